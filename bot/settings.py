"""The settings: their tables, keys, defaults and limits."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr


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
    translations: str = "models/translations"
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
