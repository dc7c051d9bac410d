"""Tells, without a model, whether a statement is borne out by its quotes.

It cannot prove that a statement follows. It catches the changes that do most harm: numbers, dates and
units, limits ("tối đa"), negations, duties and rights, exceptions, places and documents, and words that
nobody quoted.
"""

from bot.support.checking import objection
from bot.support.evidence import Evidence, evidence_of

__all__ = ["Evidence", "evidence_of", "objection"]
