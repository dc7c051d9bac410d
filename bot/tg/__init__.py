"""Telegram: handlers translate updates into one call of the core and its answers into messages."""
