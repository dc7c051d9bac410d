"""The methods of the Bot API that write into chats."""

import json
import time
from typing import Any

from tests.bot_api_server.chats import Parameters, known_chat
from tests.bot_api_server.refusals import MAX_CALLBACK_ANSWER_CHARS, bad_request, check_markup, check_text
from tests.bot_api_server.world import BOT_USER, World

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def send_message(world: World, parameters: Parameters) -> Any:
    """Return the message that a bot has sent."""
    chat_id = known_chat(world, parameters)
    _check_content(parameters)
    _check_reply(world, chat_id, parameters)
    thread = parameters.get("message_thread_id")
    if thread is not None and thread not in world.threads.get(chat_id, set()):
        raise bad_request("message thread not found")
    return world.new_message(chat_id, parameters["text"].strip(), parameters)


def edit_message_text(world: World, parameters: Parameters) -> Any:
    """Change the text of a message."""
    chat_id = known_chat(world, parameters)
    message = world.messages.get((chat_id, parameters["message_id"]))
    if message is None or message["from"] != BOT_USER:
        raise bad_request("message to edit not found")
    if message.get("forces_reply"):
        raise bad_request("message can't be edited")
    _check_content(parameters)
    new = {"text": parameters["text"].strip(), "entities": parameters.get("entities", [])}
    markup = parameters.get("reply_markup")
    if all(message.get(key) == value for key, value in new.items()) and message.get("reply_markup") == markup:
        raise bad_request(_NOT_MODIFIED)
    message.update(new, edit_date=int(time.time()))
    world.taken_at[chat_id, message["message_id"]] = time.monotonic()
    message.pop("reply_markup", None)
    if markup:
        message["reply_markup"] = markup
    return message


def send_document(world: World, parameters: Parameters) -> Any:
    """Return the message with a document."""
    chat_id = known_chat(world, parameters)
    _check_reply(world, chat_id, parameters)
    file = json.loads(parameters["document"])
    message = world.new_message(chat_id, parameters.get("caption", ""), parameters)
    message["caption"] = message.pop("text")
    message["document"] = {"file_id": "a", "file_unique_id": "b", "file_name": file["name"]}
    world.files[message["message_id"]] = file["content"]
    return message


def edit_message_reply_markup(world: World, parameters: Parameters) -> Any:
    """Change the buttons below a message."""
    message = world.messages.get((known_chat(world, parameters), parameters["message_id"]))
    if message is None or message["from"] != BOT_USER:
        raise bad_request("message to edit not found")
    markup = parameters.get("reply_markup")
    check_markup(markup)
    if message.get("reply_markup") == markup:
        raise bad_request(_NOT_MODIFIED)
    message["reply_markup"] = markup
    return message


def delete_message(world: World, parameters: Parameters) -> Any:
    """Delete a message."""
    chat_id = known_chat(world, parameters)
    if world.messages.pop((chat_id, parameters["message_id"]), None) is None:
        raise bad_request("message to delete not found")
    return True


def send_chat_action(world: World, parameters: Parameters) -> Any:
    """Show that the bot is writing."""
    known_chat(world, parameters)
    return True


def send_message_draft(world: World, parameters: Parameters) -> Any:
    """Show what is being written."""
    known_chat(world, parameters)
    if parameters["chat_id"] < 0 or not parameters["draft_id"]:
        raise bad_request("drafts are for private chats and have an id")
    return True


def answer_callback_query(world: World, parameters: Parameters) -> Any:
    """Answer a press, once."""
    if len(parameters.get("text", "")) > MAX_CALLBACK_ANSWER_CHARS:
        raise bad_request("MESSAGE_TOO_LONG")
    if parameters["callback_query_id"] not in world.open_queries:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    world.open_queries.remove(parameters["callback_query_id"])
    world.answers_to_queries.append(parameters)
    return True


def _check_content(parameters: Parameters) -> None:
    check_text(parameters.get("text", ""), parameters.get("entities", []), parameters.get("parse_mode"))
    check_markup(parameters.get("reply_markup"))


def _check_reply(world: World, chat_id: int, parameters: Parameters) -> None:
    reply = parameters.get("reply_parameters")
    if not reply or reply.get("allow_sending_without_reply"):
        return
    if (chat_id, reply["message_id"]) not in world.messages:
        raise bad_request("message to be replied not found")
