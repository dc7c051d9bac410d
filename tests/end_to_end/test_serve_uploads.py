"""The real `policybot serve` takes in what staff send, while members go on asking, and across a kill."""

import json
from typing import Any

import pytest

from bot.tg import texts_uploads
from tests.bot_api_server.api import BotApi
from tests.end_to_end.conftest import Home
from tests.end_to_end.library import FACT, QUESTION
from tests.end_to_end.process import Bot, run_policybot, serving_bot

pytestmark = pytest.mark.slow

STAFF, MEMBER = 71, 7
ENVIRONMENT = {"POLICYBOT_TELEGRAM__STAFF": f"[{STAFF}]"}
DECISION = """\
ỦY BAN NHÂN DÂN XÃ ĐÔNG HẢI
Số: 27/QĐ-UBND
Đông Hải, ngày 12 tháng 01 năm 2025
QUYẾT ĐỊNH
Ban hành quy định về vườn rau tập thể
Điều 1. Tiền thuê luống rau
Mỗi hộ thuê một luống rau tập thể trả 45.000 đồng một vụ.
Điều 2. Hiệu lực thi hành
Quyết định này có hiệu lực từ ngày 01 tháng 02 năm 2025.
""".encode()
ABOUT_IT = "Thuê một luống rau tập thể trả bao nhiêu tiền một vụ?"
PRICE = "45.000 đồng một vụ"


def previewed(bot: Bot, api: BotApi, name: str = "qd-27.txt", content: bytes = DECISION) -> dict[str, Any]:
    """Let staff send a file; return the preview."""
    before = len(api.world.sent(STAFF))
    api.world.send_file(name, content, person=STAFF)
    return bot.answers(api.world, STAFF, before + 1)[-1]


def now(api: BotApi, message: dict[str, Any]) -> str:
    return str(api.world.messages[message["chat"]["id"], message["message_id"]]["text"])


def asked(bot: Bot, api: BotApi, question: str) -> str:
    before = len(api.world.sent(MEMBER))
    api.world.write(question, person=MEMBER)
    return str(bot.answers(api.world, MEMBER, before + 1)[-1]["text"])


def test_a_file_is_taken_in_and_members_are_answered_from_it(api: BotApi, address: str, home: Home) -> None:
    config = home(address)
    with serving_bot(config, environment=ENVIRONMENT) as bot:
        shown = previewed(bot, api)
        assert "Số ký hiệu: 27/QĐ-UBND" in shown["text"]
        assert PRICE not in asked(bot, api, ABOUT_IT)

        api.world.press(shown, texts_uploads.PUBLISH_BUTTON, person=STAFF)
        bot.until(lambda: now(api, shown) == texts_uploads.PUBLISHING or "Đã đưa vào kho" in now(api, shown))
        assert FACT in asked(bot, api, QUESTION)
        bot.until(lambda: "Đã đưa vào kho" in now(api, shown))

        assert PRICE in asked(bot, api, ABOUT_IT)
        assert any(PRICE in message["text"] for message in api.world.sent(STAFF))
        assert bot.terminate() == 0
    (entry, *_) = json.loads(run_policybot(config, "audit", "--json").stdout)
    assert (entry["action"], entry["actor_id"]) == ("add", STAFF)
    assert run_policybot(config, "check").returncode == 0


def test_what_waits_outlives_a_kill_and_a_publication_that_was_killed_is_done_once(
    api: BotApi, address: str, home: Home
) -> None:
    config = home(address)
    with serving_bot(config, environment=ENVIRONMENT) as bot:
        shown = previewed(bot, api)
        bot.kill()
    with serving_bot(config, environment=ENVIRONMENT) as bot:
        api.world.press(shown, texts_uploads.PUBLISH_BUTTON, person=STAFF)
        bot.until(lambda: now(api, shown) != shown["text"] or "Đã đưa" in now(api, shown))
        bot.kill()
    with serving_bot(config, environment=ENVIRONMENT) as bot:
        bot.until(lambda: "Đã đưa vào kho" in now(api, shown) or texts_uploads.LIST_TITLE in now(api, shown))
        assert PRICE in asked(bot, api, ABOUT_IT)

    listed = json.loads(run_policybot(config, "documents", "--json").stdout)
    assert [row["file"] for row in listed].count("bo-sung/qd-27.txt") == 1
    assert len(listed) == 4
    assert run_policybot(config, "check").returncode == 0
