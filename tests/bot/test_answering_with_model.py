"""With a model, an answer is what the model wrote and the texts bear out; else it is the law as it stands."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answering import Answerer
from bot.answers import Answer, NoAnswer, Result
from bot.citations import verify
from bot.llm.errors import LLMUnavailableError
from bot.llm.model import LLM
from bot.llm.writing import StatementWriter
from bot.stages import Stage
from tests.bot.library import NEW_LAW, TODAY, Library, OverlapRetriever, library
from tests.bot.llm.fakes import failing, saying
from tests.fakes import FakeEmbedder
from tests.llm_server.replies import statements
from vectorstore.glossary import Glossary
from vectorstore.question_text import QueryBuilder
from vectorstore.records import Status

QUESTION = "Doanh nghiệp đóng bao nhiêu phần trăm quỹ lương mỗi tháng?"
SAID = "Doanh nghiệp đóng 3% quỹ lương mỗi tháng, trừ trường hợp quy định tại khoản 2."
QUOTED = "Doanh nghiệp đóng 3% quỹ lương mỗi tháng"
DECREE = replace(NEW_LAW, id="d", title="Nghị định 9/2026/NĐ-CP về đóng quỹ", number="9/2026/NĐ-CP")
OLD_SAID, OLD_QUOTED = "Doanh nghiệp đóng 5% quỹ lương mỗi tháng.", "Doanh nghiệp đóng 5% quỹ lương"


def answerer(llm: LLM | None, shelf: Library | None = None) -> Answerer:
    books = shelf or library()
    rules = QueryBuilder(None, Glossary.load(None))
    writer = StatementWriter(llm) if llm else None
    return Answerer(OverlapRetriever(books), books, rules, FakeEmbedder(), llm=writer, today=lambda: TODAY)


def result(*drafts: tuple[str, Sequence[tuple[int, str]]], shelf: Library | None = None) -> Result:
    return answerer(saying(statements(*drafts)), shelf).answer(QUESTION).result


def test_the_answer_is_what_the_model_wrote_above_the_quotes_that_prove_it() -> None:
    made = result((SAID, [(1, QUOTED)]))

    assert isinstance(made, Answer)
    said, blank, framing, quote, *_ = made.text.splitlines()
    assert (said, blank) == (f"{SAID} [1]", "")
    assert framing == "Theo khoản 1 Điều 1 Luật Công đoàn (99/2024/QH15, có hiệu lực từ ngày 01/07/2025):"
    assert made.citations[0].quote in quote
    assert [one.text for one in made.statements] == [SAID]


def test_a_written_answer_says_of_a_replaced_document_what_replaces_it() -> None:
    books = library()
    del books.texts[NEW_LAW.id]

    made = result((OLD_SAID, [(1, OLD_QUOTED)]), shelf=books)

    assert isinstance(made, Answer)
    assert made.statements
    assert made.citations[0].status is Status.REPLACED
    assert "đã được thay thế bởi Luật Công đoàn (99/2024/QH15)" in made.text


def test_a_written_answer_says_first_that_nothing_of_the_day_was_found() -> None:
    books = library()
    del books.texts[NEW_LAW.id]

    made = result((OLD_SAID, [(1, OLD_QUOTED)]), shelf=books)

    assert isinstance(made, Answer)
    assert made.text.startswith("Trong các văn bản đang có, tôi không tìm thấy quy định đang có hiệu lực")


def test_where_nothing_is_borne_out_the_answer_is_the_one_without_a_model() -> None:
    without = answerer(None).answer(QUESTION).result

    assert result(("Doanh nghiệp đóng 9% quỹ lương.", [(1, QUOTED)])) == without
    assert answerer(failing(LLMUnavailableError("down"))).answer(QUESTION).result == without


def test_the_model_is_not_asked_where_nothing_answers() -> None:
    llm = saying(statements((SAID, [(1, QUOTED)])))

    trace = answerer(llm).answer("Giá vàng hôm nay ở chợ ra sao?")

    assert isinstance(trace.result, NoAnswer)
    assert llm.prompts == []


def test_the_model_sees_first_what_would_be_quoted_without_it() -> None:
    llm = saying(statements())

    without = answerer(None).answer(QUESTION).result
    answerer(llm).answer(QUESTION)

    assert isinstance(without, Answer)
    first = llm.prompts[0].request.split("<<<HẾT ĐOẠN 1>>>")[0]
    assert without.citations[0].quote in first


def test_the_trace_counts_what_the_model_wrote() -> None:
    llm = saying(statements((SAID, [(1, QUOTED)]), ("Đóng 9%.", [(1, QUOTED)])))

    assert answerer(llm).answer(QUESTION).drafted == 2


def test_stages_are_told_in_order() -> None:
    told: list[Stage] = []

    answerer(saying(statements())).answer(QUESTION, on_status=told.append)

    assert told == [Stage.SEARCHING, Stage.WRITING, Stage.CHECKING]


def test_without_a_model_there_is_only_searching() -> None:
    told: list[Stage] = []

    answerer(None).answer(QUESTION, on_status=told.append)

    assert told == [Stage.SEARCHING]


def test_citations_of_a_written_answer_verify() -> None:
    made = result(
        (SAID, [(1, QUOTED)]), ("Năm đầu tiên được giảm 50%.", [(1, "Giảm 50% trong năm đầu tiên")])
    )

    assert isinstance(made, Answer)
    assert len(made.citations) == 2
    assert all(verify(citation, library()) for citation in made.citations)


def test_a_quote_of_a_document_that_changed_meanwhile_is_not_cited() -> None:
    books = library()
    asked = answerer(saying(statements((SAID, [(1, QUOTED)]))), books)
    newer = library()
    newer.texts[NEW_LAW.id] = "Điều 1. Khác\n1. Văn bản đã đổi."

    made = replace(asked, reader=newer).answer(QUESTION).result

    assert not isinstance(made, Answer) or all(verify(one, newer) for one in made.citations)


def test_a_text_in_force_that_says_otherwise_is_quoted_beside_what_the_model_cites() -> None:
    books = library()
    books.texts[NEW_LAW.id] = "Điều 1. Mức đóng\n1. Hằng tháng doanh nghiệp đóng bằng 3% quỹ lương."
    books.texts[DECREE.id] = "Điều 4. Mức đóng\n1. Doanh nghiệp đóng bằng 2% quỹ lương hằng tháng."
    books.known[DECREE.id] = DECREE
    llm = saying(
        statements(("Doanh nghiệp đóng 3% quỹ lương hằng tháng.", [(1, "doanh nghiệp đóng bằng 3%")]))
    )

    made = answerer(llm, books).answer("Hằng tháng doanh nghiệp đóng bao nhiêu phần trăm quỹ lương?").result

    assert isinstance(made, Answer)
    assert made.statements
    assert {one.document.id for one in made.citations} == {NEW_LAW.id, DECREE.id}
    assert "các văn bản cùng có hiệu lực nêu khác nhau" in made.text
