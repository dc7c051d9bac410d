"""Reads config.toml and the environment into settings; every mistake is one clear line."""

import difflib
import json
import os
import re
import tomllib
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.errors import SettingsError
from bot.settings import TABLES, TABLES_ALONE, Settings
from bot.settings_environment import settings_in_environment, variable_name

_SECRET = re.compile(r"token$|key$|secret|password", re.IGNORECASE)


def load_settings(path: Path, environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of the file at `path`, overridden by the environment.

    Raises SettingsError, with one line that names the key, for anything that is not as it should be.
    """
    variables = os.environ if environment is None else environment
    tables = _read_toml(path)
    if "telegram_bot_token" in tables:
        raise SettingsError(
            f"{path.name}: telegram_bot_token is a secret. Set TELEGRAM_BOT_TOKEN in the environment."
        )
    overrides = settings_in_environment(TABLES, variables)
    for (table, key), value in overrides.items():
        section = tables.setdefault(table, {})
        if isinstance(section, dict):
            section[key] = value
    if variables.get("TELEGRAM_BOT_TOKEN"):
        tables["telegram_bot_token"] = variables["TELEGRAM_BOT_TOKEN"].strip()
    try:
        # As JSON, strings may be paths and lists tuples, yet "3" is no number and true is no 1.
        settings = Settings.model_validate_json(json.dumps(tables, default=str), strict=True)
    except ValidationError as error:
        raise SettingsError(_first_mistake(error, path.name, overrides)) from error
    return _with_absolute_paths(settings, path.resolve().parent)


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsError(f"No settings at {path}. Name the file with --config PATH.") from error
    except OSError as error:
        raise SettingsError(f"Cannot read {path}: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path.name} is not valid TOML: {error}.") from error


def _first_mistake(error: ValidationError, file: str, overrides: Container[tuple[str, str]]) -> str:
    mistake = error.errors()[0]
    place = tuple(str(part) for part in mistake["loc"])
    where = ".".join(place)
    if mistake["type"] == "extra_forbidden" and _SECRET.search(place[-1]):
        return f"{file}: {where} is a secret, which no file should hold. {_where_secrets_go(place)}"
    if mistake["type"] == "extra_forbidden":
        return f"{file}: unknown key {where}.{_suggestion(place)} The shipped config.toml shows every key."
    if place in TABLES_ALONE:
        return f"{file}: {where} is a table: write [{where}] on a line of its own, its keys below."
    if place[:2] in overrides:
        return f"{variable_name(*place[:2])} in the environment: {mistake['msg']}."
    return f"{file}: {where} = {json.dumps(mistake['input'], ensure_ascii=False)}: {mistake['msg']}."


def _where_secrets_go(place: tuple[str, ...]) -> str:
    if place[0] == "answering":
        return "Set the model's own variable in the environment, for example OPENAI_API_KEY."
    return "Set TELEGRAM_BOT_TOKEN in the environment."


def _suggestion(place: tuple[str, ...]) -> str:
    keys = TABLES[place[0]].model_fields if len(place) > 1 else TABLES
    close = difflib.get_close_matches(place[-1], list(keys), n=1)
    return f" Did you mean {'.'.join([*place[:-1], close[0]])}?" if close else ""


def _with_absolute_paths(settings: Settings, folder: Path) -> Settings:
    return settings.model_copy(
        update={
            "corpus": settings.corpus.model_copy(update={"path": folder / settings.corpus.path}),
            "index": settings.index.model_copy(update={"path": folder / settings.index.path}),
            "embedding": settings.embedding.model_copy(
                update={"model": _folder_or_name(settings.embedding.model, folder)}
            ),
            "retrieval": settings.retrieval.model_copy(
                update={
                    "diacritics": _folder_or_name(settings.retrieval.diacritics, folder),
                    "reranker": settings.retrieval.reranker and str(folder / settings.retrieval.reranker),
                }
            ),
            "answering": settings.answering.model_copy(
                update={
                    "translations": settings.answering.translations
                    and str(folder / settings.answering.translations)
                }
            ),
            "database": settings.database.model_copy(
                update={"url": _absolute_sqlite(settings.database.url, folder)}
            ),
        }
    )


def _folder_or_name(model: str, folder: Path) -> str:
    """A folder beside the settings wins over a hub's model of the same name."""
    looks_like_path = model.startswith((".", "/", "models/"))
    return str(folder / model) if looks_like_path or (folder / model).is_dir() else model


def _absolute_sqlite(url: str, folder: Path) -> str:
    prefix = "sqlite:///"
    if not url.startswith(prefix) or url.startswith(prefix + "/") or url == prefix + ":memory:":
        return url
    return prefix + str(folder / url.removeprefix(prefix))
