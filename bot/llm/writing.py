"""Lets a model write the answer, and keeps only what its quotes prove."""

import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answers import Citation, Statement, Written
from bot.citations import StoredTexts, cite, verify
from bot.injections import instructions_in, touches, without_instructions
from bot.llm.errors import BudgetSpentError, LLMUnavailableError
from bot.llm.model import LLM
from bot.llm.prompts import Prompt, answer_prompt
from bot.llm.quotes import find_quotes
from bot.llm.replies import Draft, DraftSource, DraftStatement, read_draft
from bot.stages import OnStatus, Stage, nobody_listens
from bot.support import evidence_of, objection
from bot.support.evidence import whole_sentences
from bot.wording.framing import day_text, document_name
from vectorstore.holding import is_superseded, status_of_stretch
from vectorstore.records import Hit, Passage, Status

logger = logging.getLogger(__name__)

_MOST_PLACES = 4  # of one quote that stands in a passage several times
_MAX_PASSAGE_CHARS = 6000  # of one passage; a whole document is not for a model to read
_MARK = re.compile(r"\s*\[\d+(?:\s*,\s*\d+)*\]")
_LIST_MARKER = re.compile(r"^\s*(?:[-–•*+#>]+|\d{1,2}[.)]|[a-zđ]\))\s+")
_NOTHING = Written((), (), 0)


class StatementWriter:
    """Asks a model for statements with quotes, and keeps those that the stored text bears out."""

    def __init__(
        self,
        llm: LLM,
        *,
        timeout_seconds: float = 20,
        max_passages: int = 8,
        max_citations: int = 9,
        max_quote_chars: int = 700,
    ) -> None:
        """Show the model the first `max_passages` hits; wait so long for it, all retries included."""
        self._llm = llm
        self._timeout_seconds = timeout_seconds
        self._max_passages = max_passages
        self._max_citations = max_citations
        self._max_quote_chars = max_quote_chars

    def write(
        self,
        question: str,
        hits: Sequence[Hit],
        index: StoredTexts,
        as_of: date,
        *,
        on_status: OnStatus = nobody_listens,
    ) -> Written:
        """Return the statements that are proved; none where no model replies."""
        shown = _shown(hits, index, as_of)[: self._max_passages]
        if not shown:
            return _NOTHING
        is_of_the_day = _holds(shown[0], index, as_of)
        on_status(Stage.WRITING)
        try:
            reply = self._llm.reply(
                _prompt(question, shown, index, as_of), Draft, timeout_seconds=self._timeout_seconds
            )
        except BudgetSpentError:
            return _NOTHING  # said once a day by the budget itself
        except LLMUnavailableError as error:
            logger.warning("%s; the answer is extractive", error)
            return _NOTHING
        on_status(Stage.CHECKING)
        drafts = read_draft(reply.content)
        return self._proved(drafts, question, shown, index, as_of, is_of_the_day=is_of_the_day)

    def _proved(
        self,
        drafts: Sequence[DraftStatement],
        question: str,
        shown: Sequence[Passage],
        index: StoredTexts,
        as_of: date,
        *,
        is_of_the_day: bool,
    ) -> Written:
        statements: list[Statement] = []
        citations: list[Citation] = []
        for draft in drafts:
            text = _tidied(draft.text)
            proofs = self._proofs(text, draft, shown, index, as_of)
            fault = objection(text, evidence_of(proofs, index), question)
            if fault is None and is_of_the_day and any(_is_superseded(one, index, as_of) for one in proofs):
                fault = "wording of another day"
            numbered = _numbered(proofs, citations)
            if fault is None and len(numbered[1]) > self._max_citations:
                fault = "too many sources"
            if fault is not None:
                logger.info("dropped a statement of the model for its %s", fault)
                continue
            numbers, citations = numbered
            statements.append(Statement(text, numbers))
        return Written(tuple(statements), tuple(citations), len(drafts))

    def _proofs(
        self,
        text: str,
        draft: DraftStatement,
        shown: Sequence[Passage],
        index: StoredTexts,
        as_of: date,
    ) -> list[Citation]:
        """Return a citation for each quote of a statement; none where any of them is not in its passage."""
        proofs = []
        for source in draft.sources:
            if not 1 <= source.passage <= len(shown):
                return []
            places = self._places(source, shown[source.passage - 1], index, as_of)
            if not places:
                return []
            best = (one for one in places if objection(text, evidence_of([one], index)) is None)
            proofs.append(next(best, places[0]))
        return proofs

    def _places(
        self, source: DraftSource, passage: Passage, index: StoredTexts, as_of: date
    ) -> list[Citation]:
        """Return the places of a passage that say what is quoted, each as whole sentences."""
        stored = index.text(passage.document_id)
        orders = instructions_in(passage.text)
        found = []
        for left, right in find_quotes(source.quote, passage.text)[:_MOST_PLACES]:
            if touches(left, right, orders):
                continue
            start, end = whole_sentences(stored, passage.start + left, passage.start + right)
            if end - start > self._max_quote_chars:
                start, end = passage.start + left, passage.start + right
            citation = cite(index, passage, start, end, number=1, as_of=as_of)
            if verify(citation, index):
                found.append(citation)
        return found


def _shown(hits: Sequence[Hit], index: StoredTexts, as_of: date) -> list[Passage]:
    """Return the passages for the model: only what holds on the day, unless the first does not hold."""
    short = [hit.passage for hit in hits if len(hit.passage.text) <= _MAX_PASSAGE_CHARS]
    holding = [passage for passage in short if _holds(passage, index, as_of)]
    return holding if holding and holding[0] is short[0] else short


def _holds(passage: Passage, index: StoredTexts, as_of: date) -> bool:
    """Tell whether a passage holds on the day, or at least one of its parts does."""
    document, places = index.document(passage.document_id), index.places(passage.document_id)
    status = status_of_stretch(document, places, passage.start, passage.end, as_of)
    return status in (Status.IN_FORCE, Status.UNKNOWN) and document.could_hold_on(as_of)


def _is_superseded(citation: Citation, index: StoredTexts, as_of: date) -> bool:
    places = index.places(citation.document.id)
    return is_superseded(citation.document, places, citation.start, citation.end, as_of)


def _prompt(question: str, shown: Sequence[Passage], index: StoredTexts, as_of: date) -> Prompt:
    sources = [(_source_name(passage, index), without_instructions(passage.text)) for passage in shown]
    return answer_prompt(question, sources, day_text(as_of))


def _source_name(passage: Passage, index: StoredTexts) -> str:
    """Return the document and the headings above a passage."""
    return " › ".join([document_name(index.document(passage.document_id)), *passage.heading_path])


def _tidied(text: str) -> str:
    """Take out marks of the model's own making: ours are added behind the statement."""
    line = " ".join(_MARK.sub("", text).replace("**", "").split())
    return _LIST_MARKER.sub("", line)


def _numbered(
    proofs: Sequence[Citation], citations: Sequence[Citation]
) -> tuple[tuple[int, ...], list[Citation]]:
    """Return the numbers of the proofs, and the citations with those of them that are new."""
    known = list(citations)
    numbers = []
    for proof in proofs:
        place = (proof.document.id, proof.start, proof.end)
        same = next((one for one in known if (one.document.id, one.start, one.end) == place), None)
        if same is None:
            same = replace(proof, number=len(known) + 1)
            known.append(same)
        numbers.append(same.number)
    return tuple(dict.fromkeys(numbers)), known
