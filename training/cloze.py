"""Questions made from running text: what a sentence tells, asked for in other words.

A number, a day, a name or a phrase is taken out of a sentence and a question word put in its place. Words
around it are left out or changed for near ones, and at times what the sentence is about is said with words of
the sentence before it or of the page's title, as people ask who have not read the sentence.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bot.choosing.blocks import sentences
from bot.support.evidence import CAPITALS
from vectorstore.static_table import StaticTable

_NAME = re.compile(rf"(?<=[\w,] )[{CAPITALS}]\w*(?: [{CAPITALS}]\w*)*")
_DAY = re.compile(r"(?:ngày \d+ )?(?:tháng \d+ )?năm \d{4}|thế kỷ \w+")
_NUMBER = re.compile(
    r"(?<![\d/.,])(?P<number>\d[\d.,]*\d|\d|hai|ba|bốn|sáu|bảy|tám|chín|mười)(?: (?:triệu|tỷ|nghìn|trăm))?"
    r" (?P<unit>[^\W\d_]+)"
)
_JOINS = "là|được|để|vì|trong|của|bằng|với|như|gồm|cho|về|nhằm|do|gọi"
_JOIN_MORE = "và|hoặc|có|bởi|mà|khi|nhưng|vào|từ|tại|ở|đã|sẽ|cũng|thì|đến|trên"
_TELLS = rf"(?!(?:{_JOINS}|{_JOIN_MORE})\b)[^\W\d_]+"
_PHRASE = re.compile(rf"\b(?:{_JOINS}) (?P<said>{_TELLS}(?: {_TELLS}){{1,4}})")
_CLAUSE = re.compile(r"(?<=[,;:(]) ")
_PLACE_BEFORE = re.compile(r"\b(?:ở|tại|đến|từ|vào) $", re.IGNORECASE)
_ASKED = {
    "day": ("năm nào", "khi nào", "vào năm nào", "bao giờ", "thời gian nào"),
    "place": ("ở đâu", "nơi nào", "nước nào", "thành phố nào"),
    "name": ("ai", "ai", "người nào", "gì", "tên gì", "tổ chức nào"),
    "phrase": ("gì", "điều gì", "cái gì", "như thế nào", "những gì", "loại nào"),
}
_KINDS = ("day", "number", "name", "phrase")
_SHARES = (0.13, 0.14, 0.22, 0.51)
_TRIES = 40
_FEWEST_WORDS, _LONGEST, _SHORTEST_SENTENCE = 7, 180, 50
_NEAR = 0.5  # cosine of a word that may stand for another
_NEAREST = 8


@dataclass(frozen=True, slots=True)
class Cloze:
    """A question and what answers it, as it stands in the text."""

    question: str
    answer: str


class Clozes:
    """Makes questions; the same source of chance makes the same ones."""

    def __init__(self, table: StaticTable, source: random.Random) -> None:
        """Take the vectors that tell which words are near."""
        self._table = table
        self._directions = table.vectors / np.maximum(table.weights, 1e-9)[:, None]
        self._source = source

    def about(self, paragraph: str, title: str, *, most: int) -> Iterator[Cloze]:
        """Yield up to `most` questions that a paragraph of a page answers."""
        spans = list(sentences(paragraph, 0, len(paragraph)))
        said = [paragraph[start:end] for start, end in spans]
        made = 0
        for _ in range(_TRIES):
            cloze = self._of_sentence(said, self._source.randrange(len(said)), title)
            if cloze is not None:
                made += 1
                yield cloze
            if made == most:
                return

    def _of_sentence(self, said: Sequence[str], at: int, title: str) -> Cloze | None:
        sentence = said[at]
        taken = self._taken(sentence) if len(sentence) >= _SHORTEST_SENTENCE else None
        if taken is None:
            return None
        (start, end), asking, answer = taken
        before, behind = self._reworded(sentence[:start], sentence[end:])
        if self._source.random() < 0.5:
            words = before.split()[self._source.randint(0, 4) :]
            before = " ".join([self._subject(said[at - 1] if at else "", title), *words])
        forms = (f"{before} {behind} {asking}", f"{asking} {before} {behind}", f"{before} {asking} {behind}")
        question = " ".join(re.sub(r'[,;:()."“”]+(?!\w)|["“”(]', " ", self._source.choice(forms)).split())
        if len(question.split()) < _FEWEST_WORDS or len(question) > _LONGEST:
            return None
        return None if answer.lower() in question.lower() else Cloze(f"{question}?", answer)

    def _taken(self, sentence: str) -> tuple[tuple[int, int], str, str] | None:
        """Return what is taken out of a sentence, what asks for it, and the answer."""
        (kind,) = self._source.choices(_KINDS, _SHARES)
        pattern = {"day": _DAY, "number": _NUMBER, "name": _NAME, "phrase": _PHRASE}[kind]
        found = list(pattern.finditer(sentence))
        if not found:
            return None
        match = self._source.choice(found)
        if kind == "number":
            return (
                match.span(),
                f"bao nhiêu {match['unit']}",
                sentence[match.start() : match.start("unit") - 1],
            )
        group = "said" if kind == "phrase" else 0
        if kind == "name" and _PLACE_BEFORE.search(sentence[: match.start()]):
            kind = "place"
        return match.span(group), self._source.choice(_ASKED[kind]), match[group]

    def _reworded(self, before: str, behind: str) -> tuple[str, str]:
        """Return some of what stands before and behind the gap, in other words."""
        clauses = self._source.choice([1, 1, 2, 2, 3, 9])
        near_before = " ".join(_CLAUSE.split(before)[-clauses:]).split()[-self._source.randint(7, 20) :]
        near_behind = " ".join(_CLAUSE.split(behind)[: self._source.randint(1, 2)]).split()
        near_behind = near_behind[: self._source.randint(2, 12)]
        dropped, changed = self._source.choice([0.0, 0.1, 0.2, 0.3]), self._source.choice([0.1, 0.2, 0.3])
        first, second = (
            " ".join(self._words(" ".join(words), dropped, changed)) for words in (near_before, near_behind)
        )
        return first, second

    def _words(self, text: str, dropped: float, changed: float) -> Iterator[str]:
        """Yield the words of a text, some left out, some changed for near ones; names mostly stay."""
        for tokens, word in self._tokens(text):
            is_name = re.search(rf"\d|[{CAPITALS}]", word) is not None
            chance = self._source.random()
            if chance < dropped * (0.3 if is_name else 1.0):
                continue
            is_changed = dropped < chance < dropped + changed and not is_name and len(tokens) == 1
            yield (self._near_word(tokens[0]) if is_changed else "") or word

    def _tokens(self, text: str) -> Iterator[tuple[list[int], str]]:
        """Yield the words of a text, or groups of words that are one token, each with its tokens."""
        encoded = self._table.tokenizer.encode(text, add_special_tokens=False)
        tokens: list[int] = []
        start = last = 0
        for token, (left, right) in zip(encoded.ids, encoded.offsets, strict=True):
            begins = left + len(text[left:right]) - len(text[left:right].lstrip())
            if tokens and begins > last:
                yield tokens, text[start:last]
                tokens = []
            start = start if tokens else begins
            tokens.append(token)
            last = max(last, right)
        if tokens:
            yield tokens, text[start:last]

    def _near_word(self, token: int) -> str:
        """Return a word near a token; "" where there is none."""
        cosines = self._directions @ self._directions[token]
        nearest = np.argpartition(-cosines, _NEAREST)[:_NEAREST]
        near = [other for other in nearest.tolist() if other != token and cosines[other] > _NEAR]
        found = self._table.tokenizer.id_to_token(self._source.choice(near)) if near else ""
        return str(found).replace("▁", " ").strip()

    def _subject(self, previous: str, title: str) -> str:
        """Return words that say what a sentence is about: of the sentence before it, or the page's title."""
        if not previous or self._source.random() < 0.4:
            return re.sub(r" \(.*", "", title)
        names = _NAME.findall(previous)
        if names and self._source.random() < 0.7:
            return str(self._source.choice(names))
        return " ".join(previous.split()[: self._source.randint(2, 5)])
