"""Serves /v1/chat/completions in a thread of its own, and keeps every request."""

import asyncio
import json
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.llm_server.replies import Answering, CutOff, Drips, Fails, Refuses, Says, Sends

_TOKENS = {"prompt_tokens": 120, "completion_tokens": 30, "total_tokens": 150}


@dataclass
class ModelServer:
    """What the server says next, what it cannot do, and what it was asked."""

    otherwise: Answering = field(default_factory=lambda: Says({"statements": []}))
    script: deque[Answering] = field(default_factory=deque)
    unsupported: frozenset[str] = frozenset()  # "response_format", "tools", "temperature": refused with 400
    ignores_form: bool = False  # takes response_format and tools, and answers in plain text
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    address: str = ""

    def then(self, *answers: Answering) -> "ModelServer":
        """Answer the next requests so, one after the other."""
        self.script.extend(answers)
        return self

    @property
    def prompts(self) -> list[str]:
        """All that each request told the model."""
        return ["\n".join(str(one["content"]) for one in asked["messages"]) for asked in self.requests]

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one request as told."""
        asked = await request.json()
        self.requests.append(asked)
        self.keys.append(request.headers.get("Authorization", ""))
        refused = next((name for name in sorted(self.unsupported) if name in asked), None)
        if refused is not None:
            return _error(Fails(400, message=f"Unsupported parameter: '{refused}'"))
        answering = self.script.popleft() if self.script else self.otherwise
        return await self._answered(request, asked, answering)

    async def _answered(
        self, request: web.Request, asked: dict[str, Any], answering: Answering
    ) -> web.StreamResponse:
        match answering:
            case Says():
                await asyncio.sleep(answering.after_seconds)
                return web.json_response(self._completion(asked, answering))
            case Refuses(words):
                message = {"role": "assistant", "content": None, "refusal": words}
                return web.json_response(_envelope(asked, message, "stop"))
            case Sends(body, content_type):
                return web.Response(body=body, content_type=content_type)
            case Fails():
                return _error(answering)
            case CutOff():
                return await _cut_off(request)
            case Drips(every_seconds):
                return await _drip(request, every_seconds)

    def _completion(self, asked: dict[str, Any], says: Says) -> dict[str, Any]:
        content = says.content(self.prompts[-1]) if callable(says.content) else says.content
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        message: dict[str, Any] = {"role": "assistant", "content": text}
        if asked.get("tools") and not self.ignores_form:
            function = {"name": asked["tools"][0]["function"]["name"], "arguments": text}
            call = {"id": "call_1", "type": "function", "function": function}
            message = {"role": "assistant", "content": None, "tool_calls": [call]}
        return _envelope(asked, message, says.finish_reason, has_usage=says.has_usage)


@contextmanager
def serving() -> Iterator[ModelServer]:
    """Serve until the block is left; its `address` is what base_url is set to."""
    server = ModelServer()
    ready, stop = threading.Event(), asyncio.Event()
    loops: list[asyncio.AbstractEventLoop] = []

    async def serve() -> None:
        loops.append(asyncio.get_running_loop())
        application = web.Application()
        application.router.add_post("/v1/chat/completions", server.handle)
        runner = web.AppRunner(application, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        server.address = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
        ready.set()
        await stop.wait()
        await runner.cleanup()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    ready.wait()
    try:
        yield server
    finally:
        loops[0].call_soon_threadsafe(stop.set)
        thread.join(timeout=5)


def _envelope(
    asked: dict[str, Any], message: dict[str, Any], finish_reason: str, *, has_usage: bool = True
) -> dict[str, Any]:
    body = {
        "id": "1",
        "object": "chat.completion",
        "created": 0,
        "model": asked.get("model", ""),
        "choices": [{"index": 0, "message": message, "finish_reason": finish_reason}],
    }
    return body | ({"usage": _TOKENS} if has_usage else {})


def _error(fails: Fails) -> web.Response:
    headers = {"Retry-After": fails.retry_after} if fails.retry_after else {}
    error = {"message": fails.message, "type": "error", "code": fails.code}
    return web.json_response({"error": error}, status=fails.status, headers=headers)


async def _cut_off(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": "5000"})
    await response.prepare(request)
    await response.write(b'{"id": "1", "choices": [{"index": 0, "message": {"role": "assis')
    if request.transport is not None:
        request.transport.abort()
    return response


async def _drip(request: web.Request, every_seconds: float) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    await response.prepare(request)
    while request.transport is not None and not request.transport.is_closing():
        await response.write(b" ")
        await asyncio.sleep(every_seconds)
    return response
