"""Translates what people send to look through the documents: /vanban, and links that they followed."""

import asyncio

from telegram import Update
from telegram.ext import ContextTypes

from bot.errors import NotFoundError
from bot.state import Conversation
from bot.tg import texts
from bot.tg.asking.desk import Desk
from bot.tg.delivering.links import ToAnswer, read_payload
from bot.tg.delivering.messages import Message as Outgoing
from bot.tg.delivering.messages import to_messages
from bot.tg.delivering.richtext import styled
from bot.tg.groups.addressing import command_argument
from bot.tg.library.browsing import Browsing
from bot.tg.receiving.reception import Reception, conversation_of

Context = ContextTypes.DEFAULT_TYPE


class LibraryHandlers:
    """One method for each kind of update."""

    def __init__(self, browsing: Browsing, desk: Desk, reception: Reception) -> None:
        self._browsing = browsing
        self._desk = desk
        self._reception = reception

    async def on_documents(self, update: Update, _context: Context) -> None:
        """Show the kinds of documents, or what the words behind /vanban find."""
        message = update.message
        if message is None or not await self._reception.admits(update):
            return
        words = command_argument(message)
        opened = await asyncio.to_thread(self._browsing.open, conversation_of(message), words)
        await self._reception.deliver(update, [opened])

    async def on_link(self, update: Update, _context: Context) -> None:
        """Show what the link leads to that was followed: Telegram sends it behind /start."""
        message = update.message
        if message is None or not await self._reception.admits(update):
            return
        payload = command_argument(message)
        opened = await asyncio.to_thread(self._opened_by, payload, conversation_of(message))
        await self._reception.deliver(update, opened)

    def _opened_by(self, payload: str, conversation: Conversation) -> tuple[Outgoing, ...]:
        try:
            match read_payload(payload):
                case ToAnswer(token):
                    return self._desk.carry_over(token, conversation)
                case link:
                    return (self._browsing.open_link(conversation, link),)
        except NotFoundError:
            return to_messages(styled(texts.LINK_TOO_OLD))
