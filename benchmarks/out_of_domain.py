"""Measures the search on texts that are no laws: news and Party documents, which no question was trained on.

    python -m benchmarks.out_of_domain ../shared

There are no questions on these texts, so they are made (inverse cloze task: Lee et al., ACL 2019): a sentence
is taken out of a paragraph, and asked for; the rest of the paragraph is what must be found among all
paragraphs of all these texts. Printed for keywords alone, vectors alone, both, and both put in order by the
trees. The embedding has read the Party documents, but not the news; the trees have seen neither.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.retrieval import ROOT, BenchmarkError
from vectorstore.vietnamese import normalize

KINDS = {"news": ("news", "*.md"), "Party documents": ("corpus/party", "*.txt")}
SYSTEMS: dict[str, dict[str, str]] = {
    "keywords": {"RERANKER": "", "KEYWORD_WEIGHT": "1.0"},
    "vectors": {"RERANKER": "", "KEYWORD_WEIGHT": "0.0"},
    "both": {"RERANKER": ""},
    "both, reranked": {},
}
MEASURES = ("hit@1", "mrr@10", "recall@10")

_SEED = 1
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_FEWEST_SENTENCES = 3
_WORDS = range(8, 31)  # of a sentence that may be asked for
_FEWEST_LEFT = 20  # words of what must be found


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of one kind of text, without the sentence that is asked for if there is one."""

    name: str
    kind: str
    text: str
    question: str | None


def paragraphs(kind: str, path: Path) -> Iterator[Paragraph]:
    """Yield the paragraphs of a file; the same sentences are taken out each time."""
    blocks = (" ".join(block.split()) for block in normalize(path.read_text(encoding="utf-8")).split("\n\n"))
    for number, text in enumerate(block for block in blocks if block):
        name = f"{path.stem}#{number}"
        asked = chosen_sentence(text, name)
        rest = text if asked is None else " ".join(one for one in _SENTENCE.split(text) if one != asked)
        yield Paragraph(name, kind, rest, asked)


def chosen_sentence(text: str, name: str) -> str | None:
    """Return a sentence that may be asked for; None where too little would be left of the text."""
    sentences = _SENTENCE.split(text)
    fit = [
        one
        for one in sentences
        if len(one.split()) in _WORDS and len(text.split()) - len(one.split()) >= _FEWEST_LEFT
    ]
    if len(sentences) < _FEWEST_SENTENCES or not fit:
        return None
    return random.Random(f"{_SEED} {name}").choice(fit)


def write_folder(folder: Path, found: Sequence[Paragraph], kind: str) -> int:
    """Write a BEIR folder of all paragraphs with the questions of one kind; return how many those are."""
    asked = [one for one in found if one.kind == kind and one.question is not None]
    (folder / "qrels").mkdir(parents=True)
    _write_lines(folder / "corpus.jsonl", ({"_id": one.name, "text": one.text} for one in found))
    _write_lines(folder / "queries.jsonl", ({"_id": one.name, "text": one.question} for one in asked))
    lines = ["query-id\tcorpus-id\tscore", *(f"{one.name}\t{one.name}\t1" for one in asked)]
    (folder / "qrels" / "dev.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(asked)


def measure(folder: Path, config: Path, settings: Mapping[str, str]) -> dict[str, float]:
    """Return the metrics of `policybot evaluate` with some settings of the retrieval changed."""
    environment = os.environ | {f"POLICYBOT_RETRIEVAL__{name}": value for name, value in settings.items()}
    command = [sys.executable, "-m", "bot", "--config", str(config.resolve())]
    command += ["evaluate", str(folder), "--json"]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise BenchmarkError(f"evaluate failed with exit status {done.returncode}.")
    metrics: dict[str, float] = json.loads(done.stdout)["metrics"]
    return metrics


def main() -> int:
    """Print one row for each kind of text and system; return 1 where nothing could be measured."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path, help="folder with news/ and corpus/party/")
    parser.add_argument("--config", type=Path, default=ROOT / "config.toml")
    arguments = parser.parse_args()
    found = [
        paragraph
        for kind, (place, pattern) in KINDS.items()
        for path in sorted((arguments.shared / place).glob(pattern))
        for paragraph in paragraphs(kind, path)
    ]
    missing = sorted(KINDS.keys() - {paragraph.kind for paragraph in found})
    if missing:
        print(f"There are no {missing[0]} under {arguments.shared}.", file=sys.stderr)
        return 1
    print(f"{'texts':<16}  {'questions':>9}  {'search':<14}", *(f"{name:>9}" for name in MEASURES), sep="  ")
    with tempfile.TemporaryDirectory() as folder:
        for number, kind in enumerate(KINDS):
            place = Path(folder, str(number))
            questions = write_folder(place, found, kind)
            for name, settings in SYSTEMS.items():
                metrics = measure(place, arguments.config, settings)
                cells = (f"{metrics[measure_name]:>9.3f}" for measure_name in MEASURES)
                print(f"{kind:<16}  {questions:>9}  {name:<14}", *cells, sep="  ", flush=True)
    return 0


def _write_lines(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


if __name__ == "__main__":
    sys.exit(main())
