"""The composition root: puts the concrete classes together, each made when it is first needed.

Nothing is loaded by composing: listing the documents must not wait for the embedding model.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bot.deferred import DeferredEmbedder
from bot.errors import SettingsError
from bot.loading import load_embedder
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.answering import Answerer
    from bot.keeping.index_desk import IndexDesk
    from bot.keeping.receiving import Receiving
    from bot.llm.model import LLM
    from bot.measuring.gate import QuestionGate
    from bot.state import State
    from ingest.apart import ApartReader
    from vectorstore.describing import Verdict
    from vectorstore.diacritics import DiacriticsRestorer
    from vectorstore.embedder import Embedder
    from vectorstore.generations import Generations
    from vectorstore.glossary import Glossary
    from vectorstore.index import Index
    from vectorstore.index_reader import IndexReader
    from vectorstore.publishing import Publisher
    from vectorstore.question_text import QueryBuilder
    from vectorstore.reranking import TreeReranker
    from vectorstore.retriever import Reader, Retriever
    from vectorstore.translations import Translations

logger = logging.getLogger(__name__)

GLOSSARY = "glossary.toml"
FIXED_QUESTIONS = "questions.jsonl"
_WARM_UP_QUESTION = "công đoàn là gì"


@dataclass(frozen=True)
class App:
    """The parts of a running policybot, made from its settings."""

    settings: Settings
    embedder: "Embedder"
    today: Callable[[], date] = date.today

    @property
    def corpus(self) -> Path:
        """The folder of documents; SettingsError where there is none."""
        path = self.settings.corpus.path
        if not path.is_dir():
            raise SettingsError(f"No corpus folder at {path}. Create it, or set [corpus] path.")
        return path

    @property
    def removed_files(self) -> Path:
        """The folder that keeps the files of removed documents."""
        return self.settings.index.path.parent / "removed"

    @property
    def uploads(self) -> Path:
        """The folder of the documents that staff sent and that wait."""
        return self.settings.index.path.parent / "uploads"

    @property
    def proposals(self) -> Path:
        """The file of manifest entries proposed for documents that have none."""
        return self.settings.index.path.parent / "manifest.proposed.toml"

    @property
    def evaluation_caches(self) -> Path:
        """The folder that keeps the indexes of evaluations."""
        return self.settings.index.path.parent / "evaluate"

    @cached_property
    def generations(self) -> "Generations":
        """The index folder: which generations there are, and which is live."""
        from vectorstore.generations import Generations

        return Generations(self.settings.index.path)

    @cached_property
    def file_reader(self) -> "ApartReader":
        """What reads files within the limits of the settings, in a process of its own."""
        from ingest.apart import ApartReader
        from ingest.limits import ReadingLimits

        return ApartReader(ReadingLimits(**self.settings.ingest.model_dump()))

    @cached_property
    def library(self) -> "IndexReader":
        """What opens the live generation for reading texts, whatever model it was made with."""
        from vectorstore.index_reader import IndexReader

        return IndexReader(self.settings.index.path)

    @cached_property
    def reader(self) -> "IndexReader":
        """What opens the live generation for searching: one made with the model of the settings."""
        return self.reader_of(self.settings.index.path)

    @cached_property
    def restorer(self) -> "DiacriticsRestorer":
        """The model that restores missing diacritics."""
        from vectorstore.diacritics import DiacriticsRestorer

        return DiacriticsRestorer.load(Path(self.settings.retrieval.diacritics))

    @cached_property
    def glossary(self) -> "Glossary":
        """The abbreviations of the corpus over those that everyone uses."""
        from vectorstore.glossary import Glossary

        return Glossary.load(self.settings.corpus.path / GLOSSARY)

    @cached_property
    def query_builder(self) -> "QueryBuilder":
        """What makes a question into query text."""
        from vectorstore.question_text import QueryBuilder

        return QueryBuilder(self.restorer, self.glossary)

    @cached_property
    def reranker(self) -> "TreeReranker | None":
        """What orders the candidates; None where the settings name none or it knows another embedding."""
        from vectorstore.reranking import TreeReranker

        chosen = self.settings.retrieval.reranker
        reranker = TreeReranker.load(Path(chosen)) if chosen else None
        if reranker is not None and not reranker.serves(self.embedder.name):
            logger.warning(
                "the reranker was fitted to another embedding model; the fused order is used embedder=%s",
                self.embedder.name,
            )
            return None
        return reranker

    @cached_property
    def translations(self) -> "Translations | None":
        """What tells with which words people ask for a text; None where none serves the embedding model.

        A folder that is not there is told and done without: settings of before do not name one.
        """
        from vectorstore.translations import Translations, TranslationTable

        chosen = self.settings.answering.translations
        if chosen and not Path(chosen).is_dir():
            logger.warning("[answering] translations: there is no folder %s; done without", chosen)
            chosen = ""
        table = TranslationTable.load(Path(chosen)) if chosen else None
        tokens = self.embedder.tokens
        if table is None or tokens is None or not table.serves(self.embedder.name):
            return None
        return Translations(table, tokens)

    @cached_property
    def publisher(self) -> "Publisher":
        """What publishes new generations, each behind the gate of the fixed questions."""
        from vectorstore.publishing import Publisher

        chosen = self.settings.index
        return Publisher(
            chosen.path,
            embedder=self.embedder,
            keep_generations=chosen.keep_generations,
            gate=self.check_gate,
        )

    def receiving(self, state: "State") -> "Receiving":
        """What keeps the documents that staff send by chat until they decide on them."""
        from bot.keeping.receiving import Receiving

        return Receiving(self, state)

    @cached_property
    def index_desk(self) -> "IndexDesk":
        """What admins see of the index and do to it."""
        from bot.keeping.index_desk import IndexDesk

        return IndexDesk(self)

    @cached_property
    def answerer(self) -> "Answerer":
        """What answers a question with verified citations."""
        return self.answerer_over(self.reader)

    def warm_up(self) -> None:
        """Load what the first question would have to wait for; a language model is made, but not asked."""
        replace(self.answerer, llm=None).answer(_WARM_UP_QUESTION)

    def answerer_over(self, reader: "Reader") -> "Answerer":
        """Return what answers from the generation that `reader` gives."""
        from bot.answering import Answerer
        from bot.model_parts import query_builder_of, writer_of

        chosen = self.settings.answering
        return Answerer(
            self.retriever_over(reader),
            reader,
            query_builder_of(self),
            embedder=self.embedder,
            llm=writer_of(self),
            min_confidence=chosen.min_confidence,
            max_citations=chosen.max_citations,
            max_quote_chars=chosen.max_quote_chars,
            top_k=self.settings.retrieval.top_k,
            contact=self.settings.corpus.contact,
            today=self.today,
            translations=self.translations,
        )

    def reader_of(self, path: Path) -> "IndexReader":
        """Return what opens an index folder made with the model of the settings."""
        from vectorstore.index_reader import IndexReader

        return IndexReader(path, self.embedder.name)

    def retriever_over(self, reader: "Reader") -> "Retriever":
        """Return what finds passages in the generation that `reader` gives."""
        from vectorstore.retriever import Retriever

        chosen = self.settings.retrieval
        return Retriever(
            reader,
            self.embedder,
            candidates=chosen.candidates,
            keyword_weight=chosen.keyword_weight,
            reranker=self.reranker,
        )

    def check_gate(self, candidate: "Index") -> "Verdict":
        """Return what the fixed questions say of a new generation."""
        return self._gate(candidate)

    @cached_property
    def _gate(self) -> "QuestionGate[Index]":
        from bot.measuring.gate import QuestionGate

        return QuestionGate(
            self.settings.corpus.path / FIXED_QUESTIONS,
            live=self.publisher.live,
            search_over=lambda index: self.retriever_over(_Opened(index)),
            query_builder=self.query_builder,
            today=self.today,
        )

    @cached_property
    def model(self) -> "LLM":
        """The language model of the settings: within its budget, and asked again where that helps."""
        from bot.llm.making import made

        return made(self.settings.answering, self.settings.database.url, self.today)


@dataclass(frozen=True, slots=True)
class _Opened:
    """Reads one generation only, live or not."""

    index: "Index"

    def current(self) -> "Index":
        return self.index


def compose(settings: Settings) -> App:
    """Return the parts that the settings ask for; nothing is loaded yet."""
    return App(settings, DeferredEmbedder(lambda: load_embedder(settings)))
