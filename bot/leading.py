"""What is said before an answer: how a question in English was understood, that a clause decides."""

from bot import texts
from bot.deciding import is_yes_or_no
from vectorstore.query import Query
from vectorstore.question_text import without_legal_words


def with_lead(query: Query, text: str) -> str:
    """Return an answer behind what must be said first; as it is where nothing must."""
    lines = []
    if query.translated:
        lines.append(texts.UNDERSTOOD_AS.format(query=query.text))
    if is_yes_or_no(query.question) or is_yes_or_no(without_legal_words(query.text)):
        lines.append(texts.DECIDES)
    return "\n".join([*lines, text])
