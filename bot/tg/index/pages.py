"""Words what admins see of the index: its state, the questions before a change, the results."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.keeping.generations import RolledBack
from bot.keeping.index_desk import IndexState, WayBack
from bot.keeping.index_work import Busy, Done, Failed, Outcome, Refused, Work
from bot.tg import texts_index as texts
from bot.tg.delivering.messages import Button, Message, to_messages
from bot.tg.delivering.richtext import styled
from bot.tg.running.recent_errors import LoggedError
from ingest.report import Failure

KIND = "i"  # of the data of buttons
LEAVE, BACK = "no", "back"
_SHOWN_FILES = 20
_SHOWN_TITLES = 15
_NAMED_FILES = 3
_LONGEST_ERROR = 200


def sure_page() -> Message:
    """Return the question before the index is made again."""
    words = texts.REBUILD_SURE.format(rebuild=texts.REBUILD_BUTTON, ingest=texts.INGEST_BUTTON)
    buttons = (
        (Button(texts.REBUILD_BUTTON, f"{KIND}:{Work.REBUILD}"),),
        (Button(texts.INGEST_BUTTON, f"{KIND}:{Work.INGEST}"),),
        (Button(texts.LEAVE_BUTTON, f"{KIND}:{LEAVE}"),),
    )
    return to_messages(styled(words), buttons=buttons)[0]


def way_back_page(way: WayBack, now: datetime, *, is_automatic: bool) -> Message:
    """Return the question before going back: to what, what would be missed, and the way forward."""
    lines = [
        texts.ROLLBACK_SURE.format(
            name=way.before.name,
            age=age(way.before.created, now),
            documents=way.before.documents,
            live=way.live.name,
            live_documents=way.live.documents,
        ),
        "",
        *_missed(way.missed),
        "",
        texts.ROLLBACK_FORWARD.format(ingest=texts.INGEST_BUTTON),
        *([texts.ROLLBACK_AUTOMATIC] if is_automatic else []),
    ]
    buttons = (
        (Button(texts.ROLLBACK_BUTTON, f"{KIND}:{BACK}:{way.before.name}"),),
        (Button(texts.LEAVE_BUTTON, f"{KIND}:{LEAVE}"),),
    )
    return to_messages(styled("\n".join(lines)), buttons=buttons)[0]


def rolled_back_page(back: RolledBack) -> Message:
    """Return what going back did."""
    told = texts.ROLLED_BACK.format(name=back.name, documents=back.documents)
    return Message(f"{told}\n{texts.ROLLBACK_FORWARD.format(ingest=texts.INGEST_BUTTON)}")


def progress_words(work: Work, step: tuple[str, int, int] | None, seconds: float) -> str:
    """Return how far the work has come."""
    words = texts.STAGE_FIRST
    if step is not None:
        stage, done, total = step
        named = texts.STAGES.get(stage, stage)
        words = texts.STEP.format(stage=named, done=done, total=total) if total > 1 else named
    return texts.PROGRESS.format(work=texts.WORKS[work], step=words, seconds=round(seconds))


def result_pages(
    work: Work, outcome: Outcome, live: str, *, is_automatic: bool = False
) -> tuple[Message, ...]:
    """Return how the work ended; `live` is the generation that answers now."""
    head, lines = _result(work, outcome, live)
    note = [texts.AUTOMATIC] if is_automatic else []
    return to_messages(styled(head, "bold") + "\n" + "\n".join([*lines, *note]))


def _result(work: Work, outcome: Outcome, live: str) -> tuple[str, list[str]]:
    named = texts.WORKS[work]
    match outcome:
        case Done():
            report = outcome.report
            is_same = work is Work.INGEST and not (report.added or report.replaced or report.removed)
            head = texts.DONE_SAME if is_same else texts.DONE
            return head.format(work=named, name=report.generation), _done(outcome, is_same=is_same)
        case Refused(reason):
            return texts.REFUSED.format(name=live), [texts.REFUSED_WHY.format(reason=reason)]
        case Busy():
            return texts.BUSY.format(work=named), []
        case Failed(reason):
            return texts.FAILED.format(work=named), [texts.REFUSED_WHY.format(reason=reason)]


def _done(outcome: Done, *, is_same: bool) -> list[str]:
    report = outcome.report
    counts = texts.DONE_COUNTS.format(
        documents=_number(outcome.documents),
        passages=_number(outcome.passages),
        added=len(report.added),
        replaced=len(report.replaced),
        removed=len(report.removed),
        unchanged=report.unchanged,
    )
    if is_same:
        return [counts, *_failed(report.failed)]
    gate = texts.DONE_GATE if outcome.asked else texts.DONE_GATE_WITHOUT_QUESTIONS
    return [
        counts,
        *([texts.DONE_DAMAGED] if report.damage else []),
        gate.format(found=outcome.found, asked=outcome.asked),
        *_failed(report.failed),
        "",
        texts.DONE_BACK,
    ]


def _failed(failures: Sequence[Failure]) -> list[str]:
    if not failures:
        return []
    lines = [
        (texts.DONE_FAILED_KEPT if one.is_kept else texts.DONE_FAILED_LINE).format(
            file=one.file, error=_one_line(one.error)
        )
        for one in sorted(failures, key=lambda one: not one.is_kept)[:_SHOWN_FILES]
    ]
    more = len(failures) - len(lines)
    rest = [texts.DONE_FAILED_MORE.format(count=more)] if more else []
    return ["", texts.DONE_FAILED.format(count=len(failures)), *lines, *rest]


def state_lines(state: IndexState, now: datetime) -> list[str]:
    """Return how the index is, a line for each thing."""
    live = state.live
    measured = [one for one in live.measured if one.generation == live.name]
    questions = [texts.STATUS_QUESTIONS.format(found=one.found, asked=one.asked) for one in measured]
    files = [*state.behind.lacking, *state.behind.changed, *state.behind.gone]
    behind = texts.STATUS_IN_LINE
    if files:
        behind = texts.STATUS_BEHIND.format(count=len(files), files=_few(files))
    return [
        texts.STATUS_LIVE.format(name=live.name, age=age(live.created, now)),
        texts.STATUS_COUNTS.format(documents=_number(live.documents), passages=_number(live.passages)),
        *questions,
        texts.STATUS_MODEL.format(model=live.embedder),
        behind,
        texts.STATUS_DISK.format(
            generations=state.generations, used=size(state.disk_bytes), free=size(state.free_bytes)
        ),
    ]


def error_lines(errors: Sequence[LoggedError]) -> list[str]:
    """Return the last errors, a line for each."""
    if not errors:
        return [texts.STATUS_NO_ERRORS]
    lines = [
        texts.STATUS_ERROR.format(
            moment=datetime.fromtimestamp(one.at).strftime("%H:%M %d/%m"), words=_in_vietnamese(one.words)
        )
        for one in errors
    ]
    return [texts.STATUS_ERRORS, *dict.fromkeys(lines)]


def _in_vietnamese(logged: str) -> str:
    """Return what happened in words for admins; what has none is in the log."""
    for pattern, words in texts.LOGGED_ERRORS.items():
        if re.search(pattern, logged):
            return words
    return texts.OTHER_ERROR.format(words=_one_line(logged))


def age(created: str, now: datetime) -> str:
    """Return how long ago something was made, in words."""
    seconds = (now.astimezone(UTC) - datetime.fromisoformat(created)).total_seconds()
    for unit, words in texts.AGES:
        if seconds >= unit:
            return words.format(count=int(seconds // unit))
    return texts.AGE_NOW


def size(count: int) -> str:
    """Return a number of bytes as people read it."""
    for unit, name in ((1000**3, "GB"), (1000**2, "MB"), (1000, "kB")):
        if count >= unit:
            return f"{count / unit:.1f} {name}".replace(".", ",")
    return f"{count} B"


def _missed(titles: Sequence[str]) -> list[str]:
    if not titles:
        return [texts.ROLLBACK_MISSES_NONE]
    lines = [texts.ROLLBACK_LINE.format(title=_one_line(one)) for one in titles[:_SHOWN_TITLES]]
    if len(titles) > _SHOWN_TITLES:
        lines.append(texts.ROLLBACK_MORE.format(count=len(titles) - _SHOWN_TITLES))
    return [texts.ROLLBACK_MISSES.format(count=len(titles)), *lines]


def _few(files: Sequence[str]) -> str:
    named = ", ".join(_one_line(file) for file in files[:_NAMED_FILES])
    rest = len(files) - _NAMED_FILES
    return texts.MORE_FILES.format(files=named, count=rest) if rest > 0 else named


def _one_line(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_ERROR else line[: _LONGEST_ERROR - 1].rstrip() + "…"


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
