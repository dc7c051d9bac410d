"""Tells what a long message asks from what it tells before: the story, and the question at its end."""

import re
from dataclasses import dataclass

from bot.asked.asking import asks
from vectorstore.conversation import content_words
from vectorstore.topics import has_topic
from vectorstore.vietnamese import fold_keeping_length, normalize, syllables

_FEWEST_SYLLABLES = 40  # less is a question with its circumstances, and asked as it stands
_FEWEST_WORDS = 3  # that say what a question is about
_LONGEST_QUESTION = 500  # characters
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
# Where somebody who writes without full stops comes to the question, in text without marks.
_TURN = re.compile(
    r"[,;]\s+(?=(?:cho|xin)(?: (?:em|minh|toi|chau|phep|duoc))* hoi\b|(?:vay|the) (?!ma\b|nen\b|la\b)\w+)"
)
# "Công ty làm như vậy có đúng không?" asks about nothing but the story.
_POINTS = re.compile(
    r"\b(?:nhu (?:vay|the)|(?:lam|the|vay) (?:la )?(?:dung|sai|co)|viec nay|viec do|chuyen nay|chuyen do"
    r"|truong hop (?:nay|cua (?:em|toi|minh)))\b"
)
_JUDGES = re.compile(
    r"\b(?:dung|sai|trai|vi pham|phap luat|luat|hop ly|hop phap|lam gi|lam sao|giai quyet|xu ly|thi sao"
    r"|quyen loi)\b"
)


@dataclass(frozen=True, slots=True)
class Story:
    """What a message tells, and what it asks in the end."""

    told: str
    asked: str


def story_in(message: str) -> Story | None:
    """Return the story of a long message and its question; None where it has not both."""
    if len(syllables(message)) < _FEWEST_SYLLABLES:
        return None
    sentences = [piece for line in _SENTENCE.findall(normalize(message)) for piece in _turns(line.strip())]
    marked = [sentence for sentence in sentences if sentence.endswith("?")]
    asking = marked or [*filter(asks, sentences)]
    if not asking or len(sentences) < 2:
        return None
    asked = asking[-1]
    told = " ".join(sentence for sentence in sentences if sentence != asked)
    if not content_words(" ".join(one for one in sentences if one != asked and one not in marked)):
        return None  # several questions, of which none is told
    is_question = len(content_words(asked)) >= _FEWEST_WORDS and len(asked) <= _LONGEST_QUESTION
    return Story(told, asked) if is_question and told and not _asks_of_the_story(asked) else None


def _turns(sentence: str) -> list[str]:
    """Split off the question that follows a story without a full stop between them."""
    places = [match.end() for match in _TURN.finditer(fold_keeping_length(sentence))]
    if not places or len(syllables(sentence)) < _FEWEST_SYLLABLES // 2:
        return [sentence] if sentence else []
    return [sentence[: places[-1]].rstrip(" ,;"), sentence[places[-1] :]]


def _asks_of_the_story(asked: str) -> bool:
    """Tell whether a question only wants the story judged."""
    folded = fold_keeping_length(asked)
    return bool(_POINTS.search(folded) and _JUDGES.search(folded)) and not has_topic(asked)
