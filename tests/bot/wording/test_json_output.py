"""The shape that `ask --json` prints, key by key."""

import json
from dataclasses import replace
from datetime import date

from bot.answers import Answer, Citation, NeedsDetails, NoAnswer, Trace
from bot.citations import cite
from bot.wording.json_output import trace_to_json
from tests.bot.library import NEW_LAW, NEW_LAW_TEXT, TODAY, library, passages_of
from vectorstore.query import Query
from vectorstore.records import Hit

PASSAGE = passages_of(NEW_LAW, NEW_LAW_TEXT)[0]
QUERY = Query("hoi", "hỏi")


def traced() -> Trace:
    start = NEW_LAW_TEXT.index("a) Giảm")
    citation = cite(library(), PASSAGE, start, start + 30, number=1, as_of=TODAY)
    return Trace(
        "hoi",
        QUERY,
        TODAY,
        Answer("Theo ...", (citation,)),
        hits=(Hit(PASSAGE, 0.5),),
        timings_ms={"total": 1.5},
        documents=(NEW_LAW,),
    )


def test_answer_has_every_key_of_the_shape() -> None:
    shape = trace_to_json(traced(), today=TODAY)

    assert list(shape) == [
        "question",
        "query",
        "kind",
        "confidence",
        "text",
        "citations",
        "hits",
        "timings_ms",
    ]
    assert (shape["question"], shape["query"], shape["kind"]) == ("hoi", "hỏi", "answer")
    assert shape["timings_ms"] == {"total": 1.5}


def test_confidence_stands_beside_the_kind_and_is_null_where_nothing_was_looked_up() -> None:
    asked_back = replace(traced(), result=NeedsDetails("Bạn hỏi về việc gì?"))

    assert trace_to_json(replace(traced(), confidence=0.87654), today=TODAY)["confidence"] == 0.8765
    assert trace_to_json(asked_back, today=TODAY)["confidence"] is None


def test_citation_has_every_key_of_the_shape() -> None:
    (citation,) = trace_to_json(traced(), today=TODAY)["citations"]

    start = citation["start"]
    assert citation == {
        "number": 1,
        "document_id": "99-2024-qh15",
        "document_number": "99/2024/QH15",
        "document_title": "Luật Công đoàn",
        "locator": "Điều 1, khoản 2, điểm a",
        "article": "1",
        "clause": "2",
        "point": "a",
        "page": None,
        "lead": "",
        "quote": NEW_LAW_TEXT[start : citation["end"]],
        "start": start,
        "end": citation["end"],
        "url": "https://example.vn/luat",
        "status": "in_force",
        "effective_from": "2025-07-01",
        "replaced_by": None,
        "recognised": False,
    }


def test_citation_of_a_page_that_was_recognised_says_so() -> None:
    first, second = (replace(citation_of_scan(), page=page) for page in (1, 2))

    shape = trace_to_json(replace(traced(), result=Answer("Theo ...", (first, second))), today=TODAY)

    assert [one["recognised"] for one in shape["citations"]] == [False, True]


def citation_of_scan() -> Citation:
    result = traced().result
    assert isinstance(result, Answer)
    (cited,) = result.citations
    return replace(cited, document=replace(cited.document, recognised_pages=(2,)))


def test_hit_names_its_document_by_number() -> None:
    assert trace_to_json(traced(), today=TODAY)["hits"] == [
        {
            "document_id": "99-2024-qh15",
            "document_number": "99/2024/QH15",
            "article": "1",
            "clause": None,
            "score": 0.5,
        }
    ]


def test_shape_can_be_printed_as_json() -> None:
    assert json.loads(json.dumps(trace_to_json(traced(), today=TODAY), ensure_ascii=False)) == trace_to_json(
        traced(), today=TODAY
    )


def test_refusal_and_question_back_have_no_citations() -> None:
    refusal = trace_to_json(Trace("q", QUERY, date(2026, 1, 1), NoAnswer("Không có.")), today=TODAY)
    asked_back = trace_to_json(Trace("q", QUERY, date(2026, 1, 1), NeedsDetails("Luật nào?")), today=TODAY)

    assert (refusal["kind"], refusal["text"], refusal["citations"]) == ("no_answer", "Không có.", [])
    assert (asked_back["kind"], asked_back["text"]) == ("needs_details", "Luật nào?")
    assert asked_back["timings_ms"] == {}


def test_of_a_day_to_come_the_status_is_unknown_as_the_text_says() -> None:
    later = replace(traced(), as_of=date(TODAY.year + 2, 7, 1))

    assert trace_to_json(later, today=TODAY)["citations"][0]["status"] == "unknown"
    assert trace_to_json(later, today=later.as_of)["citations"][0]["status"] == "in_force"


def test_a_day_to_come_before_an_end_that_is_known_has_a_status() -> None:
    trace = replace(traced(), as_of=date(TODAY.year + 2, 7, 1))
    (cited,) = trace.result.citations if isinstance(trace.result, Answer) else ()
    ending = replace(cited, document=replace(NEW_LAW, effective_to=date(TODAY.year + 5, 1, 1)))

    shape = trace_to_json(replace(trace, result=Answer("Theo ...", (ending,))), today=TODAY)

    assert shape["citations"][0]["status"] == "in_force"
