"""A page of the answers that a person should look at: one HTML file that needs nothing else."""

from collections.abc import Iterator, Sequence
from html import escape

from bot import texts, texts_worst_cases
from bot.answers import Answer, NeedsDetails, NoAnswer
from bot.measuring.answer_evaluation import COVERED, Outcome
from bot.measuring.fixed_questions import Gold

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}"
    "article{border-top:1px solid #999;padding:1rem 0}h2{font-size:1.1rem}h3{font-size:1rem;margin-bottom:0}"
    "blockquote{border-left:3px solid #999;margin:.5rem 0;padding-left:1rem}.said{white-space:pre-line}"
    ".why{color:#a00}"
)


def report_page(outcomes: Sequence[Outcome]) -> str:
    """Return the page; the surest mistakes come first."""
    wrong = sorted(
        (outcome for outcome in outcomes if outcome.is_wrong), key=lambda one: -one.trace.confidence
    )
    title = escape(texts_worst_cases.TITLE)
    summary = escape(texts_worst_cases.SUMMARY.format(wrong=len(wrong), total=len(outcomes)))
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="vi"><head><meta charset="utf-8"><title>{title}</title>',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            f"<style>{_STYLE}</style></head><body>",
            f"<h1>{title}</h1><p>{summary}</p>",
            *("\n".join(_article(outcome)) for outcome in wrong),
            "</body></html>\n",
        ]
    )


def reasons(outcome: Outcome) -> tuple[str, ...]:
    """Return what is wrong, as keys of the texts; nothing where all is right."""
    if not outcome.asked.answerable:
        return ("answered",) if outcome.is_answered else ()
    if not outcome.is_answered:
        return ("refused",)
    found = {
        "place": not outcome.is_first_right,
        "quote": outcome.covered < COVERED,
        "replaced": outcome.is_replaced_cited,
        "unverified": not outcome.is_verified,
    }
    return tuple(name for name, holds in found.items() if holds)


def _article(outcome: Outcome) -> Iterator[str]:
    asked, trace = outcome.asked, outcome.trace
    why = "; ".join(texts_worst_cases.REASONS[name] for name in reasons(outcome))
    yield f"<article><h2>{escape(asked.id)}: {escape(trace.question)}</h2>"
    yield f'<p class="why">{escape(why)}</p>'
    yield from (_paragraph(texts_worst_cases.AFTER.format(question=earlier)) for earlier in asked.history)
    yield _paragraph(texts_worst_cases.ASKED_AS.format(query=trace.query.text))
    yield f"<h3>{escape(texts_worst_cases.EXPECTED)}</h3>"
    if asked.short_answer:
        yield _paragraph(asked.short_answer)
    if not asked.answerable:
        yield _paragraph(texts_worst_cases.NOTHING_EXPECTED)
    yield from (line for gold in asked.gold for line in _expected(gold))
    yield f"<h3>{escape(texts_worst_cases.SAID)}</h3>"
    yield f'<p class="said">{escape(_said(outcome))}</p>'
    sure = texts_worst_cases.SURE_NOT_FOUND if outcome.rank is None else texts_worst_cases.SURE
    yield _paragraph(sure.format(confidence=f"{trace.confidence:.2f}", rank=outcome.rank)) + "</article>"


def _expected(gold: Gold) -> Iterator[str]:
    place = texts.ARTICLE.format(label=gold.article) if gold.article else ""
    yield _paragraph(f"{place} {gold.doc}".strip())
    if gold.quote:
        yield f"<blockquote>{escape(gold.quote)}</blockquote>"


def _said(outcome: Outcome) -> str:
    match outcome.trace.result:
        case Answer(text=text) | NoAnswer(text=text) | NeedsDetails(question=text):
            return text


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
