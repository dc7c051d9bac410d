"""Reads a BEIR folder: records to search, questions to ask, and which records answer them."""

import csv
import lzma
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.errors import UserInputError

Qrels = dict[str, dict[str, int]]  # question id → record id → relevance

_D_WITH_STROKE = str.maketrans("đĐ", "dD")


class Record(BaseModel):
    """One line of corpus.jsonl: what counts as one document."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(alias="_id")
    title: str = ""
    text: str
    metadata: dict[str, Any] = {}

    def field(self, name: str) -> str | None:
        """Return a field of the metadata as text, None where it is missing or empty."""
        value = self.metadata.get(name)
        return str(value) if value not in (None, "") else None


class Question(BaseModel):
    """One line of queries.jsonl."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(alias="_id")
    text: str
    metadata: dict[str, Any] = {}


Line = TypeVar("Line", Record, Question)


def corpus_file(folder: Path) -> Path:
    """Return corpus.jsonl or corpus.jsonl.xz of the folder; UserInputError where there is neither."""
    for name in ("corpus.jsonl", "corpus.jsonl.xz"):
        if (folder / name).is_file():
            return folder / name
    raise UserInputError(f"No corpus.jsonl or corpus.jsonl.xz in {folder}: name a BEIR folder.")


def read_records(folder: Path) -> Iterator[Record]:
    """Yield the records in the order of the file, one at a time."""
    path = corpus_file(folder)
    for number, line in _numbered_lines(path):
        yield _validated(Record, line, path, number)


def read_questions(folder: Path) -> dict[str, str]:
    """Return the text of each question by its id, in the order of the file."""
    return {question.id: question.text for question in _questions(folder)}


def read_short_answers(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return the short answers of each question that has some, from `answer` or `answers` of its metadata."""
    found = {}
    for question in _questions(folder):
        one, several = question.metadata.get("answer"), question.metadata.get("answers")
        answers = [one] if isinstance(one, str) else several if isinstance(several, list) else []
        kept = tuple(answer for answer in answers if isinstance(answer, str) and answer.strip())
        if kept:
            found[question.id] = kept
    return found


def _questions(folder: Path) -> list[Question]:
    path = folder / "queries.jsonl"
    if not path.is_file():
        raise UserInputError(f"No queries.jsonl in {folder}: name a BEIR folder.")
    return [_validated(Question, line, path, number) for number, line in _numbered_lines(path)]


def read_qrels(folder: Path, split: str) -> Qrels:
    """Return what answers each question of the split, from qrels/<split>.tsv."""
    path = folder / "qrels" / f"{split}.tsv"
    if not path.is_file():
        found = ", ".join(sorted(file.stem for file in path.parent.glob("*.tsv"))) or "none"
        raise UserInputError(f"No qrels/{split}.tsv in {folder}; splits there: {found}. Choose with --split.")
    return read_qrels_file(path)


def read_qrels_file(path: Path) -> Qrels:
    """Return what answers each question: query-id, corpus-id and score above 0, under a heading or not."""
    qrels: Qrels = {}
    rows = csv.reader(read_text(path).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, row in enumerate(rows, start=1):
        if not row or (number == 1 and not row[-1].isdecimal()):
            continue
        try:
            question, record, relevance = row
            answers = int(relevance) > 0
        except ValueError as error:
            raise UserInputError(
                f"{path.name}, line {number}: write query-id, corpus-id and score, with tabs between."
            ) from error
        if answers:
            qrels.setdefault(question, {})[record] = int(relevance)
    return qrels


def read_text(path: Path) -> str:
    """Return a file's text; UserInputError where it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UserInputError(f"{path.name} is not UTF-8 text: save it as UTF-8.") from error


def strip_diacritics(text: str) -> str:
    """Return the text as it is typed without diacritics, đ as d; upper and lower case are kept."""
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare).translate(_D_WITH_STROKE)


def _numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not blank; UserInputError where the file cannot be read to its end."""
    try:
        with _open(path) as lines:
            yield from ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    except UnicodeDecodeError as error:
        raise UserInputError(f"{path.name} is not UTF-8 text: save it as UTF-8.") from error
    except (lzma.LZMAError, EOFError) as error:
        raise UserInputError(f"{path.name} is damaged or cut off: {error}") from error


def _open(path: Path) -> TextIO:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def _validated(kind: type[Line], line: str, path: Path, number: int) -> Line:
    try:
        return kind.model_validate_json(line)
    except ValidationError as error:
        mistake = error.errors()[0]
        where = ".".join(str(part) for part in mistake["loc"])
        raise UserInputError(f"{path.name}, line {number}: {where} {mistake['msg']}.") from error
