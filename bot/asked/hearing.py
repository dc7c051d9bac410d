"""Finds in a message what it asks: without insults, and of a long story the question at its end."""

import re

from bot.asked.asking import asks
from bot.asked.insults import is_only_insult, without_insults
from bot.asked.several import questions_in
from bot.shapes.pasted import paste_in
from vectorstore.conversation import content_words

_STORY_CHARS = 500  # a longer text is a story that ends in a question, or a passage that was pasted
_FEWEST_WORDS = 3  # that say what a question is about
_EMPTY_LINES = re.compile(r"\n{3,}")
_SIGNS = re.compile(r"((?:(?!\n)[\W_]){20})(?:(?!\n)[\W_])+")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


def without_gaps(text: str) -> str:
    """Return the text with one blank for several, an empty line and twenty signs at most for many.

    Gaps say nothing, and thousands of them would keep a pattern such as "blanks, comma, blanks" busy for
    hours, and with it everybody who asks.
    """
    lines = [_SIGNS.sub(r"\1 ", " ".join(line.split())).rstrip() for line in text.splitlines()]
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines))


def questions_heard(message: str) -> tuple[str, ...]:
    """Return the questions of a message; a pasted passage is one, whatever stands in it."""
    message = without_gaps(message)
    return (message,) if paste_in(message) else questions_in(_heard(message))


def _heard(message: str) -> str:
    """Return what of a message is to be answered; all of it where it is nothing but a question."""
    text = without_insults(message)
    if is_only_insult(message):
        return message
    return _last_question(text) or text if len(text) > _STORY_CHARS else text


def _last_question(text: str) -> str:
    """Return the last sentence of a story that asks something; "" where none does."""
    sentences = [match.group().strip() for match in _SENTENCE.finditer(text)]
    asking = [sentence for sentence in sentences if asks(sentence)]
    telling = [sentence for sentence in asking if len(content_words(sentence)) >= _FEWEST_WORDS]
    last = telling[-1] if telling else ""
    return last if len(last) <= _STORY_CHARS else ""
