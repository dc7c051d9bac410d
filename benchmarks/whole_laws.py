"""Writes the records of a collection as a corpus folder: each law a file, with its Điều in order."""

import itertools
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from bot.composition import FIXED_QUESTIONS
from bot.measuring.evaluation_data import Record, read_qrels, read_questions, read_records

_KINDS = (("QH", "LUẬT"), ("NĐ", "NGHỊ ĐỊNH"), ("ND", "NGHỊ ĐỊNH"), ("TT", "THÔNG TƯ"), ("", "QUYẾT ĐỊNH"))
_UNSAFE = re.compile(r"[^\w.-]+")


def write_laws(source: Path, corpus: Path, *, articles: int, questions: int) -> int:
    """Write the laws of the first `articles` records, and `questions` of the collection as fixed questions.

    Returns the number of laws. A record without a number or an Điều is left out.
    """
    laws: defaultdict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in itertools.islice(read_records(source), articles):
        number, title = record.field("number"), record.field("document_title")
        if number and record.field("article"):
            laws[number, title or number].append(record)
    corpus.mkdir(parents=True)
    for place, ((number, title), records) in enumerate(laws.items()):
        name = f"{place:05}-{_UNSAFE.sub('-', number)}.txt"
        (corpus / name).write_text(_text(number, title, records), encoding="utf-8")
    _write_questions(source, corpus, {one.id: one for law in laws.values() for one in law}, questions)
    return len(laws)


def _text(number: str, title: str, records: Sequence[Record]) -> str:
    kind = next(kind for mark, kind in _KINDS if mark in number.upper())
    articles = (f"Điều {one.field('article')}. {one.title}\n{one.text}" for one in records)
    return "\n".join([f"Số: {number}", "", kind, title, "", *articles, ""])


def _write_questions(source: Path, corpus: Path, records: dict[str, Record], most: int) -> None:
    texts, judged = read_questions(source), read_qrels(source, "dev")
    places = ((key, _places(judged[key], records)) for key in texts if key in judged)
    known = itertools.islice(((key, gold) for key, gold in places if gold), most)
    lines = [json.dumps({"id": key, "question": texts[key], "gold": gold}) + "\n" for key, gold in known]
    (corpus / FIXED_QUESTIONS).write_text("".join(lines), encoding="utf-8")


def _places(right: Iterable[str], records: dict[str, Record]) -> list[dict[str, str | None]]:
    found = [records[key] for key in right if key in records]
    return [{"doc": one.field("number"), "article": one.field("article")} for one in found]
