"""Tells whether a question asks one thing of whole documents and nothing of what stands in them."""

import re
from collections.abc import Set

from vectorstore.conversation import content_words
from vectorstore.mentions import without_documents
from vectorstore.query import Query


def asks_of_whole_documents(query: Query, asks: re.Pattern[str], words: Set[str]) -> bool:
    """Tell whether a question names documents and no Điều, and asks what a pattern finds, in these words."""
    is_named = any(ref.document_number or ref.document_name for ref in query.references)
    if not is_named or any(ref.article for ref in query.references) or not asks.search(query.text):
        return False
    return all(word in words for word in content_words(without_documents(query.text)))
