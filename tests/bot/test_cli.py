"""The door of the command line: usage, exit statuses, one line for each failure."""

import os
import random
import signal
import subprocess
import sys
import time
import tomllib
from argparse import ArgumentTypeError
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot import __version__
from bot.cli import build_parser, main
from bot.commands.arguments import day, positive
from bot.commands.output import format_bytes
from bot.errors import BotError, NotFoundError
from ingest.errors import ManifestError
from vectorstore.errors import IndexMissingError

ROOT = Path(__file__).parents[2]
WORDS = "công đoàn phí kinh thai sản nghỉ việc lương hưu bảo hiểm xã hội thuê nhà điện nước".split()  # noqa: SIM905
COMMANDS = [
    "ingest",
    "rebuild",
    "add",
    "remove",
    "restore-document",
    "documents",
    "text",
    "ask",
    "chat",
    "serve",
    "evaluate",
    "compare-runs",
    "status",
    "check",
    "rollback",
    "generations",
    "backup",
    "restore",
]


@pytest.fixture
def config(tmp_path: Path) -> str:
    path = tmp_path / "config.toml"
    path.write_text("", encoding="utf-8")
    return str(path)


@dataclass(frozen=True)
class AppThatListens:
    """Stands for the parts of the bot, notes what it is asked, and then fails."""

    asked: list[str]

    @property
    def answerer(self) -> "AppThatListens":
        return self

    def answer(self, question: str, *, as_of: date | None) -> None:
        self.asked.append(question)
        raise NotFoundError("nothing")


def config_with_shipped_models(folder: Path) -> str:
    path = folder / "config.toml"
    lines = [
        f"[embedding]\nmodel = '{ROOT / 'models' / 'embedding'}'",
        "[retrieval]",
        *(f"{name} = '{ROOT / 'models' / name}'" for name in ("diacritics", "reranker")),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def failing(error: BaseException) -> Callable[[Any], Any]:
    def compose(settings: Any) -> Any:
        raise error

    return compose


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])

    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: policybot {command}")


def test_help_lists_every_command() -> None:
    text = build_parser().format_help()

    assert all(f"    {command}" in text for command in COMMANDS)


def test_help_comes_at_once() -> None:
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "bot", "--help"], cwd=ROOT, capture_output=True, check=True)

    assert b"policybot" in done.stdout
    assert time.perf_counter() - started < 2  # 0.06 s on an idle machine; libraries would take seconds


def test_parsing_the_command_line_imports_no_heavy_library() -> None:
    heavy = "{'torch', 'chromadb', 'sentence_transformers', 'telegram', 'pydantic', 'numpy'}"
    program = f"import sys, bot.cli; bot.cli.build_parser(); print({heavy} & set(sys.modules))"

    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True)

    assert done.stdout.decode().strip() == "set()"


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="no command"),
        pytest.param(["fly"], id="unknown command"),
        pytest.param(["status", "--fast"], id="unknown option"),
        pytest.param(["text"], id="missing argument"),
        pytest.param(["ask", "Phí?", "--as-of", "hôm qua"], id="no date"),
        pytest.param(["evaluate", "dir", "--limit", "0"], id="no number"),
        pytest.param(["status", "--config", "x.toml"], id="--config after the command"),
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)

    assert stopped.value.code == 2
    assert "usage: policybot" in capsys.readouterr().err


@pytest.mark.parametrize(
    "error",
    [
        NotFoundError("No document 12: see `policybot documents`."),
        ManifestError("manifest.toml: table 3\nhas no file."),
        IndexMissingError("There is no index yet."),
        PermissionError(13, "Permission denied", "/srv/index"),
        BotError("a\nb"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_failure_is_one_line_on_stderr_and_status_1(
    config: str, error: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["--config", config, "status"], compose=failing(error))

    out, err = capsys.readouterr()
    assert status == 1
    assert out == ""
    assert err.startswith("policybot: ")
    assert err.count("\n") == 1


def test_missing_settings_are_a_failure_that_names_the_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--config", str(tmp_path / "none.toml"), "status"]) == 1
    assert "--config PATH" in capsys.readouterr().err


def test_interrupt_is_one_line_and_the_status_of_an_interrupt(
    config: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--config", config, "chat"], compose=failing(KeyboardInterrupt())) == 130
    assert capsys.readouterr().err.strip() == "policybot: stopped."


def _heed_interrupts() -> None:
    """Undo what a shell does to commands in its background, which this suite may be: they ignore Ctrl+C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_interrupt_while_documents_are_ingested_leaves_no_traceback(tmp_path: Path) -> None:
    config = config_with_shipped_models(tmp_path)
    command = [sys.executable, "-m", "bot", "--config", config, "ingest"]
    (tmp_path / "corpus").mkdir()
    chosen = random.Random(0)
    for number in range(2000):  # so many that indexing them takes a second
        text = f"Điều {number}. {' '.join(chosen.choices(WORDS, k=60))}"
        (tmp_path / "corpus" / f"{number}.md").write_text(text, encoding="utf-8")
    running = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, preexec_fn=_heed_interrupts)
    while running.poll() is None and not (tmp_path / "var" / "index").exists():
        time.sleep(0.01)

    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)

    assert b"Traceback" not in err
    assert err.strip() == b"policybot: stopped."
    # Python ends itself by the signal where it came inside code run from C; shells say 130 of both.
    assert running.returncode in (130, -signal.SIGINT)


def test_arguments_that_are_no_utf8_are_read_as_far_as_they_go(
    config: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    app = AppThatListens(asked)
    typed = os.fsdecode("mức đóng ".encode() + b"\xff")

    main(["--config", config, "ask", typed], compose=lambda _: app)  # type: ignore[arg-type, return-value]

    assert asked == ["mức đóng \ufffd"]


def test_vietnamese_comes_through_a_locale_without_it(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[corpus]\npath = 'văn bản'", encoding="utf-8")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "bot", "--config", str(tmp_path / "config.toml"), "ingest"]

    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)

    assert done.returncode == 1
    assert "văn bản" in done.stderr.decode("utf-8")


def test_closed_streams_are_no_traceback(config: str) -> None:
    command = f"{sys.executable} -m bot --config {config} generations <&- >&-"

    done = subprocess.run(["bash", "-c", command], cwd=ROOT, stderr=subprocess.PIPE, check=False)

    assert (done.returncode, done.stderr) == (0, b"")


def test_reader_that_stops_early_is_no_failure() -> None:
    program = f"{sys.executable} -m bot --help | head -n 1"

    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", program], cwd=ROOT, capture_output=True, check=False
    )

    assert done.stderr == b""


def test_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

    with pytest.raises(SystemExit):
        main(["--version"])

    assert capsys.readouterr().out == f"policybot {declared}\n"
    assert declared == __version__


def test_days_are_read_as_people_write_them() -> None:
    assert day("2024-07-01") == day("1/7/2024") == day("01.07.2024") == date(2024, 7, 1)
    with pytest.raises(ArgumentTypeError, match="write 2024-07-01"):
        day("31/2/2024")


def test_numbers_are_whole_and_positive() -> None:
    assert positive("12") == 12
    for text in ("0", "-1", "1.5", "x", "", "²"):
        with pytest.raises(ArgumentTypeError):
            positive(text)


def test_sizes_are_written_for_people() -> None:
    assert [format_bytes(count) for count in (0, 999, 1500, 2_340_000, 5 * 10**12)] == [
        "0 B",
        "999 B",
        "1.5 kB",
        "2.3 MB",
        "5.0 TB",
    ]
