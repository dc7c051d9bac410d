"""A corpus of made-up decisions, its index and what belongs to it, in a folder of its own."""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.composition import App
from bot.settings import Settings
from bot.settings_loading import load_settings
from ingest.corpus_files import corpus_files
from tests.fakes import FakeEmbedder
from vectorstore.generations import Generations
from vectorstore.texts import TextStore

DOCUMENTS = 6
_PROJECT = Path(__file__).parents[2]
_SETTINGS = f"""\
[corpus]
path = "corpus"
[index]
path = "var/index"
keep_generations = 3
[retrieval]
reranker = ""
diacritics = "{_PROJECT / "models" / "diacritics"}"
[database]
url = "sqlite:///bot.db"
"""

State = frozenset[tuple[str, str]]  # file and hash of its contents


@dataclass(frozen=True)
class Place:
    """A corpus, its index and what else belongs to it."""

    root: Path

    @property
    def corpus(self) -> Path:
        """The folder of documents."""
        return self.root / "corpus"

    @property
    def index(self) -> Path:
        """The folder of generations."""
        return self.root / "var" / "index"

    @property
    def config(self) -> Path:
        """The file of settings, written when it is first asked for."""
        path = self.root / "config.toml"
        if not path.is_file():
            self.root.mkdir(parents=True, exist_ok=True)
            path.write_text(_SETTINGS, encoding="utf-8")
        return path

    @property
    def database(self) -> str:
        """The address of the database."""
        return f"sqlite:///{self.root / 'bot.db'}"

    def app(self) -> App:
        """Return the parts, as a process that starts would."""
        return composed(load_settings(self.config, {}))

    def write(self, number: int, version: int) -> None:
        """Put a document into the corpus as an editor does, in one step."""
        self.corpus.mkdir(parents=True, exist_ok=True)
        part = self.root / "editing.part"
        part.write_text(document(number, version), encoding="utf-8")
        part.replace(self.corpus / f"van-ban-{number}.txt")

    def waiting(self, number: int, version: int) -> Path:
        """Return a file outside the corpus with a document that staff bring."""
        path = self.root / "waiting" / f"moi-{number}-{version}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document(number, version), encoding="utf-8")
        return path

    def in_corpus(self) -> State:
        """Return which files there are, and what is in them."""
        return frozenset(
            (path.relative_to(self.corpus).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
            for path in corpus_files(self.corpus)
        )

    def live(self) -> State:
        """Return the documents of the live generation."""
        return self._of(Generations(self.index).current() or "")

    def generations(self) -> Iterator[State]:
        """Yield the documents of each generation kept."""
        for name in Generations(self.index).names():
            yield self._of(name)

    def _of(self, name: str) -> State:
        with closing(TextStore(self.index / name / "texts.sqlite")) as texts:
            return frozenset((one.file, one.sha256) for one in texts.documents())


def composed(settings: Settings) -> App:
    """Return the parts with a stand-in for the model."""
    return App(settings, FakeEmbedder())


def document(number: int, version: int) -> str:
    """Return a decision with a word that no other document and no other version has."""
    articles = "\n".join(
        f"Điều {n}. Mục {n}\nNgười lao động tổ {number} nghỉ {n + version} ngày, mã từ{number}x{version}."
        for n in range(1, 9)
    )
    head = f"CÔNG TY HOA MAI\nSố: {number}/QĐ-HM\nHà Nội, ngày 05 tháng 3 năm 2025\nQUYẾT ĐỊNH"
    return f"{head}\nVề việc nghỉ của tổ {number}\n{articles}\n"
