"""A PostgreSQL server for tests, on loopback alone; skips them where none is installed."""

import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_DEBIAN = Path("/usr/lib/postgresql")  # which puts initdb on no path
_SECONDS = 60


def _programs() -> Path | None:
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else sorted(_DEBIAN.glob("*/bin"))
    return folders[-1] if folders else None


def _owner() -> str | None:
    """Return as whom the server runs: it refuses to be root's."""
    if os.geteuid() != 0:
        return None
    names = {one.pw_name for one in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@contextmanager
def postgresql() -> Iterator[str]:
    """Run a server with an empty database, and yield its URL."""
    programs = _programs()
    if programs is None or importlib.util.find_spec("psycopg") is None:
        pytest.skip("needs PostgreSQL (initdb) and the extra policybot[postgres]")
    with tempfile.TemporaryDirectory(prefix="policybot-postgresql-") as name:
        yield from _running(Path(name), programs)


def _running(folder: Path, programs: Path) -> Iterator[str]:
    owner, data = _owner(), folder / "data"
    if owner:
        shutil.chown(folder, owner)

    def call(name: str, *arguments: str) -> None:
        command = [str(programs / name), *arguments]
        subprocess.run(
            command, check=True, user=owner, cwd=folder, timeout=_SECONDS, stdout=subprocess.DEVNULL
        )

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    call("initdb", "-D", str(data), "-U", "policybot", "-A", "trust", "-E", "UTF8", "--no-sync")
    call("pg_ctl", "-w", "-D", str(data), "-o", options, "-l", str(folder / "log"), "start")
    try:
        yield f"postgresql+psycopg://policybot@127.0.0.1:{port}/postgres"
    finally:
        call("pg_ctl", "-w", "-D", str(data), "-m", "immediate", "stop")
