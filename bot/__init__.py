"""Answers questions with citations: answering, Telegram, the terminal, the command line."""

__version__ = "0.1.0"
