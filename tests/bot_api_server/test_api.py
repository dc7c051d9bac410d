"""The server answers as Telegram does, refusals in Telegram's words included, and fails on demand."""

import asyncio
import json
from typing import Any

import pytest

from tests.bot_api_server.api import BotApi
from tests.bot_api_server.failures import DroppedError, Failure
from tests.bot_api_server.flood import FloodControl, Limits
from tests.bot_api_server.refusals import RefusalError

TOKEN = "1:a"
PERSON = 7

Reply = tuple[int, dict[str, Any]]


def call(api: BotApi, method: str, *, token: str = TOKEN, **parameters: Any) -> Reply:
    return asyncio.run(api.handle(token, method, as_form(parameters)))


def as_form(parameters: dict[str, Any]) -> dict[str, str]:
    return {
        name: value if isinstance(value, str) else json.dumps(value) for name, value in parameters.items()
    }


@pytest.fixture
def api() -> BotApi:
    made = BotApi(TOKEN)
    made.world.write("Chào", person=PERSON)
    return made


def sent(api: BotApi, **fields: Any) -> dict[str, Any]:
    status, body = call(api, "sendMessage", chat_id=PERSON, **({"text": "a"} | fields))
    assert status == 200, body
    result: dict[str, Any] = body["result"]
    return result


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        pytest.param({"chat_id": 99}, "chat not found", id="unknown chat"),
        pytest.param({"text": " "}, "message text is empty", id="blank"),
        pytest.param({"text": "x" * 4097}, "message is too long", id="long"),
        pytest.param({"message_thread_id": 5}, "message thread not found", id="unknown thread"),
        pytest.param(
            {"reply_parameters": {"message_id": 1}}, "message to be replied not found", id="no such message"
        ),
        pytest.param(
            {"text": "<ul>x</ul>", "parse_mode": "HTML"},
            'can\'t parse entities: Unsupported start tag "ul" at byte offset 0',
            id="unknown tag",
        ),
        pytest.param(
            {"reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "x" * 65}]]}},
            "BUTTON_DATA_INVALID",
            id="button data",
        ),
    ],
)
def test_messages_are_refused_in_telegrams_words(fields: dict[str, Any], words: str, api: BotApi) -> None:
    parameters: dict[str, Any] = {"chat_id": PERSON, "text": "a"} | fields

    status, body = call(api, "sendMessage", **parameters)

    assert (status, body["error_code"], body["description"]) == (400, 400, f"Bad Request: {words}")
    assert api.world.sent(PERSON) == []


def test_a_reply_to_nothing_is_sent_where_that_is_allowed(api: BotApi) -> None:
    message = sent(api, reply_parameters={"message_id": 1, "allow_sending_without_reply": True})

    assert message["text"] == "a"


def test_an_edit_must_change_something_and_find_its_message(api: BotApi) -> None:
    message = sent(api, text="a")
    where = {"chat_id": PERSON, "message_id": message["message_id"]}

    _, same = call(api, "editMessageText", text="a", **where)
    _, lost = call(api, "editMessageText", text="b", **(where | {"message_id": 1}))
    status, _ = call(api, "editMessageText", text="b", **where)

    assert same["description"].startswith("Bad Request: message is not modified: ")
    assert lost["description"] == "Bad Request: message to edit not found"
    assert status == 200


def test_a_press_is_answered_once(api: BotApi) -> None:
    api.world.press_data(sent(api), "x", person=PERSON)
    (query_id,) = api.world.open_queries

    first, _ = call(api, "answerCallbackQuery", callback_query_id=query_id)
    second, body = call(api, "answerCallbackQuery", callback_query_id=query_id)

    assert (first, second) == (200, 400)
    assert body["description"] == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )


def test_who_blocked_the_bot_gets_nothing(api: BotApi) -> None:
    api.world.blocked.add(PERSON)

    status, body = call(api, "sendMessage", chat_id=PERSON, text="a")

    assert (status, body["description"]) == (403, "Forbidden: bot was blocked by the user")


def test_a_group_that_became_a_supergroup_names_its_new_id(api: BotApi) -> None:
    api.world.migrated[-5] = -1005

    _, body = call(api, "sendMessage", chat_id=-5, text="a")

    assert body["parameters"] == {"migrate_to_chat_id": -1005}


def test_a_flood_in_a_chat_is_told_how_long_to_wait() -> None:
    api = BotApi(TOKEN, limits=Limits(burst_per_chat=1))
    api.world.write("Chào", person=PERSON)
    sent(api)

    status, body = call(api, "sendMessage", chat_id=PERSON, text="b")

    assert (status, body["description"]) == (429, "Too Many Requests: retry after 1")
    assert body["parameters"] == {"retry_after": 1}


@pytest.mark.parametrize(
    ("limits", "chat", "refused_at"),
    [
        pytest.param(Limits(burst_per_chat=3), PERSON, 3, id="a chat"),
        pytest.param(Limits(burst_per_chat=99, per_group_and_minute=4), -5, 4, id="a group"),
        pytest.param(Limits(burst_per_chat=99, per_second=6), PERSON, 6, id="all"),
    ],
)
def test_no_more_than_the_limit_is_taken(limits: Limits, chat: int, refused_at: int) -> None:
    flood = FloodControl(limits, clock=lambda: 100.0)
    for _ in range(refused_at):
        flood.check("sendMessage", chat)

    with pytest.raises(RefusalError):
        flood.check("sendMessage", chat)
    assert flood.refused == 1


def test_another_token_and_another_method_are_unknown(api: BotApi) -> None:
    assert call(api, "getMe", token="1:b")[1]["description"] == "Unauthorized"
    assert call(api, "getNothing")[0] == 404


def test_the_second_poller_ends_the_poll_of_the_first(api: BotApi) -> None:
    api.world.updates.clear()

    async def both() -> tuple[Reply, Reply]:
        first = asyncio.ensure_future(api.handle(TOKEN, "getUpdates", {"timeout": "5"}))
        await asyncio.sleep(0.05)
        return await api.handle(TOKEN, "getUpdates", {}), await first

    (second_status, _), (first_status, body) = asyncio.run(both())

    assert (second_status, first_status) == (200, 409)
    assert body["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )


def test_polling_beside_a_webhook_is_a_conflict(api: BotApi) -> None:
    call(api, "setWebhook", url="https://bot.example/hook")

    assert call(api, "getUpdates")[0] == 409


def test_polls_give_only_the_kinds_that_were_asked_for_and_confirm_by_offset(api: BotApi) -> None:
    (first,) = call(api, "getUpdates", allowed_updates=["message"])[1]["result"]

    assert call(api, "getUpdates", allowed_updates=["callback_query"])[1]["result"] == []
    assert call(api, "getUpdates", offset=first["update_id"] + 1)[1]["result"] == []


def test_calls_fail_on_demand_before_or_after_they_took_effect(api: BotApi) -> None:
    api.fail("sendMessage", Failure(500))
    api.fail("sendMessage", Failure(is_drop=True, takes_effect=True))

    assert call(api, "sendMessage", chat_id=PERSON, text="a")[0] == 500
    assert api.world.sent(PERSON) == []
    with pytest.raises(DroppedError):
        call(api, "sendMessage", chat_id=PERSON, text="a")
    assert len(api.world.sent(PERSON)) == 1
