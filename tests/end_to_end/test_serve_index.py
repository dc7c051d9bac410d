"""The real `policybot serve` makes its index again, goes back and follows the folder while members ask."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.tg import texts_index as texts
from tests.bot_api_server.api import BotApi
from tests.end_to_end.conftest import Home
from tests.end_to_end.library import ANOTHER_FACT, ANOTHER_QUESTION, FACT, LAW_FILE, QUESTION
from tests.end_to_end.process import Bot, run_policybot, serving_bot
from vectorstore.generations import Generations

pytestmark = pytest.mark.slow

ADMIN, MEMBER = 1, 7
SHED = "# Nhà kho xã Tây Sơn\n\nNhà kho xã Tây Sơn chứa được 90 tấn thóc và mở cửa vào mùa gặt.\n"
SHED_QUESTION = "Nhà kho xã Tây Sơn chứa được bao nhiêu tấn thóc?"


class Talk:
    """A bot at work, and what is said to it and by it."""

    def __init__(self, bot: Bot, api: BotApi, config: Path) -> None:
        self.bot = bot
        self.world = api.world
        self.index = config.parent / "index"
        self.corpus = config.parent / "corpus"

    def say(self, text: str, *, person: int = ADMIN) -> str:
        before = len(self.world.sent(person))
        self.world.write(text, person=person)
        return str(self.bot.answers(self.world, person, before + 1)[-1]["text"])

    def press(self, label: str) -> None:
        self.world.press(self.world.sent(ADMIN)[-1], label, person=ADMIN)

    def hears(self, words: str) -> dict[str, Any]:
        """Wait until the bot has said this to the admin, or shows it in an edited message."""

        def found() -> list[dict[str, Any]]:
            return [message for message in self.world.sent(ADMIN) if words in message["text"]]

        self.bot.until(found)
        return found()[-1]


@contextmanager
def talking(config: Path, api: BotApi, **environment: str) -> Iterator[Talk]:
    with serving_bot(config, environment={"POLICYBOT_TELEGRAM__ADMINS": f"[{ADMIN}]", **environment}) as bot:
        yield Talk(bot, api, config)


def test_the_index_is_updated_and_taken_back_by_chat_while_a_member_asks(
    home: Home, api: BotApi, address: str
) -> None:
    config = home(address)
    with talking(config, api) as talk:
        (talk.corpus / "kho.md").write_text(SHED, encoding="utf-8")
        talk.say("/rebuild")
        talk.press(texts.INGEST_BUTTON)
        assert FACT in talk.say(QUESTION, person=MEMBER)
        assert "thêm 1, thay 0, gỡ 0, giữ nguyên 3" in talk.hears("Đã cập nhật chỉ mục xong: bản")["text"]
        assert "90 tấn" in talk.say(SHED_QUESTION, person=MEMBER)

        assert "Nhà kho xã Tây Sơn" in talk.say("/rollback")
        talk.press(texts.ROLLBACK_BUTTON)
        talk.hears("Đã quay về bản ")
        assert "90 tấn" not in talk.say(SHED_QUESTION, person=MEMBER)
        assert "khác chỉ mục ở 1 tệp: kho.md" in talk.say("/trangthai")
        assert talk.bot.terminate() == 0
        assert "Traceback" not in talk.bot.log
    audited = run_policybot(config, "audit").stdout
    assert "rollback" in audited
    assert "ingest" in audited


def test_a_bot_that_is_killed_while_it_makes_the_index_answers_from_the_old_one_and_says_so(
    home: Home, api: BotApi, address: str
) -> None:
    config = home(address)
    with talking(config, api) as talk:
        generations = Generations(talk.index)
        before = generations.current()
        talk.say("/rebuild")
        talk.press(texts.REBUILD_BUTTON)
        talk.bot.until(lambda: (talk.index / "writer.pid").exists())
        talk.bot.kill()
    with talking(config, api) as talk:
        talk.hears("Bot đã khởi động lại khi đang làm lại chỉ mục.")
        assert ANOTHER_FACT in talk.say(ANOTHER_QUESTION, person=MEMBER)
        live = generations.current()
        assert live is not None
        assert live in generations.names()
        assert live == before or live in talk.world.sent(ADMIN)[-1]["text"]
        assert talk.bot.terminate() == 0


def test_a_file_that_is_put_into_the_folder_is_answered_from_without_a_command(
    home: Home, api: BotApi, address: str
) -> None:
    config = home(address)
    settings = {"POLICYBOT_INDEX__AUTO_INGEST": "true", "POLICYBOT_INDEX__WATCH_SECONDS": "1"}
    with talking(config, api, **settings) as talk:
        talk.say("/start")
        (talk.corpus / "kho.md").write_text(SHED, encoding="utf-8")

        assert "thêm 1" in talk.hears(texts.AUTOMATIC)["text"]
        assert "90 tấn" in talk.say(SHED_QUESTION, person=MEMBER)
        assert talk.bot.terminate() == 0


def test_without_an_index_it_is_made_before_the_first_question(home: Home, api: BotApi, address: str) -> None:
    config = home(address)
    for path in (config.parent / "index").iterdir():
        path.rename(config.parent / f"away-{path.name}")
    with talking(config, api, POLICYBOT_INDEX__AUTO_INGEST="true") as talk:
        assert FACT in talk.say(QUESTION, person=MEMBER)
        assert (talk.corpus / LAW_FILE).is_file()
        assert talk.bot.terminate() == 0
