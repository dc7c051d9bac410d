"""How long it takes from *Đưa vào* until a document answers: python -m benchmarks.adding --config config.toml

Adds a small made-up decision to the corpus of the settings, asks for it, and takes it out again, some times
over. Run it on a copy of a corpus: it publishes. Wall-clock times mean something on an idle machine only; CPU
seconds do on any.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.answers import Answer
from bot.composition import App, compose
from bot.keeping.publishing import bring_in_line
from bot.keeping.receiving import Receiving
from bot.settings import load_settings
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
    arguments = parser.parse_args()
    app = compose(load_settings(arguments.config))
    bring_in_line(app)
    app.warm_up()
    times = {"preview": Times(), "publish": Times(), "answer": Times()}
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
        print(f"{step:<8} {wall:6.2f} s wall (least {min(of_step.wall):.2f}), {cpu:6.2f} s CPU")


def _one_run(app: App, receiving: Receiving, number: int, times: dict[str, Times]) -> None:
    token = f"bench{number}"
    path = receiving.place_for(token, f"vuon-hoa-{number}.txt")
    path.write_text(TEXT.format(number=number), encoding="utf-8")
    (upload,) = receiving.accept(PERSON, token, path)
    with times["preview"].measured():
        receiving.proposal(upload)
    with times["publish"].measured():
        (done,) = receiving.publish([upload], shows_example=False)
    with times["answer"].measured():
        trace = app.answerer.answer(f"Điều 1 {number}/QĐ-UBND")
    assert isinstance(trace.result, Answer) and trace.result.citations[0].document.id == done.document.id  # noqa: S101, PT018
    receiving.take_back(done.upload)


if __name__ == "__main__":
    main()
