"""The server refuses what Telegram refuses, so that a message it takes is one that Telegram takes."""

from typing import Any

import pytest

from tests.bot_api_server.refusals import (
    RefusalError,
    check_commands,
    check_markup,
    check_text,
    check_webhook,
)


def entity(kind: str, offset: int, length: int, **fields: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length} | fields


@pytest.mark.parametrize(
    ("text", "entities", "words"),
    [
        pytest.param(" \n ", [], "message text is empty", id="blank"),
        pytest.param("x" * 4097, [], "message is too long", id="long"),
        pytest.param("😀" * 2049, [], "message is too long", id="long in UTF-16 units"),
        pytest.param("abc", [entity("bold", 1, 3)], "outside the text", id="beyond the end"),
        pytest.param("abc", [entity("bold", 1, 0)], "outside the text", id="empty entity"),
        pytest.param("a😀b", [entity("bold", 2, 1)], "middle of a UTF-16 symbol", id="half a character"),
        pytest.param(
            "abcdef", [entity("bold", 0, 3), entity("italic", 2, 3)], "half over one another", id="overlap"
        ),
        pytest.param("x " * 101, [entity("bold", 2 * n, 1) for n in range(101)], "101 entities", id="many"),
        pytest.param(
            "abc", [entity("text_link", 0, 3, url="http://localhost/x")], "Wrong HTTP URL", id="no link"
        ),
    ],
)
def test_texts_are_refused(text: str, entities: list[dict[str, Any]], words: str) -> None:
    with pytest.raises(RefusalError, match=words):
        check_text(text, entities, None)


def test_a_text_with_entities_as_they_should_be_is_taken() -> None:
    text = "Nguồn 😀\n“a < b & c” [1]\nĐiều 2"
    entities = [
        entity("bold", 0, 5),
        entity("expandable_blockquote", 9, 15),
        entity("italic", 10, 9),
        entity("text_link", 25, 6, url="https://luat.example/mau?a=1&b=2"),
        entity("underline", 25, 6),
    ]

    check_text(text, entities, None)


def test_html_that_telegram_does_not_know_is_refused_in_its_words() -> None:
    with pytest.raises(RefusalError, match='can\'t parse entities: Unsupported start tag "ul"'):
        check_text("<ul>x</ul>", [], "HTML")


@pytest.mark.parametrize(
    ("button", "words"),
    [
        pytest.param({"text": "", "callback_data": "a"}, "BUTTON_TEXT_EMPTY", id="no label"),
        pytest.param({"text": "a", "callback_data": "ệ" * 22}, "BUTTON_DATA_INVALID", id="66 bytes"),
        pytest.param({"text": "a", "callback_data": ""}, "BUTTON_DATA_INVALID", id="no data"),
    ],
)
def test_buttons_are_refused(button: dict[str, str], words: str) -> None:
    with pytest.raises(RefusalError, match=words):
        check_markup({"inline_keyboard": [[button]]})


def test_a_webhook_needs_https_and_a_port_that_telegram_calls() -> None:
    check_webhook({"url": "https://bot.example/hook", "secret_token": "a-1"})

    for wrong in ({"url": "http://bot.example"}, {"url": "https://bot.example:8000"}):
        with pytest.raises(RefusalError, match="bad webhook"):
            check_webhook(wrong)


def test_a_command_needs_a_plain_name() -> None:
    with pytest.raises(RefusalError, match="BOT_COMMAND_INVALID"):
        check_commands([{"command": "hỏi", "description": "Hỏi"}])
