"""What people make of the answers, as JSON and as one HTML page that needs nothing else."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from typing import Any

from bot import texts_feedback as texts
from bot.state.feedback import BAD, Concern, Totals

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}"
    "article{border-top:1px solid #999;padding:.5rem 0}h2{margin-top:2rem}h3{font-size:1rem;margin:.5rem 0}"
    "table{border-collapse:collapse}td,th{padding:.2rem 1rem .2rem 0;text-align:left}"
    "blockquote{border-left:3px solid #999;margin:.5rem 0;padding-left:1rem}.facts{color:#555}"
)


def feedback_to_json(
    totals: Totals, concerns: Sequence[Concern], *, since: float, until: float
) -> dict[str, Any]:
    """Return the object that `feedback --json` prints."""
    return {
        "since": _iso(since),
        "until": _iso(until),
        "questions": totals.questions,
        "by_kind": dict(totals.by_kind),
        "liked": totals.liked,
        "disliked": totals.disliked,
        "by_reason": dict(totals.by_reason),
        "sent_to_staff": totals.sent_to_staff,
        "replied": totals.replied,
        "concerns": [_concern_to_json(concern) for concern in concerns],
    }


def feedback_page(totals: Totals, concerns: Sequence[Concern], *, since: float, until: float) -> str:
    """Return the page: the counts, then what found no answer, what was disliked, what went to a person."""
    title = escape(texts.TITLE.format(first=_day(since), last=_day(until)))
    unanswered = [one for one in concerns if one.kind == "no_answer"]
    disliked = [one for one in concerns if one.verdict == BAD and one.kind != "no_answer"]
    listed = {id(one) for one in (*unanswered, *disliked)}
    others = [one for one in concerns if id(one) not in listed]
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="vi"><head><meta charset="utf-8"><title>{title}</title>',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            f"<style>{_STYLE}</style></head><body><h1>{title}</h1>",
            *_counts(totals),
            *_section(texts.UNANSWERED, unanswered),
            *_section(texts.DISLIKED, disliked),
            *_section(texts.SENT, others),
            "</body></html>\n",
        ]
    )


def _counts(totals: Totals) -> Iterator[str]:
    rows = [
        (texts.QUESTIONS, totals.questions),
        *((texts.KINDS.get(kind, kind), count) for kind, count in sorted(totals.by_kind.items())),
        (texts.LIKED, totals.liked),
        (texts.DISLIKED, totals.disliked),
        *((texts.DISLIKE_REASONS.get(why, why), count) for why, count in sorted(totals.by_reason.items())),
        (texts.SENT, totals.sent_to_staff),
        (texts.REPLIED, totals.replied),
    ]
    yield "<table>"
    yield from (f'<tr><th scope="row">{escape(name)}</th><td>{count}</td></tr>' for name, count in rows)
    yield "</table>"


def _section(title: str, concerns: Sequence[Concern]) -> Iterator[str]:
    yield f"<h2>{escape(title)} ({len(concerns)})</h2>"
    for concern in concerns:
        yield f"<article><h3>{escape(concern.question)}</h3>"
        if concern.understood:
            yield f"<p>{escape(texts.UNDERSTOOD.format(words=concern.understood))}</p>"
        yield f'<p class="facts">{escape(_facts(concern))}</p>'
        for source in concern.sources:
            place = ", ".join(part for part in (source.document_title, source.locator) if part)
            yield f"<p>[{source.number}] {escape(place)}</p><blockquote>{escape(source.quote)}</blockquote>"
        yield "</article>"


def _facts(concern: Concern) -> str:
    facts = [
        datetime.fromtimestamp(concern.asked_at).strftime("%H:%M %d/%m/%Y"),
        concern.person,
        texts.KINDS.get(concern.kind, concern.kind),
        texts.SURE.format(confidence=f"{concern.confidence:.2f}".replace(".", ",")),
    ]
    if concern.generation:
        facts.append(texts.GENERATION.format(generation=concern.generation))
    if concern.verdict == BAD:
        facts.append(texts.DISLIKE_REASONS.get(concern.reason, texts.NO_REASON))
    if concern.sent_to_staff_at is not None:
        facts.append(texts.REPLIED if concern.replied_at is not None else texts.WAITING)
    return " · ".join(facts)


def _concern_to_json(concern: Concern) -> dict[str, Any]:
    return {
        "asked_at": _iso(concern.asked_at),
        "person": concern.person,
        "question": concern.question,
        "understood": concern.understood or None,
        "kind": concern.kind,
        "confidence": round(concern.confidence, 4),
        "generation": concern.generation,
        "verdict": concern.verdict or None,
        "reason": concern.reason or None,
        "sent_to_staff_at": _iso(concern.sent_to_staff_at),
        "replied_at": _iso(concern.replied_at),
        "sources": [
            {
                "document_id": one.document_id,
                "title": one.document_title,
                "locator": one.locator,
                "quote": one.quote,
            }
            for one in concern.sources
        ],
    }


def _iso(seconds: float | None) -> str | None:
    if seconds is None:
        return None
    return datetime.fromtimestamp(seconds).astimezone().isoformat(timespec="seconds")


def _day(seconds: float) -> str:
    return datetime.fromtimestamp(seconds).strftime("%d/%m/%Y")
