"""Finds the text of a law or decree in a web page: the part of the page that holds its Điều.

Extractors made for news take the Điều headings of such pages for links and lose them.
"""

import re
from collections.abc import Iterator

from lxml import html

_BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article",
     "blockquote", "body", "main", "br", "hr", "center", "pre"}
)  # fmt: skip
_INVISIBLE = frozenset(
    {"script", "style", "noscript", "template", "head", "select", "button", "iframe", "svg"}
)
_HEADING = re.compile(r"^\s*Điều\s+(\d{1,3})\s*(?:[.:]|$)")
_HEAD = re.compile(r"CỘNG\s+H(?:OÀ|ÒA)\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM")
_HEADING_CHARS = 150
_BODY_SHARE = 2.0  # of the headings; a table of contents has next to no other text
_SHORT_CELL = 200  # characters: a cell of data, not of the page's layout
_FEWEST_ARTICLES = 3
_SHARE = 0.9
_MOST_AROUND = 3_000  # characters that head and signatures may add around the Điều
_SHARE_AROUND = 0.1


def official_text(page: bytes) -> str | None:
    """Return the text of the official document in a web page, a line for each block; None without one."""
    root = html.document_fromstring(page, parser=html.HTMLParser(encoding=_encoding(page)))
    for element in list(root.iter(*_INVISIBLE)):
        element.drop_tree()
    headings = _headings(root)
    most = len({number for number, _ in headings.get(root, ())})
    if most < _FEWEST_ARTICLES:
        return None
    holders = [one for one, found in headings.items() if _has_most(found, most) and _has_body(one, found)]
    if not holders:
        return None
    smallest = min(holders, key=lambda one: len(one.text_content()))
    return "\n".join(_lines(_with_head(smallest)))


def _encoding(page: bytes) -> str | None:
    """Return UTF-8 where the page is that, whether it says so or not; None leaves it to what it says."""
    try:
        page.decode()
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _headings(root: html.HtmlElement) -> dict[html.HtmlElement, list[tuple[str, int]]]:
    """Return, for each element, the number and length of the Điều headings that it holds."""
    found: dict[html.HtmlElement, list[tuple[str, int]]] = {}
    for element in root.iter("p", "div", "li", "h1", "h2", "h3", "h4", "td"):
        if any(child.tag in _BLOCKS for child in element):
            continue
        text = " ".join(element.text_content().split())[:_HEADING_CHARS]
        heading = _HEADING.match(text)
        if heading:
            for holder in (element, *element.iterancestors()):
                found.setdefault(holder, []).append((heading[1], len(text)))
    return found


def _has_most(found: list[tuple[str, int]], most: int) -> bool:
    return len({number for number, _ in found}) >= _SHARE * most


def _has_body(element: html.HtmlElement, found: list[tuple[str, int]]) -> bool:
    """Tell whether an element holds what stands under the Điều, not their headings alone."""
    length_of_headings = sum(length for _, length in found)
    return len(" ".join(element.text_content().split())) >= (1 + _BODY_SHARE) * length_of_headings


def _with_head(element: html.HtmlElement) -> html.HtmlElement:
    """Return the element, or the ancestor that adds the head of the document to it and little more."""
    length = len(element.text_content())
    for one in (element, *element.iterancestors()):
        if len(one.text_content()) > length * (1 + _SHARE_AROUND) + _MOST_AROUND:
            return element
        if _HEAD.search(one.text_content()):
            return one
    return element


def _lines(element: html.HtmlElement) -> list[str]:
    """Return the blocks of an element, each as a line; the cells of a row of data stand on one line."""
    text = "".join(_pieces(element, is_in_cell=False))
    lines = (" ".join(line.split()) for line in text.split("\x00"))
    return [line.strip("| ") for line in lines if line.strip("| ")]


def _pieces(element: html.HtmlElement, *, is_in_cell: bool) -> Iterator[str]:
    """Yield the text of an element with a mark where a line starts or ends."""
    is_cell = element.tag in ("td", "th")
    if is_cell:
        is_in_cell = len(element.text_content()) <= _SHORT_CELL
    line_end = "" if element.tag not in _BLOCKS else " " if is_in_cell else "\x00"
    yield line_end
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _pieces(child, is_in_cell=is_in_cell)
        yield child.tail or ""
    yield " | " if is_cell else line_end
