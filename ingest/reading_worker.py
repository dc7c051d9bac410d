"""The process that reads files for `ingest/apart.py`: python -m ingest.reading_worker DESCRIPTOR FOLDER."""

import resource
import shutil
import signal
import sys
import traceback
from multiprocessing.connection import Connection
from pathlib import Path

from ingest.errors import IngestError
from ingest.limits import ReadingLimits
from ingest.reading import ALIVE, Broken, read_file

_IDLE_SECONDS = 60.0
_SPARE_SECONDS = 20.0  # after which the process ends by itself, should nobody be left to kill it
_MOST_WRITTEN = 1 << 30  # bytes of one file


def main(descriptor: int, folder: Path) -> None:
    """Read files as they are asked for, until nobody asks for a while."""
    connection = Connection(descriptor)
    try:
        while connection.poll(_IDLE_SECONDS):
            path, limits = connection.recv()
            _limit(limits)
            connection.send(_read(path, limits, connection))
    except (EOFError, OSError):
        pass  # nobody is left to read for
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _read(path: Path, limits: ReadingLimits, connection: Connection) -> object:
    def alive() -> None:
        _wake_in(limits.timeout_seconds + _SPARE_SECONDS)
        connection.send(ALIVE)

    _wake_in(limits.timeout_seconds + _SPARE_SECONDS)
    try:
        return read_file(path, limits, alive)
    except IngestError as error:
        return error
    except MemoryError:
        raise EOFError from None  # no state to go on in
    except Exception:  # noqa: BLE001  # the files of strangers find what no parser foresaw; it is logged
        return Broken(traceback.format_exc())
    finally:
        signal.alarm(0)


def _wake_in(seconds: float) -> None:
    """Have the system end this process after so long; it does so within native code too."""
    signal.alarm(max(1, round(seconds)))


def _limit(limits: ReadingLimits) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_MOST_WRITTEN, _MOST_WRITTEN))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
