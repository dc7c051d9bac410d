"""Downloads keep to their limits and never reach into an internal network."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bot.errors import UserInputError
from bot.keeping.fetching import (
    FetchLimits,
    InternalLinkError,
    LargeLinkError,
    LinkDownError,
    LinkError,
    LinkKindError,
    LinkRefusedError,
    SlowLinkError,
    fetch,
    is_public,
    is_url,
)

PAGES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/luat/Luat%20Cong%20doan.html": (
        200,
        {"Content-Type": "text/html; charset=utf-8"},
        b"<p>\xc4\x90i\xe1\xbb\x81u 1</p>",
    ),
    "/tai-ve": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.4"),
    "/van-ban.docx": (200, {"Content-Type": "application/octet-stream"}, b"PK"),
    "/ghi-chu.md": (200, {"Content-Type": "text/plain"}, b"# A"),
    "/anh.svg": (200, {"Content-Type": "image/svg+xml"}, b"<svg/>"),
    "/..%2f..%2fetc%2fpasswd.txt": (200, {"Content-Type": "text/plain"}, b"a"),
    "/xem.aspx": (200, {"Content-Type": "text/html"}, b"<p>a</p>"),
    "/dang-loi": (503, {}, b""),
    "/": (200, {"Content-Type": "text/html"}, b"<p>b</p>"),
    "/chuyen": (302, {"Location": "/tai-ve"}, b""),
    "/noi-bo": (302, {"Location": "http://10.0.0.1/secret"}, b""),
    "/tep": (302, {"Location": "file:///etc/passwd"}, b""),
    "/vong": (302, {"Location": "/vong"}, b""),
    "/to": (200, {"Content-Type": "text/plain"}, b"x" * 5000),
    "/nen": (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip, gzip"}, b"\x1f\x8b"),
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = PAGES.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.path == "/to":
            for start in range(0, len(body), 1000):
                self.wfile.write(body[start : start + 1000])
                self.wfile.flush()
                time.sleep(0.05)
        else:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name it overrides)
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def loopback_too(address: str) -> bool:
    return address == "127.0.0.1" or is_public(address)


LIMITS = FetchLimits(is_allowed_address=loopback_too)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        pytest.param("/luat/Luat%20Cong%20doan.html", "Luat-Cong-doan.html", id="escaped name"),
        pytest.param("/tai-ve", "tai-ve.pdf", id="suffix from the type"),
        pytest.param("/van-ban.docx", "van-ban.docx", id="suffix from the name where the type says nothing"),
        pytest.param("/ghi-chu.md", "ghi-chu.md", id="Markdown served as plain text"),
        pytest.param("/xem.aspx", "xem.html", id="page of a program"),
        pytest.param("/", "127.0.0.1.html", id="no name"),
        pytest.param("/chuyen", "tai-ve.pdf", id="redirect"),
        pytest.param("/..%2f..%2fetc%2fpasswd.txt", "passwd.txt", id="path in the name"),
    ],
)
def test_file_is_named_after_the_address_with_the_suffix_of_its_type(
    site: str, tmp_path: Path, path: str, name: str
) -> None:
    fetched = fetch(site + path, tmp_path, limits=LIMITS)

    assert fetched == tmp_path / name
    assert fetched.read_bytes() == PAGES[path if path != "/chuyen" else "/tai-ve"][2]


@pytest.mark.parametrize(
    ("path", "kind", "said"),
    [
        pytest.param(
            "/anh.svg", LinkKindError, r"of a kind that cannot be read: image/svg\+xml", id="drawing"
        ),
        pytest.param("/dang-loi", LinkDownError, "answered 503 .* Try again later", id="down"),
        pytest.param("/khong-co", LinkRefusedError, "answered 404", id="not found"),
        pytest.param(
            "/noi-bo", InternalLinkError, "internal address", id="redirect into the internal network"
        ),
        pytest.param("/tep", LinkError, "only http and https", id="redirect to a file"),
        pytest.param("/vong", LinkError, "redirects too often", id="redirect in a circle"),
        pytest.param("/nen", LinkError, "comes packed", id="packed again and again"),
    ],
)
def test_refusal_says_why(site: str, tmp_path: Path, path: str, kind: type[LinkError], said: str) -> None:
    with pytest.raises(kind, match=said):
        fetch(site + path, tmp_path, limits=LIMITS)


def test_name_that_changes_its_address_leads_to_the_one_that_was_checked(site: str, tmp_path: Path) -> None:
    port = site.rpartition(":")[2]
    asked: list[str] = []

    def checked(address: str) -> bool:
        asked.append(address)
        return len(asked) == 1  # whatever is looked up later is internal

    name = "localhost" if _only_ipv4("localhost") else "127.0.0.1"
    fetched = fetch(f"http://{name}:{port}/tai-ve", tmp_path, limits=FetchLimits(is_allowed_address=checked))

    assert fetched.name == "tai-ve.pdf"
    assert asked == ["127.0.0.1"]


def _only_ipv4(name: str) -> bool:
    return {str(found[4][0]) for found in socket.getaddrinfo(name, 80, type=socket.SOCK_STREAM)} == {
        "127.0.0.1"
    }


def test_more_than_the_limit_is_refused(site: str, tmp_path: Path) -> None:
    with pytest.raises(LargeLinkError, match="larger than"):
        fetch(f"{site}/to", tmp_path, limits=FetchLimits(max_bytes=2000, is_allowed_address=loopback_too))


def test_slow_download_is_given_up(site: str, tmp_path: Path) -> None:
    with pytest.raises(SlowLinkError, match="took longer"):
        fetch(
            f"{site}/to", tmp_path, limits=FetchLimits(timeout_seconds=0.1, is_allowed_address=loopback_too)
        )


def test_head_that_drips_is_given_up(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        dripping = threading.Thread(target=_drip, args=(server,), daemon=True)
        dripping.start()
        limits = FetchLimits(timeout_seconds=0.3, is_allowed_address=loopback_too)
        started = time.monotonic()

        with pytest.raises(SlowLinkError, match="took longer"):
            fetch(f"http://127.0.0.1:{server.getsockname()[1]}/a.txt", tmp_path, limits=limits)

        assert time.monotonic() - started < 3
        dripping.join()


def _drip(server: socket.socket) -> None:
    """Send a header that goes on and on, each byte well within a time-out, until the other side has gone."""
    connection, _ = server.accept()
    with connection, contextlib.suppress(OSError):
        connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(200):
            connection.sendall(b"a")
            time.sleep(0.05)


def test_loopback_is_internal_unless_allowed(site: str, tmp_path: Path) -> None:
    with pytest.raises(InternalLinkError, match="internal address"):
        fetch(site, tmp_path)


@pytest.mark.parametrize("url", ["ftp://example.org/a.pdf", "http://", "file:///etc/passwd", "http://[::1"])
def test_other_addresses_are_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(UserInputError):
        fetch(url, tmp_path)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "::1",
        "fe80::1%eth0",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::1",
        "::a00:1",
        "0.0.0.0",  # noqa: S104 (to be refused)
    ],
)
def test_internal_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


def test_addresses_of_the_internet_are_public() -> None:
    assert is_public("8.8.8.8")
    assert is_public("2606:4700::1111")
    assert is_public("64:ff9b::808:808")


def test_url_and_file_are_told_apart() -> None:
    assert is_url("https://example.org/a.pdf")
    assert not is_url("van-ban/a.pdf")
    assert not is_url("C:\\a.pdf")
