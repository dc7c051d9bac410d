"""Pictures of pages for tests: files named like pictures, in which the words stand as text."""

import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bot.composition import App
from ingest.errors import NoTextError
from ingest.normalization import normalize_pages
from ingest.reading import HereReader, ReadFile

BLURRED = "(mờ) "  # what a page begins with that is recognised badly
_SURE, _UNSURE = 0.95, 0.6


class PictureReader:
    """Reads what stands in pictures and albums as text, without Tesseract."""

    def read(self, path: Path) -> ReadFile:
        """Return the text of a file, page by page."""
        match path.suffix:
            case ".zip":
                with zipfile.ZipFile(path) as album:
                    pages = [album.read(name).decode() for name in sorted(album.namelist())]
            case ".jpg" | ".png":
                pages = [path.read_text(encoding="utf-8")]
            case _:
                return HereReader().read(path)
        if not any(pages):
            raise NoTextError(path, "it has no text.")
        sure = tuple(_confidence(page) for page in pages)
        return ReadFile(normalize_pages(tuple(pages)), ocr_confidence=max(sure), page_confidences=sure)


def _confidence(page: str) -> float:
    if not page.strip():
        return 0.0
    return _UNSURE if page.startswith(BLURRED) else _SURE


@dataclass(frozen=True)
class PictureApp(App):
    """An app that reads pictures of tests."""

    @cached_property
    def file_reader(self) -> Any:
        """What reads them."""
        return PictureReader()
