"""Makes a follow-up self-contained with a model; where that fails, the rules' query is used."""

import logging
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from bot.asked.clarifying import details_needed
from bot.llm.errors import BudgetSpentError, LLMUnavailableError
from bot.llm.model import LLM
from bot.llm.prompts import rewrite_prompt
from bot.llm.replies import Rewriting, read_rewriting
from bot.support.figures import figures_in, read_figures
from vectorstore.conversation import content_words
from vectorstore.mentions import find_mentions
from vectorstore.number_spelling import number_key
from vectorstore.query import Query
from vectorstore.vietnamese import fold, syllables

logger = logging.getLogger(__name__)

_SAYS_LITTLE = 6  # content words; a question with no more may lean on the one before without its showing
_MAX_CHARS = 300
_KNOWN_SHARE = 0.8  # of the words of a rewriting that were said before
_KEPT_SHARE = 0.6  # of the words of the question that a rewriting keeps


class Rules(Protocol):
    """Makes questions into queries without a model; see vectorstore/question_text.py."""

    def build(self, question: str, *, history: Sequence[str] = (), story: str = "", today: date) -> Query:
        """Return the query; a follow-up leans on the history, the question of a story on it."""
        ...


class RewritingQueryBuilder:
    """Builds queries by the rules, those of follow-ups from a question that a model made self-contained."""

    def __init__(self, rules: Rules, llm: LLM, *, timeout_seconds: float) -> None:
        """Wait so long for the model, all retries included."""
        self._rules = rules
        self._llm = llm
        self._timeout_seconds = timeout_seconds

    def build(self, question: str, *, history: Sequence[str] = (), story: str = "", today: date) -> Query:
        """Return the query of a question; no number, document or date is in it that nobody named."""
        by_rules = self._rules.build(question, history=history, story=story, today=today)
        if story or not history or not self._may_lean(question, by_rules, history, today):
            return by_rules
        rewritten = self._rewritten(question, history)
        asked, before = self._said([question], today), self._said(history, today)
        if not rewritten or fold(rewritten) == fold(question) or not is_faithful(rewritten, asked, before):
            return by_rules
        query = self._rules.build(rewritten, today=today)
        return replace(
            query,
            question=question,
            references=query.references or by_rules.references,
            as_of=by_rules.as_of or query.as_of,
        )

    def _may_lean(self, question: str, by_rules: Query, history: Sequence[str], today: date) -> bool:
        if details_needed(question, by_rules, history) is not None:
            return False
        alone = self._rules.build(question, today=today)
        return by_rules.text != alone.text or len(content_words(alone.text)) <= _SAYS_LITTLE

    def _rewritten(self, question: str, history: Sequence[str]) -> str:
        prompt = rewrite_prompt(question, history)
        try:
            reply = self._llm.reply(prompt, Rewriting, timeout_seconds=self._timeout_seconds)
        except BudgetSpentError:
            return ""
        except LLMUnavailableError as error:
            logger.warning("%s; the follow-up is made self-contained by rules", error)
            return ""
        return read_rewriting(reply.content)

    def _said(self, questions: Sequence[str], today: date) -> list[str]:
        """Return questions as typed and as understood."""
        return [*questions, *(self._rules.build(one, today=today).text for one in questions)]


def is_faithful(rewritten: str, asked: Sequence[str], before: Sequence[str]) -> bool:
    """Tell whether a rewriting asks the question again, and names nothing that was not said.

    `asked` is the question, typed and understood; `before` is what was said earlier.
    """
    if "\n" in rewritten or len(rewritten) > _MAX_CHARS:
        return False
    words = _words(rewritten)
    earlier = {word for text in before for word in _words(text)}
    known = earlier.union(*map(_words, asked))
    is_known = sum(word in known for word in words) >= _KNOWN_SHARE * len(words)
    is_kept = any(_keeps(words, question, earlier) for question in asked)
    return bool(words) and is_known and is_kept and not _invents(rewritten, [*asked, *before])


def _keeps(words: Sequence[str], question: str, earlier: Collection[str]) -> bool:
    """Tell whether most words of a question stand in its rewriting, and most of those that are new."""
    asked = _words(question)
    new = [word for word in asked if word not in earlier]
    return all(sum(word in words for word in some) >= _KEPT_SHARE * len(some) for some in (asked, new))


def _words(text: str) -> list[str]:
    """Return the content words without diacritics, which people may leave out."""
    return [fold(word) for word in content_words(text)]


def _invents(rewritten: str, said: Sequence[str]) -> bool:
    """Tell whether a number, a date, a place or a document is named that was not said."""
    known = [figure for text in said for figure in figures_in(read_figures(text))]
    if not all(any(one.is_value_of(other) for other in known) for one in figures_in(read_figures(rewritten))):
        return True
    documents = {_document(mention.number, mention.name) for text in said for mention in find_mentions(text)}
    if any(_document(one.number, one.name) not in documents for one in find_mentions(rewritten)):
        return True
    digits = {word for text in said for word in syllables(text) if any(map(str.isdigit, word))}
    return any(word not in digits for word in syllables(rewritten) if any(map(str.isdigit, word)))


def _document(number: str | None, name: str | None) -> str:
    return number_key(number) if number else fold(name or "")
