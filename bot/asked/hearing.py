"""Finds in a message what it asks: without insults, and of a long story the question at its end."""

import re

from bot.asked.insults import is_only_insult, without_insults
from bot.asked.pastes import paste_in
from bot.asked.several import questions_in
from bot.asked.smalltalk import small_talk, without_small_talk
from bot.asked.stories import story_in
from vectorstore.topics import has_topic

_EMPTY_LINES = re.compile(r"\n{3,}")
_SIGNS = re.compile(r"((?:(?!\n)[\W_]){20})(?:(?!\n)[\W_])+")


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


def question_before(message: str) -> str:
    """Return what an earlier message asked in the end; with its story where that alone names the matter."""
    asked = questions_heard(message)[-1]
    return asked if has_topic(asked) or not story_told(message) else message


def story_told(message: str) -> str:
    """Return what a long message tells before its question; "" where it tells nothing apart from it."""
    message = without_gaps(message)
    story = None if paste_in(message) or is_only_insult(message) else story_in(without_insults(message))
    return story.told if story else ""


def _heard(message: str) -> str:
    """Return what of a message is to be answered; all of it where it is nothing but a question."""
    if is_only_insult(message) or small_talk(message):
        return message
    text = without_small_talk(without_insults(message))
    story = story_in(text)
    return story.asked if story else text
