"""How much of a question a stretch of text speaks about, and whether it has what is asked for."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from bot.asked.confirming import as_asked_openly
from bot.asked.head.reading import head_of
from bot.choosing.asking_words import ASKING, SAYS_LITTLE
from bot.choosing.blocks import Block
from bot.choosing.core import Core
from bot.choosing.facts import AskedFacts
from bot.choosing.matter import matter_of
from bot.choosing.ranges import Amount, fit_of, fit_of_article, given_amounts
from bot.choosing.words import Words, share_said
from vectorstore.legal_words import Alternative, alternatives, in_words_of_law
from vectorstore.query import Query
from vectorstore.records import Place
from vectorstore.vietnamese import fold, syllables

TermWeight = Callable[[str], float]
_ONLY_ASKS = 0.3  # weight of a word that only asks, as a share of any other
_SAID = 0.5  # share of the words of the law, weighed, that says an everyday expression
_EARLIER = 0.25  # weight of a word that only an earlier question has


def plain_weight(term: str) -> float:
    """Weigh a syllable without knowing the corpus: words that only ask or join hardly count."""
    return 0.15 if term in ASKING else 1.0


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What a text lacks of the words that tell what a question is about; every value from 0 to 1."""

    share: float  # of those words
    weight: float  # of theirs, as a share of all of them
    second: float  # weight of the second heaviest that it lacks, as a share of the heaviest there is


@dataclass(frozen=True)
class Asked:
    """What a question asks about, ready to be compared with many stretches."""

    text: str
    weights: dict[str, float]
    pairs: dict[tuple[str, str], float]
    facts: AskedFacts
    matter: dict[str, float]  # the words that tell what it is about; one of an earlier question is a quarter
    amounts: tuple[Amount, ...] = ()  # that it gives: "đóng 17 năm"
    demanding: str = (
        ""  # the text that says which facts are asked for, in the words of the law where they are short
    )
    alone: "Asked | None" = None  # the same in the asker's own words, where words of the law were added
    otherwise: tuple[Alternative, ...] = ()  # what those stand for
    is_restored: bool = False  # whether its diacritics were guessed: any word of these letters may be meant

    @property
    def own(self) -> str:
        """What was asked in the asker's own words, in lower case."""
        return self.alone.text if self.alone else self.text

    @cached_property
    def head(self) -> Core:
        """The words that say what is asked for; those of the story and of the framing are left out."""
        return Core.of(head_of(self.demanding), self.weights)

    def said_of_head(self, near: Words, far: Words, people: Container[str] = ()) -> float:
        """Return the share of the words that ask which a text says, or less which its headings say.

        Those that name people of whom it speaks in other words are said.
        """
        inner, outer = (self.in_words_of(self.head.weights, words) for words in (near, far))
        inner |= {word for word in self.head.weights if word in people}
        return self.head.share_said(inner, outer, near, far)

    @classmethod
    def of(cls, text: str, weight: TermWeight = plain_weight, *, topic: str = "", added: str = "") -> "Asked":
        """Weigh the syllables of a question, and the pairs that stand together in it.

        What comes only from the `topic` of an earlier question weighs a quarter: the new words decide. Words
        of the law that were `added` behind it may be said in the place of everyday ones and are no demand.
        """
        if not added or not text.endswith(added):
            return cls._read(text, weight, topic)
        alone = cls._read(text.removesuffix(added).strip(), weight, topic)
        demanding = as_asked_openly(in_words_of_law(alone.text, added))
        return replace(
            cls._read(text, weight, topic),
            facts=AskedFacts.of(demanding),
            matter=alone.matter,
            demanding=demanding,
            alone=alone,
            otherwise=alternatives(alone.text, added),
        )

    @classmethod
    def of_query(cls, query: Query, weight: TermWeight = plain_weight) -> "Asked":
        """Weigh what a query asks."""
        asked = cls.of(query.text, weight, topic=query.topic, added=query.added)
        return replace(asked, is_restored=query.restored)

    @classmethod
    def _read(cls, text: str, weight: TermWeight, topic: str) -> "Asked":
        terms = syllables(text)
        own = set(syllables(text.removeprefix(topic))) if topic else set(terms)
        weights = {
            term: weight(term) * (_ONLY_ASKS if term in ASKING else 1.0) * (1.0 if term in own else _EARLIER)
            for term in terms
        }
        pairs = {
            pair: weights[pair[0]] + weights[pair[1]]
            for pair in pairwise(terms)
            if pair[0] not in ASKING and pair[1] not in ASKING
        }
        matter = {term: 1.0 if term in own else _EARLIER for term in matter_of(text, SAYS_LITTLE)}
        lowered = text.lower()
        demanding = as_asked_openly(lowered)
        return cls(
            lowered, weights, pairs, AskedFacts.of(demanding), matter, given_amounts(demanding), demanding
        )

    def coverage(self, text: str, around: Iterable[str] = ()) -> float:
        """Return the weighted share, 0 to 1, of the question that stands in a text.

        What stands only in the headings around it counts for a little more than half.
        """
        words, pairs = self.shares(Words.of([text]), Words.of(around))
        return 0.5 * words + 0.5 * pairs if self.pairs else words

    def shares(self, words: Words, around: Words | None = None) -> tuple[float, float]:
        """Return the weighted shares of the question's words and of its pairs that stand in a text.

        What stands only in the text around it counts for a little more than half. Where words of the law were
        added, the question counts with or without them, whichever the text has more of.
        """
        found = self._shares(words, around or Words(frozenset(), frozenset()))
        return max(found, self.alone.shares(words, around), key=sum) if self.alone else found

    def _shares(self, words: Words, outer: Words) -> tuple[float, float]:
        share = share_said(self.weights, words.words, outer.words)
        return share, share_said(self.pairs, words.pairs, outer.pairs) if self.pairs else share

    def share_of(self, words: Words) -> float:
        """Return which share of the words of a text the question has."""
        return sum(word in self.weights for word in words.words) / len(words.words) if words.words else 0.0

    def unsaid(self, words: Words) -> "Unsaid":
        """Return what some texts lack of the words that tell what it is about."""
        said = self.in_words_of(self.matter, words)
        lacking = [word for word in self.matter if word not in said]
        heaviest = max((self.weights[word] for word in self.matter), default=0.0) or 1.0
        lacked = sorted((self.weights[word] for word in lacking), reverse=True)
        return Unsaid(
            share=sum(self.matter[word] for word in lacking) / max(sum(self.matter.values()), 1.0),
            weight=sum(lacked) / (sum(self.weights[word] for word in self.matter) or 1.0),
            second=lacked[1] / heaviest if len(lacked) > 1 else 0.0,
        )

    def in_words_of(self, wanted: Iterable[str], words: Words) -> set[str]:
        """Return those of some words that a text says itself or in the words of the law."""
        replaced = {word for other in self.otherwise if self._has(other, words) for word in other.said}
        return self.said_of(wanted, words) | replaced

    def said_of(self, wanted: Iterable[str], words: Words) -> set[str]:
        """Return those of some words that a text says, in any diacritics where the question's are guessed."""
        if not self.is_restored:
            return {word for word in wanted if word in words.words}
        letters = {fold(word) for word in words.words}
        return {word for word in wanted if fold(word) in letters}

    def _has(self, other: Alternative, words: Words) -> bool:
        """Tell whether a text says in the words of the law what everyday words of the question say."""
        total = sum(self.weights[word] for word in other.instead)
        return sum(self.weights[word] for word in other.instead & words.words) >= _SAID * total

    def has_kind(self, text: str) -> float:
        """Return the share of the kinds of fact asked for (a number, a deadline, ...) that a text has."""
        return self.facts.told_in(text)

    def fits(self, text: str) -> float:
        """Return 1 where an amount of the question lies in a range of a text, -1 outside all, else 0."""
        return fit_of(self.amounts, text)

    def fits_block(self, text: str, block: Block, places: Iterable[Place]) -> float:
        """Return the same of a block; where it has no shares, those of the first khoản of its Điều count."""
        return fit_of_article(self.amounts, text, block, places)
