"""Measures what a transformer costs on one core: with torch, as an ONNX file, in int8.

    python benchmarks/embedding_backends.py --size e5-small

The weights are random, the layers are those of the size that is named; texts are from the corpus, one token
for each word. Each model is measured in a process of its own, the shipped one beside them. Seconds are those
of the processor, so that others who work on the machine matter little.
"""

import argparse
import json
import logging
import multiprocessing
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.measuring.evaluation import peak_rss_mb

PASSAGE_WORDS, QUERY_WORDS = (60, 254), 16  # passages between these, 157 on average
REPEATS = 30  # of a query
ROUNDS = 3  # over the passages; the fastest counts
BATCH = 16  # where torch takes several at a time
SHIPPED = Path("models/embedding")


@dataclass(frozen=True)
class Size:
    """The layers of a published model."""

    layers: int
    hidden: int
    heads: int


SIZES = {
    "e5-small": Size(layers=12, hidden=384, heads=12),
    "base": Size(layers=12, hidden=768, heads=12),  # multilingual-e5-base, PhoBERT-based models
    "large": Size(layers=24, hidden=1024, heads=16),  # multilingual-e5-large, BGE-M3, Vietnamese_Embedding
}


def save_random(folder: Path, size: Size, words: Sequence[str]) -> None:
    """Save a BERT of this size, whose tokens are the words."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import AutoModel, BertConfig, PreTrainedTokenizerFast

    tokens = list(dict.fromkeys(["[UNK]", "[PAD]", "[CLS]", "[SEP]", *words]))
    numbers = {token: number for number, token in enumerate(tokens)}
    tokenizer = Tokenizer(models.WordLevel(numbers, unk_token="[UNK]"))  # noqa: S106 (of text)
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    config = BertConfig(
        vocab_size=len(tokens),
        hidden_size=size.hidden,
        num_hidden_layers=size.layers,
        num_attention_heads=size.heads,
        intermediate_size=4 * size.hidden,
        pad_token_id=1,
    )
    backbone = folder.with_name("backbone")
    model: Any = AutoModel
    fast_tokenizer: Any = PreTrainedTokenizerFast
    model.from_config(config).save_pretrained(backbone)
    fast_tokenizer(tokenizer_object=tokenizer, pad_token="[PAD]").save_pretrained(backbone)  # noqa: S106
    modules = [Transformer(str(backbone)), Pooling(size.hidden, pooling_mode="mean"), Normalize()]
    SentenceTransformer(modules=modules, device="cpu").save(str(folder), create_model_card=False)


def make_models(root: Path, size: Size, words: Sequence[str]) -> None:
    """Save a random model, and export it twice."""
    from training.onnx_export import export

    save_random(root / "torch", size, words)
    export(str(root / "torch"), root / "onnx", int8=False)
    export(str(root / "torch"), root / "int8")


def measure(folder: str, passages: Sequence[str], query: str) -> dict[str, Any]:
    """Load a model on one core; return what it does in a second and takes of memory."""
    os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])
    from vectorstore.embedding import SentenceTransformerEmbedder

    embedder = SentenceTransformerEmbedder(folder, batch_size=BATCH)
    embedder.embed_query(query)
    all_passages = min(_seconds(lambda: embedder.embed_passages(passages)) for _ in range(ROUNDS))
    one_query = statistics.median(_seconds(lambda: embedder.embed_query(query)) for _ in range(REPEATS))
    return {
        "passages_per_second": round(len(passages) / all_passages, 1),
        "query_ms": round(one_query * 1000, 1),
        "peak_rss_mb": round(peak_rss_mb()),
    }


def _seconds(call: Callable[[], object]) -> float:
    started = time.process_time()
    call()
    return time.process_time() - started


def main() -> None:
    """Make the models, measure one after the other, print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--size", choices=SIZES, default="e5-small")
    parser.add_argument("--passages", type=int, default=48)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="folder of .md files")
    arguments = parser.parse_args()
    logging.disable()
    words = " ".join(
        path.read_text(encoding="utf-8") for path in sorted(arguments.corpus.rglob("*.md"))
    ).split()
    chosen = random.Random(0)

    def stretch(length: int) -> str:
        start = chosen.randrange(len(words) - length)
        return " ".join(words[start : start + length])

    passages = [stretch(chosen.randint(*PASSAGE_WORDS)) for _ in range(arguments.passages)]
    query = stretch(QUERY_WORDS)
    found = {}
    with tempfile.TemporaryDirectory() as root:
        folders = {kind: str(Path(root) / kind) for kind in ("torch", "onnx", "int8")}
        _apart(make_models, Path(root), SIZES[arguments.size], words)
        for kind, folder in {"shipped": str(SHIPPED), **folders}.items():
            found[kind] = _apart(measure, folder, passages, query)
    print(json.dumps({"size": arguments.size} | found, indent=1))


def _apart(call: Callable[..., Any], *arguments: object) -> Any:
    """Call in a process of its own, so that neither threads nor memory are shared."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as apart:
        return apart.submit(call, *arguments).result()


if __name__ == "__main__":
    main()
