"""What is kept of a person is known in full, erased without a trace, and deleted when it is old."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.state import Browse, Conversation, Source, State, StoredAnswer
from bot.state.privacy import OF_A_PERSON
from bot.state.roles import Role
from bot.state.schema import metadata
from bot.state.uploads import Upload
from tests.fakes import Clock

ME, YOU = 987654321012, 555666777888
DAY = 24 * 3600.0
WORDS = "chuyện riêng của chị Bưởi"
LEFT = {  # by leave_traces, of one person
    "answers": 2,
    "whole_answers": 1,
    "leanings": 1,
    "asked_messages": 1,
    "sent_replies": 1,
    "feedback": 1,
    "browses": 1,
    "staff_questions": 0,
    "carried_messages": 1,
    "access_requests": 1,
    "roles": 1,
    "uploads": 1,
    "people": 1,
}


@pytest.fixture
def state(tmp_path: Path, clock: Clock) -> Iterator[State]:
    opened = State(f"sqlite:///{tmp_path / 'bot.db'}", clock=clock)
    yield opened
    opened.close()


def leave_traces(state: State, person: int, words: str) -> None:
    """Let a person do everything that the database keeps."""
    source = Source(1, "luat", "Luật", "Điều 2", 3, 9, words)
    here = Conversation(person, person)
    state.people.see(person)
    state.answers.save(StoredAnswer(f"t{person}"[:16], here, words, "answer", 0.7, (source,)))
    state.answers.save(StoredAnswer(f"g{person}"[:16], Conversation(-100, person), words, "no_answer"))
    state.answers.keep_whole(StoredAnswer(f"g{person}"[:16], here, words, "answer"), json.dumps([words]))
    state.answers.note_leaning("of another", {person})
    state.replies.keep_answer(f"t{person}"[:16], here, 3)
    state.replies.add(person, 3, 4)
    state.carried.keep(here, 5, by_update=3)
    state.answers.give_feedback(f"t{person}"[:16], person, "bad", "law")
    state.browses.save(Browse(f"b{person}"[:16], here, words))
    state.access_requests.ask(person, words, again_after_seconds=DAY)
    state.roles.grant(person, Role.STAFF, name=words)
    state.uploads.add(Upload(f"u{person}"[:16], person, words))
    state.audit.write("role granted", actor_id=person, subject_id=person)
    state.updates.put_outgoing(5, [f'{{"destination": {{"chat_id": {person}}}, "message": "{words}"}}'])


def content_of(folder: Path) -> bytes:
    """Return all that the files of the database hold."""
    return b"".join(path.read_bytes() for path in folder.iterdir())


def test_no_table_that_names_a_person_is_forgotten() -> None:
    naming = {table.name for table in metadata.tables.values() if "user_id" in table.columns}

    assert naming == set(OF_A_PERSON)


def test_nothing_of_an_erased_person_is_left_in_the_files(state: State, tmp_path: Path) -> None:
    leave_traces(state, ME, WORDS)
    leave_traces(state, YOU, "lời của người khác")
    assert str(ME).encode() in content_of(tmp_path)

    receipt = state.privacy.erase(ME, by_update=1)

    assert state.privacy.scrub()
    files = content_of(tmp_path)
    assert str(ME).encode() not in files
    assert ME.to_bytes(6, "big") not in files
    assert WORDS.encode() not in files
    assert "lời của người khác".encode() in files
    assert receipt.counts == LEFT | {
        "outgoing": 1,
        "updates": 0,
        "audit": 2,
    }


def test_the_files_are_overwritten_once_the_update_is_finished(state: State, tmp_path: Path) -> None:
    state.updates.accept(1, f'{{"from": {ME}}}')
    leave_traces(state, ME, WORDS)
    state.privacy.erase(ME, by_update=1)

    too_early = state.privacy.scrub()
    state.updates.finish(1)

    assert not too_early
    assert state.privacy.scrub()
    assert str(ME).encode() not in content_of(tmp_path)


def test_a_receipt_is_kept_without_the_person(state: State) -> None:
    leave_traces(state, ME, WORDS)

    receipt = state.privacy.erase(ME, by_update=1)

    assert state.privacy.receipts() == (receipt,)
    assert len(receipt.number) == 10


def test_the_audit_log_keeps_what_was_done_but_not_by_whom(state: State) -> None:
    state.audit.write("role granted", actor_id=ME, subject_id=YOU)
    state.audit.write("role revoked", actor_id=YOU, subject_id=ME)

    receipt = state.privacy.erase(ME, by_update=1)

    revoked, granted = state.audit.entries()
    assert (granted.actor_id, granted.actor) == (None, state.pseudonyms.of(ME))
    assert (granted.subject_id, revoked.actor_id) == (YOU, YOU)
    assert (revoked.subject_id, revoked.subject) == (None, receipt.number)


def test_an_export_has_everything_of_the_person_and_nothing_of_others(state: State) -> None:
    leave_traces(state, ME, WORDS)
    leave_traces(state, YOU, "lời của người khác")

    kept = state.privacy.export(ME)

    assert {name: len(rows) for name, rows in kept.items()} == LEFT | {
        "audit": 1,
        "updates": 0,
        "outgoing": 1,
    }
    assert kept["answers"][1]["sources"][0]["quote"] == WORDS
    assert "lời của người khác" not in str(kept)


def test_what_is_old_is_deleted_and_what_is_not_stays(state: State, clock: Clock) -> None:
    leave_traces(state, ME, WORDS)
    clock.now += 91 * DAY
    leave_traces(state, YOU, "mới")

    counts = state.privacy.purge(keep_days=90, audit_days=730)

    assert counts == {
        "recent_use": 0,
        "answers": 2,
        "whole_answers": 1,
        "leanings": 2,  # on answers that are not there
        "feedback": 1,
        "browses": 1,
        "staff_questions": 0,
        "carried_messages": 1,
        "access_requests": 1,
        "uploads": 1,
        "people": 1,
        "audit": 0,
        "erasures": 0,
    }
    assert state.roles.of(ME) is not None
    assert [len(state.privacy.export(YOU)[name]) for name in ("answers", "feedback", "people")] == [2, 1, 1]


def test_nothing_is_deleted_where_the_settings_keep_for_ever(state: State, clock: Clock) -> None:
    leave_traces(state, ME, WORDS)
    clock.now += 10_000 * DAY

    assert not any(state.privacy.purge(keep_days=0, audit_days=0).values())


@pytest.fixture(scope="module")
def one_state() -> Iterator[State]:
    opened = State("sqlite://")
    yield opened
    opened.close()


@given(ids=st.lists(st.integers(1, 2**52), min_size=2, max_size=50, unique=True))
def test_pseudonyms_tell_people_apart_and_do_not_tell_who_they_are(one_state: State, ids: list[int]) -> None:
    names = [one_state.pseudonyms.of(one) for one in ids]

    assert len(set(names)) == len(ids)
    assert names == [one_state.pseudonyms.of(one) for one in ids]
    assert not any(str(one) in name for one, name in zip(ids, names, strict=True) if one > 10**6)


def test_another_database_gives_other_pseudonyms(state: State) -> None:
    other = State("sqlite://")

    assert other.pseudonyms.of(ME) != state.pseudonyms.of(ME)
    other.close()


_ACTIONS = st.lists(
    st.tuples(
        st.sampled_from([ME, YOU]),
        st.text(st.characters(min_codepoint=192, codec="utf-8"), min_size=8, max_size=300),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=15, deadline=None)
@given(actions=_ACTIONS)
def test_whatever_was_done_an_erasure_leaves_no_word_of_it(actions: list[tuple[int, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        state = State(f"sqlite:///{folder}/bot.db")
        here = {person: Conversation(person, person) for person in (ME, YOU)}
        for number, (person, words) in enumerate(actions):
            state.people.see(person)
            state.answers.save(StoredAnswer(f"a{number}", here[person], words, "no_answer"))
            state.browses.save(Browse(f"b{number}", here[person], words))
            state.staff_questions.ask(f"a{number}", here[person])
        kept = {words for person, words in actions if person == YOU}
        gone = {words for person, words in actions if person == ME} - kept

        state.privacy.erase(ME, by_update=1)

        assert state.privacy.scrub()
        files = content_of(Path(folder))
        assert str(ME).encode() not in files
        assert ME.to_bytes(6, "big") not in files
        assert not any(words.encode() in files for words in gone if not any(words in one for one in kept))
        assert {one["question"] for one in state.privacy.export(YOU)["answers"]} == kept
        state.close()


def test_what_another_went_on_from_goes_with_whose_question_it_is(state: State) -> None:
    state.answers.save(StoredAnswer("asked", Conversation(-100, ME), WORDS, "answer"))
    state.answers.save(StoredAnswer("own", Conversation(YOU, YOU), WORDS, "answer"), carried_from="asked")
    state.answers.save(StoredAnswer("other", Conversation(YOU, YOU), "Mức đóng?", "answer"))

    state.privacy.erase(ME, by_update=1)

    assert [one["question"] for one in state.privacy.export(YOU)["answers"]] == ["Mức đóng?"]


def letter(chat_id: int, text: str) -> str:
    """Return an outgoing message as the database keeps it."""
    return json.dumps({"destination": {"chat_id": chat_id}, "message": {"text": text}})


@pytest.fixture
def on_the_way(state: State) -> State:
    """Let a question be underway that was written, is to go to staff, and is told of in another's update."""
    state.answers.save(StoredAnswer("asked", Conversation(-100, ME), WORDS + "\nthì sao?", "answer"))
    state.updates.accept(1, json.dumps({"update_id": 1, "callback_query": {"from": {"id": ME}}}))
    state.updates.accept(2, json.dumps({"update_id": 2, "message": {"from": {"id": ME}, "text": WORDS}}))
    state.updates.accept(3, json.dumps({"update_id": 3, "message": {"from": {"id": YOU}}}))
    state.updates.put_outgoing(2, [letter(-200, "Tin cho nhóm cán bộ")])
    state.updates.put_outgoing(
        3,
        [
            letter(-300, f"“{WORDS} thì sao?”"),
            letter(YOU, f"Bưởi (mã số {ME}) xin quyền"),
            letter(YOU, "Khác"),
        ],
    )
    return state


def test_an_erasure_drops_what_is_on_its_way_to_anybody(on_the_way: State) -> None:
    counts = on_the_way.privacy.erase(ME, by_update=1).counts

    assert (counts["outgoing"], counts["updates"]) == (3, 1)
    assert on_the_way.updates.outgoing(2) == ()
    assert [json.loads(one.payload)["message"]["text"] for one in on_the_way.updates.outgoing(3)] == ["Khác"]
    assert [one.update_id for one in on_the_way.updates.unfinished()] == [1, 3]


def test_an_export_has_what_is_on_its_way_and_no_letter_that_tells_of_others(on_the_way: State) -> None:
    kept = on_the_way.privacy.export(ME)

    assert [one["update_id"] for one in kept["updates"]] == [1, 2]
    assert [one["update_id"] for one in kept["outgoing"]] == [2]


def test_an_answer_that_was_erased_meanwhile_is_not_kept_whole(state: State) -> None:
    state.answers.keep_whole(StoredAnswer("gone", Conversation(-100, ME), WORDS, "answer"), "[]")

    assert state.privacy.export(ME)["whole_answers"] == []
