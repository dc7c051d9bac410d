"""How long it takes from *Đưa vào* until a document answers: python -m benchmarks.adding --config config.toml

Adds a small made-up decision to the corpus of the settings, asks for it, and takes it out again, some times
over. Run it on a copy of a corpus: it publishes. Wall-clock times mean something on an idle machine only; CPU
seconds do on any. The rows:

- whole: the same documents published as one whole, vectors carried over: what adding takes where the index
  does not grow out of the one before.
- preview: reading the document and comparing it with what is there.
- publish: from the button until it is live, the gate of the fixed questions included.
- answer: the first answer from the new index, which is opened for it.
- take back: as publish, the document taken out.

    python -m benchmarks.adding --config config.toml --laws ../shared/benchmarks/current-law --work laws-index

adds to the laws of a BEIR folder instead, each a file, with 120 of its questions as the fixed ones. They are
indexed in `--work` first, which takes minutes and is used again.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.whole_laws import write_laws
from bot.answers import Answer
from bot.commands.arguments import positive
from bot.composition import App, compose
from bot.keeping.deciding import Deciding
from bot.keeping.in_line import bring_in_line
from bot.keeping.receiving import Receiving
from bot.settings import Settings
from bot.settings_loading import load_settings
from bot.state import State

TEXT = """\
ỦY BAN NHÂN DÂN XÃ VÂN ĐÌNH
Số: {number}/QĐ-UBND
Vân Đình, ngày 12 tháng 01 năm 2025
QUYẾT ĐỊNH
Ban hành quy định về vườn hoa số {number}
Điều 1. Giờ mở cửa vườn hoa số {number}
Vườn hoa số {number} mở cửa từ 6 giờ đến 20 giờ hằng ngày.
Điều 2. Hiệu lực thi hành
Quyết định này có hiệu lực từ ngày 01 tháng 02 năm 2025.
"""
PERSON = 1
_FIXED_QUESTIONS = 120


@dataclass
class Times:
    """Seconds of one step over the runs, by the clock and of the processors."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @contextmanager
    def measured(self) -> Iterator[None]:
        """Measure the block."""
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        self.wall.append(time.perf_counter() - wall)
        self.cpu.append(time.process_time() - cpu)


def main() -> None:
    """Print the medians."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--config", type=Path, required=True, help="settings of a copy of a corpus")
    parser.add_argument("--runs", type=int, default=5, help="how often (default: 5)")
    parser.add_argument("--laws", type=Path, metavar="DIR", help="a BEIR folder: add to its laws")
    parser.add_argument("--work", type=Path, metavar="DIR", help="where its corpus and index are kept")
    parser.add_argument("--articles", type=positive, default=90_000, help="of the laws (default: 90,000)")
    arguments = parser.parse_args()
    if bool(arguments.laws) != bool(arguments.work):
        parser.error("--laws and --work go together")
    settings = load_settings(arguments.config)
    if arguments.laws:
        settings = _settings_of_laws(settings, arguments.laws, arguments.work, arguments.articles)
    app = compose(settings)
    bring_in_line(app)
    app.warm_up()
    times = {step: Times() for step in ("whole", "preview", "publish", "answer", "take back")}
    with times["whole"].measured():
        _publish_whole(app)
    with tempfile.TemporaryDirectory() as folder:
        state = State(f"sqlite:///{folder}/bot.db")
        receiving = app.receiving(state)
        for number in range(arguments.runs):
            _one_run(app, receiving, 900 + number, times)
        state.close()
    index = app.library.current().manifest
    print(f"{index.documents} documents, {index.passages} passages, {arguments.runs} runs; medians:")
    for step, of_step in times.items():
        wall, cpu = statistics.median(of_step.wall), statistics.median(of_step.cpu)
        print(f"{step:<9} {wall:6.2f} s wall (least {min(of_step.wall):.2f}), {cpu:6.2f} s CPU")


def _one_run(app: App, receiving: Receiving, number: int, times: dict[str, Times]) -> None:
    token = f"bench{number}"
    path = receiving.rooms.place_for(token, f"vuon-hoa-{number}.txt")
    path.write_text(TEXT.format(number=number), encoding="utf-8")
    (upload,) = receiving.accept(PERSON, token, path)
    with times["preview"].measured():
        receiving.proposal(upload)
    with times["publish"].measured():
        (done,) = Deciding(receiving).publish([upload], shows_example=False)
    with times["answer"].measured():
        trace = app.answerer.answer(f"Điều 1 {number}/QĐ-UBND")
    assert isinstance(trace.result, Answer) and trace.result.citations[0].document.id == done.document.id  # noqa: S101, PT018
    with times["take back"].measured():
        Deciding(receiving).take_back(done.upload)


def _settings_of_laws(settings: Settings, laws: Path, work: Path, articles: int) -> Settings:
    """Return the settings for a corpus of laws, which is written unless it is there already."""
    corpus = work / "corpus"
    if not corpus.is_dir():
        with tempfile.TemporaryDirectory(dir=work.parent) as folder:
            write_laws(laws, Path(folder, "corpus"), articles=articles, questions=_FIXED_QUESTIONS)
            work.mkdir(exist_ok=True)
            Path(folder, "corpus").rename(corpus)
    return settings.model_copy(
        update={
            "corpus": settings.corpus.model_copy(update={"path": corpus}),
            "index": settings.index.model_copy(update={"path": work / "var" / "index"}),
        }
    )


def _publish_whole(app: App) -> None:
    """Publish the documents of the live generation, none of them kept as it is."""
    live = app.library.current()
    app.publisher.publish([live.texts.parsed(one.id) for one in live.documents()])


if __name__ == "__main__":
    main()
