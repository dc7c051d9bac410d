"""Counts what the bot does, in the text format of Prometheus; the only module that knows its client."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.answers import Trace, outcome_of
from bot.errors import BotError
from bot.stages import OnStatus, nobody_listens
from bot.tg.asking.desk import Answerer
from vectorstore.errors import VectorstoreError

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0, 300.0)

logger = logging.getLogger(__name__)


class Live(Protocol):
    """What is told of the live generation of the index."""

    @property
    def name(self) -> str:
        """Its name."""
        ...

    @property
    def created(self) -> str:
        """When it was made, as ISO 8601 with a time zone."""
        ...

    @property
    def documents(self) -> int:
        """How many documents it has."""
        ...

    @property
    def passages(self) -> int:
        """How many passages it has."""
        ...


class Metrics:
    """What is counted; every method may be called from any thread."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._questions = Counter(
            "policybot_questions", "Questions by outcome.", ["outcome"], registry=self._registry
        )
        self._seconds = Histogram(
            "policybot_answer_seconds",
            "From taking an update to having sent its answer.",
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._errors = Counter(
            "policybot_telegram_errors", "Calls that Telegram failed.", ["kind"], registry=self._registry
        )
        self._duplicates = Counter(
            "policybot_duplicate_updates", "Updates that came again.", registry=self._registry
        )

    def count_question(self, outcome: str) -> None:
        """Count a question by how it ended."""
        self._questions.labels(outcome).inc()

    def time_answer(self, seconds: float) -> None:
        """Keep how long an answer took, from its update to the last of its messages."""
        self._seconds.observe(seconds)

    def count_telegram_error(self, error: Exception) -> None:
        """Count a call that failed, by the kind of failure."""
        self._errors.labels(type(error).__name__).inc()

    def count_duplicate(self) -> None:
        """Count an update that came again."""
        self._duplicates.inc()

    def watch(self, name: str, about: str, value: Callable[[], float]) -> None:
        """Tell a figure that is asked for whenever somebody looks."""
        Gauge(f"policybot_{name}", about, registry=self._registry).set_function(value)

    def watch_index(self, live: Callable[[], Live]) -> None:
        """Tell which generation of the index is live, and how old it is."""
        self._registry.register(_IndexCollector(live))

    def exposition(self) -> bytes:
        """Return all figures in the text format."""
        return generate_latest(self._registry)


@dataclass(frozen=True)
class _IndexCollector(Collector):
    live: Callable[[], Live]

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the figures of the generation that is live now."""
        is_unreadable = GaugeMetricFamily("policybot_index_unreadable", "Whether the index cannot be read.")
        try:
            live = self.live()
        except (BotError, VectorstoreError, OSError) as error:
            logger.error("the index cannot be read for the metrics: %s", error)
            is_unreadable.add_metric([], 1)
            yield is_unreadable
            return
        is_unreadable.add_metric([], 0)
        yield is_unreadable
        named = GaugeMetricFamily("policybot_index_info", "The live generation.", labels=["generation"])
        named.add_metric([live.name], 1)
        yield named
        age = (datetime.now(UTC) - datetime.fromisoformat(live.created)).total_seconds()
        yield GaugeMetricFamily("policybot_index_age_seconds", "Since the live generation was made.", age)
        yield GaugeMetricFamily("policybot_index_documents", "Documents of it.", live.documents)
        yield GaugeMetricFamily("policybot_index_passages", "Passages of it.", live.passages)


@dataclass(frozen=True, slots=True)
class CountingAnswerer:
    """Answers as another does, and counts how."""

    answerer: Answerer
    metrics: Metrics

    def answer(
        self, question: str, *, history: Sequence[str] = (), on_status: OnStatus = nobody_listens
    ) -> Trace:
        """Return how the question was answered."""
        try:
            trace = self.answerer.answer(question, history=history, on_status=on_status)
        except Exception:  # whatever it was is counted, and goes on to who handles it
            self.metrics.count_question("failed")
            raise
        self.metrics.count_question(outcome_of(trace.result))
        return trace
