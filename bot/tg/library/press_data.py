"""What the buttons of a browsed list, outline or page carry: the token of the browsing and a view."""

import re
from dataclasses import dataclass

from bot.errors import NotFoundError

KIND_OF_DATA = "v"
_KEY = r"[\w-]{6}"
_FORMS = (
    re.compile(r"k"),
    re.compile(rf"l:(?P<kind>{_KEY})?:(?P<page>\d{{1,5}})", re.ASCII),
    re.compile(r"d:(?P<document>[\w-]{8}):(?P<section>\d{1,5})?:(?P<page>\d{1,5})", re.ASCII),
    re.compile(rf"p:(?P<document>[\w-]{{8}}):(?P<place>{_KEY}):(?P<part>\d{{1,5}})", re.ASCII),
    re.compile(r"h:(?P<page>\d{1,5})", re.ASCII),
)
_DATA = re.compile(rf"{KIND_OF_DATA}:(?P<token>[\w-]{{1,16}}):(?P<view>.+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds of documents there are."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the documents of a kind, by its key, or of those found by the words of the browsing."""

    kind: str | None
    page: int


@dataclass(frozen=True, slots=True)
class Headings:
    """A page of the Điều and sections whose titles have the words of the browsing."""

    page: int


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a document, and a page of its outline or of one section of it."""

    document: str
    section: int | None
    page: int


@dataclass(frozen=True, slots=True)
class Reading:
    """An Điều or section of a document, of a long one a part."""

    document: str
    place: str
    part: int


View = Kinds | Listing | Headings | Card | Reading


def data_of(token: str, view: View) -> str:
    """Return the data of a button that shows a view."""
    return f"{KIND_OF_DATA}:{token}:{_written(view)}"


def read_data(data: str) -> tuple[str, View]:
    """Return token and view; NotFoundError for data that no such button carries."""
    match = _DATA.fullmatch(data)
    for number, form in enumerate(_FORMS if match else ()):
        if match and (found := form.fullmatch(match["view"])):
            return match["token"], _read(number, found)
    raise NotFoundError("There is no such button.")


def _written(view: View) -> str:
    match view:
        case Kinds():
            return "k"
        case Listing(kind, page):
            return f"l:{kind or ''}:{page}"
        case Headings(page):
            return f"h:{page}"
        case Card(document, section, page):
            return f"d:{document}:{'' if section is None else section}:{page}"
        case Reading(document, place, part):
            return f"p:{document}:{place}:{part}"


def _read(number: int, found: "re.Match[str]") -> View:
    if number == 0:
        return Kinds()
    if number == 1:
        return Listing(found["kind"], int(found["page"]))
    if number == 2:
        section = found["section"]
        return Card(found["document"], None if section is None else int(section), int(found["page"]))
    if number == 4:
        return Headings(int(found["page"]))
    return Reading(found["document"], found["place"], int(found["part"]))
