"""Models, as far as the bot trusts them."""
