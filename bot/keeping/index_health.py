"""Checks the index and its generations: each check returns what was seen, or raises what to do."""

from datetime import date
from typing import TYPE_CHECKING

from bot.errors import UnhealthyError
from bot.keeping.vectors import agree_with, are_unit_vectors
from vectorstore.number_spelling import number_key
from vectorstore.records import Document, Status

if TYPE_CHECKING:
    from bot.composition import App

_NAMED = 3


def index(app: "App") -> str:
    """Tell which generation answers."""
    return f"generation {app.reader.current().manifest.name}"


def self_probe(app: "App") -> str:
    """Tell how many sampled passages find themselves."""
    from vectorstore.probe import probe

    return f"{probe(app.reader.current())} passages find themselves"


def generations(app: "App") -> str:
    """A rollback is of use only where it finds a generation that can be read."""
    names = app.generations.names()
    damaged = [name for name, manifest in app.generations.described() if manifest is None]
    if damaged:
        folders = ", ".join(str(app.generations.folder(name)) for name in damaged)
        raise UnhealthyError(
            f"{len(damaged)} of {len(names)} cannot be read. Nothing needs them: delete {folders}."
        )
    leftovers = [] if app.generations.is_being_written() else app.generations.leftovers()
    note = f"; {len(leftovers)} unfinished, which the next ingest or serve removes" if leftovers else ""
    return f"{len(names)} kept{note}"


def files(app: "App") -> str:
    """What was changed since it was written is damage, also where the bot goes on answering from it."""
    live, old, unsealed = app.generations.current(), [], 0
    for name in app.generations.names():
        damage = app.generations.damage(name)
        unsealed += damage is None
        for file, what in (damage or {}).items():
            if name == live:
                raise UnhealthyError(
                    f"{app.generations.folder(name) / file} {what}: run `policybot rebuild`."
                )
            old.append(f"{app.generations.folder(name) / file} {what}")
    if old:
        raise UnhealthyError(
            f"{old[0]}. Nothing needs that generation, and no rollback goes there: delete its folder."
        )
    note = f"; {unsealed} made before digests were kept, cannot be compared" if unsealed else ""
    return f"all as they were written{note}"


def dimensions(app: "App") -> str:
    """The vectors must be those of the model: of its length, of unit length, and what it gives today."""
    index, embedder = app.reader.current(), app.embedder
    if index.manifest.dimension != embedder.dimension:
        raise UnhealthyError(
            f"The vectors have {index.manifest.dimension} dimensions, the model {embedder.dimension}: "
            "run `policybot rebuild`."
        )
    if not are_unit_vectors(index.vectors):
        raise UnhealthyError("There are vectors that are not of unit length: run `policybot rebuild`.")
    if not agree_with(index, embedder):
        raise UnhealthyError(
            "The vectors are not those that the model gives now; [embedding] passage_prefix or segment_words "
            "may have changed: run `policybot rebuild`."
        )
    return f"{index.manifest.passages} vectors of {index.manifest.dimension} dimensions"


def passages(app: "App") -> str:
    """Tell how many passages there are; each must be of a document."""
    index = app.library.current()
    orphans = index.texts.orphans()
    if orphans:
        raise UnhealthyError(
            f"{len(orphans)} passages belong to no document (first: {orphans[0]}): run `policybot rebuild`."
        )
    empty = [one.id for one in index.documents() if not index.passages(one.id)]
    without = f"; without any: {', '.join(empty[:_NAMED])}" if empty else ""
    return f"{index.texts.count()} passages, each of a document{without}"


def texts(app: "App") -> str:
    """Every quote is checked against these texts, so they are checked against passages and hashes."""
    from vectorstore.context import embedded_text
    from vectorstore.embedded import content_hash

    index = app.library.current()
    documents, hashes = index.documents(), index.texts.hashes_by_passage()
    for document in documents:
        text = index.text(document.id)
        for passage in index.passages(document.id):
            is_cut_from_it = text[passage.start : passage.end] == passage.text
            hashed = content_hash(embedded_text(document.title, passage))
            if not is_cut_from_it or hashed != hashes[passage.id]:
                raise UnhealthyError(f"The text of {document.id} is damaged: run `policybot rebuild`.")
    return f"{len(documents)} texts agree with their passages and hashes"


def versions(app: "App") -> str:
    """Of two versions of one document that both hold today, the bot would quote now one, now the other."""
    documents, today = app.library.current().documents(), app.today()
    held = [one for one in documents if one.number and one.issued_on and _may_hold(one, today)]
    by_name: dict[tuple[str, object], str] = {}
    for one in held:
        other = by_name.setdefault((number_key(one.number or ""), one.issued_on), one.file)
        if other != one.file:
            raise UnhealthyError(
                f"{other} and {one.file} are two versions of {one.number} that hold at once: run "
                "`policybot remove` for the wrong one, or give it a last day in manifest.toml."
            )
    return "no two versions of one document hold at once"


def _may_hold(document: Document, day: date) -> bool:
    return document.status_on(day) in (Status.IN_FORCE, Status.UNKNOWN)


def questions(app: "App") -> str:
    """Tell how many of the fixed questions are about documents that are there."""
    from bot.composition import FIXED_QUESTIONS
    from bot.measuring.fixed_questions import read_fixed_questions

    path = app.corpus / FIXED_QUESTIONS
    if not path.is_file():
        return f"no {FIXED_QUESTIONS}: only the self-probe decides on new generations"
    documents, asked = app.library.current().documents(), read_fixed_questions(path)
    about = sum(any(gold.is_in(one) for gold in question.gold for one in documents) for question in asked)
    return f"{about} of {len(asked)} are about documents of the index"


def up_to_date(app: "App") -> str:
    """Tell whether the live generation is that of the corpus."""
    from bot.keeping.generations import behind_corpus, described

    behind = behind_corpus(app)
    if behind.count:
        raise UnhealthyError(
            f"The live index differs from the corpus: {described(behind)}. Run `policybot ingest`; "
            "it says why where a file cannot be read."
        )
    return "the files are those that were indexed"
