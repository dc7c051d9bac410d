"""Lets people look through the documents: search, lists, outlines, pages, links to them."""
