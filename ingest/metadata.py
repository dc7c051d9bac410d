"""What a document says of itself: number, kind, title, issuer, dates, what it replaces."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import PurePosixPath

from ingest.amendments import read_amendments
from ingest.consolidated import Consolidated, read_consolidated
from ingest.declared_amendments import read_declared
from ingest.drafts import is_draft
from ingest.effect import read_effective_from, read_issued_on
from ingest.heads import Head, kind_of_number, read_head
from ingest.issuers import issuer_of
from ingest.manifest import Entry
from ingest.outline import ARTICLE_KIND
from ingest.part_effects import read_effective_to, read_part_effects
from ingest.published import read_published_on
from ingest.replaced import read_days_of_end, read_ended_by_name, read_replaced
from vectorstore.number_spelling import canonical_number
from vectorstore.parts import Amendment, Change, PartEffect
from vectorstore.records import DRAFT, Document, Status
from vectorstore.vietnamese import fold

_FILE_NUMBER = re.compile(
    r"^0*(?P<number>\d{1,4})-(?P<kind>NQ|KL|CT|HD|QD|QĐ|TB|KH)-(?P<body>TW|[A-Z]{2,9}TW)$"
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was read; None and empty where the text does not say."""

    number: str | None = None
    title: str | None = None
    kind: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    replaces: tuple[str, ...] = ()
    amends: tuple[Amendment, ...] = ()
    part_effects: tuple[PartEffect, ...] = ()


def read_metadata(text: str, *, file: str, title: str | None = None) -> Metadata:
    """Return what a normalised text says of its document; `title` is what the file format gives."""
    consolidated = read_consolidated(text)
    if consolidated is not None:
        return _metadata_of_consolidated(text, consolidated)
    head = read_head(text, title=title)
    number = head.number or _number_of_file(file, text)
    if is_draft(text):
        return _metadata_of_draft(text, head)
    if number is None:
        kind = head.kind or ARTICLE_KIND
        if head.is_paper:
            return _metadata_of_paper(text, head, kind)
        published_on = read_published_on(text) if kind == ARTICLE_KIND else None
        return Metadata(title=head.title, kind=kind, issued_on=published_on)
    issued_on = read_issued_on(text)
    return Metadata(
        number=number,
        title=head.title,
        kind=head.kind or kind_of_number(number),
        issuer=issuer_of(number, text),
        issued_on=issued_on,
        effective_from=read_effective_from(text, issued_on),
        effective_to=read_effective_to(text),
        replaces=read_replaced(text, number),
        amends=(*read_amendments(text, number), *_ends(text)),
        part_effects=read_part_effects(text),
    )


def _metadata_of_paper(text: str, head: Head, kind: str) -> Metadata:
    """Return the metadata of a paper whose number is left open, stamped, or not to be read."""
    issued_on = read_issued_on(text)
    return Metadata(
        title=head.title,
        kind=kind,
        issuer=issuer_of(f"0/{head.letters}", text) if head.letters else None,
        issued_on=issued_on,
        effective_from=read_effective_from(text, issued_on),
    )


def _metadata_of_draft(text: str, head: Head) -> Metadata:
    """Return the metadata of what is not issued yet: no number, no day, and nothing done to others."""
    kind = " ".join([DRAFT, *([head.kind] if head.kind else [])])
    title = (head.title or kind).replace(f" {head.number}", "")
    title = title if title.lower().startswith(DRAFT.lower()) else f"{DRAFT} {title}"
    letters = head.letters or (head.number or "").rpartition("/")[2]
    return Metadata(title=title, kind=kind, issuer=issuer_of(f"0/{letters}", text) if letters else None)


def _ends(text: str) -> Iterator[Amendment]:
    """Yield the documents that a text ends on a day that it names, and those that it names by their year."""
    for number, day in read_days_of_end(text).items():
        yield Amendment(number, Change.ENDED, since=day)
    for name in read_ended_by_name(text):
        yield Amendment(name, Change.ENDED)


def _metadata_of_consolidated(text: str, consolidated: Consolidated) -> Metadata:
    """Return the metadata of the document that is consolidated, under its own number and days."""
    number = consolidated.number
    head = read_head(f"{text[: consolidated.start]}\n\n{text[consolidated.end :]}", number=number)
    return Metadata(
        number=number,
        title=f"{head.title} (văn bản hợp nhất)",
        kind=head.kind or kind_of_number(number),
        issuer=issuer_of(number, text),
        issued_on=consolidated.issued_on,
        effective_from=consolidated.effective_from,
        effective_to=read_effective_to(text),
        replaces=read_replaced(text, number),
        part_effects=read_part_effects(text),
    )


def _number_of_file(file: str, text: str) -> str | None:
    """Return the number of a Party document that only its file name has, where the text is of that kind."""
    match = _FILE_NUMBER.match(PurePosixPath(file).stem)
    kinds = {"NQ": "nghị quyết", "KL": "kết luận", "CT": "chỉ thị", "HD": "hướng dẫn", "TB": "thông báo"}
    if match is None or kinds.get(match["kind"], "-") not in text[:300].lower():
        return None
    return canonical_number(f"{match['number']}-{match['kind']}/{match['body']}")


def document_of(file: str, sha256: str, metadata: Metadata, entry: Entry | None) -> Document:
    """Return the document; what its manifest entry says goes before what was read."""
    known = entry or Entry(file=file)
    number = canonical_number(known.number) if known.number else metadata.number
    replaces = metadata.replaces if known.replaces is None else tuple(known.replaces)
    amends = metadata.amends if known.amends is None else read_declared(known.amends)
    return Document(
        id=document_id(number, file),
        title=known.title or metadata.title or PurePosixPath(file).stem,
        file=file,
        sha256=sha256,
        number=number,
        kind=known.kind or metadata.kind,
        issuer=known.issuer or metadata.issuer,
        issued_on=known.issued_on or metadata.issued_on,
        effective_from=known.effective_from or metadata.effective_from,
        effective_to=known.effective_to or metadata.effective_to,
        status=Status(known.status) if known.status else Status.UNKNOWN,
        replaces=tuple(map(canonical_number, replaces)),
        replaced_by=canonical_number(known.replaced_by) if known.replaced_by else None,
        source_url=known.source_url,
        amends=amends,
        part_effects=metadata.part_effects,
    )


def document_id(number: str | None, file: str) -> str:
    """Return the id of a document: its number, else its file name, in small letters and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(number or PurePosixPath(file).stem)).strip("-") or "van-ban"


def unique_ids(documents: Sequence[Document], live: Mapping[str, str] | None = None) -> list[Document]:
    """Return the documents with an id each; where two share one, all but the first get a number.

    `live` are the ids of the files that are live: each keeps its own while its number is what it was.
    """
    kept = {one.file: one_id for one in documents if (one_id := _live_id(one, live or {}))}
    taken, given = {one.id for one in documents} | set(kept.values()), set(kept.values())
    unique = []
    for document in documents:
        name = kept.get(document.file, document.id)
        if document.file not in kept and name in given:
            name = next(free for n in count(2) if (free := f"{document.id}-{n}") not in taken)
        taken.add(name)
        given.add(name)
        unique.append(document if name == document.id else replace(document, id=name))
    return unique


def _live_id(document: Document, live: Mapping[str, str]) -> str:
    """Return the id of a file that is live, where it is one that the document may have; else ""."""
    known = live.get(document.file, "")
    rest = known.removeprefix(document.id)  # what numbered it
    return known if known and re.fullmatch(r"(?:-\d+)?", rest) else ""
