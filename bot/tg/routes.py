"""Which handler gets which update."""

from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.tg.asking.handlers import Handlers
from bot.tg.groups.handlers import GroupHandlers
from bot.tg.library.handlers import LibraryHandlers
from bot.tg.presses.presses import Presses
from bot.tg.receiving.processing import CANCEL_COMMAND

KINDS_OF_UPDATES = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY)

_NEW = filters.UpdateType.MESSAGE


def add_routes(
    application: "Application[Any, Any, Any, Any, Any, Any]",
    handlers: Handlers,
    library: LibraryHandlers,
    groups: GroupHandlers,
    presses: Presses,
) -> None:
    """Tell the application who handles what; the first that fits an update gets it."""
    application.add_handlers(
        [
            CommandHandler("start", library.on_link, filters=_NEW, has_args=True),
            CommandHandler("start", handlers.on_start, filters=_NEW),
            CommandHandler("help", handlers.on_help, filters=_NEW),
            CommandHandler("hoi", handlers.on_ask, filters=_NEW),
            CommandHandler("vanban", library.on_documents, filters=_NEW),
            CommandHandler("caidat", groups.on_settings, filters=_NEW),
            CommandHandler("moi", handlers.on_new_topic, filters=_NEW),
            CommandHandler(CANCEL_COMMAND, handlers.on_cancel, filters=_NEW),
            CallbackQueryHandler(presses.on_press),
            MessageHandler(filters.UpdateType.EDITED_MESSAGE, handlers.on_edited),
            MessageHandler(_NEW & filters.TEXT, handlers.on_text),
            MessageHandler(_NEW & filters.StatusUpdate.MIGRATE, handlers.on_migrated),
            MessageHandler(_NEW & ~filters.StatusUpdate.ALL, handlers.on_other),
        ]
    )
