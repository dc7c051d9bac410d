"""Compares the shipped restorer of missing diacritics with a well-kept library, pyvi, on held-out text.

    python benchmarks/diacritics.py ../shared
    python benchmarks/diacritics.py ../shared --half     (every second mark left out)

takes the marks off questions and news that no model was trained on, and counts the syllables that come
back as they were written; spellings such as hòa and hoà count as one. pyvi is no dependency of this
project: install it (`pip install pyvi`), or only the shipped model is measured and a line says so.
"""

import argparse
import json
import logging
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from pathlib import Path

from vectorstore.diacritics import DiacriticsRestorer
from vectorstore.vietnamese import fold, normalize, one_spelling

logger = logging.getLogger("benchmarks.diacritics")

Restore = Callable[[str], str]

_SYLLABLE = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"(?<=[.;:?!])\s+|\n+")
_LETTERS: dict[bool, Callable[[str], str]] = {True: str.upper, False: str}
_SEED = 1


@dataclass(frozen=True, slots=True)
class Figures:
    """How well one restorer did on one set of texts."""

    texts: int
    syllables: int
    syllables_right: float
    texts_right: float
    texts_failed: int  # that the restorer raised an error on; they count as they were typed
    ms_per_text: float


def main() -> None:
    """Read the arguments, measure, print a table or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path, help="folder with benchmarks/ and news/")
    parser.add_argument("--model", type=Path, default=Path("models/diacritics"))
    parser.add_argument("--half", action="store_true", help="leave out the marks of every second syllable")
    parser.add_argument("--limit", type=int, default=None, help="use only the first texts of each set")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    logging.basicConfig(format="%(message)s")
    strip = strip_half if arguments.half else strip_all
    figures = {
        name: {
            restorer: asdict(measure(restore, texts[: arguments.limit], strip))
            for restorer, restore in restorers(arguments.model).items()
        }
        for name, texts in held_out_texts(arguments.shared).items()
    }
    print(json.dumps(figures, indent=2) if arguments.json else table(figures))


def restorers(model: Path) -> dict[str, Restore]:
    """Return what is compared, by name; pyvi only where it is installed."""
    found: dict[str, Restore] = {"none": str, "shipped": DiacriticsRestorer.load(model).restore}
    try:
        from pyvi import ViUtils
    except ImportError as error:
        logger.warning("pyvi is not compared (%s): pip install pyvi", error)
    else:
        found["pyvi"] = ViUtils.add_accents
    return found


def held_out_texts(shared: Path) -> dict[str, list[str]]:
    """Return texts that neither model was trained on, as far as their makers say."""
    benchmarks = shared / "benchmarks"
    sets = {
        "union": [row["question"] for row in _rows(benchmarks / "union" / "dev.jsonl")],
        "zalo-ltr": [row["text"] for row in _rows(benchmarks / "zalo-ltr" / "queries.jsonl")],
        "current-law": [row["text"] for row in _rows(benchmarks / "current-law" / "queries.jsonl")],
        "xquad-vi": [row["text"] for row in _rows(benchmarks / "xquad-vi" / "queries.jsonl")],
        "news": [
            sentence for path in sorted((shared / "news").glob("*.md")) for sentence in _sentences(path)
        ],
    }
    return {name: [normalize(text) for text in texts] for name, texts in sets.items()}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if not path.is_file():
        raise SystemExit(f"There is no {path}: give the folder that holds benchmarks/ and news/.")
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _sentences(path: Path) -> list[str]:
    """Return the sentences of a news item that carry marks and are as long as questions are."""
    sentences = _SENTENCE.split(normalize(path.read_text(encoding="utf-8")))
    return [part for part in sentences if fold(part) != part.lower() and 4 <= len(part.split()) <= 40]


def strip_all(text: str) -> str:
    """Return the text as people type it who leave all marks out; capitals stay."""
    return _SYLLABLE.sub(lambda found: _bare(found[0]), text)


def strip_half(text: str) -> str:
    """Return the text with the marks of half its syllables left out, always the same half."""
    source = random.Random(f"{_SEED} {text}")
    return _SYLLABLE.sub(lambda found: _bare(found[0]) if source.random() < 0.5 else found[0], text)


def _bare(syllable: str) -> str:
    return "".join(_LETTERS[letter.isupper()](fold(letter)) for letter in syllable)


def measure(restore: Restore, texts: Sequence[str], strip: Callable[[str], str]) -> Figures:
    """Return the figures of one restorer; the time is processor time of the restorer alone."""
    stripped = [strip(text) for text in texts]
    for text in stripped[:20]:
        _restored(restore, text)
    started = time.process_time()
    restored = [_restored(restore, text) for text in stripped]
    seconds = time.process_time() - started
    pairs = [
        (_spelled(text), _spelled(typed if back is None else back))
        for text, typed, back in zip(texts, stripped, restored, strict=True)
    ]
    syllables = sum(len(wanted) for wanted, _ in pairs)
    return Figures(
        texts=len(texts),
        syllables=syllables,
        syllables_right=round(sum(_right(*pair) for pair in pairs) / syllables, 4),
        texts_right=round(sum(wanted == back for wanted, back in pairs) / len(pairs), 4),
        texts_failed=restored.count(None),
        ms_per_text=round(seconds * 1000 / len(texts), 3),
    )


def _restored(restore: Restore, text: str) -> str | None:
    try:
        return restore(text)
    except KeyError:  # pyvi, on letter pairs that it has not seen
        return None


def _spelled(text: str) -> list[str]:
    return [one_spelling(syllable) for syllable in _SYLLABLE.findall(normalize(text).lower())]


def _right(wanted: list[str], restored: list[str]) -> int:
    if len(wanted) == len(restored):
        return sum(one == other for one, other in zip(wanted, restored, strict=True))
    blocks = SequenceMatcher(None, wanted, restored, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


def table(figures: dict[str, dict[str, dict[str, float]]]) -> str:
    """Return the figures as a Markdown table."""
    lines = [
        "| texts | restorer | syllables right | texts right | texts failed | ms a text |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, by_restorer in figures.items():
        for restorer, row in by_restorer.items():
            cells = [
                f"{name} ({row['texts']}, {row['syllables']} syllables)",
                restorer,
                f"{row['syllables_right']:.4f}",
                f"{row['texts_right']:.4f}",
                str(row["texts_failed"]),
                str(row["ms_per_text"]),
            ]
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
