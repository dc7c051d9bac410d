"""The same text in other bytes is found before it is published twice."""

import random

from bot.keeping.twins import same_in_content
from tests.bot.library import NEW_LAW, OLD_LAW

SYLLABLES = "công đoàn viên phí quỹ lương tháng năm đóng mức hưởng chế độ nghỉ phép thai sản trợ cấp"


def text(seed: int, words: int = 600) -> str:
    chosen, syllables = random.Random(seed), SYLLABLES.split()
    return " ".join(chosen.choice(syllables) + str(chosen.randrange(50)) for _ in range(words))


def found(new: str, old: str) -> bool:
    texts = {NEW_LAW.id: old, OLD_LAW.id: text(99)}
    known = [(one, len(texts[one.id])) for one in (OLD_LAW, NEW_LAW)]
    return same_in_content(new, known, texts.__getitem__) == NEW_LAW


def test_other_line_breaks_case_and_punctuation_are_the_same_text() -> None:
    original = text(1)

    assert found(original.upper().replace(" ", ",\n", 50), original)


def test_a_few_letters_that_a_scan_read_wrong_are_the_same_text() -> None:
    words = text(1).split()
    for at in range(0, len(words), 50):
        words[at] = "§"

    assert found(" ".join(words), text(1))


def test_another_text_of_the_same_words_is_another() -> None:
    assert not found(text(2), text(1))


def test_a_text_that_is_quoted_in_a_longer_one_is_another() -> None:
    assert not found(text(1), text(1) + text(3))


def test_a_few_words_are_no_text_to_compare() -> None:
    assert not found("Quỹ lương", "Quỹ lương")
