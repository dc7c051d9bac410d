"""Opens a page in headless Chromium and asks the browser what it made of it."""

import asyncio
import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tornado.websocket import WebSocketClientConnection, websocket_connect

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage")
_PATIENCE_SECONDS = 60.0
_NARROWEST = (
    "Math.min(...[...document.querySelectorAll('caption,h1,h2,p,figcaption')]"
    ".map(one => one.getBoundingClientRect().width))"
)

_SMALLEST_LABEL = (
    "Math.min(...[...document.querySelectorAll('svg text')].map(one => one.getBoundingClientRect().height))"
)
_BROKEN = """\
[...document.querySelectorAll('td, thead th')].filter(cell => {
  if (cell.parentElement.parentElement.getBoundingClientRect().width < 5) return false;  // for readers alone
  if (/\\s/.test(cell.textContent) || cell.textContent.length > 14) return false;
  const range = document.createRange();
  range.selectNodeContents(cell);
  return new Set([...range.getClientRects()].map(one => Math.round(one.top))).size > 1;
}).map(cell => cell.textContent)"""


@dataclass(frozen=True)
class Seen:
    """What the browser made of a page."""

    complaints: tuple[str, ...]  # console errors, warnings of the page, failed loads
    requested: tuple[str, ...]  # addresses
    width: int  # that the content needs
    narrowest: float  # of the captions, headings and paragraphs
    smallest_label: float  # of the plot, in dots
    broken: tuple[str, ...]  # short words of tables that go over two lines
    roles: tuple[tuple[str, str], ...]  # role and name of what a screen reader hears


def look_at(page: Path, *, width: int) -> Seen:
    """Open a page on a screen of this width."""
    return asyncio.run(_look_at(page, width))


async def _look_at(page: Path, width: int) -> Seen:
    with _browser() as address:
        connection = await websocket_connect(address)
        browser = _Browser(connection)
        target = await browser.do("Target.createTarget", url="about:blank")
        session = await browser.do("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        browser.session = session["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Accessibility"):
            await browser.do(f"{domain}.enable")
        await browser.do(
            "Emulation.setDeviceMetricsOverride", width=width, height=844, deviceScaleFactor=1, mobile=True
        )
        await browser.do("Page.navigate", url=page.as_uri())
        await browser.until("Page.loadEventFired")
        tree = await browser.do("Accessibility.getFullAXTree")
        return Seen(
            complaints=tuple(_complaints(browser.events)),
            requested=tuple(_requested(browser.events)),
            width=int(await browser.value("document.documentElement.scrollWidth")),
            narrowest=float(await browser.value(_NARROWEST)),
            smallest_label=float(await browser.value(_SMALLEST_LABEL)),
            broken=tuple(await browser.value(_BROKEN)),
            roles=tuple(_roles(tree["nodes"])),
        )


class _Browser:
    """Speaks the DevTools protocol and keeps what the browser tells by itself."""

    def __init__(self, connection: WebSocketClientConnection) -> None:
        self._connection = connection
        self._number = 0
        self.session = ""
        self.events: list[dict[str, Any]] = []

    async def do(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        call: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self.session:
            call["sessionId"] = self.session
        await self._connection.write_message(json.dumps(call))
        while True:
            told = await self._read()
            if told.get("id") == self._number:
                assert "error" not in told, told
                result: dict[str, Any] = told["result"]
                return result

    async def value(self, expression: str) -> Any:
        """Return what the page makes of an expression."""
        told = await self.do("Runtime.evaluate", expression=expression, returnByValue=True)
        return told["result"]["value"]

    async def until(self, event: str) -> None:
        while not any(one["method"] == event for one in self.events):
            await self._read()

    async def _read(self) -> dict[str, Any]:
        message = await asyncio.wait_for(self._connection.read_message(), _PATIENCE_SECONDS)
        assert message is not None, "the browser has gone"
        told: dict[str, Any] = json.loads(message)
        if "method" in told:
            self.events.append(told)
        return told


@contextmanager
def _browser() -> Iterator[str]:
    """Run a browser with a profile of its own; yield the address of its DevTools."""
    assert PROGRAM is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [PROGRAM, *_FLAGS, "--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            port_file, deadline = Path(profile) / "DevToolsActivePort", time.monotonic() + _PATIENCE_SECONDS
            while not port_file.exists() or "\n" not in port_file.read_text(encoding="ascii"):
                assert process.poll() is None, "Chromium did not start"
                assert time.monotonic() < deadline, "Chromium did not open its port"
                time.sleep(0.05)
            port, path = port_file.read_text(encoding="ascii").split("\n", 1)
            yield f"ws://127.0.0.1:{port}{path.strip()}"
        finally:
            process.terminate()
            process.wait(_PATIENCE_SECONDS)


def _complaints(events: list[dict[str, Any]]) -> Iterator[str]:
    for event in events:
        match event["method"]:
            case "Runtime.consoleAPICalled" | "Runtime.exceptionThrown" | "Network.loadingFailed":
                yield json.dumps(event["params"])
            case "Log.entryAdded":
                yield str(event["params"]["entry"]["text"])


def _requested(events: list[dict[str, Any]]) -> Iterator[str]:
    for event in events:
        if event["method"] == "Network.requestWillBeSent":
            yield str(event["params"]["request"]["url"])


def _roles(nodes: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        if not node.get("ignored"):
            yield str(node["role"]["value"]), str(node.get("name", {}).get("value", ""))
