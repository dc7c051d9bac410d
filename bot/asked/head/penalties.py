"""What a question has to do with penalties: it speaks of one, asks for the fine, or how much the fine is."""

import re

from bot.asked.head.figure_words import HOW_MANY

_SPEAKS_OF = re.compile(
    r"phạt|vi phạm|chế tài|xử lý|kỷ luật|trái luật|phạm luật|hành vi|bị gì|bị sao|làm sao|thì sao|có sao"
    r"|trốn|không đóng|chậm đóng|mất bao nhiêu|bị bao nhiêu"
)
_ASKS_FOR = re.compile(
    r"\bbị (?:xử )?phạt\b|\bphạt (?:bao nhiêu|mấy|thế nào|như thế nào|ra sao|gì|không)(?!\w)"
    r"|\bmức phạt\b|\bxử phạt\b"
)
_ASKS_HOW_MUCH = re.compile(rf"\bphạt (?:tiền )?(?:từ )?{HOW_MANY}\b|^\W*mức phạt\b")


def speaks_of_penalty(question: str) -> bool:
    """Tell whether a lower-case question speaks of penalties, or of what they are for."""
    return _SPEAKS_OF.search(question) is not None


def asks_for_fine(question: str) -> bool:
    """Tell whether it is asked in a lower-case question what somebody is fined."""
    return _ASKS_FOR.search(question) is not None


def asks_how_much_fine(question: str) -> bool:
    """Tell whether it is asked in a lower-case question how much a fine is."""
    return _ASKS_HOW_MUCH.search(question) is not None
