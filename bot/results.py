"""Makes the result of a question: what a model wrote, else what was chosen, else that nothing answers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answers import Answer, Citation, NoAnswer, Result, Written
from bot.choosing.choosing import Choice
from bot.choosing.cut_short import cut_short_notes
from bot.choosing.extraction import Stretch
from bot.choosing.lead_ins import behind_leads
from bot.choosing.nearest import nearest_documents
from bot.choosing.remembering import Index
from bot.choosing.unquoted import unquoted_notes
from bot.citations import cite_all
from bot.shapes.case import Case
from bot.shapes.leaders import asks_for_leader, tells_leader
from bot.validity.amending import unknown_of
from bot.validity.article_notes import notes_of_articles
from bot.validity.effect import asks_whether_in_force
from bot.validity.notes import notes_of_document
from bot.validity.other_sides import with_other_sides
from bot.validity.outside import why_not
from bot.validity.validity import successor_in
from bot.validity.verdict import verdicts
from bot.wording.framing import answer_text, no_answer_text, written_text
from bot.wording.leading import lines_on_question, with_lead
from vectorstore.records import NAMED, Hit, Passage, Status


def result_of(case: Case, choice: Choice, written: Written) -> Result:
    """Return the answer written, else the quotes chosen; that nothing was found where it is unsure."""
    if choice.sure < case.min_confidence:
        return _no_answer(case)
    successor = successor_in(case.index)
    if written.statements:
        ranked = choice.grounds.ranked if choice.grounds else choice.stretches
        written = with_other_sides(written, case.query.text, ranked, case.index, case.as_of)
        first = lines_on_question(case.query, written.citations, as_of=case.as_of, today=case.today)
        text = written_text(written, case.as_of, case.today, successor)
        return Answer("\n".join([*first, text]), written.citations, written.statements)
    stretches = _telling(case, choice.stretches)
    spans = ((one.passage, one.start, one.end) for one in stretches)
    citations = behind_leads(cite_all(spans, case.index, case.as_of), stretches, case.index)
    if not citations:
        return _no_answer(case)
    said = verdicts(case.query, case.index, case.as_of, case.today)
    text = "\n".join([*said, answer_text(citations, case.as_of, case.today, successor)])
    if said:  # the verdict leads; its quote is no clause that decides
        first = lines_on_question(case.query, citations, as_of=case.as_of, today=case.today)
        text = "\n".join([*first, text])
    else:
        text = with_lead(case.query, text, citations, choice.sure, as_of=case.as_of, today=case.today)
    lines = [text, *_notes_on_whole(case), *unquoted_notes(case, citations)]
    lines += [*cut_short_notes(citations, case.index), *notes_of_articles(citations, case.index)]
    return Answer("\n".join(lines), citations)


def _notes_on_whole(case: Case) -> list[str]:
    """Return what was amended or ended of a document of which it is asked whether it holds."""
    if not asks_whether_in_force(case.query):
        return []
    named = (case.index.matching(reference, case.as_of)[:1] for reference in case.query.references)
    standing = [
        document
        for documents in named
        for document in documents
        if document.status_on(case.as_of) is not Status.REPLACED
    ]
    successor = successor_in(case.index)
    notes = (notes_of_document(one, successor, case.as_of, case.today) for one in standing)
    return list(dict.fromkeys(line for lines in notes for line in lines))


def further_citations(choice: Choice, result: Result, index: Index, as_of: date) -> tuple[Citation, ...]:
    """Cite what answers as well, beside an answer that is not put together otherwise."""
    if not isinstance(result, Answer):
        return ()
    return cite_all(((one.passage, one.start, one.end) for one in choice.further), index, as_of)


def _telling(case: Case, stretches: Sequence[Stretch]) -> Sequence[Stretch]:
    """Leave out what does not say who leads a body, where that is asked and not any answer is wanted."""
    asked = case.query.text
    if not asks_for_leader(asked) or case.min_confidence <= 0:
        return stretches
    return [one for one in stretches if tells_leader(asked, _text_of(one, case.index))]


def _text_of(stretch: Stretch, index: Index) -> str:
    return index.text(stretch.passage.document_id)[stretch.start : stretch.end]


def _no_answer(case: Case) -> NoAnswer:
    nearest = nearest_documents(case)
    reason = unknown_of(case.query, case.index, case.as_of, case.today) or why_not(
        case.hits, case.index, case.as_of
    )
    return NoAnswer(no_answer_text(nearest, case.contact, reason=reason), nearest)


def chosen_first(stretches: Sequence[Stretch], hits: Sequence[Hit], index: Index) -> list[Hit]:
    """Return what an extractive answer would quote, with the passages around it, then the other hits."""
    first = [Hit(_passage_around(stretch, index), NAMED) for stretch in stretches]
    known = {hit.passage.id for hit in first}
    return [*first, *(hit for hit in hits if hit.passage.id not in known)]


def _passage_around(stretch: Stretch, index: Index) -> Passage:
    """Return the passage of a stretch, made longer where the stretch goes beyond it."""
    passage = stretch.passage
    start, end = min(passage.start, stretch.start), max(passage.end, stretch.end)
    return replace(passage, start=start, end=end, text=index.text(passage.document_id)[start:end])
