"""Where in a document a stretch of its text stands: Điều, khoản, điểm, or section."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vectorstore.parts import Part
from vectorstore.records import Place

_ABOVE_ARTICLE = ("part", "chapter", "section")


@dataclass(frozen=True, slots=True)
class Location:
    """The innermost numbered parts that contain a stretch of text."""

    article: str | None = None  # "27"; in Party texts the section: "II.3"
    clause: str | None = None
    point: str | None = None
    heading_path: tuple[str, ...] = ()  # outermost first
    locator: str = ""  # "Điều 27, khoản 2, điểm a"; "Mục II.3"
    headings: tuple[str, ...] = ()  # labels around it, outermost first: ("Chương III", "Mục 2")

    @property
    def part(self) -> Part:
        """The part of its document in which the stretch stands."""
        return Part(self.article, self.clause, self.point, self.headings)


def locate(places: Sequence[Place], start: int, end: int) -> Location:
    """Return the location of text[start:end]: every part named contains the whole stretch."""
    around = [place for place in places if place.start <= start and end <= place.end]
    article = _last(around, "article")
    sections = [place for place in around if place.level == "heading"]
    found = _legal(around, article) if article is not None else _sectioned(around, sections)
    labels = (one.label for one in around if one.level in (*_ABOVE_ARTICLE, "heading") and one.label)
    return replace(found, headings=tuple(labels))


def find_place(
    places: Sequence[Place], article: str, clause: str | None = None, point: str | None = None
) -> Place | None:
    """Return the place of an Điều (or a section such as "II.3"), of a khoản or of a điểm in it."""
    found = next((place for place in places if _is_article(place, article)), None)
    for level, label in (("clause", clause), ("point", point)):
        if found is None or label is None:
            continue
        inner = (place for place in children(places, found, levels=(level,)) if place.label == label)
        found = next(inner, None)
    return found


def children(
    places: Sequence[Place], place: Place, *, levels: tuple[str, ...] | None = None
) -> tuple[Place, ...]:
    """Return the places inside a place: those directly in it, or all of the given levels."""
    inside = [
        other
        for other in places
        if other is not place and place.start <= other.start and other.end <= place.end and other != place
    ]
    if levels is not None:
        return tuple(other for other in inside if other.level in levels)
    return tuple(
        other
        for other in inside
        if not any(_contains(between, other) for between in inside if between is not other)
    )


def heading_of(place: Place) -> str:
    """Return a place's heading as it is shown: "Điều 27. Bảo đảm điều kiện hoạt động công đoàn"."""
    return f"{place.label}. {place.title}" if place.label and place.title else place.label or place.title


def _legal(around: Sequence[Place], article: Place) -> Location:
    clause, point = _last(around, "clause"), _last(around, "point")
    number = article.label.removeprefix("Điều ")
    parts = [article.label]
    if clause is not None:
        parts.append(f"khoản {clause.label}")
    if point is not None:
        parts.append(f"điểm {point.label}")
    path = [place for place in around if place.level in _ABOVE_ARTICLE] + [article]
    return Location(
        number,
        clause.label if clause else None,
        point.label if point else None,
        tuple(heading_of(place) for place in path),
        ", ".join(parts),
    )


def _sectioned(around: Sequence[Place], sections: Sequence[Place]) -> Location:
    path = tuple(heading_of(place) for place in around if place.level in (*_ABOVE_ARTICLE, "heading"))
    if not sections:
        return Location(heading_path=path, locator=path[-1] if path else "")
    innermost = sections[-1]
    if not innermost.label:
        return Location(heading_path=path, locator=f"mục “{innermost.title}”")
    if not is_section_number(innermost.label):
        return Location(heading_path=path, locator=innermost.label)
    point = _last(around, "point")
    locator = f"Mục {innermost.label}" + (f", điểm {point.label}" if point else "")
    return Location(
        ".".join(innermost.label.split(".")[:2]), None, point.label if point else None, path, locator
    )


def is_section_number(label: str) -> bool:
    """Tell whether a label is a section's number ("II.3") and not a name ("Phụ lục I")."""
    return bool(label) and " " not in label


def _is_article(place: Place, article: str) -> bool:
    if place.level == "article":
        return place.label.removeprefix("Điều ") == article
    return place.level == "heading" and place.label == article


def _last(places: Sequence[Place], level: str) -> Place | None:
    return next((place for place in reversed(places) if place.level == level), None)


def _contains(outer: Place, inner: Place) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer != inner
