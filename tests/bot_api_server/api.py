"""The methods of the Bot API that the bot uses, over a World."""

import asyncio
import json
import random
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from tests.bot_api_server.flood import FloodControl, Limits
from tests.bot_api_server.parameters import decoded
from tests.bot_api_server.refusals import (
    MAX_CALLBACK_ANSWER_CHARS,
    MAX_DESCRIPTION_CHARS,
    MAX_DOWNLOAD_BYTES,
    MAX_SHORT_DESCRIPTION_CHARS,
    RefusalError,
    bad_request,
    check_commands,
    check_markup,
    check_text,
    check_webhook,
)
from tests.bot_api_server.specification import Specification
from tests.bot_api_server.world import BOT_USER, Call, World, membership

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_CONFLICT = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)


class DroppedError(Exception):
    """The connection ends without a reply."""


@dataclass(frozen=True)
class Failure:
    """How one call fails: with a status (200: it does not, but is slow), or dropped; before or after
    it took effect."""

    status: int = 500
    description: str = "Internal Server Error"
    retry_after: int | None = None
    is_drop: bool = False
    takes_effect: bool = False
    after_seconds: float = 0.0


WAYS_TO_FAIL = (
    Failure(429, "Too Many Requests: retry after 1", retry_after=1),
    Failure(500),
    Failure(502, "Bad Gateway"),
    Failure(is_drop=True),
    Failure(is_drop=True, takes_effect=True),  # Telegram took it, and the bot cannot know
)


class BotApi:
    """Handles calls; knows one bot with one token."""

    def __init__(
        self,
        token: str,
        *,
        specification: Specification | None = None,
        limits: Limits | None = None,
    ) -> None:
        self.world = World()
        self._token = token
        self._specification = specification
        self.flood = FloodControl(limits) if limits else None
        self.random_failures = 0
        self.messages_taken_unseen = 0  # in the chat, though the call failed: may come twice
        self._failures: defaultdict[str, deque[Failure]] = defaultdict(deque)
        self._chance: tuple[float, random.Random] | None = None
        self._poll = 0

    def fail(self, method: str, failure: Failure, *, times: int = 1) -> None:
        """Let the next calls of a method fail."""
        self._failures[method].extend([failure] * times)

    def fail_now_and_then(self, share: float, *, seed: int = 0) -> None:
        """Let this share of all calls fail, each in one of the ways in which Telegram fails."""
        self._chance = (share, random.Random(seed))

    def revoke_token(self) -> None:
        """Refuse the token from now on, as after a revoke at @BotFather."""
        self._token = "revoked"

    def forgive(self, method: str) -> None:
        """Let the next calls of a method succeed again."""
        self._failures[method].clear()

    async def handle(self, token: str, method: str, raw: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Return the status and body of the reply; raises DroppedError where there is none."""
        try:
            if token != self._token:
                raise RefusalError(401, "Unauthorized")
            return 200, {"ok": True, "result": await self._call(method, decoded(raw))}
        except RefusalError as refusal:
            body: dict[str, Any] = {
                "ok": False,
                "error_code": refusal.status,
                "description": refusal.description,
            }
            if refusal.parameters:
                body["parameters"] = refusal.parameters
            return refusal.status, body

    async def _call(self, method: str, parameters: dict[str, Any]) -> Any:
        self.world.calls.append(Call(method, parameters, time.monotonic()))
        self._check_specification(method, parameters)
        failure = self._failures[method].popleft() if self._failures[method] else self._by_chance()
        if failure is not None:
            await asyncio.sleep(failure.after_seconds)
            if failure.status != 200 and not failure.takes_effect:
                raise _as_exception(failure)
        handlers: dict[str, Callable[[dict[str, Any]], Awaitable[Any]]] = {
            "getMe": self._get_me,
            "getUpdates": self._get_updates,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": self._get_webhook_info,
            "sendMessage": self._send_message,
            "sendDocument": self._send_document,
            "getFile": self._get_file,
            "editMessageText": self._edit_message_text,
            "editMessageReplyMarkup": self._edit_message_reply_markup,
            "getChatMember": self._get_chat_member,
            "deleteMessage": self._delete_message,
            "sendChatAction": self._send_chat_action,
            "sendMessageDraft": self._send_message_draft,
            "answerCallbackQuery": self._answer_callback_query,
            "getMyCommands": self._get_my_commands,
            "setMyCommands": self._set_my_commands,
            "deleteMyCommands": self._delete_my_commands,
            "getMyDescription": self._get_profile("description"),
            "setMyDescription": self._set_profile("description", MAX_DESCRIPTION_CHARS),
            "getMyShortDescription": self._get_profile("short_description"),
            "setMyShortDescription": self._set_profile("short_description", MAX_SHORT_DESCRIPTION_CHARS),
        }
        if method not in handlers:
            raise RefusalError(404, "Not Found: method not found")
        if self.flood is not None:
            self.flood.check(method, parameters.get("chat_id"))
        result = await handlers[method](parameters)
        if failure is not None and failure.status != 200:
            self.messages_taken_unseen += method == "sendMessage"
            raise _as_exception(failure)
        return result

    def _by_chance(self) -> Failure | None:
        if self._chance is None or self._chance[1].random() >= self._chance[0]:
            return None
        self.random_failures += 1
        return self._chance[1].choice(WAYS_TO_FAIL)

    def _check_specification(self, method: str, parameters: dict[str, Any]) -> None:
        problem = self._specification.problem(method, parameters) if self._specification else None
        if problem:
            self.world.violations.append(problem)
            raise bad_request(problem)

    async def _get_me(self, _parameters: dict[str, Any]) -> Any:
        return BOT_USER

    async def _get_updates(self, parameters: dict[str, Any]) -> Any:
        if self.world.webhook.get("url"):
            raise RefusalError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self._poll += 1
        poll, offset = self._poll, parameters.get("offset", 0)
        kinds = set(parameters.get("allowed_updates", []))
        self.world.updates[:] = [update for update in self.world.updates if update["update_id"] >= offset]
        deadline = time.monotonic() + parameters.get("timeout", 0)
        while True:
            waiting = [one for one in list(self.world.updates) if not kinds or kinds & one.keys()]
            if waiting or time.monotonic() >= deadline:
                return waiting[: parameters.get("limit", 100)]
            await asyncio.sleep(0.01)
            if poll != self._poll:
                raise RefusalError(409, _CONFLICT)

    async def _set_webhook(self, parameters: dict[str, Any]) -> Any:
        check_webhook(parameters)
        self.world.webhook = parameters
        return True

    async def _get_webhook_info(self, _parameters: dict[str, Any]) -> Any:
        url = self.world.webhook.get("url", "")
        return {"url": url, "has_custom_certificate": False, "pending_update_count": len(self.world.updates)}

    async def _delete_webhook(self, _parameters: dict[str, Any]) -> Any:
        self.world.webhook = {}
        return True

    async def _send_message(self, parameters: dict[str, Any]) -> Any:
        chat_id = self._known_chat(parameters)
        self._check_content(parameters)
        self._check_reply(chat_id, parameters)
        thread = parameters.get("message_thread_id")
        if thread is not None and thread not in self.world.threads.get(chat_id, set()):
            raise bad_request("message thread not found")
        return self.world.new_message(chat_id, parameters["text"].strip(), parameters)

    async def _edit_message_text(self, parameters: dict[str, Any]) -> Any:
        chat_id = self._known_chat(parameters)
        message = self.world.messages.get((chat_id, parameters["message_id"]))
        if message is None or message["from"] != BOT_USER:
            raise bad_request("message to edit not found")
        if message.get("forces_reply"):
            raise bad_request("message can't be edited")
        self._check_content(parameters)
        new = {"text": parameters["text"].strip(), "entities": parameters.get("entities", [])}
        markup = parameters.get("reply_markup")
        if (
            all(message.get(key) == value for key, value in new.items())
            and message.get("reply_markup") == markup
        ):
            raise bad_request(_NOT_MODIFIED)
        message.update(new, edit_date=int(time.time()))
        self.world.taken_at[chat_id, message["message_id"]] = time.monotonic()
        message.pop("reply_markup", None)
        if markup:
            message["reply_markup"] = markup
        return message

    async def _send_document(self, parameters: dict[str, Any]) -> Any:
        chat_id = self._known_chat(parameters)
        self._check_reply(chat_id, parameters)
        file = json.loads(parameters["document"])
        message = self.world.new_message(chat_id, parameters.get("caption", ""), parameters)
        message["caption"] = message.pop("text")
        message["document"] = {"file_id": "a", "file_unique_id": "b", "file_name": file["name"]}
        self.world.files[message["message_id"]] = file["content"]
        return message

    async def _get_file(self, parameters: dict[str, Any]) -> Any:
        file_id = parameters["file_id"]
        content = self.world.sent_files.get(file_id)
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

    def file(self, token: str, path: str) -> bytes | None:
        """Return what stands at a path that getFile gave; None where nothing does."""
        return self.world.sent_files.get(path.removeprefix("documents/")) if token == self._token else None

    async def _edit_message_reply_markup(self, parameters: dict[str, Any]) -> Any:
        message = self.world.messages.get((self._known_chat(parameters), parameters["message_id"]))
        if message is None or message["from"] != BOT_USER:
            raise bad_request("message to edit not found")
        markup = parameters.get("reply_markup")
        check_markup(markup)
        if message.get("reply_markup") == markup:
            raise bad_request(_NOT_MODIFIED)
        message["reply_markup"] = markup
        return message

    async def _get_chat_member(self, parameters: dict[str, Any]) -> Any:
        members = self.world.members.get(self._known_chat(parameters))
        if members is None:
            raise bad_request("member list is inaccessible")
        return membership(parameters["user_id"], members.get(parameters["user_id"], "left"))

    async def _delete_message(self, parameters: dict[str, Any]) -> Any:
        chat_id = self._known_chat(parameters)
        if self.world.messages.pop((chat_id, parameters["message_id"]), None) is None:
            raise bad_request("message to delete not found")
        return True

    async def _send_chat_action(self, parameters: dict[str, Any]) -> Any:
        self._known_chat(parameters)
        return True

    async def _send_message_draft(self, parameters: dict[str, Any]) -> Any:
        self._known_chat(parameters)
        if parameters["chat_id"] < 0 or not parameters["draft_id"]:
            raise bad_request("drafts are for private chats and have an id")
        return True

    async def _answer_callback_query(self, parameters: dict[str, Any]) -> Any:
        if len(parameters.get("text", "")) > MAX_CALLBACK_ANSWER_CHARS:
            raise bad_request("MESSAGE_TOO_LONG")
        if parameters["callback_query_id"] not in self.world.open_queries:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        self.world.open_queries.remove(parameters["callback_query_id"])
        self.world.answers_to_queries.append(parameters)
        return True

    async def _get_my_commands(self, parameters: dict[str, Any]) -> Any:
        return self.world.commands.get(self._list_of_commands(parameters), [])

    async def _set_my_commands(self, parameters: dict[str, Any]) -> Any:
        check_commands(parameters["commands"])
        self.world.commands[self._list_of_commands(parameters)] = parameters["commands"]
        return True

    async def _delete_my_commands(self, parameters: dict[str, Any]) -> Any:
        self.world.commands.pop(self._list_of_commands(parameters), None)
        return True

    def _list_of_commands(self, parameters: dict[str, Any]) -> str:
        """Return which list is meant: that of a scope, of a chat, of a language."""
        scope = parameters.get("scope", {"type": "default"})
        chat = str(self._known_chat(scope)) if "chat_id" in scope else ""
        return " ".join(part for part in (scope["type"], chat, parameters.get("language_code", "")) if part)

    def _get_profile(self, name: str) -> Callable[[dict[str, Any]], Awaitable[Any]]:
        async def get(_parameters: dict[str, Any]) -> Any:
            return {name: self.world.profile.get(name, "")}

        return get

    def _set_profile(self, name: str, max_chars: int) -> Callable[[dict[str, Any]], Awaitable[Any]]:
        async def put(parameters: dict[str, Any]) -> Any:
            if len(parameters.get(name, "")) > max_chars:
                raise bad_request(f"{name} is too long")
            self.world.profile[name] = parameters.get(name, "")
            return True

        return put

    def _known_chat(self, parameters: dict[str, Any]) -> int:
        if "chat_id" not in parameters:
            raise bad_request("chat_id is empty")
        chat_id = int(parameters["chat_id"])
        if chat_id in self.world.migrated:
            new = self.world.migrated[chat_id]
            raise RefusalError(
                400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=new
            )
        if chat_id in self.world.blocked:
            raise RefusalError(403, "Forbidden: bot was blocked by the user")
        if chat_id not in self.world.chats:
            raise bad_request("chat not found")
        return chat_id

    def _check_content(self, parameters: dict[str, Any]) -> None:
        check_text(parameters.get("text", ""), parameters.get("entities", []), parameters.get("parse_mode"))
        check_markup(parameters.get("reply_markup"))

    def _check_reply(self, chat_id: int, parameters: dict[str, Any]) -> None:
        reply = parameters.get("reply_parameters")
        if not reply or reply.get("allow_sending_without_reply"):
            return
        if (chat_id, reply["message_id"]) not in self.world.messages:
            raise bad_request("message to be replied not found")


def _as_exception(failure: Failure) -> Exception:
    if failure.is_drop:
        return DroppedError()
    parameters = {} if failure.retry_after is None else {"retry_after": failure.retry_after}
    return RefusalError(failure.status, failure.description, **parameters)
