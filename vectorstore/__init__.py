"""Keeps passages and finds them: embedding, keywords, query text, fusion, generations."""
