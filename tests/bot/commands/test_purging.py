"""`purge` deletes what is old."""

import json

from bot.state import Conversation, State, StoredAnswer
from tests.bot.commands.house import House, audited


def test_purging_deletes_what_is_old_and_says_how_much(house: House) -> None:
    state = State(f"sqlite:///{house.root / 'var' / 'policybot.db'}", clock=lambda: 0.0)
    state.answers.save(StoredAnswer("abc", Conversation(7, 7), "Hỏi?", "answer"))
    state.close()

    first = json.loads(house.run("purge", "--json")[1])
    again = house.run("purge")[1]

    assert (first["answers"], first["feedback"]) == (1, 0)
    assert "nothing is that old" in again
    assert audited(house)[-1] == ("command line", "purge")
