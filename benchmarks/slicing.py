"""A part of a BEIR folder, as a BEIR folder: so many questions, what answers them, and other records."""

import json
import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.retrieval import BenchmarkError
from bot.measuring.evaluation_data import Qrels, Record, read_qrels, read_questions, read_records

SPLIT = "dev"


@dataclass(frozen=True, slots=True)
class Slice:
    """How much of a folder is measured."""

    records: int
    questions: int


def write_slice(folder: Path, into: Path, *, records: int | None, questions: int | None) -> Slice:
    """Write a BEIR folder of the first judged questions, the records that answer them and other records."""
    qrels = read_qrels(folder, SPLIT)
    judged = [(key, text) for key, text in read_questions(folder).items() if key in qrels]
    asked = dict(judged[:questions])
    gold = {record for key in asked for record in qrels[key]}
    if records is not None and records < len(gold):
        raise BenchmarkError(
            f"{len(gold)} records answer the {len(asked)} questions: "
            f"--records {records} has no room for them. Raise it, or lower --questions."
        )
    (into / "qrels").mkdir(parents=True)
    _write_questions(into, asked, qrels)
    kept = 0
    with (into / "corpus.jsonl").open("w", encoding="utf-8") as lines:
        for record in sliced(read_records(folder), gold, records):
            lines.write(record.model_dump_json(by_alias=True) + "\n")
            kept += 1
    return Slice(kept, len(asked))


def sliced(records: Iterable[Record], gold: Collection[str], size: int | None) -> Iterator[Record]:
    """Yield the gold records and the first others, `size` in all, in their order; without a size, all."""
    room = math.inf if size is None else size - len(gold)
    for record in records:
        if record.id in gold:
            yield record
        elif room > 0:
            room -= 1
            yield record


def _write_questions(into: Path, asked: Mapping[str, str], qrels: Qrels) -> None:
    questions = [json.dumps({"_id": key, "text": text}, ensure_ascii=False) for key, text in asked.items()]
    judgements = [f"{key}\t{record}\t{value}" for key in asked for record, value in qrels[key].items()]
    (into / "queries.jsonl").write_text("\n".join(questions) + "\n", encoding="utf-8")
    (into / "qrels" / f"{SPLIT}.tsv").write_text(
        "\n".join(["query-id\tcorpus-id\tscore", *judgements]) + "\n", encoding="utf-8"
    )
