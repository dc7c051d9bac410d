"""Turns documents into passages and publishes them: parsers, outline, chunking, metadata."""
