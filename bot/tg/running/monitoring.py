"""Tells those who watch the bot how it is: `/health` for a supervisor, `/metrics` for Prometheus."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler, url

from bot.errors import SettingsError
from bot.tg.running.metrics import CONTENT_TYPE, Metrics

_PATIENCE_SECONDS = 5.0  # a check that takes longer is a finding of its own


@dataclass(frozen=True, slots=True)
class Health:
    """What is wrong, nothing where all is well, and some facts beside it."""

    problems: tuple[str, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)


CheckHealth = Callable[[], Awaitable[Health]]


class _HealthPage(RequestHandler):
    def initialize(self, check: CheckHealth) -> None:
        self._check = check

    async def get(self) -> None:
        try:
            health = await asyncio.wait_for(self._check(), _PATIENCE_SECONDS)
        except TimeoutError:
            health = Health(("the check took too long",))
        status = "failing" if health.problems else "ok"
        self.set_status(503 if health.problems else 200)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(json.dumps({"status": status, "problems": health.problems, **health.facts}))


class _MetricsPage(RequestHandler):
    def initialize(self, metrics: Metrics) -> None:
        self._metrics = metrics

    async def get(self) -> None:
        text = await asyncio.to_thread(self._metrics.exposition)
        self.set_header("Content-Type", CONTENT_TYPE)
        self.finish(text)


class Monitoring:
    """The small server of both pages; it says nothing that a member wrote."""

    def __init__(self, listen: str, port: int, *, check: CheckHealth, metrics: Metrics) -> None:
        self._listen = listen
        self._port = port
        pages = [
            url("/health", _HealthPage, {"check": check}),
            url("/metrics", _MetricsPage, {"metrics": metrics}),
        ]
        self._server = HTTPServer(Application([*pages], log_function=_log_nothing))

    def start(self) -> None:
        """Begin to listen; SettingsError where another program does already."""
        try:
            self._server.listen(self._port, self._listen)
        except OSError as error:
            raise SettingsError(
                f"Cannot listen on {self._listen}:{self._port} ({error.strerror}). Change [monitoring] port."
            ) from error

    async def stop(self) -> None:
        """Listen no more."""
        self._server.stop()
        await self._server.close_all_connections()


def _log_nothing(_handler: RequestHandler) -> None:
    """Leave requests of watchers out of the log."""
