"""The laws of chunking, on generated and real texts: nothing lost, limit kept, no Điều crossed."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.chunking import CountTokens, split_into_passages
from ingest.normalization import normalize_text
from ingest.outline import find_places
from vectorstore.context import embedded_text
from vectorstore.embedding import SentenceTransformerEmbedder
from vectorstore.records import Passage, Place
from vectorstore.vietnamese import syllables

PROJECT = Path(__file__).parents[2]
SHARED = PROJECT.parent / "shared" / "corpus"
TITLE = "Quy chế phòng đọc"

SENTENCE = st.lists(
    st.sampled_from(["sách", "báo", "mượn", "trả,", "đọc", "giữ;", "12", "a)"]), min_size=1, max_size=25
)
LINE = st.tuples(
    st.sampled_from(
        ["", "", "1. ", "2. ", "3. ", "a) ", "b) ", "đ) ", "I. ", "II. ", "1.1. ", "“", "- ",
         "Điều 1. ", "Điều 2. ", "Điều 3. ", "Điều 4. ", "Chương I\nCHUNG\n", "Chương II\nRIÊNG\n", "Mục 1. ",
         "PHỤ LỤC I\n", "Nơi nhận: "]
    ),
    SENTENCE.map(" ".join),
    st.sampled_from([".", ";", "", "\n", "”"]),
)  # fmt: skip
TEXT = st.lists(LINE, min_size=1, max_size=40).map(lambda lines: "\n".join(map("".join, lines)))


def count_words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def split(text: str, *, max_tokens: int = 60, count: CountTokens = count_words) -> tuple[Passage, ...]:
    places = find_places(text)
    return split_into_passages("d", TITLE, text, places, count_tokens=count, max_tokens=max_tokens)


def assert_nothing_is_lost(text: str, passages: Sequence[Passage]) -> None:
    assert all(text[one.start : one.end] == one.text for one in passages)
    assert all(one.end <= other.start for one, other in pairwise(passages))
    assert "".join("".join(one.text.split()) for one in passages) == "".join(text.split())


def assert_no_article_is_crossed(places: Sequence[Place], passages: Sequence[Passage]) -> None:
    articles = [place for place in places if place.level == "article"]
    for one in passages:
        touched = [place for place in articles if place.start < one.end and one.start < place.end]
        assert len(touched) <= 1
        assert all(one.end <= place.end for place in touched)
        assert all(one.article == place.label.removeprefix("Điều ") for place in touched)


@given(TEXT, st.integers(25, 200))
@settings(max_examples=150)
def test_passages_hold_the_whole_text_once_and_keep_the_limit(text: str, max_tokens: int) -> None:
    passages = split(text, max_tokens=max_tokens)

    assert_nothing_is_lost(text, passages)
    assert_no_article_is_crossed(find_places(text), passages)
    # A heading of the text may alone be longer than the limit: that passage is one character then.
    embedded = [embedded_text(TITLE, one) for one in passages if len(one.text) > 1]
    assert all(count <= max_tokens for count in count_words(embedded))


@given(st.text(max_size=300), st.integers(8, 40))
def test_any_text_is_kept_whole(text: str, max_tokens: int) -> None:
    assert_nothing_is_lost(text, split(text, max_tokens=max_tokens))


@given(TEXT)
@settings(max_examples=50)
def test_ids_count_on_from_one(text: str) -> None:
    assert [one.id for one in split(text)] == [f"d#{n}" for n in range(1, len(split(text)) + 1)]


def test_article_that_fits_is_one_passage_under_its_chapter() -> None:
    passages = split("Chương I\nSÁCH\nĐiều 1. Mượn\n1. Hai tuần.\n2. Năm cuốn.\nĐiều 2. Trả\nĐúng hạn.")

    assert [(one.article, one.clause) for one in passages] == [("1", None), ("2", None)]
    assert passages[0].text.startswith("Chương I")
    assert passages[0].heading_path == ("Chương I. SÁCH", "Điều 1. Mượn")


def test_long_article_is_cut_at_its_clauses() -> None:
    clauses = "\n".join(f"{n}. {'sách ' * 30}hết." for n in (1, 2, 3))

    passages = split(f"Điều 1. Mượn\n{clauses}")

    assert [one.clause for one in passages] == [None, "2", "3"]  # the first holds the heading too
    assert all(one.article == "1" for one in passages)


def test_long_clause_is_cut_at_its_points() -> None:
    points = "\n".join(f"{letter}) {'sách ' * 30}hết;" for letter in "abcdđ")

    passages = split(f"Điều 1. Mượn\n1. Gồm:\n{points}\n2. {'báo ' * 30}hết.")

    assert [(one.clause, one.point) for one in passages] == [
        (None, None), ("1", "b"), ("1", "c"), ("1", "d"), ("1", "đ"), ("2", None),
    ]  # fmt: skip


def test_long_sentence_without_spaces_is_cut_all_the_same() -> None:
    passages = split_into_passages(
        "d", "T", "x" * 500, (), count_tokens=lambda texts: [len(text) for text in texts], max_tokens=60
    )

    assert "".join(one.text for one in passages) == "x" * 500
    assert all(len(embedded_text("T", one)) <= 60 for one in passages)


def test_page_of_a_passage_is_the_one_on_which_it_starts() -> None:
    text = "Điều 1. Sách\nCho mượn.\nĐiều 2. Báo\nĐọc tại chỗ.\nĐiều 3. Giờ\nBuổi chiều."
    pages = (0, text.index("Đọc tại"), text.index("Điều 3"))

    passages = split_into_passages(
        "d", TITLE, text, find_places(text), count_tokens=count_words, max_tokens=60, pages=pages
    )

    assert [one.page for one in passages] == [1, 1, 3]
    assert [one.page for one in split(text)] == [None, None, None]


@pytest.fixture(scope="module")
def real_texts() -> dict[str, str]:
    if not SHARED.is_dir():
        pytest.skip("needs the shared corpus beside the project")
    return {path.name: normalize_text(path.read_text("utf-8")) for path in sorted(SHARED.glob("*/*.txt"))}


def test_real_texts_are_kept_whole_and_never_cross_an_article(real_texts: dict[str, str]) -> None:
    for text in real_texts.values():
        passages = split(text, max_tokens=150, count=lambda texts: [len(syllables(one)) for one in texts])

        assert_nothing_is_lost(text, passages)
        assert_no_article_is_crossed(find_places(text), passages)


@pytest.mark.slow
def test_real_texts_keep_the_limit_of_the_shipped_model(real_texts: dict[str, str]) -> None:
    embedder = SentenceTransformerEmbedder(str(PROJECT / "models" / "embedding"))
    for text in real_texts.values():
        passages = split(text, max_tokens=embedder.max_tokens, count=embedder.count_tokens)

        assert_nothing_is_lost(text, passages)
        assert (
            max(embedder.count_tokens([embedded_text(TITLE, one) for one in passages])) <= embedder.max_tokens
        )


def test_an_article_of_one_endless_sentence_is_cut_between_words_into_full_passages() -> None:
    sentence = ", ".join(["Người lao động được nghỉ phép năm theo quy định này và báo trước"] * 60)
    text = f"QUYẾT ĐỊNH\nĐiều 1. {sentence}\nĐiều 2. Hiệu lực\nCó hiệu lực."

    passages = split(text, max_tokens=200)

    assert_nothing_is_lost(text, passages)
    assert max(count_words([embedded_text(TITLE, one) for one in passages])) <= 200
    assert len(passages) < 15
    assert all(len(one.text) > 100 for one in passages if one.article == "1")


def test_tokens_of_a_long_text_are_counted_in_portions_so_that_questions_come_in_between() -> None:
    portions = []

    def count(texts: Sequence[str]) -> list[int]:
        portions.append(len(texts))
        return count_words(texts)

    split("\n".join(f"Điều {number}. Sách\nĐọc sách tại chỗ." for number in range(1, 400)), count=count)

    assert sum(portions) >= 399
    assert max(portions) <= 64
