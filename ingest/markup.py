"""Takes the marks of Markdown and of drawn tables out of a text; the words stay."""

import re

_GLUED_EMPHASIS = re.compile(r"(?P<before>\w*)(?:\*\*\*\*|____)(?=(?P<behind>\w?))")
_BOLD = re.compile(r"\*\*|(?<!\w)__|__(?!\w)")
_ITALIC = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{1,1500})\*(?![\w*])")
# Of italics that a line breaks off, or that end behind a blank; "tiền = giá *số cuốn" is a formula.
_ITALIC_ALONE = re.compile(r"(?<=[^\W\d_][ ]|[.:;,)] )\*(?=\(?[^\W_])|(?<=[)”\".])\*(?=[:;,.])")
_HEADING_MARK = re.compile(r"^[ \t]*#{1,6}[ \t]+", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\((?:https?://|/|#)[^()\s]{0,1000}\)")
_TABLE_RULE = re.compile(r"^[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t]*:?-*:?[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"(?:[-–—=*~]{4,}|_{3,})")
_EMPTY_CELLS = re.compile(r"^[ \t]*\|[ \t|]*$", re.MULTILINE)
_OUTER_BARS = re.compile(r"^[ \t]*\|[ \t|]*|(?<![ \t|])[ \t]*\|[ \t|]*$", re.MULTILINE)


def remove_marks(text: str) -> str:
    """Return the text without emphasis, heading and link marks, table bars at line ends and rules.

    Cells of a table row stay on one line with a bar between them.
    """
    text = _GLUED_EMPHASIS.sub(_parted, text) if "**" in text else text
    text = _TABLE_RULE.sub("", text)
    text = _RULE.sub(" ", text)
    text = _BOLD.sub("", text)
    text = _ITALIC.sub(r"\1", text)
    text = "\n".join(line if "=" in line else _ITALIC_ALONE.sub("", line) for line in text.split("\n"))
    text = _LINK.sub(r"\1", text)
    text = _HEADING_MARK.sub("", text)
    return _OUTER_BARS.sub("", _EMPTY_CELLS.sub("", text))


def _parted(glued: re.Match[str]) -> str:
    """Return a word with a line end behind it where the next heading begins there without a blank.

    So it does behind capitals or with one; elsewhere parts of one heading were made bold by themselves.
    """
    before, behind = glued["before"], glued["behind"]
    is_heading = (len(before) > 1 and before.isupper() and behind) or (before and behind.isupper())
    return f"{before}\n" if is_heading else before
