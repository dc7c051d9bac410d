"""Measures the store: time to build, recall of HNSW against exact search, latency of a search, memory, disk.

    python benchmarks/store.py --passages 60000
    python benchmarks/store.py --beir ../shared/benchmarks/zalo-ltr --config config.toml --hnsw ef_search=400

The first makes up passages and clustered vectors of 256 numbers; the second takes the records of a BEIR
folder and the model of the settings. The index is built in a process of its own, so that the memory of
searching is measured alone.
"""

import argparse
import json
import multiprocessing
import random
import tempfile
import time
import zlib
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.loading import load_embedder
from bot.measuring.evaluation import peak_rss_mb
from bot.measuring.evaluation_data import read_questions
from bot.measuring.evaluation_index import parsed_records
from bot.settings_loading import load_settings
from vectorstore import store
from vectorstore.embedder import Embedder
from vectorstore.index import Index
from vectorstore.index_reader import IndexReader
from vectorstore.publishing import Publisher
from vectorstore.query import Query
from vectorstore.records import Document, Hit, ParsedDocument, Passage
from vectorstore.references import find_references
from vectorstore.retriever import Retriever

DIMENSION = 256
PER_TOPIC = 40  # made-up passages that share a topic
WORDS_IN_PASSAGE = 150
VOCABULARY = 6000

Input = TypeVar("Input")
Result = TypeVar("Result")


class TopicEmbedder:
    """Gives made-up texts vectors near that of their topic, which is their first word."""

    name = "topics"
    dimension = DIMENSION
    max_tokens = 256
    tokens = None

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([self.embed_query(text) for text in texts], dtype=np.float32)

    def embed_query(self, text: str) -> NDArray[np.float32]:
        vector = _noise(text.split(maxsplit=1)[0]) + 0.7 * _noise(text)
        return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


def _noise(text: str) -> NDArray[np.float32]:
    seed = zlib.crc32(text.encode())
    return np.random.default_rng(seed).standard_normal(DIMENSION, dtype=np.float32)


def made_up_documents(count: int) -> list[ParsedDocument]:
    """Return documents of one passage, whose words are as unevenly frequent as those of a language."""
    chosen = random.Random(0)
    words = [f"từ{number}" for number in range(VOCABULARY)]
    weights = [1 / rank for rank in range(1, VOCABULARY + 1)]
    documents = []
    for number in range(count):
        text = " ".join([f"đề{number // PER_TOPIC}", *chosen.choices(words, weights, k=WORDS_IN_PASSAGE)])
        document = Document(id=str(number), title="", file=str(number), sha256=str(number))
        passage = Passage(f"{number}#0", document.id, text, 0, len(text))
        documents.append(ParsedDocument(document, text, (), (passage,)))
    return documents


def embedder_of(arguments: argparse.Namespace) -> Embedder:
    """Return the model of the settings, or the made-up one for made-up passages."""
    return load_embedder(load_settings(arguments.config)) if arguments.beir else TopicEmbedder()


def build(arguments: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Publish an index into `folder` and say what that took."""
    embedder = embedder_of(arguments)
    store.HNSW.update(arguments.hnsw)
    if arguments.beir:
        documents = list(parsed_records(arguments.beir, embedder))
    else:
        documents = made_up_documents(arguments.passages)
    before = peak_mb()
    started, stages = time.perf_counter(), dict[str, Any]()

    def note(stage: str, _done: int, _total: int) -> None:
        stages[stage] = {"until_seconds": round(time.perf_counter() - started, 1), "peak_rss_mb": peak_mb()}

    generation = Publisher(folder, embedder=embedder, keep_generations=1).publish(documents, progress=note)
    return {
        "passages": generation.passages,
        "hnsw": generation.hnsw,
        "publish_seconds": round(time.perf_counter() - started, 1),
        "stages": stages,
        "disk_mb": round(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6),
        "peak_rss_mb": {"documents_and_model": before, "publishing": peak_mb()},
    }


def search(arguments: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Search the index in `folder` and say how well and how fast."""
    embedder = embedder_of(arguments)
    reader = IndexReader(folder, embedder.name)
    index = reader.current()
    texts = questions_of(arguments, index)
    vectors = [embedder.embed_query(text) for text in texts]
    retriever = Retriever(reader, embedder, candidates=arguments.candidates, keyword_weight=0.6)
    searched(retriever, texts[0])
    found, nearest_ms = timed(lambda vector: index.nearest_rows(vector, 100), vectors)
    _, search_ms = timed(lambda text: searched(retriever, text), texts)
    before_exact = peak_mb()
    exact = [np.argsort(-(np.asarray(index.vectors) @ vector), kind="stable")[:100] for vector in vectors]
    return {
        "queries": len(texts),
        "recall": {f"@{depth}": recall(found, exact, depth) for depth in (1, 10, 100)},
        "nearest_ms": nearest_ms,
        "search_ms": search_ms,
        "peak_rss_mb": before_exact,
    }


def searched(retriever: Retriever, text: str) -> list[Hit]:
    """Search as an answer does: with references and a day, without restoring diacritics."""
    query = Query(text, text, find_references(text))
    return retriever.search(query, limit=20, as_of=date.today())


def questions_of(arguments: argparse.Namespace, index: Index) -> list[str]:
    """Return the questions of the BEIR folder, or some words of made-up passages."""
    chosen = random.Random(1)
    if arguments.beir:
        return chosen.sample(sorted(read_questions(arguments.beir).values()), arguments.queries)
    passages = chosen.choices(index.documents(), k=arguments.queries)
    words = [index.text(document.id).split() for document in passages]
    return [" ".join([topic, *chosen.sample(others, 15)]) for topic, *others in words]


def timed(call: Callable[[Input], Result], inputs: Sequence[Input]) -> tuple[list[Result], dict[str, float]]:
    """Call with each input; return what came back, and percentiles of the milliseconds spent."""
    results, spent = [], []
    for given in inputs:
        started = time.perf_counter()
        results.append(call(given))
        spent.append((time.perf_counter() - started) * 1000)
    p50, p95 = np.percentile(spent, [50, 95])
    return results, {"p50": round(float(p50), 1), "p95": round(float(p95), 1)}


def recall(found: Sequence[Any], exact: Sequence[Any], depth: int) -> float:
    """Return the mean share of the exactly nearest that were found."""
    shares = [
        len(set(rows[:depth].tolist()) & set(best[:depth].tolist())) / depth
        for rows, best in zip(found, exact, strict=True)
    ]
    return round(float(np.mean(shares)), 4)


def peak_mb() -> int:
    """Return the most memory that this process has held so far."""
    return round(peak_rss_mb())


def _pair(text: str) -> tuple[str, int]:
    name, _, value = text.partition("=")
    return name, int(value)


def main() -> None:
    """Build, search, print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--passages", type=int, default=60_000, help="how many to make up")
    parser.add_argument("--beir", type=Path, help="take the records of this folder instead")
    parser.add_argument("--config", type=Path, default=Path("config.toml"), help="settings of the model")
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--candidates", type=int, default=100)
    parser.add_argument("--hnsw", type=_pair, nargs="*", default=(), metavar="NAME=NUMBER")
    arguments = parser.parse_args()
    spawn = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        with ProcessPoolExecutor(1, mp_context=spawn) as apart:
            built = apart.submit(build, arguments, Path(folder)).result()
        print(json.dumps({"build": built, "search": search(arguments, Path(folder))}, indent=1))


if __name__ == "__main__":
    main()
