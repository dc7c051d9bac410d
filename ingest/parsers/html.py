"""Web pages: the official document in them, else the article, without the menus of the site."""

from pathlib import Path

import trafilatura
from lxml.etree import LxmlError
from trafilatura.settings import Document

from ingest.errors import UnreadableFileError
from ingest.parsers.base import RawDocument
from ingest.parsers.official_html import official_text


def read_html(path: Path) -> RawDocument:
    """Return the main text of a saved web page, its title and address."""
    page = path.read_bytes()
    try:
        official = official_text(page)
        metadata = trafilatura.extract_metadata(page) if official else None
        found = None if official else _article(page)
    except (LxmlError, ValueError) as error:
        raise UnreadableFileError(path, f"it is not a web page ({error}).") from error
    if official:
        return RawDocument((official,), source_url=metadata.url if metadata else None)
    if not isinstance(found, Document) or not found.text:
        raise UnreadableFileError(path, "no article text was found in this web page.")
    return RawDocument((found.text,), title=found.title, source_url=found.url)


def _article(page: bytes) -> object:
    return trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
