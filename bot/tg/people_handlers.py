"""Translates the commands that concern people rather than answers."""

import asyncio
from typing import Any

from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes, filters

from bot.tg import texts_people as texts
from bot.tg.groups import command_argument, is_private
from bot.tg.people import People
from bot.tg.reception import Reception, conversation_of

Context = ContextTypes.DEFAULT_TYPE


class PeopleHandlers:
    """One method for each command."""

    def __init__(self, people: People, reception: Reception) -> None:
        self._people = people
        self._reception = reception

    async def on_roles(self, update: Update, _context: Context) -> None:
        """Show or change who may do what."""
        message = update.message
        if message is None or not await self._reception.admits(update):
            return
        if not is_private(message):
            await self._reception.say(update, texts.ONLY_IN_PRIVATE)
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
