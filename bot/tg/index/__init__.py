"""What admins do to the index of documents from Telegram."""
