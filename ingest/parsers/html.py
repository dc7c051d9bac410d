"""Web pages: the article, without the menus of the site."""

from pathlib import Path

import trafilatura
from trafilatura.settings import Document

from ingest.errors import UnreadableFileError
from ingest.parsers.base import RawDocument


def read_html(path: Path) -> RawDocument:
    """Return the main text of a saved web page, its title and address."""
    found = trafilatura.bare_extraction(path.read_bytes(), include_comments=False, include_tables=True)
    if not isinstance(found, Document) or not found.text:
        raise UnreadableFileError(path, "no article text was found in this web page.")
    return RawDocument((found.text,), title=found.title, source_url=found.url)
