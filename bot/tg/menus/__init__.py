"""What Telegram shows of the bot beside its messages: commands by place and language, its description."""
