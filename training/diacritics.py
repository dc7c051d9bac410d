"""Train the diacritics restorer: `python -m training.diacritics`."""

import argparse
import logging
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.language_model import ModelSize, train_trigrams
from training.phrases import everyday_phrases
from training.syllable_stream import SyllableStream, read_stream
from training.synthetic import questions_about
from training.texts import TRAINING_QUESTIONS, read_articles, read_questions, read_wikipedia
from vectorstore.diacritics import BREAK, MODEL_FILE, NUMBER, OTHER
from vectorstore.trigrams import write_trigrams
from vectorstore.vietnamese import fold

logger = logging.getLogger(__name__)

_SPECIAL = [BREAK, NUMBER, OTHER]
_QUESTIONS_WEIGHT = 10
_PHRASES_WEIGHT = 60
_WIKIPEDIA_WEIGHT = 1
_SEED = 1
_TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_VOWELS = frozenset("aeiouy")


def main(arguments: Sequence[str] | None = None) -> None:
    """Count, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder of the training texts")
    parser.add_argument("--out", type=Path, default=Path("models/diacritics"))
    parser.add_argument("--words", type=int, default=16000)
    parser.add_argument("--bigrams", type=int, default=450_000)
    parser.add_argument("--trigrams", type=int, default=900_000)
    parser.add_argument(
        "--questions", nargs="*", default=TRAINING_QUESTIONS, help="benchmarks to learn questions of"
    )
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    started = time.monotonic()
    stream = read_stream(training_texts(options.shared, options.questions), spelling=tone_on_one_letter)
    words, ids = number_words(stream, options.words)
    logger.info("words=%s tokens=%s seconds=%.0f", len(words), len(ids), time.monotonic() - started)
    model = train_trigrams(ids, len(words), ModelSize(options.bigrams, options.trigrams))
    options.out.mkdir(parents=True, exist_ok=True)
    write_trigrams(options.out / MODEL_FILE, words, model)
    size = (options.out / MODEL_FILE).stat().st_size
    logger.info("bytes=%s seconds=%.0f", size, time.monotonic() - started)


def training_texts(shared: Path, questions: Sequence[str] = TRAINING_QUESTIONS) -> Iterator[str]:
    """Yield laws, Party documents, Wikipedia, everyday phrases and the questions that may be used."""
    source = random.Random(_SEED)
    for article in read_articles(shared):
        yield f"{article.document_title}\n{article.heading}\n{article.text}"
        yield "\n".join(questions_about(article, source, most=2))
    for title, text in read_wikipedia(shared):
        yield "\n".join([title, text] * _WIKIPEDIA_WEIGHT)
    for name in questions:
        for question in read_questions(shared / "benchmarks" / name).values():
            yield "\n".join([question] * _QUESTIONS_WEIGHT)
    for phrase in everyday_phrases():
        yield "\n".join([phrase] * _PHRASES_WEIGHT)


def tone_on_one_letter(syllable: str) -> str:
    """Return a syllable with its tone mark where most texts put it: hoà as hòa."""
    if syllable[-2:] in _TONES and not syllable.startswith("qu"):
        return syllable[:-2] + _TONES[syllable[-2:]]
    return syllable


def number_words(stream: SyllableStream, wanted: int) -> tuple[list[str], NDArray[np.int64]]:
    """Return the most frequent words, special ones first, and the stream in their numbers."""
    counts = np.bincount(stream.ids[stream.ids >= 0], minlength=len(stream.words))
    order = [number for number in np.argsort(-counts, kind="stable") if _is_syllable(stream.words[number])]
    chosen = order[:wanted]
    words = _SPECIAL + [stream.words[number] for number in chosen]
    new_number = np.full(len(stream.words) + 1, _SPECIAL.index(OTHER), dtype=np.int64)
    for number, word in enumerate(stream.words):
        if word[0].isdecimal():
            new_number[number] = _SPECIAL.index(NUMBER)
    new_number[chosen] = np.arange(len(_SPECIAL), len(words))
    new_number[-1] = _SPECIAL.index(BREAK)
    return words, new_number[stream.ids]


def _is_syllable(word: str) -> bool:
    return word.isalpha() and len(word) <= 8 and not _VOWELS.isdisjoint(fold(word)) and fold(word).isascii()


if __name__ == "__main__":
    main()
