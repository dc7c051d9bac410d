"""Finds the numbered and titled parts of a document, whichever of three kinds of outline it has."""

from ingest.outline_article import find_headings
from ingest.outline_legal import find_legal_places
from ingest.outline_party import find_sections
from vectorstore.records import Place

ARTICLE_KIND = "Bài viết"


def find_places(text: str, kind: str | None = None) -> tuple[Place, ...]:
    """Return the places of a document, outer before inner, in the order of the text.

    A text with Điều is outlined as a law; one with numbered sections as a Party or union document;
    anything else, and every article of news, by its headings.
    """
    places = find_legal_places(text)
    if not places and kind != ARTICLE_KIND:
        places = find_sections(text)
    return tuple(places or find_headings(text))
