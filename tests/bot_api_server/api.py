"""The Bot API, as far as the bot uses it, over a World."""

import asyncio
import time
from typing import Any

from tests.bot_api_server import chats, messages
from tests.bot_api_server.chats import Method, Parameters
from tests.bot_api_server.failures import Failure, Failures, as_exception
from tests.bot_api_server.flood import FloodControl, Limits
from tests.bot_api_server.parameters import decoded
from tests.bot_api_server.refusals import (
    MAX_DESCRIPTION_CHARS,
    MAX_SHORT_DESCRIPTION_CHARS,
    RefusalError,
    bad_request,
)
from tests.bot_api_server.specification import Specification
from tests.bot_api_server.world import BOT_USER, Call, World

_CONFLICT = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)

_METHODS: dict[str, Method] = {
    "getMe": lambda _world, _parameters: BOT_USER,
    "setWebhook": chats.set_webhook,
    "deleteWebhook": chats.delete_webhook,
    "getWebhookInfo": chats.get_webhook_info,
    "sendMessage": messages.send_message,
    "sendDocument": messages.send_document,
    "getFile": chats.get_file,
    "editMessageText": messages.edit_message_text,
    "editMessageReplyMarkup": messages.edit_message_reply_markup,
    "getChatMember": chats.get_chat_member,
    "deleteMessage": messages.delete_message,
    "sendChatAction": messages.send_chat_action,
    "sendMessageDraft": messages.send_message_draft,
    "answerCallbackQuery": messages.answer_callback_query,
    "getMyCommands": chats.get_my_commands,
    "setMyCommands": chats.set_my_commands,
    "deleteMyCommands": chats.delete_my_commands,
    "getMyDescription": chats.get_profile("description"),
    "setMyDescription": chats.set_profile("description", MAX_DESCRIPTION_CHARS),
    "getMyShortDescription": chats.get_profile("short_description"),
    "setMyShortDescription": chats.set_profile("short_description", MAX_SHORT_DESCRIPTION_CHARS),
}


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
        self.messages_taken_unseen = 0  # in the chat, though the call failed: may come twice
        self._failures = Failures()
        self._poll = 0

    @property
    def random_failures(self) -> int:
        """How many calls failed by chance."""
        return self._failures.by_chance

    def fail(self, method: str, failure: Failure, *, times: int = 1) -> None:
        """Let the next calls of a method fail."""
        self._failures.add(method, failure, times)

    def fail_now_and_then(self, share: float, *, seed: int = 0) -> None:
        """Let this share of all calls fail, each in one of the ways in which Telegram fails."""
        self._failures.now_and_then(share, seed)

    def forgive(self, method: str) -> None:
        """Let the next calls of a method succeed again."""
        self._failures.forgive(method)

    def revoke_token(self) -> None:
        """Refuse the token from now on, as after a revoke at @BotFather."""
        self._token = "revoked"

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

    async def _call(self, method: str, parameters: Parameters) -> Any:
        self.world.calls.append(Call(method, parameters, time.monotonic()))
        self._check_specification(method, parameters)
        failure = self._failures.next(method)
        if failure is not None:
            await asyncio.sleep(failure.after_seconds)
            if failure.status != 200 and not failure.takes_effect:
                raise as_exception(failure)
        result = await self._done(method, parameters)
        if failure is not None and failure.status != 200:
            self.messages_taken_unseen += method == "sendMessage"
            raise as_exception(failure)
        return result

    async def _done(self, method: str, parameters: Parameters) -> Any:
        if method != "getUpdates" and method not in _METHODS:
            raise RefusalError(404, "Not Found: method not found")
        if self.flood is not None:
            self.flood.check(method, parameters.get("chat_id"))
        if method == "getUpdates":
            return await self._get_updates(parameters)
        return _METHODS[method](self.world, parameters)

    def _check_specification(self, method: str, parameters: dict[str, Any]) -> None:
        problem = self._specification.problem(method, parameters) if self._specification else None
        if problem:
            self.world.violations.append(problem)
            raise bad_request(problem)

    async def _get_updates(self, parameters: Parameters) -> Any:
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

    def file(self, token: str, path: str) -> bytes | None:
        """Return what stands at a path that getFile gave; None where nothing does."""
        return self.world.sent_files.get(path.removeprefix("documents/")) if token == self._token else None
