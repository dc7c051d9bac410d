"""Writes the report as one HTML page that needs nothing else: no script, no font, no picture from elsewhere.

On a phone each row of a table becomes a card; the roles keep it a table for a screen reader.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from html import escape

from bot import texts_report as texts
from bot.keeping.report import ANSWER, NO_ANSWER, Report, Shelved
from bot.keeping.report_plot import DESCRIBED_BY, in_words, moment, percent, plot, share
from bot.state.feedback import Asked
from bot.texts_validity import STATUS_LABELS
from bot.wording.document_names import day_text, document_name

_MOST_ROWS = 30
_DAYS_OF_YEAR, _DAYS_OF_MONTH = 365.25, 30.44
_STYLE = """\
:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--soft:#5a5a5a;--edge:#c8c8c8;--line:#0b5cad}
@media(prefers-color-scheme:dark){:root{--ink:#eee;--paper:#161616;--soft:#b5b5b5;--edge:#444;--line:#7db8f0}}
*{box-sizing:border-box}
body{font:1rem/1.5 system-ui,sans-serif;max-width:64rem;margin:0 auto;padding:1rem;color:var(--ink);
background:var(--paper);overflow-wrap:break-word}
tbody th,header p{overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.2rem;margin-top:2.5rem}
p.note,caption{color:var(--soft)}a{color:var(--line)}nav ul{padding-left:1.2rem}
table{border-collapse:collapse;width:100%}caption{text-align:left;padding:.3rem 0}
th,td{padding:.35rem .8rem .35rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--edge)}
thead th{border-bottom-width:2px}td.number{text-align:right;font-variant-numeric:tabular-nums}
figure{margin:0}svg{width:100%;height:auto;font-size:13px}svg text{fill:var(--soft)}.grid{stroke:var(--edge)}
.line{fill:none;stroke:var(--line);stroke-width:2}.dot{fill:var(--line)}
@media(max-width:40rem){svg{font-size:21px}
table.cards thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
table.cards,table.cards caption,table.cards tbody,table.cards tr,table.cards td,table.cards th{
display:block;width:100%}
table.cards tr{border:1px solid var(--edge);border-radius:.4rem;margin:.6rem 0;padding:.3rem .7rem}
table.cards td,table.cards tbody th{border:0;padding:.15rem 0;text-align:left}
table.cards td::before{content:attr(data-name) ": ";color:var(--soft)}}
@media print{nav{display:none}}"""

Cell = str | int
Row = Sequence[Cell]


def report_page(report: Report) -> str:
    """Return the page."""
    sections = {
        "tong-quan": (texts.OVERVIEW, _overview(report)),
        "chat-luong": (texts.QUALITY, _quality(report)),
        "khong-tra-loi": (texts.NOT_ANSWERED, _unanswered(report)),
        "cham": (texts.SLOWEST, _slowest(report.slowest)),
        "kem-chac": (texts.UNSURE, _unsure(report.unsure)),
        "van-ban": (texts.DOCUMENTS, _documents(report)),
    }
    title = escape(texts.TITLE)
    span = texts.SPAN.format(first=_day(report.since), last=_day(report.until), moment=_moment(report.until))
    links = "".join(f'<li><a href="#{name}">{escape(head)}</a></li>' for name, (head, _) in sections.items())
    lines = [
        "<!doctype html>",
        f'<html lang="vi"><head><meta charset="utf-8"><title>{title}</title>',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        '<link rel="icon" href="data:,">',
        f"<style>{_STYLE}</style></head>",
        f"<body><header><h1>{title}</h1><p>{escape(span)}</p></header>",
        f'<nav aria-label="{escape(texts.OVERVIEW)}"><ul>{links}</ul></nav><main>',
    ]
    for name, (head, body) in sections.items():
        lines += [
            f'<section aria-labelledby="{name}"><h2 id="{name}">{escape(head)}</h2>',
            *body,
            "</section>",
        ]
    return "\n".join([*lines, "</main></body></html>\n"])


def _overview(report: Report) -> Iterator[str]:
    totals, live = report.totals, report.live
    last = [one for one in report.measured if one.generation == live.name]
    rows: list[Row] = [
        (texts.LIVE, f"{live.name} ({moment(live.created)})"),
        (texts.DOCUMENTS_COUNT, live.documents),
        (texts.PASSAGES_COUNT, live.passages),
        *((texts.QUESTIONS_FOUND, texts.SHARE.format(found=one.found, asked=one.asked)) for one in last),
        (texts.QUESTIONS, totals.questions),
        (texts.ANSWERED, totals.by_kind.get(ANSWER, 0)),
        (texts.UNANSWERED, totals.by_kind.get(NO_ANSWER, 0)),
        (texts.ASKED_BACK, totals.by_kind.get("needs_details", 0)),
        (texts.LIKED, totals.liked),
        (texts.DISLIKED, totals.disliked),
    ]
    yield f"<table><caption>{escape(texts.OVERVIEW_CAPTION)}</caption><tbody>"
    yield from (
        f'<tr><th scope="row">{escape(str(name))}</th><td>{escape(str(of))}</td></tr>' for name, of in rows
    )
    yield "</tbody></table>"


def _quality(report: Report) -> Iterator[str]:
    if not report.measured:
        yield _note(texts.QUALITY_NONE)
        return
    yield f"<figure>{plot(report.measured)}"
    yield f'<figcaption id="{DESCRIBED_BY}">{escape(in_words(report.measured))}</figcaption></figure>'
    rows = [
        (one.generation, moment(one.created), f"{one.found}/{one.asked}", percent(share(one)))
        for one in reversed(report.measured)
    ]
    head = (texts.GENERATION, texts.CREATED, texts.FOUND, texts.SHARE_NAME)
    yield from _table(texts.QUALITY_CAPTION, head, rows)


def _unanswered(report: Report) -> Iterator[str]:
    if not report.unanswered:
        yield _note(texts.NOT_ANSWERED_NONE if report.totals.questions else texts.NOTHING_ASKED)
        return
    rows = [(one.question, one.times, _moment(one.last_at)) for one in report.unanswered]
    yield from _table(texts.NOT_ANSWERED_CAPTION, (texts.QUESTION, texts.TIMES, texts.LAST_ASKED), rows)


def _slowest(asked: Sequence[Asked]) -> Iterator[str]:
    if not asked:
        yield _note(texts.SLOWEST_NONE)
        return
    rows = [(one.question, _decimal(one.seconds), one.person, _moment(one.asked_at)) for one in asked]
    head = (texts.QUESTION, texts.SECONDS, texts.PERSON, texts.MOMENT)
    yield from _table(texts.SLOWEST_CAPTION, head, rows)


def _unsure(asked: Sequence[Asked]) -> Iterator[str]:
    if not asked:
        yield _note(texts.UNSURE_NONE)
        return
    rows = [(one.question, _decimal(one.confidence), one.person, _moment(one.asked_at)) for one in asked]
    head = (texts.QUESTION, texts.CONFIDENCE, texts.PERSON, texts.MOMENT)
    yield from _table(texts.UNSURE_CAPTION, head, rows)


def _documents(report: Report) -> Iterator[str]:
    untested = sum(not one.cited and not one.tested for one in report.documents)
    yield _note(f"{texts.COVERAGE_NOTE} {texts.UNTESTED.format(count=untested)}")
    head = (
        *(texts.DOCUMENT, texts.VALIDITY, texts.SINCE, texts.AGE),
        *(texts.PLACES, texts.PASSAGES, texts.CITED, texts.TESTED),
    )
    rows = [_document_row(one, report.today) for one in report.documents]
    yield from _table(texts.DOCUMENTS_CAPTION, head, rows, most=len(rows))


def _document_row(one: Shelved, today: date) -> Row:
    return (
        document_name(one.document),
        STATUS_LABELS[one.status],
        day_text(one.since) if one.since else texts.UNKNOWN,
        _age(one.since, today),
        *(one.places, one.passages, one.cited, one.tested),
    )


def _table(
    caption: str, head: Sequence[str], rows: Sequence[Row], *, most: int = _MOST_ROWS
) -> Iterator[str]:
    """Yield a table whose rows are named by their first cell."""
    yield f'<table class="cards" role="table"><caption>{escape(caption)}</caption>'
    columns = "".join(f'<th scope="col" role="columnheader">{escape(name)}</th>' for name in head)
    yield f'<thead role="rowgroup"><tr role="row">{columns}</tr></thead><tbody role="rowgroup">'
    for first, *others in rows[:most]:
        cells = "".join(_cells(head[1:], others))
        yield f'<tr role="row"><th scope="row" role="rowheader">{escape(str(first))}</th>{cells}</tr>'
    yield "</tbody></table>"
    if len(rows) > most:
        yield _note(texts.MORE.format(count=len(rows) - most))


def _cells(names: Sequence[str], cells: Iterable[Cell]) -> Iterator[str]:
    for name, cell in zip(names, cells, strict=True):
        kind = ' class="number"' if isinstance(cell, int) else ""
        yield f'<td role="cell" data-name="{escape(name)}"{kind}>{escape(str(cell))}</td>'


def _note(words: str) -> str:
    return f'<p class="note">{escape(words)}</p>'


def _age(since: date | None, today: date) -> str:
    if since is None:
        return texts.UNKNOWN
    days = (today - since).days
    if days < _DAYS_OF_MONTH:
        return texts.NEW
    if days < _DAYS_OF_YEAR:
        return texts.MONTHS.format(count=int(days / _DAYS_OF_MONTH))
    return texts.YEARS.format(count=int(days / _DAYS_OF_YEAR))


def _decimal(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def _day(seconds: float) -> str:
    return datetime.fromtimestamp(seconds).strftime("%d/%m/%Y")


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds).strftime("%H:%M %d/%m/%Y")
