"""Makes what was typed into a query: written out, with diacritics, on its own feet."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from vectorstore.bare_quantities import with_how_much, with_whole_how_much
from vectorstore.carrying import carried_over
from vectorstore.contrasts import only_new, only_replaces, replaced, with_new
from vectorstore.conversation import is_follow_up, joined_with_topic, topic_of, wants_more
from vectorstore.dates import as_of_date
from vectorstore.editions import (
    edition_of,
    naming_edition,
    of_one_edition,
    only_wants_edition,
    without_edition,
    without_year_of_law,
)
from vectorstore.english import in_vietnamese, is_english
from vectorstore.glossary import Glossary
from vectorstore.impossible_days import impossible_days, without_impossible_days
from vectorstore.legal_words import with_legal_words
from vectorstore.mentions import find_mentions
from vectorstore.phrases import with_known_phrases
from vectorstore.politeness import without_closing, without_opening, without_plea
from vectorstore.query import Query
from vectorstore.references import find_references
from vectorstore.stories import with_story
from vectorstore.topics import has_topic
from vectorstore.vietnamese import fold_keeping_length, normalize
from vectorstore.without_days import SAYS_NOW, without_day_around, without_now
from vectorstore.years_ago import with_year_named

# In running Vietnamese about three syllables in four carry a mark; below this share some are missing.
_FULLY_MARKED_SHARE = 0.6
_SAYS = re.compile(r"(?<!\w)(?:quy định|nói|theo|của)(?: về)?(?!\w)", re.IGNORECASE)
_HOW_MANY = re.compile(r"(?<!\w)(?:bao nhiêu|bao lâu|mấy)(?!\w)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SYLLABLE = re.compile(r"[^\W\d_]+")


class Restorer(Protocol):
    """Puts back missing diacritics, syllable by syllable."""

    def restore(self, text: str) -> str:
        """Return the text with diacritics where they are missing; marked syllables stay."""
        ...


class QueryBuilder:
    """Turns questions as typed into queries as searched; holds no state between questions."""

    def __init__(self, restorer: Restorer | None, glossary: Glossary) -> None:
        """Without a restorer, diacritics stay as they were typed."""
        self._restorer = restorer
        self._glossary = glossary

    def build(self, question: str, *, history: Sequence[str] = (), story: str = "", today: date) -> Query:
        """Return the query of a question; a follow-up takes the topic of the questions before it.

        What a `story` told before the question is brought to it, and nothing else is.
        """
        query = self._understood(question, () if story else history, today)
        if story:
            query = with_story(query, self._on_its_own(story, today).text)
        text = without_now(without_edition(without_day_around(query.text)))
        if query.as_of is not None:
            text = with_how_much(text)
        searched = with_legal_words(text)
        whole = with_legal_words(query.whole) if query.whole else ""
        return replace(
            query,
            text=searched,
            added=searched.removeprefix(text),
            edition=edition_of(query.text),
            whole=whole,
            dated=query.text if query.as_of is not None else "",
        )

    def _understood(self, question: str, history: Sequence[str], today: date) -> Query:
        query = self._on_its_own(question, today)
        if not history or not is_follow_up(query.text):
            return query
        *before, last = history
        return _on_the_topic_of(self._understood(last, before, today), query)

    def _on_its_own(self, question: str, today: date) -> Query:
        typed = re.sub(r"\s+", " ", normalize(question)).strip()
        if not is_english(typed):
            return self._in_vietnamese(question, typed, today)
        translation = in_vietnamese(typed)
        if not translation:  # nothing of the field, and English words have no marks to put back
            return Query(question=question, text=typed)
        return replace(self._in_vietnamese(question, translation, today), translated=True)

    def _in_vietnamese(self, question: str, typed: str, today: date) -> Query:
        written_out = self._glossary.expand(without_opening(typed))
        restored = written_out if _is_marked(typed, written_out) else self._restored(written_out)
        asked = with_whole_how_much(restored)
        closed = without_closing(asked) or asked
        said = without_plea(without_impossible_days(closed) or closed)
        text = with_year_named(said, today)
        return Query(
            question=question,
            text=text,
            references=find_references(_with_marks_of(typed, text)),
            as_of=as_of_date(said, today),
            restored=restored != written_out,
            impossible_days=impossible_days(closed),
        )

    def _restored(self, text: str) -> str:
        """Restore what is not a document number."""
        if self._restorer is None:
            return text
        pieces, position = [], 0
        for mention in find_mentions(text):
            if mention.number is not None:
                pieces += [self._restored_piece(text[position : mention.start]), mention.number]
                position = mention.end
        return "".join([*pieces, self._restored_piece(text[position:])])

    def _restored_piece(self, text: str) -> str:
        if self._restorer is None or not text.strip():
            return text
        return with_known_phrases(text, self._restorer.restore)


def _on_the_topic_of(earlier: Query, query: Query) -> Query:
    """Return a follow-up on its own feet: what it replaces has left the topic."""
    if wants_more(query.text):
        return replace(earlier, question=query.question)
    known = replaced(of_one_edition(earlier.text, query.text), query.text)
    if _only_wants_day(query) and not _names_edition(earlier):
        return _of_day(earlier, query)
    if only_wants_edition(query.text):
        return _of_edition(known, earlier, query)
    topic = topic_of(known, query.text)
    text = joined_with_topic(topic, query.text)
    if only_replaces(query.text):  # "còn nữ thì sao?": the earlier question with another word
        return _asked_again(earlier, known, query)
    return replace(
        query,
        text=text,
        topic=topic,
        references=carried_over(query.text, query.references, earlier.references),
        as_of=query.as_of or earlier.as_of,
    )


def _only_wants_day(query: Query) -> bool:
    """Tell whether a follow-up says nothing but a day or that it is of now: "còn hiện nay?"."""
    says_now = SAYS_NOW.search(query.text) is not None
    rest = SAYS_NOW.sub(" ", without_day_around(query.text) if query.as_of else query.text)
    return (says_now or query.as_of is not None) and not only_new(rest)


def _of_day(earlier: Query, query: Query) -> Query:
    """Return the earlier question asked of another day, or of today, with the day of its own left out."""
    text = without_now(without_day_around(earlier.text)) if earlier.as_of else earlier.text
    return replace(earlier, question=query.question, text=text.strip(" ?.!"), as_of=query.as_of, dated="")


def _names_edition(query: Query) -> bool:
    """Tell whether a question names a law with its year, of which another year names another edition."""
    return any(_YEAR.search(reference.document_name or "") for reference in query.references)


def _of_edition(known: str, earlier: Query, query: Query) -> Query:
    """Return the earlier question of the edition that "thế luật cũ?" wants, the law's own year left out."""
    asked = without_year_of_law(known).strip(" ?.!")
    if not _HOW_MANY.search(asked):
        asked = topic_of(asked)
    matter = _SAYS.sub(" ", _without_names(asked)).strip()
    text = f"{matter if has_topic(matter) else asked} {only_new(naming_edition(query.text))}"
    return replace(
        query,
        text=re.sub(r"\s+", " ", text),
        references=find_references(asked),
        as_of=query.as_of or earlier.as_of,
    )


def _without_names(text: str) -> str:
    for mention in reversed(find_mentions(text)):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return text


def _asked_again(earlier: Query, known: str, query: Query) -> Query:
    """Return the earlier question with the words of the new one, and the laws that it names now."""
    text = with_new(known, query.text)
    names_edition = any(re.search(r"\d{4}$", ref.document_name or "") for ref in earlier.references)
    return replace(
        query,
        text=text,
        references=find_references(text) if names_edition else earlier.references,
        as_of=earlier.as_of if names_edition else query.as_of or earlier.as_of,
    )


def _is_marked(typed: str, written_out: str) -> bool:
    """Tell whether what stands as it was typed has its diacritics; what was written out proves nothing."""
    kept = set(written_out.split())
    own = " ".join(word for word in typed.split() if word in kept)
    return _marked_share(own) >= _FULLY_MARKED_SHARE


def _marked_share(text: str) -> float:
    """Return the share of syllables that carry a diacritic; 1 where there are none."""
    syllables = _SYLLABLE.findall(text)
    marked = sum(fold_keeping_length(syllable) != syllable.lower() for syllable in syllables)
    return marked / len(syllables) if syllables else 1.0


def _with_marks_of(typed: str, text: str) -> str:
    """Return the text to look for references in: as typed where the query names fewer.

    Writing out and restoring may spoil a reference ("k2 d35 blld"); what was typed has it still.
    """
    return typed if len(find_references(typed)) >= len(find_references(text)) else text
