"""Serves a BotApi over HTTP on the loopback interface, in a thread of its own."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

from aiohttp import web

from tests.bot_api_server.api import BotApi
from tests.bot_api_server.failures import DroppedError
from tests.bot_api_server.parameters import uploaded


@contextmanager
def serving(api: BotApi) -> Iterator[str]:
    """Serve until the block is left; yields the address, to be followed by "/bot<token>/<method>"."""
    ready, stop = threading.Event(), asyncio.Event()
    loops: list[asyncio.AbstractEventLoop] = []
    ports: list[int] = []

    async def serve() -> None:
        loops.append(asyncio.get_running_loop())
        application = web.Application()
        application.router.add_get("/file/bot{token}/{path:.+}", _file_handler(api))
        application.router.add_route("*", "/bot{token}/{method}", _handler(api))
        runner = web.AppRunner(application, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        ports.extend(address[1] for address in runner.addresses)
        ready.set()
        await stop.wait()
        await runner.cleanup()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    ready.wait()
    try:
        yield f"http://127.0.0.1:{ports[0]}"
    finally:
        loops[0].call_soon_threadsafe(stop.set)
        thread.join(timeout=5)


def _value(field: "str | bytes | bytearray | web.FileField") -> str:
    return uploaded(field.filename, field.file.read()) if isinstance(field, web.FileField) else str(field)


def _file_handler(api: BotApi) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def handle(request: web.Request) -> web.StreamResponse:
        content = api.file(request.match_info["token"], request.match_info["path"])
        return web.Response(status=404) if content is None else web.Response(body=content)

    return handle


def _handler(api: BotApi) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            raw = {name: _value(field) for name, field in (await request.post()).items()}
            status, body = await api.handle(request.match_info["token"], request.match_info["method"], raw)
        except DroppedError:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        except ConnectionResetError:  # the bot was killed
            return web.Response()
        return web.json_response(body, status=status)

    return handle
