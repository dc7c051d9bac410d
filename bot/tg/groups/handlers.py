"""What is done for groups alone: their admins choose, and who may ask is asked first."""

import asyncio

from telegram import Bot, Message, Update
from telegram.ext import ContextTypes

from bot.state import State
from bot.tg import texts
from bot.tg.groups.addressing import is_private
from bot.tg.groups.admins import GroupAdmins
from bot.tg.groups.settings import choice_of, settings_view
from bot.tg.presses.presses import Outcome, Pressed
from bot.tg.receiving.reception import Reception, conversation_of

Context = ContextTypes.DEFAULT_TYPE


class GroupHandlers:
    """Shows and changes the choices of groups, and keeps to them."""

    def __init__(self, state: State, reception: Reception, admins: GroupAdmins) -> None:
        self._state = state
        self._reception = reception
        self._admins = admins

    async def on_settings(self, update: Update, context: Context) -> None:
        """Show an admin of a group what holds there."""
        message = update.message
        if message is None or not await self._reception.admits(update):
            return
        if is_private(message):
            await self._reception.say(update, texts.SETTINGS_ARE_FOR_GROUPS)
        elif not await self._is_from_admin(message, context.bot):
            await self._reception.say(update, texts.ONLY_GROUP_ADMINS)
        else:
            choices = await asyncio.to_thread(self._state.groups.choices, message.chat.id)
            await self._reception.deliver(update, [settings_view(choices)])

    async def may_ask(self, update: Update, bot: Bot) -> bool:
        """Return whether who wrote may ask there; say so where only admins may."""
        message = update.effective_message
        if message is None or is_private(message):
            return True
        choices = await asyncio.to_thread(self._state.groups.choices, message.chat.id)
        if not choices.only_admins_ask or await self._is_from_admin(message, bot):
            return True
        await self._reception.say(update, texts.ONLY_GROUP_ADMINS_ASK)
        return False

    async def press(self, pressed: Pressed) -> Outcome:
        """Change a choice, if who pressed is an admin of the group."""
        if not await self._admins.is_admin(pressed.bot, pressed.chat_id, pressed.person_id):
            return Outcome(texts.ONLY_GROUP_ADMINS)
        return await asyncio.to_thread(self._change, pressed)

    def _change(self, pressed: Pressed) -> Outcome:
        choices = self._state.groups.change(pressed.chat_id, **choice_of(pressed.data))
        return Outcome(texts.CHOICE_KEPT, settings_view(choices), is_in_place=True)

    async def _is_from_admin(self, message: Message, bot: Bot) -> bool:
        return await self._admins.is_admin(bot, message.chat.id, conversation_of(message).user_id)
