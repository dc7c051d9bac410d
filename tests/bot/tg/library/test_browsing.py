"""People browse and search documents, open any Điều, and share links to them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from bot.errors import NotFoundError
from bot.tg import texts
from bot.tg.delivering.links import ToDocument, ToPlace, document_key, payload_of, place_key
from bot.tg.library.press_data import Card, Headings, Kinds, Listing, Reading, data_of, read_data
from tests.bot.tg.fakes import (
    BOT,
    DOCUMENT,
    GROUP,
    SPECIFICATION,
    TEXT,
    TOKEN,
    FakeLibrary,
    FakeReader,
    Stage,
    labels,
    places_of,
    play,
)
from tests.bot_api_server.api import BotApi
from vectorstore.records import Document, Place

LAW = document_key(DOCUMENT.id)
DECREES = tuple(
    replace(
        DOCUMENT,
        id=f"{n}-2020-nd-cp",
        number=f"{n}/2020/NĐ-CP",
        title=f"Nghị định {n}/2020/NĐ-CP về việc {n}",
        kind="Nghị định",
    )
    for n in range(1, 9)
)


@dataclass
class Shelf(FakeLibrary):
    """A generation with a law and eight decrees of the same text."""

    others: Sequence[Document] = field(default=DECREES)

    def documents(self) -> Sequence[Document]:
        return (self.document, *self.others)

    def text(self, document_id: str) -> str:
        return self.content

    def places(self, document_id: str) -> Sequence[Place]:
        return places_of() if self.content == TEXT else ()


class Titled(Shelf):
    """The same, each Điều with its title."""

    def places(self, document_id: str) -> Sequence[Place]:
        return [
            replace(place, title=TEXT[place.start :].split("\n")[0].partition(". ")[2])
            for place in places_of()
        ]


def shelf() -> FakeReader:
    return FakeReader(Shelf())


async def press(stage: Stage, *steps: str, chat: int = 7) -> dict[str, Any]:
    """Press buttons of the last message in a chat, one after the other; return it as it is then."""
    for label in steps:
        stage.world.press(stage.world.sent(chat)[-1], label)
        await stage.settle()
    return stage.world.sent(chat)[-1]


async def say(stage: Stage, text: str, **where: Any) -> dict[str, Any]:
    stage.world.write(text, **where)
    await stage.settle()
    return stage.world.sent(where.get("chat", where.get("person", 7)))[-1]


def test_without_words_the_kinds_are_shown_and_lead_to_any_article(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        kinds = await say(stage, "/vanban")
        assert kinds["text"].startswith("Kho có 9 văn bản\n\nNghị định: 8\nLuật: 1")
        assert labels(kinds) == ["Nghị định", "Luật"]

        listed = await press(stage, "Luật")
        assert "1. Luật Mẫu (1/2025/QH15): có hiệu lực từ ngày 01/07/2025" in listed["text"]

        card = await press(stage, "1. Luật Mẫu")
        assert "Loại văn bản: Luật" in card["text"]
        assert "Nơi đăng: luat.example" in card["text"]
        assert labels(card) == ["Điều 1", "Điều 2", "Điều 3", "Danh sách", "Chép liên kết"]

        page = await press(stage, "Điều 2")
        assert "1. Mức đóng là 2% quỹ lương." in page["text"]
        assert labels(page) == ["Trước: Điều 1", "Sau: Điều 3", "Mục lục", "Chép liên kết"]
        assert "Điều 3. Hiệu lực" in (await press(stage, "Sau"))["text"]
        assert (await press(stage, "Mục lục", "Danh sách", "Các loại văn bản"))["text"] == kinds["text"]
        assert len(stage.world.sent()) == 1

    play(story, tmp_path, reader=shelf())


def test_a_long_list_is_turned_page_by_page(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        first = await say(stage, "/vanban nghị định")
        assert first["text"].startswith("Văn bản tìm theo “nghị định”: 8 (trang 1/2)")
        assert labels(first)[-3:] == ["Trang sau", "Tìm trong tên điều, mục", "Các loại văn bản"]

        second = await press(stage, "Trang sau")
        assert labels(second) == [
            "7. Nghị định 7/2020/NĐ-CP về việc 7",
            "8. Nghị định 8/2020/NĐ-CP về việc 8",
            "Trang trước",
            "Tìm trong tên điều, mục",
            "Các loại văn bản",
        ]
        assert (await press(stage, "Trang trước"))["text"] == first["text"]

    play(story, tmp_path, reader=shelf())


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param("luật mẫu", "Mục lục", id="one document"),
        pytest.param("1/2025/QH15", "Mục lục", id="number"),
        pytest.param("điều 3 số 1/2025/QH15", "Luật này có hiệu lực", id="an Điều"),
        pytest.param("điều 99 số 1/2025/QH15", "Mục lục", id="an Điều that is not there"),
        pytest.param("giá vàng", "Không có văn bản, điều", id="nothing"),
        pytest.param("<b>&\u202e" + "x" * 3000, "Không có văn bản, điều", id="rubbish"),
    ],
)
def test_words_lead_to_what_they_name(words: str, shown: str, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        assert shown in (await say(stage, f"/vanban {words}"))["text"]

    play(story, tmp_path, reader=shelf())


def test_the_copied_link_opens_the_same_article_for_anyone(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        page = await say(stage, "/vanban điều 2 số 1/2025/QH15")
        copied = page["reply_markup"]["inline_keyboard"][-1][-1]["copy_text"]["text"]
        assert copied == f"https://t.me/{BOT}?start={payload_of(ToPlace(LAW, place_key('Điều 2')))}"

        opened = await say(stage, "/start " + copied.partition("start=")[2], person=8)
        assert opened["text"] == page["text"]

    play(story, tmp_path, reader=shelf())


def test_a_link_to_a_place_that_is_gone_opens_the_document(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        payload = payload_of(ToPlace(LAW, place_key("Điều 99")))

        assert "Mục lục" in (await say(stage, f"/start {payload}"))["text"]

    play(story, tmp_path, reader=shelf())


@pytest.mark.parametrize("payload", [payload_of(ToDocument("12345678")), "x", "d", "a" * 60, "aabc"])
def test_a_link_that_leads_nowhere_says_so(payload: str, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        assert (await say(stage, f"/start {payload}"))["text"] == texts.LINK_TOO_OLD

    play(story, tmp_path, reader=shelf())


def test_only_who_opened_a_list_turns_it(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        opened = await say(stage, f"/vanban@{BOT}", chat=GROUP, person=7)
        stage.world.press(opened, "Luật", person=8)
        await stage.settle()

        assert stage.world.answers_to_queries[-1]["text"] == texts.ONLY_WHO_OPENED
        assert stage.world.sent(GROUP)[-1]["text"] == opened["text"]

    play(story, tmp_path, reader=shelf())


def test_words_of_no_document_are_looked_for_in_the_titles_of_articles(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        found = await say(stage, "/vanban muc dong")
        assert found["text"].startswith(
            "Điều, mục có “muc dong” trong tên: 9 (trang 1/2)\n\n1. Điều 2. Mức đóng – "
        )
        assert labels(found)[0] == "1. Điều 2, Luật Mẫu (1/2025/QH15)"

        page = await press(stage, "1. Điều 2")
        assert "1. Mức đóng là 2% quỹ lương." in page["text"]
        assert (await press(stage, "Mục lục", "Danh sách"))["text"] == found["text"]

    play(story, tmp_path, reader=FakeReader(Titled()))


def test_from_the_documents_found_one_goes_on_to_the_titles_of_articles(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await say(stage, "/vanban nghị định")

        shown = await press(stage, texts.HEADINGS_BUTTON)
        assert shown["text"] == "Không có điều, mục nào có “nghị định” trong tên"
        assert labels(shown) == [texts.ALL_KINDS_BUTTON]

    play(story, tmp_path, reader=shelf())


def test_a_button_of_a_list_does_not_work_in_another_chat(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        opened = await say(stage, "/vanban", person=7)
        other = await say(stage, "/start", person=8)
        data = opened["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        stage.world.press_data(other, data, person=8)
        await stage.settle()

        assert stage.world.answers_to_queries[-1]["text"] == texts.BUTTON_TOO_OLD

    play(story, tmp_path, reader=shelf())


def test_a_button_to_a_place_that_is_gone_says_so_and_leaves_the_list(tmp_path: Path) -> None:
    reader = shelf()

    async def story(stage: Stage) -> None:
        card = await say(stage, "/vanban luật mẫu")
        reader.library = FakeLibrary(content="Văn bản khác.", document=DOCUMENT)
        stage.world.press(card, "Điều 2")
        await stage.settle()

        assert stage.world.answers_to_queries[-1]["text"] == texts.PLACE_GONE
        assert stage.world.sent()[-1]["text"] == card["text"]

    play(story, tmp_path, reader=reader)


def test_the_buttons_work_after_a_restart(tmp_path: Path) -> None:
    opened: list[dict[str, Any]] = []

    async def before(stage: Stage) -> None:
        opened.append(await say(stage, "/vanban luật mẫu"))

    async def after(stage: Stage) -> None:
        shown = await say(stage, "/start")
        stage.world.press_data(shown, opened[0]["reply_markup"]["inline_keyboard"][0][0]["callback_data"])
        await stage.settle()

        assert "Điều 1. Phạm vi" in stage.world.sent()[-1]["text"]

    api = BotApi(TOKEN, specification=SPECIFICATION)
    play(before, tmp_path, reader=shelf(), api=api)
    play(after, tmp_path, reader=shelf(), api=api)


@pytest.mark.parametrize(
    "view",
    [
        Kinds(),
        Listing(None, 0),
        Listing("abc-_9", 12),
        Headings(3),
        Card(LAW, None, 0),
        Card(LAW, 3, 2),
        Reading(LAW, "abcdef", 7),
    ],
)
def test_what_a_button_carries_is_short_and_read_back(view: Any) -> None:
    data = data_of("t" * 16, view)

    assert len(data.encode()) <= 64
    assert read_data(data) == ("t" * 16, view)


@pytest.mark.parametrize("data", ["v", "v:tok", "v:tok:", "v:tok:x", "v:tok:d:short::0", "v:tok:l::１"])
def test_data_of_no_list_is_not_found(data: str) -> None:
    with pytest.raises(NotFoundError):
        read_data(data)
