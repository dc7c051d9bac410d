"""The texts that models are trained on: law articles, Party and union documents, Wikipedia."""

import hashlib
import json
import lzma
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LAW_CORPORA = ("current-law", "zalo-ltr", "alqac-2022", "alqac-2023-2025")
TRAINING_QUESTIONS = ("alqac-2022", "alqac-2023-2025")
_TITLE_IN_RECORD = re.compile(r"^\S.*?số \S+?,? (?P<title>.+?)(?: ngày \d.*|, có hiệu lực.*)?$")
_SECTION_LINE = re.compile(r"^=+ *(.+?) *=+$", re.MULTILINE)
_ARTICLE_LINE = re.compile(r"^Điều (\d+[a-z]?)\s*[.:]\s*(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Article:
    """One Điều, or a section of a text without them, with the heading and the document above it."""

    document: str
    document_title: str
    heading: str
    text: str


def read_records(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a BEIR folder's corpus, compressed or not."""
    packed = folder / "corpus.jsonl.xz"
    read = lzma.open if packed.exists() else open
    with read(packed if packed.exists() else folder / "corpus.jsonl", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_articles(shared: Path) -> list[Article]:
    """Return the articles of all law corpora and documents, each text once."""
    seen: set[bytes] = set()
    found = []
    for article in _all_articles(shared):
        key = hashlib.sha256(f"{article.heading}\n{article.text}".encode()).digest()
        if key not in seen and article.text.strip():
            seen.add(key)
            found.append(article)
    return found


def read_wikipedia(shared: Path) -> Iterator[tuple[str, str]]:
    """Yield title and text of each page of the Wikipedia extract."""
    with lzma.open(shared / "text" / "viwiki-2017.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            yield _nfc(page["title"]), _nfc(page["text"]).replace("\r", "")


def read_sections(shared: Path) -> Iterator[tuple[str, str, str]]:
    """Yield page title, section heading and text of each section of the Wikipedia extract."""
    for title, text in read_wikipedia(shared):
        heading, *rest = _SECTION_LINE.split(f"\n{text}")
        yield title, "", heading.strip()
        for heading, body in zip(rest[::2], rest[1::2], strict=True):
            yield title, heading, body.strip()


def read_questions(folder: Path) -> dict[str, str]:
    """Return the questions of a BEIR folder by their id."""
    lines = (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    return {record["_id"]: _nfc(record["text"]) for record in map(json.loads, lines)}


def split_articles(document: str, title: str, text: str) -> list[Article]:
    """Cut a document crudely at the lines "Điều n."; without them, at its paragraphs."""
    heads = list(_ARTICLE_LINE.finditer(text))
    if not heads:
        paragraphs = re.split(r"\n\s*\n|\n(?=\s*(?:[IVX]+|\d+)\s*[-.])", text)
        return [Article(document, title, "", part.strip()) for part in paragraphs if len(part) > 80]
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [
        Article(document, title, head[2].strip(), text[head.end() : end].strip())
        for head, end in zip(heads, ends, strict=True)
    ]


def _all_articles(shared: Path) -> Iterator[Article]:
    for name in LAW_CORPORA:
        titles: dict[str, str] = {}
        for record in read_records(shared / "benchmarks" / name):
            number = record["metadata"]["number"]
            title = _document_title(record["metadata"].get("document_title") or "")
            title = titles.setdefault(number, title) or title
            yield Article(number, title, _nfc(record["title"]), _nfc(record["text"]))
    for path in sorted((shared / "corpus").glob("*/*.txt")):
        text = _nfc(path.read_text(encoding="utf-8"))
        yield from split_articles(path.stem, text.strip().splitlines()[0][:200], text)


def _document_title(raw: str) -> str:
    matched = _TITLE_IN_RECORD.match(_nfc(raw))
    return matched["title"] if matched else ("" if "có hiệu lực" in raw else _nfc(raw))


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
