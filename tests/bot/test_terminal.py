"""The terminal holds a conversation: follow-ups, sources, a new topic, the end."""

import io
from collections.abc import Sequence
from datetime import date

import pytest

from bot import texts_terminal as texts
from bot.answers import Answer, Citation, NoAnswer, Result, Trace
from bot.terminal import Terminal, source_in_context
from vectorstore.query import Query
from vectorstore.records import Document, Passage, Place, Status

TEXT = "Điều 1. Phạm vi\n\n1. Câu thứ nhất.\n\n2. Câu thứ hai.\n\nĐiều 2. Khác"
DOCUMENT = Document(id="luat", title="Luật Mẫu", file="luat.md", sha256="0")
START = TEXT.index("2. Câu")
END = START + len("2. Câu thứ hai.")
CITATION = Citation(
    number=1,
    document=DOCUMENT,
    passage=Passage("luat#0", "luat", TEXT, 0, len(TEXT)),
    quote=TEXT[START:END],
    start=START,
    end=END,
    status=Status.IN_FORCE,
    locator="Điều 1, khoản 2",
)


class FakeAnswerer:
    """Repeats the question and remembers the history it was given."""

    def __init__(self, *, finds: bool = True) -> None:
        self.histories: list[tuple[str, ...]] = []
        self._finds = finds

    def answer(self, question: str, *, history: Sequence[str] = ()) -> Trace:
        self.histories.append(tuple(history))
        result: Result = Answer(f"Về {question} [1]", (CITATION,)) if self._finds else NoAnswer("Không thấy.")
        return Trace(question, Query(question, question), date(2025, 1, 1), result)


def said(answerer: FakeAnswerer, *lines: str, history_questions: int = 2, echoes: bool = False) -> list[str]:
    output = io.StringIO()
    terminal = Terminal(
        answerer,
        output,
        render=lambda trace: getattr(trace.result, "text", ""),
        show_source=lambda citation: f"nguồn: {citation.quote}",
        history_questions=history_questions,
        echoes=echoes,
    )
    terminal.converse(lines)
    return output.getvalue().strip().split("\n\n")


def test_what_is_piped_in_stands_above_each_reply() -> None:
    assert said(FakeAnswerer(), "phí\n", "quỹ\n", echoes=True) == [
        "> phí\nVề phí [1]",
        "> quỹ\nVề quỹ [1]",
        texts.GOODBYE,
    ]


def test_each_line_is_a_question_until_the_end_of_input() -> None:
    assert said(FakeAnswerer(), "phí\n", "\n", "quỹ\n") == [
        "Về phí [1]",
        "Về quỹ [1]",
        texts.GOODBYE,
    ]


def test_end_command_stops_before_the_lines_after_it() -> None:
    assert said(FakeAnswerer(), "/thoat", "phí") == [texts.GOODBYE]


def test_follow_ups_get_the_last_questions_only() -> None:
    answerer = FakeAnswerer()

    said(answerer, "một", "hai", "ba", "bốn")

    assert answerer.histories == [(), ("một",), ("một", "hai"), ("hai", "ba")]


def test_new_topic_forgets_questions_and_sources() -> None:
    answerer = FakeAnswerer()

    lines = said(answerer, "một", "/moi", "/nguon 1", "hai")

    assert lines == [
        "Về một [1]",
        texts.NEW_TOPIC,
        texts.NO_SOURCES,
        "Về hai [1]",
        texts.GOODBYE,
    ]
    assert answerer.histories == [(), ()]


def test_source_of_the_last_answer_is_shown() -> None:
    assert said(FakeAnswerer(), "một", "/nguon 1")[1] == "nguồn: 2. Câu thứ hai."
    assert said(FakeAnswerer(), "một", "/nguon [1]")[1] == "nguồn: 2. Câu thứ hai."


def test_source_that_is_not_there_is_explained() -> None:
    assert said(FakeAnswerer(), "/nguon 1")[0] == texts.NO_SOURCES
    assert said(FakeAnswerer(), "một", "/nguon 2")[1] == texts.WHICH_SOURCE.format(last=1)
    assert said(FakeAnswerer(), "một", "/nguon")[1] == texts.WHICH_SOURCE.format(last=1)


def test_answer_without_sources_leaves_none_to_show() -> None:
    assert said(FakeAnswerer(finds=False), "một", "/nguon 1")[1] == texts.NO_SOURCES


def test_unknown_command_is_no_question() -> None:
    answerer = FakeAnswerer()

    assert said(answerer, "/gì thế")[0] == texts.UNKNOWN_COMMAND.format(command="/gì")
    assert answerer.histories == []


def test_who_would_browse_the_documents_is_told_where_and_what_there_is_here() -> None:
    answerer = FakeAnswerer()

    assert said(answerer, "/vanban điều 127 bộ luật lao động")[0] == texts.NO_BROWSING
    assert answerer.histories == []


@pytest.mark.parametrize("command", ["/help", "/start", "/trogiup"])
def test_whoever_asks_for_help_is_told_what_can_be_typed(command: str) -> None:
    answerer = FakeAnswerer()

    assert said(answerer, command)[0] == texts.GREETING
    assert answerer.histories == []


def test_greeting_says_what_can_be_typed() -> None:
    output = io.StringIO()
    Terminal(FakeAnswerer(), output, render=str, show_source=str, history_questions=1).greet()

    assert output.getvalue().strip() == texts.GREETING


class FakeIndex:
    """One document with one Điều."""

    def __init__(self, text: str = TEXT) -> None:
        self._text = text

    def document(self, document_id: str) -> Document:
        return DOCUMENT

    def text(self, document_id: str) -> str:
        return self._text

    def places(self, document_id: str) -> tuple[Place, ...]:
        return (Place("article", "Điều 1", "Phạm vi", 0, TEXT.index("Điều 2")),)

    def pages(self, document_id: str) -> tuple[int, ...]:
        return ()


def test_source_stands_marked_inside_its_article() -> None:
    shown = source_in_context(FakeIndex(), CITATION)

    assert shown.startswith("Luật Mẫu · Điều 1")
    assert "1. Câu thứ nhất." in shown
    assert ">>> 2. Câu thứ hai. <<<" in shown
    assert "Điều 2. Khác" not in shown


def test_source_whose_text_has_changed_is_shown_as_it_was_quoted() -> None:
    assert source_in_context(FakeIndex("Một văn bản khác."), CITATION) == CITATION.quote
