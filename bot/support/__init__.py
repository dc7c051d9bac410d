"""Tells, without a model, whether a statement is borne out by its quotes.

It cannot prove that a statement follows. It keeps what says, with the words of the quotes, their headings and
the question, what they say; whatever weighs (numbers, limits, "không", "phải", "được", "trước", conditions,
exceptions, who does what to whom) must stand where it stands in the text.
"""

from bot.support.checking import objection
from bot.support.evidence import Evidence, evidence_of

__all__ = ["Evidence", "evidence_of", "objection"]
