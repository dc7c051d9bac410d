"""What the terminal shows."""

from dataclasses import replace

from bot.answers import Answer, NeedsDetails, NoAnswer, Trace
from bot.citations import cite
from bot.wording.plain import render_plain
from tests.bot.library import NEW_LAW, NEW_LAW_TEXT, TODAY, library, passages_of
from vectorstore.query import Query

QUERY = Query("q", "q")


def test_answer_is_followed_by_its_numbered_sources() -> None:
    passage = passages_of(NEW_LAW, NEW_LAW_TEXT)[0]
    citation = cite(library(), passage, passage.start, passage.end, number=1, as_of=TODAY)

    shown = render_plain(Trace("q", QUERY, TODAY, Answer("Theo luật: “...” [1]", (citation,))), today=TODAY)

    assert shown.splitlines()[0] == "Theo luật: “...” [1]"
    assert "[1] Luật Công đoàn · 99/2024/QH15 · Điều 1 · có hiệu lực từ ngày 01/07/2025" in shown
    assert "https://example.vn/luat" in shown


def test_source_of_a_scan_says_that_its_letters_may_be_wrong() -> None:
    passage = passages_of(NEW_LAW, NEW_LAW_TEXT)[0]
    cited = cite(library(), passage, passage.start, passage.end, number=1, as_of=TODAY)
    scanned = replace(cited, document=replace(cited.document, recognised_pages=(1,)))

    shown = render_plain(Trace("q", QUERY, TODAY, Answer("“...” [1]", (scanned,))), today=TODAY)

    assert "có hiệu lực từ ngày 01/07/2025; văn bản quét, chữ có thể nhận dạng sai" in shown


def test_refusal_and_question_back_are_shown_as_they_are() -> None:
    assert render_plain(Trace("q", QUERY, TODAY, NoAnswer("Không thấy.")), today=TODAY) == "Không thấy."
    assert render_plain(Trace("q", QUERY, TODAY, NeedsDetails("Luật nào?")), today=TODAY) == "Luật nào?"
