"""In a group the bot speaks when it is spoken to, in the thread and to the person who did."""

from pathlib import Path
from typing import Any

import pytest

from bot.tg import texts
from tests.bot.tg.fakes import (
    BOT,
    FILE,
    GROUP,
    PICTURE,
    PLAIN_STICKER,
    Stage,
    play,
    texts_sent,
)


def test_in_a_group_only_what_addresses_the_bot_is_answered(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        world = stage.world
        world.write("chuyện trong nhóm", chat=GROUP)
        world.write("/hoi@another_bot Mức đóng?", chat=GROUP)
        world.write("hỏi @another_bot nhé", chat=GROUP)
        world.write("/abc", chat=GROUP)
        await stage.settle()
        assert texts_sent(stage, GROUP) == []

        world.write(f"/hoi@{BOT} Một?", chat=GROUP)
        world.write(f"😀 @{BOT.upper()}, Hai?", chat=GROUP)
        await stage.settle()
        answer = world.sent(GROUP)[0]
        world.write("Ba?", chat=GROUP, reply_to=answer)
        await stage.settle()

        assert [question for question, _ in stage.answerer.asked] == ["Một?", "😀 , Hai?", "Ba?"]

    play(story, tmp_path)


def test_a_mention_is_taken_out_of_the_question(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write(f"@{BOT} Mức đóng là bao nhiêu?", chat=GROUP)
        await stage.settle()

        assert stage.answerer.asked[0][0] == "Mức đóng là bao nhiêu?"

    play(story, tmp_path)


@pytest.mark.parametrize("words", [f"/hoi@{BOT}", f"@{BOT}"])
def test_a_bare_command_or_mention_below_a_question_of_somebody_asks_it(words: str, tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng là bao nhiêu?", chat=GROUP, person=8)
        await stage.settle()
        question = next(one for one in stage.world.messages.values() if one["from"]["id"] == 8)
        stage.world.write(words, chat=GROUP, person=7, reply_to=question)
        await stage.settle()

        assert [asked for asked, _ in stage.answerer.asked] == ["Mức đóng là bao nhiêu?"]

    play(story, tmp_path)


def test_words_of_ones_own_go_before_those_replied_to(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write("Mức đóng là bao nhiêu?", chat=GROUP, person=8)
        question = next(one for one in stage.world.messages.values() if one["from"]["id"] == 8)
        stage.world.write(f"/hoi@{BOT} Ai đóng?", chat=GROUP, person=7, reply_to=question)
        await stage.settle()

        assert [asked for asked, _ in stage.answerer.asked] == ["Ai đóng?"]

    play(story, tmp_path)


def test_a_topic_thread_is_kept(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write(f"/hoi@{BOT} Mức đóng?", chat=GROUP, thread=33)
        await stage.settle()

        assert stage.world.sent(GROUP)[0]["message_thread_id"] == 33
        assert stage.world.called("sendChatAction")[0].parameters["message_thread_id"] == 33

    play(story, tmp_path)


def test_people_in_a_group_have_their_own_conversations(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write(f"/hoi@{BOT} Một?", chat=GROUP, person=7)
        await stage.settle()
        stage.world.write(f"/hoi@{BOT} Hai?", chat=GROUP, person=8)
        await stage.settle()

        assert stage.answerer.asked == [("Một?", ()), ("Hai?", ())]

    play(story, tmp_path)


def test_a_bare_hoi_in_a_group_asks_that_person_for_a_reply_and_answers_it(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.is_private_in_groups = True
        stage.world.write("/hoi", chat=GROUP)
        await stage.settle()
        stage.world.write("Mức đóng?", chat=GROUP, reply_to=stage.world.sent(GROUP)[0])
        await stage.settle()

        (asking, _) = stage.world.called("sendMessage")
        assert asking.parameters["reply_markup"]["force_reply"] is True
        assert asking.parameters["reply_markup"]["selective"] is True
        assert [question for question, _ in stage.answerer.asked] == ["Mức đóng?"]

    play(story, tmp_path)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"sticker": PLAIN_STICKER}, id="sticker"),
        pytest.param({"voice": FILE | {"duration": 2}}, id="voice"),
        pytest.param({"photo": [PICTURE]}, id="photo"),
        pytest.param({"document": FILE}, id="file"),
    ],
)
def test_what_is_not_text_is_left_alone_in_a_group(fields: dict[str, Any], tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write(f"/hoi@{BOT} Một?", chat=GROUP)
        await stage.settle()
        answer = stage.world.sent(GROUP)[0]
        stage.world.write(None, chat=GROUP, reply_to=answer, **fields)
        await stage.settle()

        assert len(texts_sent(stage, GROUP)) == 1

    play(story, tmp_path)


@pytest.mark.parametrize("content", [{"photo": [PICTURE]}, {"document": FILE}])
def test_a_caption_that_asks_the_bot_is_answered_and_others_are_left_alone(
    content: dict[str, Any], tmp_path: Path
) -> None:
    async def story(stage: Stage) -> None:
        stage.world.is_private_in_groups = False
        asking = f"@{BOT} Mức đóng?"
        mention = [{"type": "mention", "offset": 0, "length": len(BOT) + 1}]
        stage.world.write(None, chat=GROUP, caption="Ảnh liên hoan", **content)
        stage.world.write(None, chat=GROUP, caption=asking, caption_entities=mention, **content)
        stage.world.write(None, chat=GROUP, caption=f"/hoi@{BOT} Mấy ngày?", **content)
        await stage.settle()

        assert [question for question, _ in stage.answerer.asked] == ["Mức đóng?", "Mấy ngày?"]
        assert len(texts_sent(stage, GROUP)) == 2

    play(story, tmp_path)


def test_a_command_for_another_bot_is_not_answered_though_it_replies_to_this_one(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        stage.world.write(f"/hoi@{BOT} Mức đóng?", chat=GROUP)
        await stage.settle()
        answer = stage.world.sent(GROUP)[0]
        for words in ("/x@another_bot", "/hoi@another_bot Mức đóng?", "/hoi@another_bot"):
            stage.world.write(words, chat=GROUP, reply_to=answer)
        await stage.settle()
        assert len(stage.world.sent(GROUP)) == 1

        stage.world.write(f"/x@{BOT}", chat=GROUP, reply_to=answer)
        stage.world.write("/x", chat=GROUP, reply_to=answer)
        await stage.settle()
        assert texts_sent(stage, GROUP)[1:] == [texts.UNKNOWN_COMMAND] * 2

    play(story, tmp_path)
