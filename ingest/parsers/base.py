"""What a parser returns: the text as the format gives it, page by page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawDocument:
    """The text of a file before normalisation."""

    pages: tuple[str, ...]  # one for each page where the format has pages, else one
    title: str | None = None
    source_url: str | None = None
