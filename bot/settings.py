"""Reads config.toml and the environment into settings; every mistake is one clear line."""

import difflib
import json
import os
import re
import tomllib
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from bot.errors import SettingsError
from bot.settings_environment import settings_in_environment, variable_name


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CorpusSettings(_Table):
    """Where the documents are and whom to ask when they do not answer."""

    path: Path = Path("corpus")
    contact: str = ""
    time_zone: str = "Asia/Ho_Chi_Minh"


class IndexSettings(_Table):
    """Where the generations are kept, and how many."""

    path: Path = Path("var/index")
    keep_generations: int = Field(default=3, ge=1)
    auto_rebuild: bool = False
    auto_ingest: bool = False
    watch_seconds: int = Field(default=30, ge=1)


class IngestSettings(_Table):
    """What one file may take while it is read; the names are those of ReadingLimits."""

    max_file_mb: int = Field(default=20, ge=1)
    max_pages: int = Field(default=2_000, ge=1)
    max_scanned_pages: int = Field(default=200, ge=1)
    max_unpacked_mb: int = Field(default=200, ge=1)
    max_characters: int = Field(default=5_000_000, ge=1_000)
    timeout_seconds: float = Field(default=120, gt=0)
    memory_mb: int = Field(default=2_048, ge=1_024)


class EmbeddingSettings(_Table):
    """Which model embeds, and what it wants of its input."""

    model: str = "models/embedding"
    query_prefix: str = ""
    passage_prefix: str = ""
    segment_words: bool = False
    device: str = "cpu"
    max_tokens: int = Field(default=256, ge=32)
    batch_size: int = Field(default=256, ge=1)


class RetrievalSettings(_Table):
    """How passages are found."""

    diacritics: str = "models/diacritics"
    reranker: str = "models/reranker"
    candidates: int = Field(default=100, ge=1)
    keyword_weight: float = Field(default=0.6, ge=0, le=1)
    top_k: int = Field(default=20, ge=1)


class AnsweringSettings(_Table):
    """How answers are written and when none is given."""

    mode: Literal["extractive", "llm"] = "extractive"
    model: str = ""
    base_url: str = ""
    output: Literal["auto", "json_schema", "function_calling", "text"] = "auto"
    timeout_seconds: float = Field(default=20, gt=0)
    retries: int = Field(default=2, ge=0, le=10)
    max_output_tokens: int = Field(default=1500, ge=100)
    rewrite_follow_ups: bool = True
    daily_tokens: int = Field(default=0, ge=0)
    daily_cost: float = Field(default=0.0, ge=0)
    input_price: float = Field(default=0.0, ge=0)
    output_price: float = Field(default=0.0, ge=0)
    min_confidence: float = Field(default=0.5, ge=0, le=1)
    max_citations: int = Field(default=3, ge=1, le=9)
    max_quote_chars: int = Field(default=1000, ge=80)


class TelegramSettings(_Table):
    """How the bot reaches Telegram, and who may do what."""

    mode: Literal["polling", "webhook"] = "polling"
    base_url: str = "https://api.telegram.org/bot"
    base_file_url: str = "https://api.telegram.org/file/bot"
    webhook_url: str = ""
    webhook_listen: str = "127.0.0.1"
    webhook_port: int = Field(default=8443, ge=1, le=65535)
    take_over: bool = False
    admins: tuple[int, ...] = ()
    staff: tuple[int, ...] = ()
    access: Literal["open", "members", "group"] = "open"
    members: tuple[int, ...] = ()
    group: str = Field(default="", pattern=r"^(|-\d+|@\w+)$")
    questions_per_minute: int = Field(default=10, ge=1)
    group_questions_per_minute: int = Field(default=15, ge=1)
    concurrent_answers: int = Field(default=4, ge=1)
    waiting_questions: int = Field(default=300, ge=1)
    answer_timeout_seconds: float = Field(default=30, gt=0)
    status_seconds: float = Field(default=3, ge=0)
    history_questions: int = Field(default=6, ge=0)
    staff_chat: int = 0
    upload_days: int = Field(default=7, ge=1)
    uploads_waiting: int = Field(default=100, ge=1)
    zip_files: int = Field(default=50, ge=1)
    zip_mb: int = Field(default=100, ge=1)
    digest_weekday: int = Field(default=1, ge=0, le=7)
    digest_hour: int = Field(default=8, ge=0, le=23)


class PrivacySettings(_Table):
    """How long what people wrote is kept."""

    keep_days: int = Field(default=90, ge=0)
    audit_days: int = Field(default=730, ge=0)


class DatabaseSettings(_Table):
    """Where people, conversations and feedback are kept."""

    url: str = "sqlite:///var/policybot.db"


class LoggingSettings(_Table):
    """How much is logged, and how."""

    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    format: Literal["text", "json"] = "text"


class MonitoringSettings(_Table):
    """Where `serve` tells how it is."""

    port: int = Field(default=0, ge=0, le=65535)
    listen: str = "127.0.0.1"


class Settings(_Table):
    """All settings, with paths made absolute, and the secrets of the environment."""

    corpus: CorpusSettings = CorpusSettings()
    index: IndexSettings = IndexSettings()
    ingest: IngestSettings = IngestSettings()
    embedding: EmbeddingSettings = EmbeddingSettings()
    retrieval: RetrievalSettings = RetrievalSettings()
    answering: AnsweringSettings = AnsweringSettings()
    telegram: TelegramSettings = TelegramSettings()
    privacy: PrivacySettings = PrivacySettings()
    database: DatabaseSettings = DatabaseSettings()
    logging: LoggingSettings = LoggingSettings()
    monitoring: MonitoringSettings = MonitoringSettings()
    telegram_bot_token: SecretStr | None = Field(default=None, exclude=True)


TABLES: dict[str, type[BaseModel]] = {
    name: field.annotation
    for name, field in Settings.model_fields.items()
    if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel)
}
TABLES_ALONE = {(name,) for name in TABLES}

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
