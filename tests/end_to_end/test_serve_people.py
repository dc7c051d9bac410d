"""The real `policybot serve` keeps to people's wishes: access, their data, feedback, a person's reply."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from bot.tg import texts, texts_people
from tests.bot.tg.fakes import SPECIFICATION
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.server import serving
from tests.bot_api_server.world import World
from tests.end_to_end.conftest import Home
from tests.end_to_end.library import FACT, QUESTION
from tests.end_to_end.process import TOKEN, Bot, run_policybot, serving_bot

pytestmark = pytest.mark.slow

ADMIN, STRANGER, MEMBER, ANOTHER = 1, 222222222222, 333333333333, 444444444444
STAFF = -1009876543210
UNANSWERABLE = "Giá vé tàu hỏa đi Sa Pa là bao nhiêu?"
PRIVATE_WORDS = "chuyện riêng của chị Bưởi"
ENVIRONMENT = {
    "POLICYBOT_TELEGRAM__ACCESS": "members",
    "POLICYBOT_TELEGRAM__ADMINS": f"[{ADMIN}]",
    "POLICYBOT_TELEGRAM__MEMBERS": f"[{MEMBER}, {ANOTHER}]",
    "POLICYBOT_TELEGRAM__STAFF_CHAT": str(STAFF),
    "POLICYBOT_TELEGRAM__DIGEST_WEEKDAY": "0",
}


@dataclass(frozen=True)
class Served:
    """A bot at work and the Telegram it sees."""

    bot: Bot
    world: World
    config: Path

    def say(self, text: str, *, person: int, **where: Any) -> dict[str, Any]:
        """Let a person write; return the bot's next message in that chat."""
        chat = where.get("chat", person)
        before = len(self.world.sent(chat))
        self.world.write(text, person=person, **where)
        return self.bot.answers(self.world, chat, before + 1)[-1]

    def press(self, message: dict[str, Any], label: str, *, person: int) -> str:
        """Let a person press; return the notice."""
        before = len(self.world.answers_to_queries)
        self.world.press(self.now(message), label, person=person)
        self.bot.until(lambda: len(self.world.answers_to_queries) > before)
        return str(self.world.answers_to_queries[-1].get("text", ""))

    def next_message(self, chat: int, label: str, message: dict[str, Any], *, person: int) -> dict[str, Any]:
        """Let a person press; return the bot's next message in a chat."""
        before = len(self.world.sent(chat))
        self.press(message, label, person=person)
        return self.bot.answers(self.world, chat, before + 1)[-1]

    def now(self, message: dict[str, Any]) -> dict[str, Any]:
        """Return a message as it stands now."""
        return self.world.messages[message["chat"]["id"], message["message_id"]]


@pytest.fixture(scope="module")
def served(home: Home) -> Iterator[Served]:
    api = BotApi(TOKEN, specification=SPECIFICATION)
    with serving(api) as address:
        config = home(address)
        with serving_bot(config, environment=ENVIRONMENT) as bot:
            api.world.write("/start", chat=STAFF, person=5)
            yield Served(bot, api.world, config)
        assert api.world.violations == []


def labels(message: dict[str, Any]) -> list[str]:
    return [button["text"] for row in message["reply_markup"]["inline_keyboard"] for button in row]


def audited(config: Path) -> list[Mapping[str, Any]]:
    """Return the audit log, newest first."""
    rows: list[Mapping[str, Any]] = json.loads(run_policybot(config, "audit", "--json").stdout)
    return rows


def test_who_asks_for_access_is_let_in_by_an_admin(served: Served) -> None:
    served.say("/start", person=ADMIN)
    refusal = served.say(QUESTION, person=STRANGER)
    request = served.next_message(ADMIN, texts_people.ASK_FOR_ACCESS, refusal, person=STRANGER)

    granted = served.next_message(STRANGER, texts_people.ACCESS_APPROVE, request, person=ADMIN)

    assert granted["text"] == texts_people.ACCESS_GRANTED
    assert FACT in served.say(QUESTION, person=STRANGER)["text"]
    entry = next(one for one in audited(served.config) if one["action"] == "access approved")
    assert (entry["actor_id"], entry["subject_id"]) == (ADMIN, STRANGER)


def test_a_dislike_is_kept_with_its_reason_and_the_trace(served: Served) -> None:
    answer = served.say(QUESTION, person=ANOTHER)
    before = labels(answer)
    served.press(answer, texts.BAD_BUTTON, person=ANOTHER)
    served.bot.until(lambda: "Sai điều khoản" in labels(served.now(answer)))

    assert served.press(answer, "Sai điều khoản", person=ANOTHER) == texts_people.THANKS_REASON

    served.bot.until(lambda: labels(served.now(answer)) == before)
    told = json.loads(run_policybot(served.config, "feedback", "--json").stdout)
    (concern,) = [one for one in told["concerns"] if one["reason"] == "place"]
    assert concern["question"] == QUESTION
    assert concern["sources"][0]["locator"] == "Điều 2, khoản 1"
    assert concern["generation"]
    assert str(ANOTHER) not in json.dumps(told)


def test_a_question_goes_to_a_person_and_the_reply_comes_back(served: Served) -> None:
    refusal = served.say(UNANSWERABLE, person=ANOTHER)
    seen = served.next_message(STAFF, texts.STAFF_BUTTON, refusal, person=ANOTHER)
    assert UNANSWERABLE in seen["text"]
    assert "Bot không tìm thấy câu trả lời" in seen["text"]
    confirmed = texts_people.STAFF_CONFIRMED
    served.bot.until(lambda: served.world.sent(ANOTHER)[-1]["text"] == confirmed)

    before = len(served.world.sent(ANOTHER))
    served.say("Vé ngồi 150 nghìn đồng.", person=5, chat=STAFF, reply_to=seen)
    told = served.bot.answers(served.world, ANOTHER, before + 1)[-1]
    assert told["text"].startswith(texts_people.STAFF_REPLY)
    assert "Vé ngồi 150 nghìn đồng." in told["text"]

    before = len(served.world.sent(STAFF))
    served.say("Thế vé nằm?", person=ANOTHER, reply_to=told)
    further = served.bot.answers(served.world, STAFF, before + 1)[-1]
    assert "Thế vé nằm?" in further["text"]
    assert str(ANOTHER) not in seen["text"] + further["text"]


def test_what_is_kept_of_a_person_comes_as_a_file_and_goes_without_a_trace(served: Served) -> None:
    served.say(f"{PRIVATE_WORDS} thì sao?", person=MEMBER)
    page = served.say("/riengtu", person=MEMBER)
    file = served.next_message(MEMBER, texts_people.EXPORT_BUTTON, page, person=MEMBER)
    content = json.loads(served.world.files[file["message_id"]])
    assert [one["question"] for one in content["answers"]] == [f"{PRIVATE_WORDS} thì sao?"]

    sure = served.next_message(MEMBER, texts_people.ERASE_BUTTON, page, person=MEMBER)
    receipt = served.next_message(MEMBER, texts_people.ERASE_YES, sure, person=MEMBER)
    served.bot.until(lambda: is_scrubbed(served.config))

    assert "1 câu hỏi kèm câu trả lời" in receipt["text"]
    files = b"".join(path.read_bytes() for path in served.config.parent.glob("bot.db*"))
    for trace in (str(MEMBER), PRIVATE_WORDS, json.dumps(PRIVATE_WORDS)[1:-1]):
        assert trace.encode() not in files
    assert MEMBER.to_bytes(6, "big") not in files
    (erasure,) = [one for one in audited(served.config) if one["action"] == "data erased"]
    assert erasure["detail"] in receipt["text"]


def test_the_log_names_neither_people_nor_questions(served: Served) -> None:
    served.say(f"{PRIVATE_WORDS} lần nữa?", person=ANOTHER)

    for trace in (*map(str, (STRANGER, MEMBER, ANOTHER)), PRIVATE_WORDS, QUESTION):
        assert trace not in served.bot.log


def is_scrubbed(config: Path) -> bool:
    """Return whether every erasure has been carried through to the files."""
    with closing(sqlite3.connect(config.parent / "bot.db")) as connection:
        rows = connection.execute("SELECT is_scrubbed FROM erasures").fetchall()
    return bool(rows) and all(row[0] for row in rows)


def test_the_digest_of_a_week_is_sent_once_across_restarts(home: Home, api: BotApi, address: str) -> None:
    config = home(address)
    with serving_bot(config, environment=ENVIRONMENT) as bot:
        api.world.write("/start", chat=STAFF, person=5)
        served = Served(bot, api.world, config)
        served.say(UNANSWERABLE, person=MEMBER)
        bot.answers(api.world, STAFF)
        bot.terminate()
    with closing(sqlite3.connect(config.parent / "bot.db")) as connection:
        connection.execute("UPDATE answers SET answered_at = answered_at - 7200")
        connection.commit()
    now = datetime.now(timezone(timedelta(hours=7)))  # the bot's clock is that of Hà Nội by default
    due = {
        "POLICYBOT_TELEGRAM__DIGEST_WEEKDAY": str(now.isoweekday()),
        "POLICYBOT_TELEGRAM__DIGEST_HOUR": str(now.hour),
    }
    for _ in range(2):
        with serving_bot(config, environment=ENVIRONMENT | due) as bot:
            bot.answers(api.world, STAFF, 2)
            Served(bot, api.world, config).say("/help", person=MEMBER)
            bot.terminate()

    assert [UNANSWERABLE in message["text"] for message in api.world.sent(STAFF)] == [False, True]
