"""The buttons below an answer, and what a press on one means.

A button carries the token of an answer in the database and small numbers, never content: what may
be shown, and to whom, is decided when it is pressed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import NotFoundError
from bot.state import Source
from bot.tg import texts
from bot.tg.delivering.links import ToAnswer, payload_of
from bot.tg.delivering.messages import Button, Rows
from bot.tg.delivering.richtext import fit_to_send
from bot.tg.people.feedback_pages import feedback_row

_MAX_LABEL_CHARS = 28  # longer ones are cut off on a phone
_SOURCES_PER_ROW = 2
_DATA = re.compile(
    r"(?P<kind>[spom]):(?P<token>[\w-]{1,16})(?::(?P<first>\w{1,8}))?(?::(?P<page>\d{1,8}))?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class OpenSource:
    """Show the quote of one source in its surroundings."""

    token: str
    number: int


@dataclass(frozen=True, slots=True)
class TurnPage:
    """Show another page of the document of a source."""

    token: str
    number: int
    page: int


@dataclass(frozen=True, slots=True)
class OpenOutline:
    """Show the document of a source: what is known of it and its outline."""

    token: str
    number: int


@dataclass(frozen=True, slots=True)
class ShowMore:
    """Show what answers as well as the sources shown."""

    token: str


Press = OpenSource | TurnPage | OpenOutline | ShowMore


def read_press(data: str | None) -> Press:
    """Return what a pressed button means; NotFoundError for data that no button of ours carries."""
    match = _DATA.fullmatch(data or "")
    if match is None:
        raise NotFoundError("There is no such button.")
    kind, token, first, page = match.group("kind", "token", "first", "page")
    if kind == "m" and first is None:
        return ShowMore(token)
    if first is None:
        raise NotFoundError("There is no such button.")
    if kind == "s" and first.isdecimal():
        return OpenSource(token, int(first))
    if kind == "o" and first.isdecimal():
        return OpenOutline(token, int(first))
    if kind == "p" and first.isdecimal() and page:
        return TurnPage(token, int(first), int(page))
    raise NotFoundError("There is no such button.")


def below_answer(
    token: str,
    sources: Sequence[Source],
    *,
    in_private: str = "",
    asks_staff: bool = False,
    is_refusal: bool = False,
) -> Rows:
    """Return one button for each source shown, then those to more of them, for feedback and to a person.

    With `in_private`, what its button says, the rest is read in a private chat.
    """
    shown = [source for source in sources if not source.is_further]
    rows = list(of_sources(token, shown))
    if in_private:
        rows.append((Button(in_private, payload_of(ToAnswer(token)), "open"),))
    elif len(shown) < len(sources):
        more = texts.MORE_BUTTON.format(count=len(sources) - len(shown))
        rows.append((Button(more, f"m:{token}"),))
    rows += feedback_row(token, is_refusal=is_refusal)
    if asks_staff:
        rows.append((Button(texts.STAFF_BUTTON, f"h:{token}"),))
    return tuple(rows)


def of_sources(token: str, sources: Sequence[Source]) -> Rows:
    """Return one button for each source."""
    opening = [Button(_source_label(source), f"s:{token}:{source.number}") for source in sources]
    return tuple(tuple(opening[i : i + _SOURCES_PER_ROW]) for i in range(0, len(opening), _SOURCES_PER_ROW))


def below_page(token: str, number: int, page: int, places: Sequence[str], link: str = "") -> Rows:
    """Return the buttons to the pages around, named by their places, to the outline, and the link."""
    around = [
        Button(_page_label(template, places[other]), f"p:{token}:{number}:{other}")
        for template, other in ((texts.PREVIOUS_BUTTON, page - 1), (texts.NEXT_BUTTON, page + 1))
        if 0 <= other < len(places)
    ]
    outline = Button(texts.OUTLINE_BUTTON, f"o:{token}:{number}")
    copy = (Button(texts.COPY_LINK_BUTTON, link, "copy"),) if link else ()
    return (*((tuple(around),) if around else ()), (outline, *copy))


def _source_label(source: Source) -> str:
    place = ",".join(source.locator.split(",")[:2])  # the điểm is left to the list of sources
    if not place:
        return texts.SOURCE_BUTTON_WITHOUT_PLACE.format(number=source.number)
    return shortened_label(texts.SOURCE_BUTTON.format(number=source.number, place=place))


def _page_label(template: str, place: str) -> str:
    return template.format(place=shortened_label(place))


def shortened_label(label: str, max_chars: int = _MAX_LABEL_CHARS) -> str:
    """Return a label that a phone shows whole."""
    label = fit_to_send(label)
    return label if len(label) <= max_chars else label[: max_chars - 1].rstrip() + "…"
