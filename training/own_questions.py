"""The questions written for policybot: what members ask in their own words, and the Điều that answers.

The embedding model learns from `training/questions/asked.jsonl`; the reranker and the weights of answers are
fitted to `held.jsonl`, which was written without sight of it and has questions without an answer too. No text
of a document is in them.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.corpus_files import corpus_files
from ingest.manifest import load_manifest
from ingest.preparing import prepare
from vectorstore.number_spelling import number_key
from vectorstore.records import ParsedDocument, Passage
from vectorstore.vietnamese import syllables

QUESTIONS = Path(__file__).parent / "questions"
ASKED, HELD, PAIRS = (QUESTIONS / f"{name}.jsonl" for name in ("asked", "held", "pairs"))
BENCHMARK = "own-questions"
_MAX_SYLLABLES = 200
PAST = "as_of"

Place = tuple[str, str | None]  # the key of a document's number, and an Điều or section


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question and every place that answers it; none where the documents do not answer."""

    id: str
    text: str
    kind: str
    places: tuple[Place, ...]
    history: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnArticle:
    """One Điều, or a section of a text without them, as its passages."""

    place: Place
    number: str
    title: str  # of the document
    passages: tuple[Passage, ...]

    @property
    def id(self) -> str:
        """Name it as in the benchmark."""
        return f"{self.place[0]}#{self.place[1] or ''}"


class _Words:
    """Counts syllables in the place of a model's tokens: texts can be cut before there is a model."""

    name = "syllables"
    max_tokens = _MAX_SYLLABLES

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return how many syllables each text has."""
        return [len(syllables(text)) for text in texts]


def read_own_questions(path: Path) -> Iterator[OwnQuestion]:
    """Yield the questions of a file of JSON lines, in the shape of corpus/questions.jsonl."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        places = tuple((number_key(gold["doc"]), gold.get("article")) for gold in row["gold"])
        yield OwnQuestion(row["id"], row["question"], row["kind"], places, tuple(row.get("history", ())))


def read_own_articles(shared: Path) -> list[OwnArticle]:
    """Return the Điều and sections of the documents that the questions are about."""
    folder = shared / "corpus"
    manifest = load_manifest(folder)
    found = []
    for path in corpus_files(folder):
        found += _articles(prepare(path, folder, manifest, _Words()))
    return found


def _articles(parsed: ParsedDocument) -> list[OwnArticle]:
    groups: dict[str | None, list[Passage]] = {}
    for passage in parsed.passages:
        groups.setdefault(passage.article, []).append(passage)
    document = parsed.document
    key = number_key(document.number) if document.number else document.id
    return [
        OwnArticle((key, article), document.number or document.id, document.title, tuple(passages))
        for article, passages in groups.items()
    ]


def articles_that_answer(question: OwnQuestion, ids: Mapping[Place, int]) -> tuple[int, ...]:
    """Return the articles that answer: all of a document that is named without one."""
    found: set[int] = set()
    for number, article in question.places:
        if article is None:
            found |= {at for (document, _), at in ids.items() if document == number}
        elif (number, article) in ids:
            found.add(ids[number, article])
    return tuple(sorted(found))


def write_benchmark(shared: Path, questions: Path, folder: Path) -> None:
    """Write the questions about today that stand alone as a BEIR folder; those without an answer too."""
    articles = read_own_articles(shared)
    ids = {article.place: at for at, article in enumerate(articles)}
    folder.mkdir(parents=True, exist_ok=True)
    _write_lines(folder / "corpus.jsonl", map(_record, articles))
    asked = [one for one in read_own_questions(questions) if not one.history and one.kind != PAST]
    _write_lines(folder / "queries.jsonl", ({"_id": one.id, "text": one.text} for one in asked))
    rows = ["query-id\tcorpus-id\tscore"]
    for question in asked:
        rows += [f"{question.id}\t{articles[at].id}\t1" for at in articles_that_answer(question, ids)]
    (folder / "qrels").mkdir(exist_ok=True)
    (folder / "qrels" / "dev.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def _record(article: OwnArticle) -> dict[str, object]:
    first = article.passages[0]
    return {
        "_id": article.id,
        "title": first.heading_path[-1] if first.heading_path else "",
        "text": "\n".join(passage.text for passage in article.passages),
        "metadata": {"number": article.number, "document_title": article.title},
    }


def _write_lines(path: Path, rows: Iterator[dict[str, object]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
