"""More records than a collection has: each comes again with words of another and other numbers."""

import random
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bot.measuring.evaluation_data import Record, read_records

STRETCH = 6  # words that are replaced or left out together
REPLACED, LEFT_OUT = 0.3, 0.05  # shares of the stretches
APART = 100  # records between one and the one it takes words from: mostly another law's
_NUMBER = re.compile(r"[0-9]{2,}")


def write_round(source: Path, into: Path, number: int) -> Path:
    """Write the records of a folder, varied, over an earlier round; return the folder."""
    into.mkdir(exist_ok=True)
    with (into / "corpus.jsonl").open("w", encoding="utf-8") as lines:
        for record in varied_records(read_records(source), number):
            lines.write(record.model_dump_json(by_alias=True) + "\n")
    return into


def varied_records(records: Iterable[Record], number: int) -> Iterator[Record]:
    """Yield each record varied with the words of one that stands `APART` before it."""
    earlier: deque[Record] = deque(maxlen=APART)
    for record in records:
        yield varied(record, earlier[0] if earlier else record, number)
        earlier.append(record)


def varied(record: Record, other: Record, number: int) -> Record:
    """Return a record like this one and yet another, the same whenever it is made.

    Of the stretches of six words, three in ten are replaced by words of the other record that stand together,
    one in twenty is left out; numbers of two digits or more are raised. The first word of a line, which may
    number it, stays.
    """
    chosen = random.Random(f"{number} {record.id}")
    words = other.text.split()
    lines = [_varied_line(line.split(), words, chosen) for line in record.text.splitlines()]
    metadata = {
        key: value if key == "article" else _renumbered(str(value), number)
        for key, value in record.metadata.items()
        if value
    }
    return record.model_copy(
        update={
            "id": f"{record.id}~{number}",
            "title": _renumbered(record.title, number),
            "text": _renumbered("\n".join(lines), number),
            "metadata": metadata,
        }
    )


def _varied_line(line: Sequence[str], words: Sequence[str], chosen: random.Random) -> str:
    kept = list(line[:1])
    for start in range(1, len(line), STRETCH):
        drawn = chosen.random()
        if drawn < REPLACED and words:
            place = chosen.randrange(len(words))
            kept += words[place : place + STRETCH]
        elif drawn >= REPLACED + LEFT_OUT:
            kept += line[start : start + STRETCH]
    return " ".join(kept)


def _renumbered(text: str, number: int) -> str:
    return _NUMBER.sub(lambda match: str(int(match[0]) + 1000 * number), text)
