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
    shape = trace_to_json(traced())

    assert list(shape) == ["question", "query", "kind", "text", "citations", "hits", "timings_ms"]
    assert (shape["question"], shape["query"], shape["kind"]) == ("hoi", "hỏi", "answer")
    assert shape["timings_ms"] == {"total": 1.5}


def test_citation_has_every_key_of_the_shape() -> None:
    (citation,) = trace_to_json(traced())["citations"]

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

    shape = trace_to_json(replace(traced(), result=Answer("Theo ...", (first, second))))

    assert [one["recognised"] for one in shape["citations"]] == [False, True]


def citation_of_scan() -> Citation:
    result = traced().result
    assert isinstance(result, Answer)
    (cited,) = result.citations
    return replace(cited, document=replace(cited.document, recognised_pages=(2,)))


def test_hit_names_its_document_by_number() -> None:
    assert trace_to_json(traced())["hits"] == [
        {
            "document_id": "99-2024-qh15",
            "document_number": "99/2024/QH15",
            "article": "1",
            "clause": None,
            "score": 0.5,
        }
    ]


def test_shape_can_be_printed_as_json() -> None:
    assert json.loads(json.dumps(trace_to_json(traced()), ensure_ascii=False)) == trace_to_json(traced())


def test_refusal_and_question_back_have_no_citations() -> None:
    refusal = trace_to_json(Trace("q", QUERY, date(2026, 1, 1), NoAnswer("Không có.")))
    asked_back = trace_to_json(Trace("q", QUERY, date(2026, 1, 1), NeedsDetails("Luật nào?")))

    assert (refusal["kind"], refusal["text"], refusal["citations"]) == ("no_answer", "Không có.", [])
    assert (asked_back["kind"], asked_back["text"]) == ("needs_details", "Luật nào?")
    assert asked_back["timings_ms"] == {}
