"""What the documents say is so: commands, settings and paths that they name exist."""

import argparse
import re
import tomllib
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest

from bot.cli import build_parser
from bot.settings import TABLES
from bot.tg import texts as telegram_texts
from bot.tg import texts_index, texts_people, texts_uploads

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
TELEGRAM = ROOT / "docs" / "telegram.md"
README_VI = ROOT / "README.vi.md"
GUIDES = sorted([*(ROOT / "docs").rglob("*.md"), README, README_VI])
FOLDERS = ("bot", "ingest", "vectorstore", "corpus", "models", "training", "benchmarks", "tests", "docs")
NOT_WRITTEN_YET: set[str] = set()
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
_PATH = re.compile(rf"`((?:{'|'.join(FOLDERS)})/[\w./-]*|[A-Z][\w.]*\.md|config\.toml|Makefile)`")
_COMMAND = re.compile(r"policybot (?:--config \S+ )?([a-z]+(?:-[a-z]+)*)")


def subcommands() -> dict[str, argparse.ArgumentParser]:
    actions = build_parser()._actions
    return next(dict(action.choices) for action in actions if isinstance(action, argparse._SubParsersAction))


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def code_in(path: Path) -> list[str]:
    """Return the lines of code blocks, and what stands between backticks elsewhere."""
    blocks = re.findall(r"^```.*?\n(.*?)^```", read(path), flags=re.MULTILINE | re.DOTALL)
    prose = re.sub(r"^```.*?^```", "", read(path), flags=re.MULTILINE | re.DOTALL)
    return [*"".join(blocks).splitlines(), *re.findall(r"`([^`]+)`", prose)]


def headings(path: Path) -> list[int]:
    """Return the level of each heading, code blocks left out."""
    prose = re.sub(r"^```.*?^```", "", read(path), flags=re.MULTILINE | re.DOTALL)
    return [len(marks) for marks in re.findall(r"^(#+) ", prose, flags=re.MULTILINE)]


@pytest.mark.parametrize("readme", [README, README_VI], ids=["English", "Vietnamese"])
def test_readme_names_every_command_that_members_staff_and_admins_use(readme: Path) -> None:
    code = " ".join(code_in(readme))
    developers_only = {"compare-runs"}

    missing = [
        name for name in subcommands() if name not in developers_only and not re.search(rf"\b{name}\b", code)
    ]

    assert missing == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_commands_that_a_guide_names_exist(guide: Path) -> None:
    named = {name for line in code_in(guide) for name in _COMMAND.findall(line)}

    assert named <= set(subcommands())


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_paths_in_the_guides_exist(guide: Path) -> None:
    text = read(guide)
    named = {ROOT / path.rstrip("/") for path in _PATH.findall(text)}
    linked = {guide.parent / link for link in _LINK.findall(text) if "://" not in link}

    missing = {path.resolve().relative_to(ROOT).as_posix() for path in named | linked if not path.exists()}

    assert missing <= NOT_WRITTEN_YET


def test_both_readmes_have_the_same_sections() -> None:
    assert headings(README) == headings(README_VI)


def test_both_readmes_link_to_the_same_pages() -> None:
    languages = {"README.md", "README.vi.md"}

    assert set(_LINK.findall(read(README))) - languages == set(_LINK.findall(read(README_VI))) - languages


def test_settings_that_the_guides_name_exist() -> None:
    for guide in GUIDES:
        for table, key in re.findall(r"`\[([a-z]+)\] (\w+)", read(guide)):
            assert key in TABLES[table].model_fields, f"{guide.name}: [{table}] {key}"
        for table, key in re.findall(r"POLICYBOT_([A-Z]+)__([A-Z_]+)", read(guide)):
            assert key.lower() in TABLES[table.lower()].model_fields, f"{guide.name}: {table}__{key}"


@pytest.mark.parametrize("name", list(subcommands()))
def test_help_of_a_command_shows_an_example_of_it(name: str) -> None:
    text = subcommands()[name].format_help()

    assert re.search(
        rf"^examples:\n.*policybot(?: --config \S+)? {name}\b", text, flags=re.MULTILINE | re.DOTALL
    )


@pytest.mark.parametrize("name", list(subcommands()))
def test_help_of_a_command_explains_every_option_and_argument(name: str) -> None:
    unexplained = [action.dest for action in subcommands()[name]._actions if not action.help]

    assert unexplained == []


def test_targets_that_the_guides_name_are_in_the_makefile() -> None:
    makefile = read(ROOT / "Makefile")
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))
    named = {
        name for guide in GUIDES for name in re.findall(r"(?:^|`)make ([a-z]+)", read(guide), re.MULTILINE)
    }

    assert named <= targets
    assert targets <= set(re.findall(r"make ([a-z]+)", makefile)) | {"help"}


def test_extras_that_messages_and_guides_name_exist() -> None:
    declared = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]["optional-dependencies"]
    places = [*GUIDES, ROOT / "config.toml", ROOT / "bot" / "llm" / "providers.py"]

    named = {name for place in places for name in re.findall(r"policybot\[([a-z]+)\]", read(place))}

    assert named <= set(declared)


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    wanted = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    pinned = {_plain(line.partition("==")[0]) for line in read(ROOT / "constraints.txt").splitlines()}

    assert [name for name in wanted if _plain(name) not in pinned] == []


def test_the_guide_to_telegram_names_every_command() -> None:
    code = " ".join(code_in(TELEGRAM))

    assert [name for name in (*telegram_texts.COMMANDS, "start") if f"/{name}" not in code] == []


def test_the_guide_to_telegram_names_every_button() -> None:
    guide = " ".join(code_in(TELEGRAM))

    missing = [label for label in _labels_of_buttons() if not re.search(_with_anything(label), guide)]

    assert missing == []


def test_the_guide_to_telegram_names_every_limit_of_the_settings() -> None:
    limits = [key for key in TABLES["telegram"].model_fields if TABLES["telegram"].model_fields[key].metadata]
    named = re.findall(r"\[telegram\] (\w+)", read(TELEGRAM))

    assert set(limits) - {"webhook_port", "group"} <= set(named)


def _labels_of_buttons() -> list[str]:
    """Return what buttons say: texts called so, and those that a Button is made with."""
    sources = " ".join(read(path) for path in sorted((ROOT / "bot" / "tg").rglob("*.py")))
    used = re.findall(r"Button\(\s*texts(?:_people|_index)?\.([A-Z_]+)", sources)
    every = {**vars(telegram_texts), **vars(texts_people), **vars(texts_index), **vars(texts_uploads)}
    named = [name for name in every if re.search(r"_BUTTONS?(?:_WITHOUT_PLACE)?$", name)]
    return list(chain(*(_strings(every[name]) for name in (*named, *used, "REASONS"))))


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value
    assert isinstance(inner, Iterable)
    return list(chain(*map(_strings, inner)))


def _with_anything(label: str) -> str:
    """Return a pattern for a label with something in place of what is filled in."""
    return "[^`]+".join(map(re.escape, re.split(r"\{\w+\}", label)))


def _plain(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=~! ]", requirement)[0]).lower()


@pytest.mark.parametrize(
    "folder", ["asked", "asked/head", "shapes", "choosing", "validity", "support", "wording"]
)
def test_the_page_on_the_architecture_names_every_module_of_the_answer(folder: str) -> None:
    table = (
        read(ROOT / "docs" / "architecture.md")
        .partition("### Which module has what")[2]
        .partition("\n## ")[0]
    )

    modules = {path.stem for path in (ROOT / "bot" / folder).glob("*.py")} - {"__init__"}

    assert modules
    assert sorted(modules - set(re.findall(r"`(\w+)`", table))) == []
