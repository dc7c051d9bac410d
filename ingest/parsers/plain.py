"""Plain text and Markdown, in the encodings that Vietnamese files come in."""

import re

from ingest.errors import DamagedFileError
from ingest.parsers.base import Job, RawDocument
from ingest.parsers.encodings import decoded

_SOURCE = re.compile(
    r"^(?:Nguồn|Link bài viết gốc|URL)\s*:\s*\**\s*(https?://\S+)", re.MULTILINE | re.IGNORECASE
)


def read_plain(job: Job) -> RawDocument:
    """Return the text of a .txt or .md file and the address it says it comes from."""
    text = decoded(job.path.read_bytes())
    if text is None:
        raise DamagedFileError(job.path, "it is not text in a known encoding. Save it again as UTF-8.")
    source = _SOURCE.search(text)
    return RawDocument((text,), source_url=source[1] if source else None)
