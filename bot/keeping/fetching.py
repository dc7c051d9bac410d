"""Downloads a document from the web for `add`: within limits, and never from an internal network.

A name is looked up once, every address it has is checked, and the connection goes to one of these: a name
that changes its address in between leads nowhere else. Nothing is unpacked on the way, so that what is
counted is what came, and a timer ends what drips.
"""

import contextlib
import ipaddress
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import httpx

from bot.errors import UserInputError

MAX_BYTES = 20 * 1024 * 1024
TIMEOUT_SECONDS = 60.0
_MAX_REDIRECTS = 5
_UNSAFE = re.compile(r"[^\w.-]+")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")

SUFFIX_OF_TYPE = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.ms-powerpoint": ".ppt",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/tiff": ".tif",
}
_ANY_TYPE = {"", "application/octet-stream", "binary/octet-stream", "application/download"}


class LinkError(UserInputError):
    """A document cannot be downloaded; its kinds say what to do about it."""


class InternalLinkError(LinkError):
    """The address leads into an internal network."""


class LinkNotFoundError(LinkError):
    """No such name is known to the network."""


class LinkRefusedError(LinkError):
    """The site has no such page, or does not give it to everyone."""


class LinkDownError(LinkError):
    """The site has a fault, or too much to do, and may have the page later."""


class LinkKindError(LinkError):
    """What stands there is no document that can be read."""


class LargeLinkError(LinkError):
    """What stands there is beyond the limit."""


class SlowLinkError(LinkError):
    """The site took too long."""


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
    if isinstance(parsed, ipaddress.IPv6Address):
        parsed = _inner(parsed) or parsed
    return parsed.is_global and not parsed.is_multicast


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that one of IPv6 leads to: mapped, 6to4, NAT64 (RFC 6052) or compatible."""
    if address in _NAT64 or (address in _COMPATIBLE and int(address) > 1):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def fetch(url: str, folder: Path, *, limits: FetchLimits | None = None) -> Path:
    """Download `url` into `folder` and return the file, named after the document with the suffix of its type.

    Raises kinds of LinkError where the address, the size, the time or the type does not allow it.
    """
    limits = limits or FetchLimits()
    deadline = time.monotonic() + limits.timeout_seconds
    try:
        with (
            httpx.Client(timeout=limits.timeout_seconds, trust_env=False, follow_redirects=False) as client,
            _ending(client, limits.timeout_seconds),
        ):
            return _follow(client, httpx.URL(url), folder, limits, deadline)
    except httpx.InvalidURL as error:
        raise LinkError(f"{url} is not a web address: {error}.") from error
    except httpx.TimeoutException as error:
        raise _too_slow(url, limits) from error
    except (httpx.HTTPError, RuntimeError) as error:  # a closed client says RuntimeError
        if time.monotonic() > deadline:
            raise _too_slow(url, limits) from error
        raise LinkError(f"Cannot download {url}: {str(error) or type(error).__name__}.") from error


@contextlib.contextmanager
def _ending(client: httpx.Client, seconds: float) -> Iterator[None]:
    """Close the connections after a while: a server that sends byte by byte never runs into a time-out."""
    timer = threading.Timer(seconds, client.close)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _follow(client: httpx.Client, url: httpx.URL, folder: Path, limits: FetchLimits, deadline: float) -> Path:
    for _ in range(_MAX_REDIRECTS + 1):
        address = _checked_address(url, limits)
        with _request(client, url, address) as response:
            if response.has_redirect_location:
                url = url.join(response.headers["location"])
                continue
            return _keep(response, url, folder, limits, deadline)
    raise LinkError(f"{url} redirects too often: give the address it ends at.")


def _checked_address(url: httpx.URL, limits: FetchLimits) -> str:
    """Return an address to connect to; one address that is not allowed among many refuses the name."""
    if url.scheme not in ("http", "https") or not url.host:
        raise LinkError(f"{url} cannot be downloaded: only http and https addresses can.")
    try:
        found = socket.getaddrinfo(url.host, url.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise LinkNotFoundError(f"Cannot find {url.host}: check the address and the network.") from error
    addresses = [str(address[0]) for *_, address in found]
    for address in addresses:
        _refuse_unless_allowed(address, url, limits)
    return min(addresses, key=lambda address: ":" in address)  # where there is a choice, IPv4 reaches further


def _request(
    client: httpx.Client, url: httpx.URL, address: str
) -> contextlib.AbstractContextManager[httpx.Response]:
    """Ask the address itself for the page; the name goes into the header and the certificate's check."""
    host = url.netloc.decode("ascii")
    headers = {"User-Agent": "policybot", "Host": host, "Accept-Encoding": "identity"}
    return client.stream(
        "GET", url.copy_with(host=address), headers=headers, extensions={"sni_hostname": url.host}
    )


def _refuse_unless_allowed(address: str, url: httpx.URL, limits: FetchLimits) -> None:
    if not limits.is_allowed_address(address):
        raise InternalLinkError(
            f"{url} leads to an internal address ({address}): download the file yourself and add the file."
        )


def _keep(
    response: httpx.Response, url: httpx.URL, folder: Path, limits: FetchLimits, deadline: float
) -> Path:
    if response.status_code != httpx.codes.OK:
        may_pass = response.is_server_error or response.status_code == httpx.codes.TOO_MANY_REQUESTS
        kind, advice = (LinkDownError, " Try again later.") if may_pass else (LinkRefusedError, "")
        raise kind(f"{url} answered {response.status_code} {response.reason_phrase}.{advice}")
    if response.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise LinkError(f"{url} comes packed although unpacked was asked for: download the file yourself.")
    path = folder / _file_name(response, url)
    size = 0
    with path.open("wb") as file:
        for piece in response.iter_raw():
            size += len(piece)
            if size > limits.max_bytes:
                raise LargeLinkError(f"{url} is larger than {limits.max_bytes // 1024**2} MB.")
            if time.monotonic() > deadline:
                raise _too_slow(str(url), limits)
            file.write(piece)
    return path


def _file_name(response: httpx.Response, url: httpx.URL) -> str:
    """Name the file after the last part of the path; its type decides the suffix."""
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    last = PurePosixPath(unquote(url.path)).name
    given = PurePosixPath(last).suffix.lower()
    suffix = SUFFIX_OF_TYPE.get(kind)
    if suffix is None:
        if kind not in _ANY_TYPE or given not in SUFFIX_OF_TYPE.values():
            raise LinkKindError(f"{url} is of a kind that cannot be read: {kind or 'unknown'}.")
        suffix = given
    if suffix == ".txt" and given == ".md":
        suffix = given
    stem = last[: -len(given)] if given in {*SUFFIX_OF_TYPE.values(), ".htm", ".aspx", ".php"} else last
    cleaned = _UNSAFE.sub("-", stem).strip("-._")[:80] or url.host
    return cleaned + suffix


def _too_slow(url: str, limits: FetchLimits) -> SlowLinkError:
    return SlowLinkError(f"{url} took longer than {limits.timeout_seconds:.0f} seconds: try again later.")
