"""What can go wrong in the bot itself.

BotError
├── SettingsError      config.toml or the environment is not as it should be
├── StateError         the database of people and conversations cannot be used
├── NotFoundError      there is no such document, Điều or generation
├── UserInputError     a file of questions, a date or a URL cannot be used
└── UnhealthyError     a part that was checked is not as it should be
"""


class BotError(Exception):
    """Base of every error raised by bot; its message is fit for the user."""


class SettingsError(BotError):
    """config.toml or the environment is not as it should be."""


class StateError(BotError):
    """The database of people and conversations cannot be used."""


class NotFoundError(BotError):
    """There is no such document, Điều or generation."""


class UserInputError(BotError):
    """A file of questions, a date or a URL cannot be used."""


class UnhealthyError(BotError):
    """A part that was checked is not as it should be; the message says what to do."""
