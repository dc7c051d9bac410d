"""No message, however odd, is left without a word or makes the real core or Telegram fail."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.composition import compose
from bot.settings_loading import load_settings
from tests.end_to_end.conftest import Home
from tests.end_to_end.library import ANOTHER_QUESTION, QUESTION
from tests.end_to_end.odd import Odd, Talk, odd_messages, talking, written

pytestmark = pytest.mark.slow

MESSAGES = 80  # python -m benchmarks.telegram_odd tells as many as wanted
LONGEST_SECONDS = 30.0  # a pattern that goes astray takes hours
QUESTIONS = [QUESTION, ANOTHER_QUESTION, "Điều 2 Luật Nhà văn hóa xã", "còn thư viện thì sao?"]


@pytest.fixture(scope="module")
def talk(home: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    app = compose(load_settings(home("http://127.0.0.1:9"), {}))
    folder: Path = tmp_path_factory.mktemp("odd")
    with talking(app, folder) as made:
        yield made


@settings(max_examples=MESSAGES, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_odd_message_fails_or_is_left_without_a_word(talk: Talk, data: st.DataObject) -> None:
    talk.errors.clear()
    talk.tell(data.draw(odd_messages(QUESTIONS)))


@pytest.mark.parametrize("is_caption", [True, False])
@pytest.mark.parametrize("in_group", [True, False])
def test_odd_messages_keep_their_entities_wherever_they_are_written(is_caption: bool, in_group: bool) -> None:
    bold = {"type": "bold", "offset": 2, "length": 3}

    text, entities = written(Odd("😀abc", (bold,), in_group=in_group, caption_only=is_caption))

    *mention, last = entities
    assert [one["type"] for one in mention] == ["mention"] * in_group
    start = last["offset"] - 1  # the one letter before it counts as two
    assert (last["type"], text[start : start + last["length"]]) == ("bold", "abc")


@pytest.mark.parametrize(
    "atom", ["\n", " ", "\t", " \n", ",", ";", "?", "- ", ". ", "1. ", "(", "0", "và ", "Điều 1 "]
)
def test_thousands_of_one_thing_keep_nobody_waiting(talk: Talk, atom: str) -> None:
    talk.errors.clear()
    started = time.monotonic()

    talk.tell(Odd(f"a{(atom * 4000)[:4000]}b"))

    assert time.monotonic() - started < LONGEST_SECONDS
