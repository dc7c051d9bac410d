"""The way out: a message is put together, kept in the database, and sent within Telegram's limits."""
