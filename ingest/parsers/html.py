"""Web pages: the official document in them, else the article, without the menus of the site."""

import trafilatura
from lxml.etree import LxmlError
from trafilatura.settings import Document

from ingest.errors import DamagedFileError, DangerousFileError, NoTextError
from ingest.parsers.base import Job, RawDocument
from ingest.parsers.official_html import official_text

_ENTITIES = "it declares XML entities, which no web page needs and which can exhaust memory. Do not open it."


def read_html(job: Job) -> RawDocument:
    """Return the main text of a saved web page, its title and address; scripts are neither run nor kept."""
    page = job.path.read_bytes()
    if b"<!ENTITY" in page:
        raise DangerousFileError(job.path, _ENTITIES)
    try:
        official = official_text(page)
        metadata = trafilatura.extract_metadata(page) if official else None
        found = None if official else _article(page)
    except (LxmlError, ValueError, RecursionError) as error:
        raise DamagedFileError(job.path, "it is not a web page. Save the page again as HTML.") from error
    if official:
        return RawDocument((official,), source_url=metadata.url if metadata else None)
    if not isinstance(found, Document) or not found.text:
        raise NoTextError(job.path, "no article text was found in this web page. Copy the text into a file.")
    return RawDocument((found.text,), title=found.title, source_url=found.url)


def _article(page: bytes) -> object:
    return trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
