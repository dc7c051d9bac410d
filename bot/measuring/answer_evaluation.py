"""Measures answers to questions whose answers are known: sources, quotes, validity, refusals, follow-ups.

Recall and precision of citations are meant as in ALCE (Gao et al., EMNLP 2023), with the places known to
answer in the role of its entailment model: the share of the places needed that are cited, and the share of
the citations that stand at a place that answers. Statements that a model wrote are measured one by one as
well; see bot/measuring/statement_evaluation.py.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.answering import Answerer
from bot.answers import Answer, Citation, Trace
from bot.citations import StoredTexts, verify
from bot.keeping.progress import Report
from bot.measuring.evaluation_data import strip_diacritics
from bot.measuring.fixed_questions import FixedQuestion, Gold
from bot.measuring.statement_evaluation import Attribution, attribution
from vectorstore.number_spelling import number_key
from vectorstore.records import Document, Status

COVERED = 0.6  # share of a known quote's characters that a citation must have to count as quoting it

_PAST, _FOLLOW_UP, _NEAR, _FAR = "as_of", "follow_up", "unanswerable_near", "unanswerable_far"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question."""

    asked: FixedQuestion
    trace: Trace
    rank: int | None  # of the first hit at a place that answers; None where no hit is
    covered: float  # best share of a known quote that is cited; where none is known, 1 for a right place
    is_verified: bool  # whether every quote stands in the stored text as its citation says
    attribution: Attribution | None = None  # of what a model wrote; None where it wrote nothing

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The sources of the answer; none where there is no answer."""
        return self.trace.result.citations if isinstance(self.trace.result, Answer) else ()

    @property
    def is_answered(self) -> bool:
        """Whether the bot answered."""
        return isinstance(self.trace.result, Answer)

    @property
    def is_first_right(self) -> bool:
        """Whether the first source stands at a place that answers."""
        return any(_is_right(citation, self.asked.rights) for citation in self.citations[:1])

    @property
    def is_replaced_cited(self) -> bool:
        """Whether a document that does not hold is cited as if it did."""
        forbidden = {number_key(number) for number in self.asked.forbidden_docs}
        return any(
            citation.status is Status.IN_FORCE and number_key(citation.document.number or "") in forbidden
            for citation in self.citations
        )

    @property
    def recall(self) -> float:
        """Share of the places needed that are cited; one that may stand for them counts for all."""
        if any(_is_right(citation, self.asked.acceptable) for citation in self.citations):
            return 1.0
        cited = sum(any(_is_right(one, (gold,)) for one in self.citations) for gold in self.asked.gold)
        return cited / max(1, len(self.asked.gold))

    @property
    def precision(self) -> float:
        """Share of the citations that stand at a place that answers."""
        return _mean([_is_right(citation, self.asked.rights) for citation in self.citations])

    @property
    def is_wrong(self) -> bool:
        """Whether a person should look at it."""
        if not self.asked.answerable:
            return self.is_answered
        return (
            not self.is_first_right
            or self.covered < COVERED
            or self.is_replaced_cited
            or not self.is_verified
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """A share, and how many it is a share of."""

    value: float
    of: int


def ask_all(
    answerer: Answerer,
    index: StoredTexts,
    questions: Sequence[FixedQuestion],
    *,
    is_stripped: bool = False,
    report: Report | None = None,
) -> list[Outcome]:
    """Ask each question as a member would, without telling the day it is about; `index` is what answers.

    `is_stripped` asks as people type in a chat, without diacritics.
    """
    outcomes = []
    for done, asked in enumerate(questions, start=1):
        text, history = asked.question, asked.history
        if is_stripped:
            text = asked.variant_no_diacritics or strip_diacritics(text)
            history = tuple(map(strip_diacritics, history))
        outcomes.append(judge(asked, answerer.answer(text, history=history), index))
        if report is not None:
            report("questions", done, len(questions))
    return outcomes


def judge(asked: FixedQuestion, trace: Trace, index: StoredTexts) -> Outcome:
    """Compare what the bot said with what is known."""
    citations = trace.result.citations if isinstance(trace.result, Answer) else ()
    documents = {document.id: document for document in trace.documents}
    rank = next(
        (
            rank
            for rank, hit in enumerate(trace.hits, start=1)
            if _is_any(documents[hit.passage.document_id], hit.passage.article, asked.rights)
        ),
        None,
    )
    is_verified = all(verify(citation, index) for citation in citations)
    return Outcome(asked, trace, rank, _covered(asked, citations), is_verified, attribution(trace, index))


def figures(outcomes: Sequence[Outcome]) -> dict[str, Figure]:
    """Return every measure; those of which there is no question have the value 0 of 0."""
    answerable = [outcome for outcome in outcomes if outcome.asked.answerable]
    answered = [outcome for outcome in outcomes if outcome.is_answered]
    cited = [outcome for outcome in answerable if outcome.is_answered]
    return {
        "quotes_verified": _share(answered, lambda one: one.is_verified),
        "search_hit@1": _share(answerable, lambda one: one.rank == 1),
        "search_hit@5": _share(answerable, lambda one: one.rank is not None and one.rank <= 5),
        "first_citation_right": _share(answerable, lambda one: one.is_first_right),
        "quote_covered": _share(answerable, lambda one: one.covered >= COVERED),
        "replaced_cited_as_in_force": _share(answerable, lambda one: one.is_replaced_cited),
        "past_date_right": _share(_of_kind(outcomes, _PAST), lambda one: one.is_first_right),
        "follow_up_right": _share(_of_kind(outcomes, _FOLLOW_UP), lambda one: one.is_first_right),
        "answer_rate": _share(answerable, lambda one: one.is_answered),
        "refused_near": _share(_of_kind(outcomes, _NEAR), lambda one: not one.is_answered),
        "refused_far": _share(_of_kind(outcomes, _FAR), lambda one: not one.is_answered),
        "citation_recall": Figure(_mean([one.recall for one in cited]), len(cited)),
        "citation_precision": Figure(_mean([one.precision for one in cited]), len(cited)),
        **_figures_of_statements([one.attribution for one in outcomes if one.attribution is not None]),
    }


def _figures_of_statements(written: Sequence[Attribution]) -> dict[str, Figure]:
    """Return the measures over all statements of a model and over all that they cite."""
    drafted = sum(one.drafted for one in written)
    supported = [held for one in written for held in one.supported]
    needed = [held for one in written for held in one.needed]
    return {
        "statements_kept": Figure(round(len(supported) / drafted, 4) if drafted else 0.0, drafted),
        "statement_recall": Figure(_mean(supported), len(supported)),
        "statement_precision": Figure(_mean(needed), len(needed)),
    }


def figures_by_kind(outcomes: Sequence[Outcome]) -> dict[str, Mapping[str, Figure]]:
    """Return for each kind of question how many were answered, and rightly."""
    kinds = dict.fromkeys(outcome.asked.kind for outcome in outcomes)
    return {
        kind: {
            "answered": _share(_of_kind(outcomes, kind), lambda one: one.is_answered),
            "first_citation_right": _share(_of_kind(outcomes, kind), lambda one: one.is_first_right),
        }
        for kind in kinds
    }


def unknown_documents(questions: Iterable[FixedQuestion], documents: Sequence[Document]) -> list[str]:
    """Return the documents that the questions want and that are not there, each once."""
    wanted = {gold.doc: gold for asked in questions for gold in asked.gold}
    return [doc for doc, gold in wanted.items() if not any(map(gold.is_in, documents))]


def coverage(known: str, quote: str) -> float:
    """Return the share of a known quote's characters that stand in a quote in one piece, blanks folded."""
    known, quote = " ".join(known.split()), " ".join(quote.split())
    if not known or known in quote:
        return 1.0
    match = SequenceMatcher(None, known, quote, autojunk=False).find_longest_match()
    return match.size / len(known)


def _covered(asked: FixedQuestion, citations: Sequence[Citation]) -> float:
    quotes = [gold.quote for gold in asked.rights if gold.quote]
    if not quotes:
        return float(any(_is_right(citation, asked.rights) for citation in citations))
    return max((coverage(quote, citation.quote) for quote in quotes for citation in citations), default=0.0)


def _is_right(citation: Citation, places: Sequence[Gold]) -> bool:
    return _is_any(citation.document, citation.article, places)


def _is_any(document: Document, article: str | None, places: Sequence[Gold]) -> bool:
    return any(place.is_at(document, article) for place in places)


def _of_kind(outcomes: Iterable[Outcome], kind: str) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.asked.kind == kind]


def _share(outcomes: Sequence[Outcome], holds: Callable[[Outcome], bool]) -> Figure:
    return Figure(_mean([holds(outcome) for outcome in outcomes]), len(outcomes))


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 4) if values else 0.0
