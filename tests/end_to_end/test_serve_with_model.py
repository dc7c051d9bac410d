"""`policybot serve` with a model: a member sees stages, then the proved answer, or the law in time."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from bot.tg import texts
from tests.bot_api_server.api import BotApi
from tests.end_to_end.conftest import Home
from tests.end_to_end.library import FACT, QUESTION
from tests.end_to_end.process import Bot, serving_bot
from tests.llm_server.replies import Drips, Says, statements
from tests.llm_server.server import ModelServer, serving

pytestmark = pytest.mark.slow

KEY = "sk-serve-key"
SAID = "Phí thuê hội trường nhà văn hóa xã là 350.000 đồng mỗi buổi."
QUOTED = "Mức thu phí thuê hội trường của nhà văn hóa xã là 350.000 đồng"


def good(prompt: str) -> dict[str, Any]:
    blocks = re.findall(r"<<<ĐOẠN (\d+)>>>(.*?)<<<HẾT", prompt, re.DOTALL)
    number = next(int(found) for found, text in blocks if QUOTED in text)
    return statements((SAID, [(number, QUOTED)]))


@pytest.fixture
def model() -> Iterator[ModelServer]:
    with serving() as made:
        yield made


@pytest.fixture
def bot(model: ModelServer, home: Home, address: str) -> Iterator[Bot]:
    answering: dict[str, str | int] = {
        "mode": "llm",
        "model": "openai:test",
        "base_url": model.address,
        "timeout_seconds": 3,
    }
    with serving_bot(home(address, answering=answering), environment={"OPENAI_API_KEY": KEY}) as started:
        yield started


def test_members_see_stages_and_proved_answers_and_the_law_when_the_model_hangs(
    bot: Bot, model: ModelServer, api: BotApi
) -> None:
    model.then(Says(good, after_seconds=1.5), Drips())

    api.world.write(QUESTION, person=11)
    (first,) = bot.answers(api.world, 11)
    api.world.write(QUESTION, person=12)
    (second,) = bot.answers(api.world, 12)

    drafts = {call.parameters["text"] for call in api.world.called("sendMessageDraft")}
    assert str(first["text"]).startswith(SAID)
    assert SAID not in str(second["text"])
    assert FACT in str(first["text"])
    assert FACT in str(second["text"])
    assert drafts
    assert drafts <= set(texts.STAGES.values())
    assert len(model.requests) == 2  # none to warm up
    assert KEY not in bot.log
    assert QUESTION not in bot.log
