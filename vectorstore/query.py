"""What is searched: a question made into query text, with the references and dates it names."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that a question names: a document, an Điều, a khoản, a điểm, or some of these."""

    document_number: str | None = None  # "50/2024/QH15", canonical: upper case, with Đ
    document_name: str | None = None  # "luật công đoàn", "bộ luật lao động", lower case
    article: str | None = None
    clause: str | None = None
    point: str | None = None


class Age(StrEnum):
    """Which of the editions of a law is meant."""

    OLD = "old"  # the one before the one in force
    NEW = "new"  # the newest, even if it does not hold yet
    OF_YEAR = "of_year"


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition that is meant; the year only where one is named."""

    age: Age
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it is searched."""

    question: str  # as typed
    text: str  # NFC, diacritics restored, abbreviations expanded, the words of the law added
    references: tuple[Reference, ...] = ()
    as_of: date | None = None  # named in the question ("năm 2020"); None where it names none
    restored: bool = False  # whether diacritics were added
    edition: Edition | None = None  # of a law, where the question wants one and names no day
    wanted: frozenset[str] = frozenset()  # ids of the documents that it means though they do not hold
    topic: str = ""  # what of the text comes from an earlier question or a story; "" where nothing does
    whole: str = ""  # a story and the question at its end, searched as well; "" where none was told
    translated: bool = False  # whether the question was in English
    impossible_days: tuple[str, ...] = ()  # days that it names and no calendar has, as written
    added: str = ""  # words of the law at the end of the text, which nobody asked; "" where there are none
    dated: str = ""  # the text with the day that was left out of it; "" where none was

    @property
    def asked(self) -> str:
        """What was asked: the text without the words of the law that were added."""
        return self.text.removesuffix(self.added).strip()
