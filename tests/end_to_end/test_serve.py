"""The real `policybot serve` answers people over HTTP, from an index that `policybot ingest` made."""

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.tg import texts
from bot.tg.menus.command_lists import IN_PRIVATE
from tests.bot.tg.fakes import SPECIFICATION
from tests.bot_api_server.api import BotApi
from tests.bot_api_server.server import serving
from tests.bot_api_server.world import BOT_USER, World
from tests.end_to_end.conftest import Home
from tests.end_to_end.library import ANOTHER_FACT, ANOTHER_QUESTION, FACT, QUESTION
from tests.end_to_end.process import TOKEN, Bot, serving_bot

pytestmark = pytest.mark.slow

NAME = str(BOT_USER["username"])
PRIVATE_WORDS = "chuyện riêng của chị Bưởi"


@dataclass(frozen=True)
class Served:
    """A bot at work, the Telegram it sees, and its database. Each test takes people of its own."""

    bot: Bot
    world: World
    database: Path

    def ask(self, text: str, *, person: int, **where: Any) -> dict[str, Any]:
        """Let a person write; return the bot's next message in that chat."""
        chat = where.get("chat", person)
        before = len(self.world.sent(chat))
        self.world.write(text, person=person, **where)
        return self.bot.answers(self.world, chat, before + 1)[-1]

    def press(self, message: dict[str, Any], label: str, *, person: int) -> dict[str, Any]:
        """Let a person press a button; return how the press was answered."""
        before = len(self.world.answers_to_queries)
        self.world.press(message, label, person=person)
        self.bot.until(lambda: len(self.world.answers_to_queries) > before)
        return self.world.answers_to_queries[-1]

    def shows(self, chat: int, label: str) -> bool:
        """Tell whether the first message in a chat has a button with these words now."""
        return any(label in shown for shown in labels(self.world.sent(chat)[0]))

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return what the database says."""
        with closing(sqlite3.connect(self.database)) as connection:
            return connection.execute(query).fetchall()


@pytest.fixture(scope="module")
def served(home: Home) -> Iterator[Served]:
    api = BotApi(TOKEN, specification=SPECIFICATION)
    with serving(api) as address:
        config = home(address)
        with serving_bot(config) as bot:
            yield Served(bot, api.world, config.parent / "bot.db")
        assert api.world.violations == []


def labels(message: dict[str, Any]) -> list[str]:
    return [button["text"] for row in message["reply_markup"]["inline_keyboard"] for button in row]


def test_a_question_is_answered_with_the_quote_its_source_and_buttons(served: Served) -> None:
    answer = served.ask(QUESTION, person=1)

    assert FACT in answer["text"]
    assert "[1]" in answer["text"]
    assert "71/2019/QH14" in answer["text"]
    assert "có hiệu lực từ ngày 01/01/2020" in answer["text"]
    assert labels(answer)[0] == "[1] Điều 2, khoản 1"
    assert labels(answer)[-2:] == [texts.GOOD_BUTTON, texts.BAD_BUTTON]
    quotes = [one for one in answer["entities"] if "blockquote" in one["type"]]
    assert quotes


def test_the_answer_replies_to_the_question_and_typing_comes_before_it(served: Served) -> None:
    served.ask(QUESTION, person=2)

    typing = [call for call in served.world.called("sendChatAction") if call.parameters["chat_id"] == 2]
    sent = next(call for call in served.world.called("sendMessage") if call.parameters["chat_id"] == 2)
    assert all(call.at < sent.at for call in typing)  # none where the answer is there at once
    assert "reply_parameters" in sent.parameters


def test_a_question_without_diacritics_is_answered_alike(served: Served) -> None:
    answer = served.ask("muc thu phi thue hoi truong nha van hoa xa la bao nhieu", person=3)

    assert FACT in answer["text"]


def test_a_source_button_shows_the_quote_in_its_surroundings_and_leads_on(served: Served) -> None:
    answer = served.ask(QUESTION, person=4)

    served.press(answer, "[1]", person=4)
    page = served.bot.answers(served.world, 4, 2)[1]
    assert "Điều 2. Mức thu phí thuê hội trường" in str(page["text"])
    assert FACT in str(page["text"])
    assert "Hộ nghèo được miễn phí" in str(page["text"])
    assert labels(page) == ["Trước: Điều 1", "Sau: Điều 3", "Mục lục", "Chép liên kết"]

    served.press(page, "Sau", person=4)
    served.bot.until(lambda: "Thư viện" in served.world.sent(4)[1]["text"])


def test_feedback_lands_in_the_database(served: Served) -> None:
    answer = served.ask(QUESTION, person=5)

    notice = served.press(answer, "Chưa đúng", person=5)

    assert notice["text"] == texts.THANKS_BAD
    kept = "SELECT question, verdict FROM feedback JOIN answers USING (token) WHERE feedback.user_id = 5"
    assert served.rows(kept) == [(QUESTION, "bad")]


def test_what_the_corpus_does_not_say_is_not_answered_and_is_kept_for_staff(served: Served) -> None:
    answer = served.ask("Giá vàng hôm nay bao nhiêu?", person=6)

    assert "không tìm thấy" in answer["text"]
    assert not any(label.startswith("[") for label in labels(answer))
    assert served.rows("SELECT kind FROM answers WHERE user_id = 6") == [("no_answer",)]


def test_a_place_that_is_named_is_quoted(served: Served) -> None:
    answer = served.ask("Điều 3 Luật Nhà văn hóa xã", person=7)

    assert "7 giờ đến 21 giờ" in answer["text"]


def test_in_a_group_the_bot_speaks_when_spoken_to_and_not_otherwise(served: Served) -> None:
    group = -1001
    served.world.write(QUESTION, person=8, chat=group)
    served.world.write("/hoi@another_bot x", person=8, chat=group)
    command = served.ask(f"/hoi@{NAME} {QUESTION}", person=8, chat=group)
    mention = served.ask(f"@{NAME} {ANOTHER_QUESTION}", person=9, chat=group)
    reply = served.ask(QUESTION, person=9, chat=group, reply_to=mention)

    assert [FACT in command["text"], ANOTHER_FACT in mention["text"], FACT in reply["text"]] == [True] * 3
    assert len(served.world.sent(group)) == 3


def test_documents_are_found_opened_and_shared(served: Served) -> None:
    found = served.ask("/vanban nha van hoa", person=31)
    assert "Cơ quan ban hành: Quốc hội" in found["text"]

    served.press(found, "Điều 3", person=31)
    served.bot.until(lambda: "7 giờ đến 21 giờ" in served.world.sent(31)[-1]["text"])
    link = served.world.sent(31)[-1]["reply_markup"]["inline_keyboard"][-1][-1]["copy_text"]["text"]
    opened = served.ask("/start " + link.partition("?start=")[2], person=32)

    assert opened["text"] == served.world.sent(31)[-1]["text"]


def test_a_group_reads_on_in_private(served: Served) -> None:
    answer = served.ask(f"/hoi@{NAME} {QUESTION}", person=33, chat=-1004)
    url = next(b["url"] for row in answer["reply_markup"]["inline_keyboard"] for b in row if "url" in b)

    whole = served.ask("/start " + url.partition("?start=")[2], person=34)

    assert FACT in whole["text"]
    assert labels(whole)[-2:] == [texts.GOOD_BUTTON, texts.BAD_BUTTON]


def test_the_admins_of_a_group_choose_who_asks_there(served: Served) -> None:
    group = -1005
    served.world.members[group] = {35: "administrator", 36: "member"}
    choices = served.ask(f"/caidat@{NAME}", person=35, chat=group)
    refused = served.press(choices, "Chỉ cho quản trị nhóm hỏi", person=36)
    chosen = served.press(choices, "Chỉ cho quản trị nhóm hỏi", person=35)
    told = served.ask(f"/hoi@{NAME} {QUESTION}", person=36, chat=group)
    answer = served.ask(f"/hoi@{NAME} {QUESTION}", person=35, chat=group)

    assert [refused["text"], chosen["text"]] == [texts.ONLY_GROUP_ADMINS, texts.CHOICE_KEPT]
    assert told["text"] == texts.ONLY_GROUP_ADMINS_ASK
    assert FACT in answer["text"]


def test_a_stranger_in_the_group_reads_the_source_but_does_not_rate(served: Served) -> None:
    answer = served.ask(f"/hoi@{NAME} {QUESTION}", person=13, chat=-1003)

    notice = served.press(answer, "Đúng ý", person=14)
    opened = served.press(answer, "[1]", person=14)
    page = served.bot.answers(served.world, -1003, 2)[1]

    assert notice["text"] == texts.ONLY_THE_ASKER
    assert "text" not in opened
    assert FACT in str(page["text"])
    assert served.rows("SELECT * FROM feedback WHERE user_id IN (13, 14)") == []


def test_feedback_is_one_for_each_person_and_can_be_changed(served: Served) -> None:
    served.ask(QUESTION, person=15)

    for label, then in (("Chưa đúng", "Khó hiểu"), ("Khó hiểu", "Đúng ý"), ("Đúng ý", "Đúng ý")):
        served.press(served.world.sent(15)[0], label, person=15)
        served.bot.until(partial(served.shows, 15, then))

    assert served.rows("SELECT verdict FROM feedback WHERE user_id = 15") == [("good",)]


def test_what_is_not_a_question_in_words_gets_a_friendly_line(served: Served) -> None:
    served.world.write(None, person=16, voice={"file_id": "a", "file_unique_id": "b", "duration": 2})
    served.world.write("đã sửa", person=16, edited=True, sent_at=time.time() - 3600)

    said = [message["text"] for message in served.bot.answers(served.world, 16, 2)]

    assert said == [texts.VOICE, texts.EDITED]


def test_privacy_mode_leaves_the_command_and_the_reply(served: Served) -> None:
    group = -1002
    served.world.is_private_in_groups = True
    try:
        ask_back = served.ask("/hoi", person=10, chat=group)
        answer = served.ask(QUESTION, person=10, chat=group, reply_to=ask_back)
    finally:
        served.world.is_private_in_groups = False

    assert ask_back["text"] == texts.ASK_FOR_QUESTION
    assert FACT in answer["text"]


def test_too_many_questions_in_a_minute_are_refused_kindly_and_others_are_not(served: Served) -> None:
    for _ in range(13):
        served.world.write(QUESTION, person=11, sent_at=1_900_000_000)
    served.bot.answers(served.world, 11, 11)
    other = served.ask(QUESTION, person=12)

    said = [message["text"] for message in served.world.sent(11)]
    assert sum(FACT in text for text in said) == 10
    assert [text for text in said if FACT not in text] == [texts.TOO_MANY.format(limit=10, seconds=60)]
    assert FACT in other["text"]


def test_many_people_at_once_each_get_their_answer(served: Served) -> None:
    people = range(100, 120)
    for person in people:
        served.world.write(ANOTHER_QUESTION if person % 2 else QUESTION, person=person)

    for person in people:
        (answer,) = served.bot.answers(served.world, person)
        assert (ANOTHER_FACT if person % 2 else FACT) in str(answer["text"])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<b>mức thu</b> & <ul>phí</ul> *_[x](http://a.vn)`", id="markup"),
        pytest.param("😀" * 4096, id="emoji"),
        pytest.param("phí " * 1020, id="long"),
        pytest.param("\u202e\u0301\u0302\x07 ?", id="control characters"),
        pytest.param("/khong_co", id="unknown command"),
    ],
)
def test_odd_texts_get_a_reply_and_no_apology(text: str, served: Served) -> None:
    person = 1000 + len(text)

    answer = served.ask(text, person=person)

    assert answer["text"] != texts.APOLOGY


def test_neither_the_token_nor_a_question_is_logged(served: Served) -> None:
    served.ask(f"{PRIVATE_WORDS} {QUESTION}", person=20)

    assert "answered kind=" in served.bot.log
    assert PRIVATE_WORDS not in served.bot.log
    assert TOKEN not in served.bot.log
    assert not re.search(r" ERROR |Traceback", served.bot.log)


def test_the_menu_and_the_description_are_set(served: Served) -> None:
    lists = served.world.commands
    assert [one["command"] for one in lists["all_private_chats"]] == list(IN_PRIVATE)
    assert {name.removesuffix(" en") for name in lists} == {
        *("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
    }
    assert served.world.profile == {
        "description": texts.DESCRIPTION,
        "short_description": texts.SHORT_DESCRIPTION,
    }
