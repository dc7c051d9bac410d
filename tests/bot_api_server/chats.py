"""The methods of the Bot API about chats, files, commands and what the bot tells of itself."""

from collections.abc import Callable
from typing import Any

from tests.bot_api_server.refusals import (
    MAX_DOWNLOAD_BYTES,
    RefusalError,
    bad_request,
    check_commands,
    check_webhook,
)
from tests.bot_api_server.world import World, membership

Parameters = dict[str, Any]
Method = Callable[[World, Parameters], Any]


def known_chat(world: World, parameters: Parameters) -> int:
    """Return the chat that a call names; RefusalError where the bot may not write to it."""
    if "chat_id" not in parameters:
        raise bad_request("chat_id is empty")
    chat_id = int(parameters["chat_id"])
    if chat_id in world.migrated:
        new = world.migrated[chat_id]
        raise RefusalError(
            400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=new
        )
    if chat_id in world.blocked:
        raise RefusalError(403, "Forbidden: bot was blocked by the user")
    if chat_id not in world.chats:
        raise bad_request("chat not found")
    return chat_id


def get_chat_member(world: World, parameters: Parameters) -> Any:
    """Return what somebody is in a chat."""
    members = world.members.get(known_chat(world, parameters))
    if members is None:
        raise bad_request("member list is inaccessible")
    return membership(parameters["user_id"], members.get(parameters["user_id"], "left"))


def get_file(world: World, parameters: Parameters) -> Any:
    """Return where a file that was sent to the bot may be fetched."""
    file_id = parameters["file_id"]
    content = world.sent_files.get(file_id)
    if content is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(content) > MAX_DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": file_id,
        "file_unique_id": f"u{file_id}",
        "file_size": len(content),
        "file_path": f"documents/{file_id}",
    }


def set_webhook(world: World, parameters: Parameters) -> Any:
    """Let updates go to an address."""
    check_webhook(parameters)
    world.webhook = parameters
    return True


def get_webhook_info(world: World, _parameters: Parameters) -> Any:
    """Return where updates go."""
    url = world.webhook.get("url", "")
    return {"url": url, "has_custom_certificate": False, "pending_update_count": len(world.updates)}


def delete_webhook(world: World, _parameters: Parameters) -> Any:
    """Let updates wait for polls."""
    world.webhook = {}
    return True


def get_my_commands(world: World, parameters: Parameters) -> Any:
    """Return a list of commands."""
    return world.commands.get(_list_of_commands(world, parameters), [])


def set_my_commands(world: World, parameters: Parameters) -> Any:
    """Replace a list of commands."""
    check_commands(parameters["commands"])
    world.commands[_list_of_commands(world, parameters)] = parameters["commands"]
    return True


def delete_my_commands(world: World, parameters: Parameters) -> Any:
    """Delete a list of commands."""
    world.commands.pop(_list_of_commands(world, parameters), None)
    return True


def _list_of_commands(world: World, parameters: Parameters) -> str:
    """Return which list is meant: that of a scope, of a chat, of a language."""
    scope = parameters.get("scope", {"type": "default"})
    chat = str(known_chat(world, scope)) if "chat_id" in scope else ""
    return " ".join(part for part in (scope["type"], chat, parameters.get("language_code", "")) if part)


def get_profile(name: str) -> Method:
    """Return the method that tells one text of the bot's profile."""

    def get(world: World, _parameters: Parameters) -> Any:
        return {name: world.profile.get(name, "")}

    return get


def set_profile(name: str, max_chars: int) -> Method:
    """Return the method that replaces one text of the bot's profile."""

    def put(world: World, parameters: Parameters) -> Any:
        if len(parameters.get(name, "")) > max_chars:
            raise bad_request(f"{name} is too long")
        world.profile[name] = parameters.get(name, "")
        return True

    return put
