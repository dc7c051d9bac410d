"""Chooses what to quote: blocks around the passages found, weighed, cut and put in order."""
