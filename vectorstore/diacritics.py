"""Missing diacritics restored: "kinh phi cong doan" as "kinh phí công đoàn".

Only syllables typed without any mark are ever changed, and only where the text as a whole shows
that its writer leaves marks out; the best reading is found by Viterbi search over trigrams.
"""

import re
import unicodedata
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vectorstore.errors import ModelUnavailableError
from vectorstore.trigrams import FORMAT, Trigrams, read_trigrams
from vectorstore.vietnamese import fold

MODEL_FILE = "model.npz"
BREAK, NUMBER, OTHER = "<b>", "<n>", "<u>"  # punctuation, figures, words the model does not know

_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_KEPT = re.compile(
    r"(?=.*\d)(?=.*[^\W\d_])|.*(?:@|://|www\.|\.\w{2,4}/)|.*\w\.(?:vn|com|org|net)\b", re.IGNORECASE
)
_DROP_RATES = (
    0.001,
    0.003,
    0.01,
    0.02,
    0.05,
    0.1,
    0.2,
    0.4,
    0.6,
    0.8,
    0.95,
)  # how often a writer leaves the marks out
_MAX_CANDIDATES = 12
# A bare syllable that is rarer than this among its readings lacks a mark; one that is commoner is a word by
# itself, as "thu" and "con" are. A text with marks of which no syllable lacks one is typed as it is meant.
_WORD_BY_ITSELF = 0.15
_LEAST_SHARE = 2e-5  # candidates that are rarer among the readings of a syllable are not considered


@dataclass(frozen=True, slots=True)
class _Reading:
    """How a bare syllable may be read: word numbers, and the share of texts in which it is bare."""

    words: NDArray[np.int64]
    bare_share: float
    has_marks: NDArray[np.bool_]  # whether each word carries a mark


@dataclass(frozen=True, slots=True)
class _Slot:
    """A word of the text, where it stands, and its readings; `typed` alone where it is settled."""

    start: int
    typed: str
    reading: _Reading
    open: bool


class DiacriticsRestorer:
    """Adds the diacritics that were left out; what was typed with them stays exactly as it is."""

    def __init__(self, words: Sequence[str], model: Trigrams) -> None:
        """Take the words that the model numbers, special ones included."""
        self._words = words
        self._model = model
        self._numbers = {word: number for number, word in enumerate(words)}
        self._readings = _readings(words, model)
        self._single = lru_cache(maxsize=4096)(self._settled)

    @classmethod
    def load(cls, folder: Path) -> "DiacriticsRestorer":
        """Read the model's folder; raises ModelUnavailableError."""
        path = folder / MODEL_FILE
        try:
            with np.load(path) as arrays:
                if int(arrays["format"]) != FORMAT:
                    raise ModelUnavailableError(
                        f"[retrieval] diacritics: {path} has another format; train it again."
                    )
                words = arrays["words"].tobytes().decode().split("\n")
                return cls(words, read_trigrams(arrays))
        except (OSError, EOFError, KeyError, ValueError, zipfile.BadZipFile) as error:
            raise ModelUnavailableError(f"[retrieval] diacritics: cannot read {path}: {error}") from error

    def restore(self, text: str) -> str:
        """Return the text with missing diacritics added; case, digits and spacing are kept."""
        composed = unicodedata.normalize("NFC", text)
        slots = self._slots(composed)
        penalty = _log_drop_rate(slots)
        if penalty is None:
            return text
        letters = list(composed)
        for slot, number in zip(slots, self._best(slots, penalty), strict=True):
            if slot.open:
                letters[slot.start : slot.start + len(slot.typed)] = _in_case(self._words[number], slot.typed)
        return "".join(letters)

    def _slots(self, text: str) -> list[_Slot]:
        slots = []
        for chunk in _TOKEN.finditer(text):
            kept = _KEPT.match(chunk[0]) is not None
            for word in _WORD.finditer(chunk[0]):
                reading = None if kept else self._readings.get(word[0].lower())
                slots.append(
                    _Slot(
                        chunk.start() + word.start(),
                        word[0],
                        reading or self._single(word[0].lower()),
                        reading is not None,
                    )
                )
        return slots

    def _settled(self, word: str) -> _Reading:
        if word.isdecimal():
            name = NUMBER
        elif word[0].isalpha():
            name = word if word in self._numbers else OTHER
        else:
            name = BREAK
        return _Reading(np.array([self._numbers[name]]), 1.0, np.array([fold(word) != word]))

    def _best(self, slots: Sequence[_Slot], log_drop_rate: float) -> list[int]:
        """Return the most probable word numbers (Viterbi over pairs of neighbouring words)."""
        edge = np.array([self._numbers[BREAK]])
        columns = [edge, edge, *(slot.reading.words for slot in slots), edge]
        extra = [np.where(slot.reading.has_marks, log_drop_rate, 0.0) * slot.open for slot in slots]
        scores = np.zeros((1, 1), dtype=np.float32)
        back = []
        for position in range(2, len(columns)):
            paths = scores[:, :, None] + self._model.score(*columns[position - 2 : position + 1])
            back.append(paths.argmax(axis=0))
            scores = paths.max(axis=0)
            if position - 2 < len(extra):
                scores = scores + extra[position - 2][None, :]
        left, right = np.unravel_index(int(scores.argmax()), scores.shape)
        chosen = []
        for position in range(len(columns) - 1, 2, -1):
            left, right = back[position - 2][left, right], left
            chosen.append(int(columns[position - 1][right]))
        return chosen[::-1]


def _readings(words: Sequence[str], model: Trigrams) -> dict[str, _Reading]:
    """Return, for each bare syllable with more than one reading, the words it may stand for."""
    groups: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        if word[0] != "<":
            groups.setdefault(fold(word), []).append(number)
    readings = {}
    for bare, numbers in groups.items():
        shares = np.exp(model.frequency[numbers])
        shares = shares / shares.sum()
        order = [index for index in np.argsort(-shares)[:_MAX_CANDIDATES] if shares[index] >= _LEAST_SHARE]
        members = np.array(numbers)[order]
        has_marks = np.array([words[number] != bare for number in members])
        if has_marks.any():
            readings[bare] = _Reading(members, float(shares[order][~has_marks].sum()), has_marks)
    return readings


def _log_drop_rate(slots: Sequence[_Slot]) -> float | None:
    """Estimate how often the writer leaves marks out, as a logarithm; None where nothing is open."""
    bare = np.array([max(slot.reading.bare_share, 1e-4) for slot in slots if slot.open])
    marked = sum(not slot.open and bool(slot.reading.has_marks[0]) for slot in slots)
    if not len(bare) or (marked and bare.min() >= _WORD_BY_ITSELF):
        return None
    if not marked:
        return float(np.log(_DROP_RATES[-1]))
    likelihood = {
        rate: float(np.log(bare + (1 - bare) * rate).sum()) + marked * float(np.log1p(-rate))
        for rate in _DROP_RATES
    }
    return float(np.log(max(likelihood, key=likelihood.__getitem__)))


def _in_case(word: str, typed: str) -> str:
    """Return the word with the capitals of what was typed, letter by letter."""
    return "".join(
        letter.upper() if model.isupper() else letter for letter, model in zip(word, typed, strict=True)
    )
