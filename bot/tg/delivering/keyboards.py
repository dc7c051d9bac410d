"""Makes the rows of buttons below a message into the keyboard that Telegram takes."""

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.tg.delivering.links import address_of
from bot.tg.delivering.messages import Button, Rows


def keyboard(rows: Rows, bot_name: str) -> InlineKeyboardMarkup | None:
    """Return the keyboard, its links leading to the bot of this name; None where there are no buttons."""
    return InlineKeyboardMarkup(keyboard_rows(rows, bot_name)) if rows else None


def keyboard_rows(rows: Rows, bot_name: str) -> list[list[InlineKeyboardButton]]:
    """Return the rows of a keyboard."""
    return [[_button(one, bot_name) for one in row] for row in rows]


def _button(button: Button, bot_name: str) -> InlineKeyboardButton:
    match button.action:
        case "press":
            return InlineKeyboardButton(button.label, callback_data=button.data)
        case "open":
            return InlineKeyboardButton(button.label, url=address_of(button.data, bot_name))
        case "copy":
            copied = CopyTextButton(address_of(button.data, bot_name))
            return InlineKeyboardButton(button.label, copy_text=copied)
