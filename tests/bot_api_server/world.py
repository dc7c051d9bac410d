"""The chats, people and messages that the server knows, and what tests do and see in them."""

import re
import threading
import time
from dataclasses import dataclass, field
from typing import Any

from tests.bot_api_server.refusals import utf16_units

BOT_USER = {
    "id": 4242,
    "is_bot": True,
    "first_name": "Policybot",
    "username": "policy_test_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}
_RIGHTS = (
    *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
    *("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users"),
    *("can_post_stories", "can_edit_stories", "can_delete_stories"),
)
_COMMAND = re.compile(r"(?:(?<=\s)|^)/[A-Za-z0-9_]{1,32}(?:@\w+)?")
_MENTION = re.compile(r"(?<!\w)(?<!/)@[A-Za-z]\w{3,31}")


@dataclass(frozen=True)
class Call:
    """One call that the bot made."""

    method: str
    parameters: dict[str, Any]
    at: float


@dataclass
class World:
    """What there is; every method may be called from the thread of a test."""

    updates: list[dict[str, Any]] = field(default_factory=list)
    messages: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    message_ids: dict[int, int] = field(default_factory=dict)  # what people wrote, by update
    taken_at: dict[tuple[int, int], float] = field(default_factory=dict)  # the bot's messages, monotonic
    calls: list[Call] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    open_queries: set[str] = field(default_factory=set)
    answers_to_queries: list[dict[str, Any]] = field(default_factory=list)
    commands: dict[str, list[dict[str, Any]]] = field(default_factory=dict)  # "default", "chat 7 en", ...
    profile: dict[str, str] = field(default_factory=dict)
    is_private_in_groups: bool = False  # privacy mode, which is on for bots by default
    webhook: dict[str, Any] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    migrated: dict[int, int] = field(default_factory=dict)
    chats: dict[int, dict[str, Any]] = field(default_factory=dict)
    threads: dict[int, set[int]] = field(default_factory=dict)
    members: dict[int, dict[int, str]] = field(default_factory=dict)  # of a group: person and status
    files: dict[int, str] = field(default_factory=dict)  # what the bot sent, by message
    sent_files: dict[str, bytes] = field(default_factory=dict)  # what people sent, by file id
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _next_id: int = 1000

    def write(
        self,
        text: str | None,
        *,
        person: int = 7,
        chat: int | None = None,
        reply_to: dict[str, Any] | None = None,
        thread: int | None = None,
        edited: bool = False,
        sent_at: float | None = None,
        **fields: Any,
    ) -> int:
        """Let a person write to the bot, in private or in the group `chat`; return the update id.

        It is 0 where privacy mode keeps the message from the bot.
        """
        message = self._message(
            person if chat is None else chat, person_as_user(person), text, thread, sent_at
        )
        message.update(fields)
        if reply_to is not None:
            message["reply_to_message"] = {k: v for k, v in reply_to.items() if k != "reply_to_message"}
        if edited:
            message["edit_date"] = int(time.time())
        kind = "edited_message" if edited else "message"
        return self.update(kind, message) if self._is_shown_to_bot(message) else 0

    def send_file(
        self, name: str, content: bytes, *, person: int = 7, size: int | None = None, **fields: Any
    ) -> int:
        """Let a person send a document, or a photo where it has no name; return the update id.

        Telegram may say another `size` than what comes.
        """
        with self._lock:
            file_id = f"file{self._new_id()}"
            self.sent_files[file_id] = content
        file = {
            "file_id": file_id,
            "file_unique_id": f"u{file_id}",
            "file_size": len(content) if size is None else size,
        }
        if name:
            return self.write(None, person=person, document=file | {"file_name": name}, **fields)
        small = file | {"file_id": "small", "width": 90, "height": 120}
        return self.write(None, person=person, photo=[small, file | {"width": 900, "height": 1200}], **fields)

    def edit(self, update_id: int, text: str, *, chat: int = 7, after_seconds: int = 5) -> int:
        """Let a person change what was written with an update; return the id of the new one."""
        with self._lock:
            message = dict(self.messages[chat, self.message_ids[update_id]])
            message.pop("entities", None)
            message.update(text=text, edit_date=message["date"] + after_seconds)
            if entities := _entities_in(text):
                message["entities"] = entities
            self.messages[chat, message["message_id"]] = message
            return self.update("edited_message", message)

    def press(self, message: dict[str, Any], label: str, *, person: int = 7) -> int:
        """Let a person press the button whose label contains `label`; return the update id."""
        rows = message["reply_markup"]["inline_keyboard"]
        data = next(b["callback_data"] for row in rows for b in row if label in b["text"])
        return self.press_data(message, data, person=person)

    def press_data(self, message: dict[str, Any], data: str, *, person: int = 7) -> int:
        """Let a person send this callback data from a message."""
        with self._lock:
            query_id = str(self._new_id())
            self.open_queries.add(query_id)
        query = {
            "id": query_id,
            "from": person_as_user(person),
            "message": message,
            "chat_instance": "1",
            "data": data,
        }
        return self.update("callback_query", query)

    def update(self, kind: str, content: dict[str, Any]) -> int:
        """Put an update in the queue of the bot; return its id."""
        with self._lock:
            update_id = self._new_id()
            self.message_ids[update_id] = content.get("message_id", 0)
            self.updates.append({"update_id": update_id, kind: content})
            return update_id

    def new_message(self, chat_id: int, text: str, parameters: dict[str, Any]) -> dict[str, Any]:
        """Keep a message of the bot, as Telegram would show it."""
        with self._lock:
            message = self._message(chat_id, BOT_USER, text, parameters.get("message_thread_id"), None)
            message["entities"] = parameters.get("entities", [])
            message["reply_to_id"] = parameters.get("reply_parameters", {}).get("message_id")
            if "inline_keyboard" in parameters.get("reply_markup", {}):
                message["reply_markup"] = parameters["reply_markup"]
            message["forces_reply"] = "force_reply" in parameters.get("reply_markup", {})
            self.messages[chat_id, message["message_id"]] = message
            self.taken_at[chat_id, message["message_id"]] = time.monotonic()
            return message

    def sent(self, chat_id: int = 7) -> list[dict[str, Any]]:
        """Return the bot's messages in a chat, in order."""
        with self._lock:
            return [
                m
                for (chat, _), m in sorted(self.messages.items())
                if chat == chat_id and m["from"] == BOT_USER
            ]

    def called(self, method: str) -> list[Call]:
        """Return the calls of one method, in order."""
        return [call for call in list(self.calls) if call.method == method]

    def _is_shown_to_bot(self, message: dict[str, Any]) -> bool:
        """In privacy mode a bot sees of a group the commands, unless for another bot, and replies to it."""
        if message["chat"]["type"] == "private" or not self.is_private_in_groups:
            return True
        command, _, name = str(message.get("text", "")).partition(" ")[0].partition("@")
        is_command = command.startswith("/") and name in ("", BOT_USER["username"])
        return is_command or bool(message.get("reply_to_message", {}).get("from") == BOT_USER)

    def _message(
        self,
        chat_id: int,
        sender: dict[str, Any],
        text: str | None,
        thread: int | None,
        sent_at: float | None,
    ) -> dict[str, Any]:
        with self._lock:
            message: dict[str, Any] = {
                "message_id": self._new_id(),
                "date": int(time.time() if sent_at is None else sent_at),
                "chat": self.chats.setdefault(chat_id, _chat(chat_id)),
                "from": sender,
            }
            if text is not None:
                message["text"] = text
                if entities := _entities_in(text):
                    message["entities"] = entities
            if thread is not None:
                message.update(message_thread_id=thread, is_topic_message=True)
                self.threads.setdefault(chat_id, set()).add(thread)
            self.messages[chat_id, message["message_id"]] = message
            return message

    def _new_id(self) -> int:
        self._next_id += 1
        return self._next_id


def person_as_user(person: int) -> dict[str, Any]:
    """Return a person as Telegram describes them."""
    return {"id": person, "is_bot": False, "first_name": f"Người {person}", "language_code": "vi"}


def membership(person: int, status: str) -> dict[str, Any]:
    """Return what a person is in a group, as Telegram describes it."""
    more: dict[str, dict[str, Any]] = {
        "creator": {"is_anonymous": False},
        "administrator": dict.fromkeys(_RIGHTS, False),
        "kicked": {"until_date": 0},
    }
    return {"status": status, "user": person_as_user(person)} | more.get(status, {})


def _chat(chat_id: int) -> dict[str, Any]:
    if chat_id > 0:
        return {"id": chat_id, "type": "private", "first_name": f"Người {chat_id}"}
    return {"id": chat_id, "type": "supergroup", "title": "Công đoàn cơ sở", "is_forum": True}


def _entities_in(text: str) -> list[dict[str, Any]]:
    found = [("bot_command", match) for match in _COMMAND.finditer(text)]
    found += [("mention", match) for match in _MENTION.finditer(text)]
    return [
        {
            "type": kind,
            "offset": utf16_units(text[: match.start()]),
            "length": utf16_units(match.group()),
        }
        for kind, match in sorted(found, key=lambda pair: pair[1].start())
    ]
