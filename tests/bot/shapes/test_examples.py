"""Where a text that gives an example is quoted from."""

from dataclasses import replace

from bot.answering import Answerer
from bot.answers import Answer
from tests.bot.library import ARTICLE, TODAY, Library, OverlapRetriever
from tests.fakes import FakeEmbedder
from vectorstore.glossary import Glossary
from vectorstore.question_text import QueryBuilder

TEXT = (
    "Đoàn viên nhận nhiều phúc lợi của công đoàn trong năm, tùy theo điều kiện của từng nơi. "
    "Ví dụ về phúc lợi của đoàn viên là vé xe về quê. "
    "Công đoàn cơ sở lập danh sách."
)


def quoted(max_chars: int) -> str:
    shelf = Library({ARTICLE.id: TEXT}, {ARTICLE.id: ARTICLE})
    builder = QueryBuilder(None, Glossary.load(None))
    answerer = Answerer(OverlapRetriever(shelf), shelf, builder, embedder=FakeEmbedder(), today=lambda: TODAY)
    asked = replace(answerer, max_quote_chars=max_chars).answer("Cho ví dụ về phúc lợi của đoàn viên?")
    assert isinstance(asked.result, Answer)
    return asked.result.citations[0].quote


def test_the_paragraph_is_quoted_where_it_is_short() -> None:
    assert quoted(400) == TEXT


def test_whole_sentences_from_the_example_on_are_quoted_where_the_paragraph_is_long() -> None:
    assert quoted(100) == "Ví dụ về phúc lợi của đoàn viên là vé xe về quê. Công đoàn cơ sở lập danh sách."
    assert quoted(60) == "Ví dụ về phúc lợi của đoàn viên là vé xe về quê."


def test_a_long_sentence_with_an_example_is_cut_between_words() -> None:
    assert quoted(30) == "Ví dụ về phúc lợi của đoàn"
