"""The load test counts as answered what was answered, not what was put off or apologised for."""

import pytest

from benchmarks.telegram_load import answers_to, ask
from bot.stages import Stage
from bot.tg import texts
from tests.bot_api_server.world import World

PERSON = 1000


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(texts.APOLOGY, id="an apology"),
        pytest.param(texts.TOOK_TOO_LONG, id="too long"),
        pytest.param(texts.QUEUE_FULL.format(waiting=200), id="sent away"),
        pytest.param(texts.TOO_MANY.format(limit=10, seconds=7), id="too many"),
        pytest.param(texts.GROUP_TOO_MANY.format(limit=30, seconds=7), id="too many in a group"),
        pytest.param(texts.WAITING.format(place=12), id="a place in the queue"),
        pytest.param(texts.STAGES[Stage.SEARCHING], id="a status"),
    ],
)
def test_what_is_neither_answer_nor_refusal_is_not_counted_as_one(words: str) -> None:
    world = World()
    asked = ask(world, "Mức đóng?", PERSON)
    world.new_message(PERSON, words, {"reply_parameters": {"message_id": asked.message_id}})

    figures = answers_to(world, [asked])

    assert (figures["answered"], figures["lost"], figures["put_off"]) == (0, 0, 1)
    assert figures["seconds_to_answer"]["max"] is None


def test_answers_refusals_and_silence_are_counted() -> None:
    world = World()
    asked = [ask(world, "Mức đóng?", PERSON + number) for number in range(3)]
    for one, words in zip(asked, ("“Mức đóng là 2%.” [1]", "Tôi không tìm thấy."), strict=False):
        world.new_message(one.chat, words, {"reply_parameters": {"message_id": one.message_id}})

    figures = answers_to(world, asked)

    assert (figures["answered"], figures["lost"], figures["put_off"]) == (2, 1, 0)
