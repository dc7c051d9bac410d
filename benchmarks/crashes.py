"""Kills, starves and races what writes the index; looks each time whether the bot answers from a whole one.

    python -m benchmarks.crashes --kills 200

A small made-up corpus and a stand-in for the embedding model, so that most of the time is spent on files; all
else is the real thing. Processes that ingest, rebuild, publish, go back or keep a new file in the corpus are
killed (SIGKILL) at random moments. Then the disk is full (a small tmpfs where this user may mount one, else a
limit on the size of files), folders cannot be written, and two write at once. After each, another process
does what a start does, and must find: one whole generation that finds all its passages, with the documents
of before or of after and none twice; nothing lost from the corpus; no leftovers. Meanwhile one reader that
stays open asks all the time. Prints one JSON object; "wrong" must be empty. Runs where there is fork().
"""

import argparse
import hashlib
import importlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from bot.composition import App
from bot.errors import BotError
from bot.keeping.corpus import ADDED_FOLDER
from bot.keeping.generations import roll_back
from bot.keeping.index_work import Done, Work, outcome_of
from bot.settings import CorpusSettings, DatabaseSettings, IndexSettings, RetrievalSettings, Settings
from ingest.corpus_files import corpus_files
from ingest.errors import IngestError
from tests.fakes import FakeEmbedder
from vectorstore.errors import IndexMissingError, VectorstoreError
from vectorstore.generations import Generations
from vectorstore.probe import probe
from vectorstore.query import Query
from vectorstore.texts import TextStore

OPERATIONS = ("ingest", "rebuild", "publish", "rollback", "upload")
DONE, REFUSED, WRONG = 0, 3, 4  # exit codes
_DOCUMENTS = 6
_TMPFS_MB = 6
_MIB = 1 << 20
_LOG = Path(tempfile.gettempdir()) / f"policybot-crashes-{os.getpid()}.log"  # what the processes say
_OPEN, _NOT_WRITABLE = 0o755, 0o555

Job = Callable[["Place"], int]
Prepare = Callable[[], None]
State = frozenset[tuple[str, str]]  # file and hash of its contents


@dataclass(frozen=True)
class Place:
    """A corpus, its index and what else belongs to it."""

    root: Path

    @property
    def corpus(self) -> Path:
        """The folder of documents."""
        return self.root / "corpus"

    @property
    def index(self) -> Path:
        """The folder of generations."""
        return self.root / "var" / "index"

    def app(self) -> App:
        """Return the parts, as a process that starts would."""
        settings = Settings(
            corpus=CorpusSettings(path=self.corpus),
            index=IndexSettings(path=self.index, keep_generations=3),
            retrieval=RetrievalSettings(reranker=""),
            database=DatabaseSettings(url=f"sqlite:///{self.root / 'bot.db'}"),
        )
        return App(settings, FakeEmbedder())

    def write(self, number: int, version: int) -> None:
        """Put a document into the corpus as an editor does, in one step."""
        self.corpus.mkdir(parents=True, exist_ok=True)
        part = self.root / "editing.part"
        part.write_text(document(number, version), encoding="utf-8")
        part.replace(self.corpus / f"van-ban-{number}.txt")


@dataclass
class Findings:
    """What the rounds showed."""

    kills: Counter[str] = field(default_factory=Counter)
    finished: Counter[str] = field(default_factory=Counter)  # before the kill came
    advanced: Counter[str] = field(default_factory=Counter)  # killed, yet the new state was live
    grown: int = 0  # looks at a live generation that had grown out of the one before
    faults: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def document(number: int, version: int) -> str:
    """Return a decision with a word that no other document and no other version has."""
    articles = "\n".join(
        f"Điều {n}. Mục {n}\nNgười lao động tổ {number} nghỉ {n + version} ngày, mã từ{number}x{version}."
        for n in range(1, 9)
    )
    head = f"CÔNG TY HOA MAI\nSố: {number}/QĐ-HM\nHà Nội, ngày 05 tháng 3 năm 2025\nQUYẾT ĐỊNH"
    return f"{head}\nVề việc nghỉ của tổ {number}\n{articles}\n"


def corpus_state(place: Place) -> State:
    """Return which files there are, and what is in them."""
    return frozenset(
        (path.relative_to(place.corpus).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
        for path in corpus_files(place.corpus)
    )


def look(place: Place, expected: list[State], report: Path) -> int:
    """Do what a start does, then look whether all is well; write what is live and what is wrong."""
    wrong: list[str] = []
    live: State = frozenset()
    has_grown = False
    app = place.app()
    app.generations.tidy()
    folders = sorted(path.name for path in place.index.iterdir() if path.is_dir())
    if folders != app.generations.names():
        wrong.append(f"leftovers: {sorted(set(folders) - set(app.generations.names()))}")
    files = {path.name for path in place.index.iterdir() if path.is_file()}
    if files - {"current", "writer.lock", "writer.pid"}:
        wrong.append(f"leftovers: {sorted(files)}")
    try:
        index = app.reader.current()
        has_grown = index.manifest.growths > 0
        if probe(index, sample_size=index.manifest.passages) != index.manifest.passages:
            wrong.append("not every passage was probed")
        documents = index.documents()
        live = frozenset((one.file, one.sha256) for one in documents)
        if len({one.file for one in documents}) != len(documents):
            wrong.append("a document is there twice")
        if live not in expected:
            wrong.append("the live generation is neither that of before nor that of after")
        wrong += _not_found(app, documents)
    except (VectorstoreError, OSError) as error:
        wrong.append(f"the index cannot be read: {error}")
    told = {"wrong": wrong, "live": sorted(live), "has_grown": has_grown}
    report.write_text(json.dumps(told), encoding="utf-8")
    return WRONG if wrong else DONE


def _not_found(app: App, documents: Any) -> Iterator[str]:
    retriever = app.retriever_over(app.reader)
    for one in documents:
        text = app.reader.current().text(one.id)
        word = text[text.index("mã ") + 3 :].partition(".")[0]
        hits = retriever.search(Query(word, word), limit=1)
        if not hits or hits[0].passage.document_id != one.id:
            yield f"{one.file} is not found by its own word"


def do_work(work: Work, place: Place) -> int:
    """Ingest or rebuild; return whether it went through."""
    outcome = outcome_of(place.app(), work, lambda *_: None)
    if isinstance(outcome, Done):
        return DONE
    sys.stderr.write(f"{outcome.reason}\n")
    return REFUSED


def go_back(place: Place) -> int:
    """Go back to the generation before, if there is one."""
    try:
        roll_back(place.app())
    except (IndexMissingError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    return DONE


def publish_only(place: Place) -> int:
    """Publish what is live anew, without reading any file."""
    app = place.app()
    live = app.publisher.live()
    if live is None:
        return REFUSED
    documents = [live.texts.parsed(one.id) for one in live.documents()]
    app.publisher.publish(documents, reuse=False)
    return DONE


def upload(waiting: Path, place: Place) -> int:
    """Take a document in as staff do by a button: into the corpus and the index, the earlier version out.

    Done again after a kill, as a bot that was started again does, it must come to the same end.
    """
    from bot.keeping.adding import examine
    from bot.keeping.publishing import publish

    app = place.app()
    try:
        publish(app, [examine(waiting, app, file=f"{ADDED_FOLDER}/{waiting.name}")])
    except (BotError, IngestError, VectorstoreError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    return DONE


def in_a_child(
    job: Callable[[], int], *, seconds: float | None = None, prepare: Prepare | None = None
) -> int:
    """Run a job in a process forked before Chroma was used; kill it after so many seconds."""
    child = start(job, prepare)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def start(job: Callable[[], int], prepare: Prepare | None = None) -> int:
    """Begin a job in a process of its own; return its id."""
    child = os.fork()
    if child:
        return child
    code = WRONG
    try:
        os.dup2(os.open(_LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND), sys.stderr.fileno())
        if prepare is not None:
            prepare()
        code = job()
    except BaseException:  # noqa: BLE001 (a traceback instead of a reason is a finding)
        traceback.print_exc()
    finally:
        os._exit(code)


def import_all() -> None:
    """Import before the first fork what the jobs need, so that these spend their time on files."""
    for name in ("chromadb", "chromadb.api.rust", "bm25s", "vectorstore.index", "vectorstore.publishing"):
        importlib.import_module(name)
    for name in ("bot.keeping.adding", "ingest.pipeline", "bot.measuring.gate", "vectorstore.retriever"):
        importlib.import_module(name)


class Crashes:
    """The rounds, over one place that is never made anew: each begins with what the last has left."""

    def __init__(self, place: Place, *, seed: int = 0) -> None:
        self._place = place
        self._rng = random.Random(seed)
        self._version = 0
        self._uploads = 0
        self._seconds: dict[str, float] = {}
        self.findings = Findings()

    def prepare(self) -> None:
        """Make a corpus and two generations; learn how long each operation takes."""
        for number in range(_DOCUMENTS):
            self._place.write(number, 0)
        for _ in range(2):
            self._run(partial(do_work, Work.INGEST))
            self._change()
        for operation in OPERATIONS:
            began = time.monotonic()
            self._run(self._job(operation))
            self._seconds[operation] = time.monotonic() - began
        self._settle("preparing", [self._live(), corpus_state(self._place)])

    def kill(self, operation: str) -> None:
        """Kill one operation at a random moment and look."""
        if operation == "upload":  # its earlier version is looked for in the live generation
            self.heal()
        job, place = self._job(operation), self._place
        before, corpus = self._live(), corpus_state(place)
        possible = [before, corpus, *self._earlier()]
        longest = 1.1 * self._seconds[operation]
        code = in_a_child(lambda: job(place), seconds=self._rng.uniform(0, longest))
        findings = self.findings
        findings.kills[operation] += 1
        if operation == "upload":
            possible.append(corpus_state(place))
        elif corpus_state(place) != corpus:
            findings.wrong.append(f"{operation}: the corpus changed")
        after = self._settle(f"{operation} killed", possible)
        findings.finished[operation] += code != -signal.SIGKILL
        findings.advanced[operation] += code == -signal.SIGKILL and after != before
        if operation == "upload":
            self._finish_upload(job)

    def _finish_upload(self, job: Job) -> None:
        """Do it again: the new version must be there, once, and the earlier one kept aside."""
        if self._run(job) != DONE:
            self.findings.wrong.append("upload: it cannot be finished after a kill")
        state, removed = corpus_state(self._place), self._place.app().removed_files
        added = [file for file, _ in state if file.startswith(f"{ADDED_FOLDER}/")]
        aside = [path for path in removed.glob("*.txt") if path.is_file()]
        if added != [f"{ADDED_FOLDER}/{self._waiting().name}"]:
            self.findings.wrong.append(f"upload: {added} instead of {self._waiting().name}")
        if len(aside) != self._uploads - 1:
            self.findings.wrong.append(f"upload: {len(aside)} of {self._uploads - 1} earlier versions kept")
        self._settle("upload finished", [state])

    def _waiting(self) -> Path:
        return self._place.root / "waiting" / f"moi-{self._uploads}.txt"

    def heal(self) -> None:
        """Ingest undisturbed: afterwards the index must have exactly the documents of the corpus."""
        self._run(partial(do_work, Work.INGEST))
        self._settle("after an ingest", [corpus_state(self._place)])

    def fault(
        self,
        name: str,
        job: Job,
        *,
        prepare: Prepare | None = None,
        around: AbstractContextManager[object] | None = None,
    ) -> None:
        """Do a job under a fault; whether it goes through or not, all must be whole."""
        self._change()
        place = self._place
        possible = [self._live(), corpus_state(place), *self._earlier()]
        with around or nullcontext():
            code = in_a_child(lambda: job(place), prepare=prepare)
        self.findings.faults[f"{name}: {'done' if code == DONE else 'failed'}"] += 1
        if code not in (DONE, REFUSED):
            self.findings.wrong.append(f"{name}: the process ended with {code} instead of a reason")
        self._settle(name, possible)

    def race(self) -> None:
        """Let two write at once; one may be refused, never both."""
        self._change()
        place = self._place
        possible = [self._live(), corpus_state(place)]
        jobs = [start(partial(do_work, work, place)) for work in (Work.INGEST, Work.REBUILD)]
        codes = [os.waitstatus_to_exitcode(os.waitpid(job, 0)[1]) for job in jobs]
        self.findings.faults[f"two writers: {codes.count(DONE)} done"] += 1
        if DONE not in codes or set(codes) - {DONE, REFUSED}:
            self.findings.wrong.append(f"two writers: {codes}")
        self._settle("two writers", possible[1:] if DONE in codes else possible)

    def _job(self, operation: str) -> Job:
        match operation:
            case "ingest":
                self._change()
                return partial(do_work, Work.INGEST)
            case "rebuild":
                return partial(do_work, Work.REBUILD)
            case "rollback":
                return go_back
            case "upload":
                self._uploads += 1
                self._waiting().parent.mkdir(exist_ok=True)
                self._waiting().write_text(document(100, self._uploads), encoding="utf-8")
                return partial(upload, self._waiting())
        return publish_only

    def _change(self) -> None:
        self._version += 1
        self._place.write(self._rng.randrange(_DOCUMENTS), self._version)

    def _run(self, job: Job) -> int:
        return in_a_child(lambda: job(self._place))

    def _live(self) -> State:
        return self._state_of(Generations(self._place.index).current() or "")

    def _earlier(self) -> list[State]:
        return [self._state_of(name) for name in Generations(self._place.index).names()]

    def _state_of(self, name: str) -> State:
        with closing(TextStore(self._place.index / name / "texts.sqlite")) as texts:
            return frozenset((one.file, one.sha256) for one in texts.documents())

    def _settle(self, what: str, expected: list[State]) -> State:
        """Look, in another process; keep what is wrong; return what is live."""
        report = self._place.root / "report.json"
        report.unlink(missing_ok=True)
        code = in_a_child(lambda: look(self._place, expected, report))
        if not report.exists():
            self.findings.wrong.append(f"{what}: looking ended with {code}")
            return frozenset()
        told = json.loads(report.read_text(encoding="utf-8"))
        self.findings.wrong += [f"{what}: {one}" for one in told["wrong"]]
        self.findings.grown += told["has_grown"]
        return frozenset((file, sha256) for file, sha256 in told["live"])


def ask_on(place: Place, report: Path, stop: Path) -> int:
    """Ask from one open reader until told to stop; write how often, and what went wrong."""
    app = place.app()
    retriever = app.retriever_over(app.reader)
    asked, errors, names = 0, Counter[str](), set[str]()
    while not stop.exists():
        try:
            hits = retriever.search(Query("nghỉ của tổ 3", "nghỉ của tổ 3"), limit=5)
            index = app.reader.current()
            names.add(index.manifest.name)
            if not hits:
                errors["nothing found"] += 1
        except (VectorstoreError, OSError, KeyError) as error:
            errors[f"{type(error).__name__}: {error}"] += 1
        asked += 1
        time.sleep(0.02)
    told = {"asked": asked, "generations_seen": len(names), "errors": dict(errors)}
    report.write_text(json.dumps(told), encoding="utf-8")
    return DONE


@contextmanager
def reader_beside(place: Place) -> Iterator[Callable[[], dict[str, Any]]]:
    """Keep a reader asking; yield what ends it and tells what it saw."""
    report, stop = place.root / "reader.json", place.root / "reader.stop"
    child = start(lambda: ask_on(place, report, stop))

    def ended() -> dict[str, Any]:
        stop.touch()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if code != DONE:
            return {"errors": {f"the reader ended with {code}": 1}}
        told: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        return told

    yield ended


def limit_file_size(count: int) -> None:
    """Let no file of this process grow beyond so many bytes, as a quota does."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (count, count))


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """Mount a small tmpfs on a folder where this user may; yield whether that went well."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={_TMPFS_MB}m", "policybot-crashes", str(folder)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    try:
        yield mounted
    finally:
        if mounted:
            _unmount(folder)


def _may_mount(folder: Path) -> bool:
    with small_disk(folder) as is_mounted:
        return is_mounted


def full_disks(folder: Path, amounts: int, seed: int) -> tuple[str, Findings]:
    """Write with ever less room; return how the room was taken and what became of it."""
    with small_disk(folder) as is_mounted:
        crashes = Crashes(Place(folder / "place"), seed=seed)
        crashes.prepare()
        filler = folder / "filler"
        for number in range(amounts):
            free_bytes = int(_MIB * 0.75 * number / amounts)
            job = partial(do_work, (Work.INGEST, Work.REBUILD)[number % 2])
            if is_mounted:
                crashes.fault("full disk", job, around=_filled(folder, filler, free_bytes))
            else:
                crashes.fault("full disk", job, prepare=partial(limit_file_size, free_bytes))
        crashes.heal()
    return ("tmpfs" if is_mounted else "RLIMIT_FSIZE"), crashes.findings


@contextmanager
def _filled(folder: Path, filler: Path, free_bytes: int) -> Iterator[None]:
    room = shutil.disk_usage(folder).free - free_bytes
    filler.write_bytes(b"\0" * max(0, room))
    try:
        yield
    finally:
        filler.unlink()


def read_only_folders(crashes: Crashes, place: Place) -> None:
    """Write where nothing can be written: the index, then one generation, then the folder around them."""
    for folder in (place.index, place.index.parent, place.corpus):
        for job in (partial(do_work, Work.REBUILD), go_back):
            crashes.fault("read-only", job, around=_without_writing(folder))


@contextmanager
def _without_writing(folder: Path) -> Iterator[None]:
    """Take the right to write away; before root, which has every right, by a mount that is read-only."""
    if os.geteuid() != 0:
        folder.chmod(_NOT_WRITABLE)
        undo = partial(folder.chmod, _OPEN)
    else:
        _mount("--bind", str(folder), str(folder))
        _mount("-o", "remount,ro,bind", str(folder))
        undo = partial(_unmount, folder)
    try:
        yield
    finally:
        undo()


def _mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True)  # noqa: S607


def _unmount(folder: Path) -> None:
    subprocess.run(["umount", "-l", str(folder)], check=False)  # noqa: S607


def measure(folder: Path, *, kills: int, seed: int = 0) -> dict[str, Any]:
    """Do all of it; return the figures."""
    import_all()
    began = time.monotonic()
    place = Place(folder / "killed")
    crashes = Crashes(place, seed=seed)
    crashes.prepare()
    with reader_beside(place) as ended:
        for number in range(kills):
            crashes.kill(OPERATIONS[number % len(OPERATIONS)])
            if number % 10 == 9:
                crashes.heal()
        for _ in range(max(2, kills // 20)):
            crashes.race()
        crashes.heal()
        reader = ended()
    may_mount = os.geteuid() != 0 or _may_mount(folder / "probe")
    if may_mount:
        read_only_folders(crashes, place)
        crashes.heal()
    how, full = full_disks(folder / "full", max(4, kills // 8), seed)
    findings = crashes.findings
    return {
        "kills": sum(findings.kills.values()),
        "by_operation": {
            name: {
                "kills": findings.kills[name],
                "finished_before": findings.finished[name],
                "killed_yet_live": findings.advanced[name],
            }
            for name in OPERATIONS
        },
        "looked_at_grown": findings.grown,
        "faults": dict(findings.faults + full.faults),
        "disk_filled_by": how,
        "read_only_tried": may_mount,
        "reader_that_stayed_open": reader,
        "wrong": [*findings.wrong, *full.wrong, *reader["errors"]],
        "seconds": round(time.monotonic() - began, 1),
    }


def main() -> int:
    """Measure what the arguments ask for, print it, and exit with 1 where something is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--folder", type=Path, help="an empty folder to work in (default: a temporary one)")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = (arguments.folder or Path(temporary)).resolve()
        folder.chmod(_OPEN)
        figures = measure(folder, kills=arguments.kills, seed=arguments.seed)
    json.dump(figures, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    return 1 if figures["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
