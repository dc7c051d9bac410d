"""A small Bot API server: refuses what Telegram refuses, in Telegram's words, and fails on demand."""
