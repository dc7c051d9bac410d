"""Translates the commands that concern people rather than answers."""

import asyncio
from typing import Any

from telegram import Message, Update
from telegram.ext import Application, CommandHandler, ContextTypes, MessageHandler, filters

from bot.errors import NotFoundError
from bot.tg import texts_people as texts
from bot.tg.asking.handlers import Handlers
from bot.tg.delivering.delivery import Delivery
from bot.tg.groups.addressing import command_argument, is_private
from bot.tg.people.building import People
from bot.tg.people.staff_chat import Written, code_in
from bot.tg.receiving.reception import Reception, conversation_of

Context = ContextTypes.DEFAULT_TYPE


class PeopleHandlers:
    """One method for each command."""

    def __init__(self, people: People, reception: Reception, delivery: Delivery, questions: Handlers) -> None:
        self._people = people
        self._reception = reception
        self._delivery = delivery
        self._questions = questions

    @property
    def has_staff_chat(self) -> bool:
        """Whether questions can be sent to people."""
        return self._people.staff_chat.is_set

    async def on_roles(self, update: Update, _context: Context) -> None:
        """Show or change who may do what."""
        message = update.message
        if message is None or not await self._reception.admits(update):
            return
        if not is_private(message):
            await self._reception.say(update, texts.ROLES_IN_GROUP.format(chat_id=message.chat.id))
            return
        person, argument = conversation_of(message).user_id, command_argument(message)
        page = await asyncio.to_thread(self._people.role_pages.command, update.update_id, person, argument)
        await self._reception.deliver(update, [page])

    async def on_privacy(self, update: Update, _context: Context) -> None:
        """Say what is kept of a person; whoever wrote to the bot may know, admitted or not."""
        message = update.message
        if message is None or not await self._reception.hears(update):
            return
        if is_private(message):
            await self._reception.deliver(update, [self._people.privacy.overview()])
        else:
            await self._reception.say(update, texts.ONLY_IN_PRIVATE)

    async def on_reply(self, update: Update, context: Context) -> None:
        """Carry a reply to a message about a question: of staff to the member, of the member to staff.

        What others of a group reply there speaks to the bot, as it does below any other message of it.
        """
        message = update.effective_message
        if message is None or message.reply_to_message is None:
            return
        number = code_in(message.reply_to_message.text)
        is_staff = message.chat.id == await asyncio.to_thread(lambda: self._people.staff_chat.chat_id)
        if number is not None and not is_staff and await self._is_of_another(number, message):
            await self._take_as_any_other(update, context)
            return
        if number is None or not (is_staff or await self._reception.admits(update)):
            return
        if not message.text:
            await self._reception.say(update, texts.STAFF_ONLY_TEXT)
            return
        by_update = await asyncio.to_thread(self._carried_by, message)
        if by_update is None:
            written = Written(update.update_id, conversation_of(message), message.message_id, message.text)
            await self._carry(update, number, written, is_staff=is_staff)
        elif update.edited_message is not None:
            await self._reception.say(update, texts.STAFF_EDITED)

    def _carried_by(self, message: Message) -> int | None:
        return self._people.staff_chat.carried_by(message.chat.id, message.message_id)

    async def _is_of_another(self, number: int, message: Message) -> bool:
        reader = conversation_of(message)
        return await asyncio.to_thread(self._people.staff_chat.is_of_another, number, reader)

    async def _take_as_any_other(self, update: Update, context: Context) -> None:
        if update.edited_message is not None:
            await self._questions.on_edited(update, context)
        elif update.message is not None and update.message.text:
            await self._questions.on_text(update, context)
        else:
            await self._questions.on_other(update, context)

    async def _carry(self, update: Update, number: int, written: Written, *, is_staff: bool) -> None:
        staff_chat = self._people.staff_chat
        carry = staff_chat.carry_back if is_staff else staff_chat.carry_on
        try:
            to_chat = await asyncio.to_thread(carry, number, written)
        except NotFoundError:
            await self._reception.say(update, texts.STAFF_GONE)
            return
        if to_chat in await self._delivery.send_waiting(written.update_id):
            await asyncio.to_thread(staff_chat.was_not_carried, written)


class _AboutAQuestion(filters.MessageFilter):
    """Replies to a message of the bot that ends with the number of a question."""

    def filter(self, message: Message) -> bool:
        replied = message.reply_to_message
        sender = replied.from_user if replied else None
        of_the_bot = sender is not None and sender.id == message.get_bot().id
        return of_the_bot and replied is not None and code_in(replied.text) is not None


def add_people_routes(
    application: "Application[Any, Any, Any, Any, Any, Any]", handlers: PeopleHandlers
) -> None:
    """Tell the application who handles what concerns people, before all else."""
    new = filters.UpdateType.MESSAGE
    application.add_handlers(
        [
            CommandHandler("riengtu", handlers.on_privacy, filters=new),
            CommandHandler("quyen", handlers.on_roles, filters=new),
        ]
    )
    if handlers.has_staff_chat:
        application.add_handler(MessageHandler(_AboutAQuestion() & ~filters.COMMAND, handlers.on_reply))
