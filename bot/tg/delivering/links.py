"""Links that open something of the bot in a private chat: t.me/<bot>?start=<payload>.

A payload names a document, an Điều of it, or an answer given in a group. Documents and places are named by
keys made from their ids alone, so that a link holds across restarts and new generations of the index.
"""

import hashlib
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass

from bot.errors import NotFoundError
from vectorstore.records import Document

_DOCUMENT_CHARS, _PLACE_CHARS = 8, 6
_PAYLOAD = re.compile(
    rf"d(?P<document>[\w-]{{{_DOCUMENT_CHARS}}})(?P<place>[\w-]{{{_PLACE_CHARS}}})?|a(?P<token>[\w-]{{1,16}})",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class ToDocument:
    """Opens a document, by its key."""

    document: str


@dataclass(frozen=True, slots=True)
class ToPlace:
    """Opens an Điều or a section of a document, by their keys."""

    document: str
    place: str


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """Shows whole in private what a group was answered briefly."""

    token: str


Link = ToDocument | ToPlace | ToAnswer


def read_payload(payload: str) -> Link:
    """Return what a payload opens; NotFoundError for one that no link of ours carries."""
    match = _PAYLOAD.fullmatch(payload)
    if match is None:
        raise NotFoundError("There is no such link.")
    document, place, token = match.group("document", "place", "token")
    if token:
        return ToAnswer(token)
    return ToPlace(document, place) if place else ToDocument(document)


def payload_of(link: Link) -> str:
    """Return the payload that `read_payload` reads as this link."""
    match link:
        case ToDocument(document):
            return f"d{document}"
        case ToPlace(document, place):
            return f"d{document}{place}"
        case ToAnswer(token):
            return f"a{token}"


def address_of(payload: str, bot_name: str) -> str:
    """Return the address that opens a payload with the bot of this name."""
    return f"https://t.me/{bot_name}?start={payload}"


def document_key(document_id: str) -> str:
    """Return the short name of a document in links and buttons."""
    return _key(document_id, _DOCUMENT_CHARS)


def place_key(place: str, occurrence: int = 1) -> str:
    """Return the short name of a place, "Điều 29", in its document; a repeated place has others."""
    return _key(place if occurrence == 1 else f"{place}#{occurrence}", _PLACE_CHARS)


def kind_key(kind: str) -> str:
    """Return the short name of a kind of documents."""
    return _key(kind, _PLACE_CHARS)


def with_key(documents: Iterable[Document], key: str) -> Document:
    """Return the document with this key; NotFoundError where there is none any more."""
    for document in documents:
        if document_key(document.id) == key:
            return document
    raise NotFoundError("The document is not in the index.")


def _key(name: str, chars: int) -> str:
    return urlsafe_b64encode(hashlib.sha256(name.encode(errors="surrogatepass")).digest())[:chars].decode()
