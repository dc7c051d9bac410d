"""A pasted clause of a document that is there as a summary only: its own words cannot be found."""

import re

from bot import texts_shapes as texts
from bot.answers import Answer
from bot.choosing.extraction import find_stretches
from bot.choosing.relevance import Asked
from bot.citations import cite_all
from bot.confidence import confidence, evidence
from bot.shapes.case import Case
from bot.shapes.completeness import is_summary
from bot.validity.validity import successor_in
from bot.wording.document_names import document_name
from bot.wording.framing import answer_text
from vectorstore.query import Query

# Of 120 clauses of laws that are summarised, 69 of the 84 whose Điều came first lie above this; of 80 whose
# Điều is left out of the summary, 16 do. At 0.75 it would be 77, and 33.
_LEAST_CONFIDENCE = 0.9
_WORDED_AS_LAW = re.compile(
    r"^\W*(?:Điều \d+|\d{1,2}\.|[a-zđ]\))"
    r"|(?:Luật|Bộ luật|Nghị định|Điều|Khoản|Thông tư) này|người sử dụng lao động|quy định tại|theo quy định",
    re.IGNORECASE,
)


def is_worded_as_law(text: str) -> bool:
    """Tell whether a text reads like a clause of a law."""
    return _WORDED_AS_LAW.search(text) is not None


def summary_answer(pasted: str, case: Case) -> Answer | None:
    """Return the part of a summary that says what was pasted; None where none does."""
    hits = case.search(Query(case.query.question, case.build(pasted).text))
    asked = Asked.of(pasted, case.index.weight)
    found = find_stretches(asked, hits, case.index, max_chars=case.max_quote_chars, embedder=case.embedder)
    least = max(_LEAST_CONFIDENCE, case.min_confidence)
    if (
        not found
        or confidence(evidence(asked, found, hits, case.index, case.embedder, case.translations)) < least
    ):
        return None
    best = found[0]
    if not is_summary(case.index.document(best.passage.document_id), case.index):
        return None
    citations = cite_all([(best.passage, best.start, best.end)], case.index, case.as_of)
    if not citations:
        return None
    said = texts.PASTE_ONLY_SUMMARISED.format(document=document_name(citations[0].document))
    text = answer_text(citations, case.as_of, case.today, successor_in(case.index))
    return Answer(f"{said}\n{text}", citations)
