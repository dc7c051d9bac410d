"""Texts as they never should be, and always are in the end."""

from hypothesis import strategies as st

from bot.tg.delivering.richtext import Kind, RichText, Span, styled

_VISIBLE = [
    "a",
    "ệ",
    "😀",
    "👨\u200d👩\u200d👧\u200d👦",
    "🇻🇳",
    "❤\ufe0f",
    "שלום",
    "ﷺ",
    "“",
    "”",
    "\ufffd",
    "\U0010ffff",
]
_MARKS = ["e\u0323\u0302", "Z\u0334\u0335\u0336\u0337\u0338", "\u202e", "\u200f", "\u200b"]
_BLANKS = ["\x00", "\x1b", "\r\n", "\n", "\n\n", "\t", " ", "\u00a0", "\u2028", ". ", "; "]
_MARKUP = [
    "*",
    "_",
    "`",
    "[",
    "](http://x.vn)",
    "<b>",
    "&lt;",
    "</b>",
    "@policy_test_bot",
    "/hoi",
    "#a",
    "https://a.vn",
]
_ODD = [*_VISIBLE, *_MARKS, *_BLANKS, *_MARKUP]

wild_text = st.one_of(
    st.lists(st.sampled_from(_ODD), max_size=40).map("".join),
    st.text(max_size=80),
    st.text(st.characters(categories=["Cs", "Lo", "So", "Mn", "Zs"]), max_size=40),
)

_kinds: st.SearchStrategy[Kind] = st.sampled_from(["bold", "italic", "underline", "blockquote"])


@st.composite
def rich_texts(draw: st.DrawFn) -> RichText:
    """Return a text with styles that are nested or apart."""
    rich = styled(draw(wild_text))
    for _ in range(draw(st.integers(0, 4))):
        part = styled(draw(wild_text), draw(_kinds))
        if part.text and draw(st.booleans()):
            cut = sorted(draw(st.lists(st.integers(0, len(part.text)), min_size=2, max_size=2)))
            if cut[0] < cut[1]:
                part = RichText(part.text, (*part.spans, Span(cut[0], cut[1], "italic")))
        rich = rich + part + draw(wild_text)
    return rich
