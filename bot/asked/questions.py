"""Reads files of questions, one JSON object a line; a bad line is named by its number."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TextIO

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from bot.errors import UserInputError
from bot.validity.days import read_day


class AskedQuestion(BaseModel):
    """One line of a file of questions; keys that are not known are let be."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    question: str = Field(min_length=1)
    history: tuple[str, ...] = ()
    as_of: date | None = None

    @field_validator("history", mode="before")
    @classmethod
    def _null_is_none(cls, value: object) -> object:
        return () if value is None else value

    @field_validator("as_of", mode="before")
    @classmethod
    def _is_a_day(cls, value: object) -> object:
        return value if value is None else read_day(str(value))


@contextmanager
def open_questions(file: str, standard_input: TextIO) -> Iterator[Iterator[AskedQuestion]]:
    """Open `file`, or standard input for "-", and give its questions as they are read."""
    if file == "-":
        yield read_questions(standard_input, "standard input")
        return
    path = Path(file)
    try:
        lines = path.open(encoding="utf-8-sig")
    except OSError as error:
        raise UserInputError(f"Cannot read {path}: {error.strerror}. Name a file of JSON lines.") from error
    with lines:
        yield read_questions(lines, path.name)


def read_questions(lines: Iterable[str], name: str) -> Iterator[AskedQuestion]:
    """Yield the question of each line; blank lines are skipped but counted.

    Raises UserInputError, with the name of the file and the number of the line, for what is no question.
    """
    for number, line in enumerate(_decoded(lines, name), start=1):
        if not line.strip():
            continue
        try:
            yield AskedQuestion.model_validate_json(line)
        except ValidationError as error:
            raise UserInputError(f"{name}, line {number}: {_reason(error)}.") from error


def _decoded(lines: Iterable[str], name: str) -> Iterator[str]:
    try:
        yield from lines
    except UnicodeDecodeError as error:
        raise UserInputError(f"{name} is not UTF-8 text: save it as UTF-8.") from error


def _reason(error: ValidationError) -> str:
    mistake = error.errors()[0]
    if mistake["type"] == "json_invalid":
        return 'not a JSON object: write {"question": "..."}'
    where = ".".join(str(part) for part in mistake["loc"]) or "the object"
    return f"{where}: {mistake['msg'].removeprefix('Value error, ')}"
