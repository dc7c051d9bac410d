"""What bears a statement out."""
