"""Everyday words and stories, by matter, and what the law calls them."""
