"""Puts what was found into sentences and shapes: for the terminal and for programs."""
