"""Questions whose answers are known: questions.jsonl of a corpus, or of a benchmark."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.errors import UserInputError
from bot.measuring.evaluation_data import read_text
from vectorstore.number_spelling import number_key
from vectorstore.records import Document


class Gold(BaseModel):
    """Where an answer stands: a document, by number or file, perhaps an Điều or section, and what it says."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    doc: str
    article: str | None = None
    quote: str | None = None  # literal, but for white space

    def is_in(self, document: Document) -> bool:
        """Tell whether this is the document."""
        return document.file == self.doc or (
            document.number is not None and number_key(document.number) == number_key(self.doc)
        )

    def is_at(self, document: Document, article: str | None) -> bool:
        """Tell whether an Điều or section of a document is the place, or lies inside it ("II.3" in "II")."""
        if not self.is_in(document):
            return False
        wanted = self.article
        return wanted is None or article == wanted or (article or "").startswith(f"{wanted}.")


class FixedQuestion(BaseModel):
    """One line of the file."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    question: str
    kind: str = ""
    history: tuple[str, ...] = ()  # the questions before it
    gold: tuple[Gold, ...] = ()
    acceptable: tuple[Gold, ...] = ()
    forbidden_docs: tuple[str, ...] = ()  # wrong if cited as in force: mostly the law that was replaced
    answerable: bool = True
    short_answer: str | None = None
    variant_no_diacritics: str | None = None  # the same as people type it in a chat

    @property
    def rights(self) -> tuple[Gold, ...]:
        """Every place that answers."""
        return (*self.gold, *self.acceptable)


def read_fixed_questions(path: Path) -> list[FixedQuestion]:
    """Return the questions of a file; UserInputError, which names the line, where one is not well-formed."""
    questions = []
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            questions.append(FixedQuestion.model_validate_json(line))
        except ValidationError as error:
            mistake = error.errors()[0]
            where = ".".join(str(part) for part in mistake["loc"])
            told = f"{where}: {mistake['msg']}" if where else mistake["msg"]
            raise UserInputError(f"{path.name}, line {number}: {told}.") from error
    return questions
