"""Downloads a document from the web for `add`: within limits, and never from an internal network."""

import ipaddress
import re
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

import httpx

from bot.errors import UserInputError

MAX_BYTES = 20 * 1024 * 1024
TIMEOUT_SECONDS = 60.0
_MAX_REDIRECTS = 5
_UNSAFE = re.compile(r"[^\w.-]+")

SUFFIX_OF_TYPE = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_ANY_TYPE = {"", "application/octet-stream", "binary/octet-stream", "application/download"}


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How much a download may take, and which addresses it may come from."""

    max_bytes: int = MAX_BYTES
    timeout_seconds: float = TIMEOUT_SECONDS
    is_allowed_address: Callable[[str], bool] = lambda address: is_public(address)


def is_url(text: str) -> bool:
    """Return whether `text` names something on the web rather than a file."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", text) is not None


def is_public(address: str) -> bool:
    """Return whether an IP address belongs to the public internet."""
    parsed = ipaddress.ip_address(address.split("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is not None:
        parsed = parsed.ipv4_mapped
    return parsed.is_global and not parsed.is_multicast


def fetch(url: str, folder: Path, *, limits: FetchLimits | None = None) -> Path:
    """Download `url` into `folder` and return the file, named after the document with the suffix of its type.

    Raises UserInputError where the address, the size, the time or the type does not allow it.
    """
    limits = limits or FetchLimits()
    deadline = time.monotonic() + limits.timeout_seconds
    try:
        with httpx.Client(timeout=limits.timeout_seconds, trust_env=False, follow_redirects=False) as client:
            return _follow(client, httpx.URL(url), folder, limits, deadline)
    except httpx.InvalidURL as error:
        raise UserInputError(f"{url} is not a web address: {error}.") from error
    except httpx.TimeoutException as error:
        raise _too_slow(url, limits) from error
    except httpx.HTTPError as error:
        raise UserInputError(f"Cannot download {url}: {error or type(error).__name__}.") from error


def _follow(client: httpx.Client, url: httpx.URL, folder: Path, limits: FetchLimits, deadline: float) -> Path:
    for _ in range(_MAX_REDIRECTS + 1):
        _check_address(url, limits)
        with client.stream("GET", url, headers={"User-Agent": "policybot"}) as response:
            _check_peer(response, url, limits)
            if response.next_request is not None:
                url = response.next_request.url
                continue
            return _keep(response, folder, limits, deadline)
    raise UserInputError(f"{url} redirects too often: give the address it ends at.")


def _check_address(url: httpx.URL, limits: FetchLimits) -> None:
    if url.scheme not in ("http", "https") or not url.host:
        raise UserInputError(f"{url} cannot be downloaded: only http and https addresses can.")
    try:
        found = socket.getaddrinfo(url.host, url.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UserInputError(f"Cannot find {url.host}: check the address and the network.") from error
    for *_, address in found:
        _refuse_unless_allowed(str(address[0]), url, limits)


def _check_peer(response: httpx.Response, url: httpx.URL, limits: FetchLimits) -> None:
    """A name can change its address between the look-up and the connection; ask the connection itself."""
    stream: Any = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream is not None else None
    if peer is not None:
        _refuse_unless_allowed(str(peer[0]), url, limits)


def _refuse_unless_allowed(address: str, url: httpx.URL, limits: FetchLimits) -> None:
    if not limits.is_allowed_address(address):
        raise UserInputError(
            f"{url} leads to an internal address ({address}): download the file yourself and add the file."
        )


def _keep(response: httpx.Response, folder: Path, limits: FetchLimits, deadline: float) -> Path:
    if response.status_code != httpx.codes.OK:
        raise UserInputError(f"{response.url} answered {response.status_code} {response.reason_phrase}.")
    path = folder / _file_name(response)
    size = 0
    with path.open("wb") as file:
        for piece in response.iter_bytes():
            size += len(piece)
            if size > limits.max_bytes:
                raise UserInputError(f"{response.url} is larger than {limits.max_bytes // 1024**2} MB.")
            if time.monotonic() > deadline:
                raise _too_slow(str(response.url), limits)
            file.write(piece)
    return path


def _file_name(response: httpx.Response) -> str:
    """Name the file after the last part of the path; its type decides the suffix."""
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    last = PurePosixPath(unquote(response.url.path)).name
    given = PurePosixPath(last).suffix.lower()
    suffix = SUFFIX_OF_TYPE.get(kind)
    if suffix is None:
        if kind not in _ANY_TYPE or given not in SUFFIX_OF_TYPE.values():
            raise UserInputError(f"{response.url} is of a kind that cannot be read: {kind or 'unknown'}.")
        suffix = given
    if suffix == ".txt" and given == ".md":
        suffix = given
    stem = last[: -len(given)] if given in {*SUFFIX_OF_TYPE.values(), ".htm", ".aspx", ".php"} else last
    cleaned = _UNSAFE.sub("-", stem).strip("-._")[:80] or response.url.host
    return cleaned + suffix


def _too_slow(url: str, limits: FetchLimits) -> UserInputError:
    return UserInputError(f"{url} took longer than {limits.timeout_seconds:.0f} seconds: try again later.")
