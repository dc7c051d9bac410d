"""The lists of a .docx file: which number Word shows before a paragraph."""

from collections.abc import Iterator

from lxml import etree

from ingest.parsers.list_labels import BULLET, NOTHING, Counting, InList, Level, Use

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FIGURES = {"upperRoman": 1, "lowerRoman": 2, "upperLetter": 3, "lowerLetter": 4, "decimalZero": 22,
            "bullet": BULLET, "none": NOTHING}  # fmt: skip
_MOST_BASES = 12


class DocxLists:
    """Counts the paragraphs of one file in the order in which they are asked for."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        """Read the lists and what styles say of them; either part may be missing."""
        lists = {} if numbering is None else dict(_lists(numbering))
        named = [] if numbering is None else [one for one in numbering if one.tag == f"{W}num"]
        uses = [_use(one) for one in named]
        self._places = {one.get(f"{W}numId"): at for at, one in enumerate(named, start=1)}
        self._styles = (
            {} if styles is None else {one.get(f"{W}styleId"): one for one in styles.iter(f"{W}style")}
        )
        self._counting = Counting(lists, uses)

    def label(self, paragraph: etree._Element) -> str:
        """Return the number of the next paragraph, "" where it has none."""
        return self._counting.label(self._in_list(paragraph))

    def _in_list(self, paragraph: etree._Element) -> InList:
        number = level = None
        holder: etree._Element | None = paragraph
        for _ in range(_MOST_BASES):
            if holder is None:
                break
            own = holder.find(f"{W}pPr/{W}numPr")
            if own is not None:
                number = number if number is not None else _value(own.find(f"{W}numId"))
                level = level if level is not None else _value(own.find(f"{W}ilvl"))
            style = holder.find(f"{W}basedOn" if holder is not paragraph else f"{W}pPr/{W}pStyle")
            holder = self._styles.get(style.get(f"{W}val")) if style is not None else None
        level_number = int(level) if level is not None and level.isdecimal() else 0
        return InList(self._places.get(number, 0), level_number)


def _lists(numbering: etree._Element) -> Iterator[tuple[int, list[Level]]]:
    for one in numbering.iter(f"{W}abstractNum"):
        levels = [_level(level) for level in one if level.tag == f"{W}lvl"]
        yield _number(one.get(f"{W}abstractNumId")), levels


def _level(level: etree._Element) -> Level:
    start = _value(level.find(f"{W}start"))
    figures = _FIGURES.get(_value(level.find(f"{W}numFmt")) or "decimal", 0)
    template = _value(level.find(f"{W}lvlText")) or ""
    for number in range(1, 10):
        template = template.replace(f"%{number}", chr(number - 1))
    return Level(_number(start) if start else 1, figures, template)


def _use(one: etree._Element) -> Use:
    starts = {}
    for change in one.iter(f"{W}lvlOverride"):
        start = _value(change.find(f"{W}startOverride"))
        if start is not None:
            starts[_number(change.get(f"{W}ilvl"))] = _number(start)
    return Use(_number(_value(one.find(f"{W}abstractNumId"))), starts)


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.lstrip("-").isdecimal() else 0
