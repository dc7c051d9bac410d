"""What staff see of the documents they sent: the preview, its passages, the fields, the list."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from bot.keeping.adding import Proposal, version_line
from bot.keeping.albums import is_album
from bot.keeping.fields import FIELDS
from bot.state.uploads import Stage, Upload
from bot.texts_validity import STATUS_LABELS
from bot.tg import texts_uploads as texts
from bot.tg.delivering.messages import Button, Message, Rows, to_messages
from bot.tg.delivering.richtext import RichText, joined, styled, utf16_units
from bot.tg.presses.buttons import shortened_label
from bot.wording.document_names import day_text
from vectorstore.records import Passage

_LONGEST_LINE = 220
_LINES_OF_A_LIST = 6
_LINES_OF_A_VERSION, _LONGEST_OF_A_VERSION = 12, 400  # every change is shown or counted
_FIRST_LINES, _LONGEST_FIRST_LINE = 5, 120
_PASSAGES_A_PAGE, _LONGEST_PASSAGE = 3, 1000
_SHOWN_IN_LIST = 8  # of a page
_HEADINGS = {
    Stage.WAITING: texts.LIST_WAITING,
    Stage.PUBLISHING: texts.LIST_WAITING,
    Stage.PUBLISHED: texts.LIST_PUBLISHED,
    Stage.TAKING_BACK: texts.LIST_PUBLISHED,
    Stage.TAKEN_BACK: texts.LIST_REMOVED,
    Stage.GIVING_AGAIN: texts.LIST_REMOVED,
}
_LIST_BUTTONS = {  # by heading, in the order of the list; nothing can be done with what is gone
    texts.LIST_WAITING: (texts.OPEN_BUTTON, "o"),
    texts.LIST_PUBLISHED: (texts.REMOVE_BUTTON, "r"),
    texts.LIST_GONE: ("", ""),
    texts.LIST_REMOVED: (texts.UNDO_BUTTON, "n"),
}
_LONGEST_LABEL = 40  # of a button that has a row to itself
_LONGEST_PAGE = 4000  # UTF-16 units, in one message


def preview(upload: Upload, proposal: Proposal, *, days: int, note: str = "", together: str = "") -> Message:
    """Return what was recognised in a document, with the buttons to decide on it.

    `together` is what is doubted because of a document that came with it.
    """
    title = texts.RECOGNISED.format(name=upload.name)
    if is_album(upload.name):
        title = texts.RECOGNISED_ALBUM.format(count=_pictures(proposal))
    parts = [styled(note)] if note else []
    parts.append(styled(title, "bold") + "\n" + styled("\n".join(_facts(upload, proposal))))
    parts += _list(
        texts.VERSION,
        [line for line in (version_line(proposal), *proposal.differences) if line],
        most=_LINES_OF_A_VERSION,
        longest=_LONGEST_OF_A_VERSION,
    )
    parts += _list(texts.CHANGES, proposal.changes)
    parts += _list(texts.DOUBTS, [*filter(None, [together]), *proposal.doubts])
    first = [line for line in proposal.parsed.text.splitlines() if line.strip()][:_FIRST_LINES]
    lines = "\n".join(_cut(line, _LONGEST_FIRST_LINE) for line in first)
    parts.append(styled(texts.FIRST_LINES, "bold") + "\n" + styled(lines, "blockquote"))
    if proposal.twin is None:
        parts.append(styled(texts.HOW_TO_DECIDE.format(days=days), "italic"))
    return _page(joined(parts, "\n\n"), buttons=_decisions(upload, proposal))


def passages(upload: Upload, found: Sequence[Passage], page: int) -> Message:
    """Return some of the passages into which a document falls."""
    first = max(0, min(page * _PASSAGES_A_PAGE, len(found) - 1))
    shown = found[first : first + _PASSAGES_A_PAGE]
    heading = texts.PASSAGES.format(first=first + 1, last=first + len(shown), count=len(found))
    parts = [styled(heading, "bold"), *(_passage(one) for one in shown)]
    around = [
        Button(label, f"u:p:{upload.token}:{number}")
        for label, number in (
            (texts.EARLIER_PASSAGES_BUTTON, page - 1),
            (texts.LATER_PASSAGES_BUTTON, page + 1),
        )
        if 0 <= number * _PASSAGES_A_PAGE < len(found)
    ]
    back = (Button(texts.TO_PREVIEW_BUTTON, f"u:v:{upload.token}"),)
    return _page(joined(parts, "\n\n"), buttons=((tuple(around), back) if around else (back,)))


def fields(upload: Upload, proposal: Proposal) -> Message:
    """Return the choice of what to correct."""
    buttons = [Button(texts.FIELDS[name], f"u:f:{upload.token}:{name}") for name in FIELDS]
    rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    title = styled(texts.WHICH_FIELD.format(title=_title(upload, proposal)), "bold")
    rich = title + "\n" + styled("\n".join(_facts(upload, proposal)))
    back = (Button(texts.TO_PREVIEW_BUTTON, f"u:v:{upload.token}"),)
    return _page(rich, buttons=(*rows, back))


def asking(upload: Upload, field: str, proposal: Proposal) -> Message:
    """Return the request for a value; a status is chosen by button."""
    cancel = (Button(texts.NO_CHANGE_BUTTON, f"u:c:{upload.token}"),)
    title = _title(upload, proposal)
    if field != "status":
        words = texts.TYPE_VALUE.format(field=texts.FIELDS[field], title=title)
        return to_messages(styled(words), buttons=(cancel,))[0]
    choices = tuple((Button(label, f"u:s:{upload.token}:{name}"),) for name, label in STATUS_LABELS.items())
    return to_messages(styled(texts.CHOOSE_STATUS.format(title=title)), buttons=(*choices, cancel))[0]


def listing(
    uploads: Sequence[Upload], *, note: str = "", gone: Set[str] = frozenset(), page: int = 0
) -> Message:
    """Return a page of what a person sent, by what became of it."""
    parts = [styled(note)] if note else []
    if not uploads:
        return to_messages(joined([*parts, styled(texts.LIST_EMPTY)], "\n\n"))[0]
    parts.append(styled(texts.LIST_TITLE, "bold"))
    lines = list(_lines(uploads, gone))
    first = _SHOWN_IN_LIST * max(0, min(page, (len(lines) - 1) // _SHOWN_IN_LIST))
    shown = lines[first : first + _SHOWN_IN_LIST]
    for heading, of_group in groupby(shown, key=lambda line: line.heading):
        entries = "\n".join(_entry(line) for line in of_group)
        parts.append(styled(heading, "bold") + "\n" + styled(entries))
    buttons = (*_publish_all(lines), *_list_buttons(shown), *_other_pages(first, len(lines)))
    return _page(joined(parts, "\n\n"), buttons=buttons)


@dataclass(frozen=True, slots=True)
class _Line:
    """An upload in the list: under which heading, as which of them."""

    upload: Upload
    number: int
    heading: str


def _lines(uploads: Sequence[Upload], gone: Set[str]) -> Iterator[_Line]:
    groups: dict[str, list[Upload]] = {heading: [] for heading in _LIST_BUTTONS}
    for one in uploads:
        groups[texts.LIST_GONE if one.token in gone else _HEADINGS[one.stage]].append(one)
    groups[texts.LIST_WAITING].sort(key=lambda one: (not _reason(one), not _doubts(one)))
    for heading, of_group in groups.items():
        for number, one in enumerate(of_group, start=1):
            yield _Line(one, number, heading)


def _entry(line: _Line) -> str:
    upload = line.upload
    entry = texts.ENTRY.format(number=line.number, title=_cut(named(upload), _LONGEST_LINE))
    if upload.stage is Stage.WAITING and (reason := _reason(upload)):
        return entry + texts.ENTRY_TO_LOOK_AT.format(reason=_cut(reason, _LONGEST_LINE))
    if upload.stage is Stage.WAITING and (count := _doubts(upload)):
        return entry + texts.ENTRY_WITH_DOUBTS.format(count=count)
    return entry


def _publish_all(lines: Sequence[_Line]) -> Rows:
    waiting = [line.upload for line in lines if line.heading == texts.LIST_WAITING]
    ready = sum(not _reason(one) for one in waiting)
    button = Button(texts.PUBLISH_ALL_BUTTON.format(count=ready), "u:a:all")
    return ((button,),) if ready and len(waiting) > 1 else ()


def _list_buttons(lines: Sequence[_Line]) -> Iterator[tuple[Button, ...]]:
    for line in lines:
        label, verb = _LIST_BUTTONS[line.heading]
        if verb:
            words = label.format(number=line.number, title=named(line.upload))
            yield (Button(shortened_label(words, _LONGEST_LABEL), f"u:{verb}:{line.upload.token}"),)


def _other_pages(first: int, count: int) -> Rows:
    around = [
        Button(label, f"u:l:{at // _SHOWN_IN_LIST}")
        for label, at in (
            (texts.EARLIER_LINES_BUTTON, first - _SHOWN_IN_LIST),
            (texts.LATER_LINES_BUTTON, first + _SHOWN_IN_LIST),
        )
        if 0 <= at < count
    ]
    return (tuple(around),) if around else ()


def named(upload: Upload) -> str:
    """Return the title of a document, or the name of its file where that is not known yet."""
    return upload.title or upload.name


def _reason(upload: Upload) -> str:
    """Return why a document is not taken in with all others."""
    return str(upload.traces.get("look", ""))


def _doubts(upload: Upload) -> int:
    return int(upload.traces.get("doubts", 0))


def _decisions(upload: Upload, proposal: Proposal) -> Rows:
    add = Button(texts.PUBLISH_BUTTON, f"u:i:{upload.token}")
    edit = Button(texts.EDIT_BUTTON, f"u:e:{upload.token}")
    look = Button(texts.PASSAGES_BUTTON, f"u:p:{upload.token}:0")
    drop = Button(texts.DROP_BUTTON, f"u:d:{upload.token}")
    rows = ((look, drop),) if proposal.twin is not None else ((add, edit), (look, drop))
    split = Button(texts.SPLIT_BUTTON, f"u:t:{upload.token}")
    return (*rows, (split,)) if is_album(upload.name) and _pictures(proposal) > 1 else rows


def _facts(upload: Upload, proposal: Proposal) -> Iterator[str]:
    document = proposal.parsed.document
    for name, label in texts.FIELDS.items():
        value = STATUS_LABELS[proposal.status] if name == "status" else getattr(document, name)
        if value is None and name == "effective_to":
            continue
        shown = (
            day_text(value) if isinstance(value, date) else _cut(str(value or texts.UNKNOWN), _LONGEST_LINE)
        )
        if name in upload.corrections:
            shown = texts.CORRECTED.format(value=shown)
        yield texts.LINE.format(name=label, value=shown)
    parsed = proposal.parsed
    contents = texts.CONTENTS.format(
        articles=sum(place.level == "article" for place in parsed.places),
        passages=len(parsed.passages),
        characters=len(parsed.text),
    )
    pictures = _pictures(proposal)
    yield contents + texts.PICTURES.format(count=pictures) if pictures else contents


def _pictures(proposal: Proposal) -> int:
    """Return how many pages were recognised in pictures."""
    return sum(one is not None for one in proposal.parsed.page_confidences)


def _list(
    heading: str, lines: Sequence[str], *, most: int = _LINES_OF_A_LIST, longest: int = _LONGEST_LINE
) -> list[RichText]:
    if not lines:
        return []
    shown = [texts.BULLET.format(line=_cut(line, longest)) for line in lines[:most]]
    if len(lines) > most:
        shown.append(texts.AND_MORE.format(count=len(lines) - most))
    return [styled(heading, "bold") + "\n" + styled("\n".join(shown))]


def _passage(passage: Passage) -> RichText:
    headings = [heading for heading in passage.heading_path if heading not in passage.text]
    path = " › ".join(headings)
    body = styled(_cut(passage.text, _LONGEST_PASSAGE), "blockquote")
    return styled(_cut(path, _LONGEST_LINE), "italic") + "\n" + body if path else body


def _page(rich: RichText, buttons: Rows) -> Message:
    """Return one message, whose end is left out where it is too long for Telegram."""
    room = _LONGEST_PAGE - (utf16_units(rich.text) - len(rich.text))
    return to_messages(rich.cut(0, min(room, len(rich.text))), buttons=buttons)[0]


def _title(upload: Upload, proposal: Proposal) -> str:
    return _cut(proposal.parsed.document.title or upload.name, _LONGEST_LINE)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def said(words: str) -> Message:
    """Return a sentence as a message."""
    return to_messages(styled(words))[0]
