"""Measures answers on the union questions: sources, quotes, validity, refusals, follow-ups.

    python benchmarks/union_answers.py ../shared/benchmarks/union --config config.toml

asks every question of DIR/dev.jsonl, as written and without diacritics, over the live generation of the
settings, which must have been made from the corpus of the benchmark. Prints one table, or JSON.
"""

import argparse
import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from bot.answering import Answerer
from bot.answers import Answer, Citation, NeedsDetails, Trace
from bot.composition import compose
from bot.settings import load_settings
from vectorstore.identifiers import number_key
from vectorstore.records import Status

# Of a gold quote's characters, how many a citation must have to count as quoting it.
COVERED = 0.6
ARTICLE_FILE = "tap-huan-tuyen-giao-2023"


@dataclass
class Outcome:
    """What became of one question."""

    id: str
    kind: str
    answerable: bool
    answered: bool
    rank: int | None = None  # of the first hit of the gold document and article; None where there is none
    first_right: bool = False
    any_right: bool = False
    covered: float = 0.0
    forbidden: bool = False
    confidence: float = 0.0
    millis: float = 0.0
    cited: list[str] = field(default_factory=list)


def main() -> None:
    """Read the arguments, ask all questions, print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="the folder of the benchmark, with dev.jsonl")
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--worst", action="store_true", help="list the questions that went wrong")
    arguments = parser.parse_args()
    rows = read_rows(arguments.folder / "dev.jsonl")
    answerer = compose(load_settings(arguments.config)).answerer
    results = {
        variant: [ask(answerer, row, variant) for row in rows]
        for variant in ("question", "variant_no_diacritics")
    }
    figures = {variant: summary(outcomes) for variant, outcomes in results.items()}
    if arguments.json:
        print(json.dumps(figures, ensure_ascii=False, indent=2))
        return
    for variant, values in figures.items():
        print(variant)
        print("\n".join(f"  {name:28} {value}" for name, value in values.items()))
    if arguments.worst:
        for outcome in results["question"]:
            if is_wrong(outcome):
                print(outcome)


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def ask(answerer: Answerer, row: dict[str, Any], variant: str) -> Outcome:
    """Ask one question as a member would: without telling the date it must hold on."""
    started = time.perf_counter()
    trace = answerer.answer(row[variant], history=row["history"])
    outcome = Outcome(
        id=row["id"],
        kind=row["kind"],
        answerable=row["answerable"],
        answered=isinstance(trace.result, Answer),
        rank=_rank(trace, [*row["gold"], *row["acceptable"]]),
        confidence=round(trace.confidence, 3),
        millis=(time.perf_counter() - started) * 1000,
    )
    if isinstance(trace.result, Answer):
        _judge(outcome, trace.result.citations, row)
    elif isinstance(trace.result, NeedsDetails):
        outcome.cited = ["needs_details"]
    return outcome


def _rank(trace: Trace, golds: Sequence[dict[str, Any]]) -> int | None:
    numbers = {document.id: document.number or document.file for document in trace.documents}
    right = (
        rank
        for rank, hit in enumerate(trace.hits, start=1)
        for gold in golds
        if _is_place(numbers.get(hit.passage.document_id, ""), hit.passage.article, gold)
    )
    return next(right, None)


def _judge(outcome: Outcome, citations: Sequence[Citation], row: dict[str, Any]) -> None:
    rights = [*row["gold"], *row["acceptable"]]
    outcome.cited = [f"{citation.document.number} {citation.locator}" for citation in citations]
    outcome.first_right = any(is_right(citations[0], gold) for gold in rights)
    outcome.any_right = any(is_right(citation, gold) for citation in citations for gold in rights)
    quotes = [gold["quote"] for gold in rights if gold["quote"]]
    outcome.covered = max(
        (coverage(quote, citation.quote) for quote in quotes for citation in citations), default=0.0
    )
    forbidden = {number_key(number) for number in row["forbidden_docs"]}
    outcome.forbidden = any(
        citation.status is Status.IN_FORCE and number_key(citation.document.number or "") in forbidden
        for citation in citations
    )


def is_right(citation: Citation, gold: dict[str, Any]) -> bool:
    """Tell whether a citation is of the gold document and of its article where the gold names one."""
    document = citation.document
    return _is_place(document.number or document.file, citation.article, gold)


def _is_place(number_or_file: str, article: str | None, gold: dict[str, Any]) -> bool:
    if gold["doc"] == "seed-article":
        return ARTICLE_FILE in number_or_file
    if number_key(number_or_file) != number_key(gold["doc"]):
        return False
    wanted = gold["article"]
    return wanted is None or article == wanted or (article or "").startswith(f"{wanted}.")


def coverage(gold: str, quote: str) -> float:
    """Return the share of the gold quote's characters that stand in a quote, white space folded."""
    gold, quote = " ".join(gold.split()), " ".join(quote.split())
    if gold in quote:
        return 1.0
    match = SequenceMatcher(None, gold, quote, autojunk=False).find_longest_match()
    return match.size / len(gold)


def summary(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Return the figures of the table of measures, rounded to three places."""
    answerable = [outcome for outcome in outcomes if outcome.answerable]
    near = [outcome for outcome in outcomes if outcome.kind == "unanswerable_near"]
    far = [outcome for outcome in outcomes if outcome.kind == "unanswerable_far"]
    past = [outcome for outcome in outcomes if outcome.kind == "as_of"]
    follow_ups = [outcome for outcome in outcomes if outcome.kind == "follow_up"]
    times = sorted(outcome.millis for outcome in outcomes)
    return {
        "hit@1 of the search": share(answerable, lambda outcome: outcome.rank == 1),
        "hit@5 of the search": share(answerable, lambda outcome: (outcome.rank or 99) <= 5),
        "found among hits": share(answerable, lambda outcome: outcome.rank is not None),
        "first citation right": share(answerable, lambda outcome: outcome.first_right),
        "any citation right": share(answerable, lambda outcome: outcome.any_right),
        "gold quote covered": share(answerable, lambda outcome: outcome.covered >= COVERED),
        "forbidden cited in force": share(answerable, lambda outcome: outcome.forbidden),
        "past date, right law": share(past, lambda outcome: outcome.first_right),
        "follow-ups understood": share(follow_ups, lambda outcome: outcome.first_right),
        "answer rate": share(answerable, lambda outcome: outcome.answered),
        "refused near": share(near, lambda outcome: not outcome.answered),
        "refused far": share(far, lambda outcome: not outcome.answered),
        "p50 ms": round(times[len(times) // 2], 1),
        "p95 ms": round(times[int(len(times) * 0.95)], 1),
    }


def share(outcomes: Iterable[Outcome], holds: Callable[[Outcome], bool]) -> float:
    """Return the share of outcomes for which something holds; 0 where there are none."""
    values = [holds(outcome) for outcome in outcomes]
    return round(sum(values) / len(values), 3) if values else 0.0


def is_wrong(outcome: Outcome) -> bool:
    """Tell whether a person should look at an outcome."""
    if not outcome.answerable:
        return outcome.answered
    return not outcome.first_right or outcome.covered < COVERED or outcome.forbidden


if __name__ == "__main__":
    main()
