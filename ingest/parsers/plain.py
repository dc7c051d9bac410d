"""Plain text and Markdown, in the encodings that Vietnamese files come in."""

import codecs
import re
from pathlib import Path

from ingest.errors import UnreadableFileError
from ingest.parsers.base import RawDocument

_SOURCE = re.compile(
    r"^(?:Nguồn|Link bài viết gốc|URL)\s*:\s*\**\s*(https?://\S+)", re.MULTILINE | re.IGNORECASE
)


def read_plain(path: Path) -> RawDocument:
    """Return the text of a .txt or .md file and the address it says it comes from."""
    text = _decoded(path)
    source = _SOURCE.search(text)
    return RawDocument((text,), source_url=source[1] if source else None)


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(path, "it is not UTF-8 text. Save it again as UTF-8.") from error
    if "\x00" in text:
        raise UnreadableFileError(path, "it is not a text file.")
    return text
