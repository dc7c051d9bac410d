"""`feedback` shows what to look at, to people and to programs."""

import json

import pytest

from bot.state import Conversation, Source, State, StoredAnswer
from tests.bot.commands.house import House


def with_feedback(house: House) -> None:
    """Let a question have been asked in vain, one disliked, one liked."""
    state = State(f"sqlite:///{house.root / 'var' / 'policybot.db'}")
    source = Source(1, "phi", "Đoàn phí <b>", "Điều 2", 3, 9, "<script>alert(1)</script>")
    me = Conversation(987654321012, 987654321012)
    for token, kind in (("a", "no_answer"), ("b", "answer"), ("c", "answer")):
        state.answers.save(StoredAnswer(token, me, f"Câu {token} <i>?", kind, 0.4, (source,), "g1"))
    state.answers.give_feedback("b", me.user_id, "bad", "ended")
    state.answers.give_feedback("c", me.user_id, "good")
    state.close()


def test_feedback_for_programs_has_the_trace_and_no_id(house: House) -> None:
    with_feedback(house)

    out = house.run("feedback", "--json")[1]

    told = json.loads(out)
    assert (told["questions"], told["liked"], told["disliked"]) == (3, 1, 1)
    assert told["by_reason"] == {"ended": 1}
    assert {(one["question"], one["reason"], one["generation"]) for one in told["concerns"]} == {
        ("Câu a <i>?", None, "g1"),
        ("Câu b <i>?", "ended", "g1"),
    }
    assert "987654321012" not in out


@pytest.mark.parametrize("to_file", [True, False])
def test_feedback_for_people_is_a_page_by_itself_in_which_nothing_runs(to_file: bool, house: House) -> None:
    with_feedback(house)
    file = house.root / "gop-y.html"

    out = house.run("feedback", "--html", *([file] if to_file else []))[1]

    page = file.read_text(encoding="utf-8") if to_file else out
    assert "Câu a &lt;i&gt;?" in page
    assert "Đã hết hiệu lực" in page
    assert "<script" not in page
    assert "://" not in page
    assert "987654321012" not in page


def test_feedback_for_the_terminal_is_a_table(house: House) -> None:
    with_feedback(house)

    lines = house.run("feedback")[1].splitlines()

    assert lines[0].startswith("3 questions, 2 answered, 1 without an answer; 1 liked, 1 disliked")
    assert [line.endswith("Câu b <i>?") for line in lines[2:]].count(True) == 1
    assert len(lines) == 4
