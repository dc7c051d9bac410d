"""The clause in which a question asks in the end: those before it may tell how it came about."""

import re

_CLAUSE_END = re.compile(r"[.!?;\n]+|[,:]\s")
_FEWEST_WORDS = 4  # "mấy ngày", "được không" ask nothing by themselves


def last_clause(question: str) -> str:
    """Return the last clause, with the one before it where it has few words; "" of a question without any."""
    clauses = [clause for clause in _CLAUSE_END.split(question) if clause.strip()]
    if len(clauses) > 1 and len(clauses[-1].split()) < _FEWEST_WORDS:
        return f"{clauses[-2]} {clauses[-1]}".strip()
    return clauses[-1].strip() if clauses else ""
