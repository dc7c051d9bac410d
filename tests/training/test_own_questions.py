"""The questions written for policybot, and the benchmark that is made of them."""

import json
from pathlib import Path

import pytest

from training.own_questions import (
    ASKED,
    HELD,
    OwnQuestion,
    articles_that_answer,
    read_own_articles,
    read_own_questions,
    write_benchmark,
)

LAW = """\
QUỐC HỘI
Luật số: 99/2024/QH15
LUẬT CÔNG ĐOÀN

Điều 1. Mức đóng
1. Doanh nghiệp đóng 3% quỹ lương mỗi tháng.
2. Hợp tác xã được giảm một nửa.

Điều 2. Hiệu lực
Luật này có hiệu lực từ ngày 01 tháng 7 năm 2025."""

ROWS = [
    {
        "id": "a",
        "question": "cty trích mấy phần trăm?",
        "kind": "colloquial",
        "answerable": True,
        "article": "1",
    },
    {
        "id": "b",
        "question": "Luật có hiệu lực khi nào?",
        "kind": "lookup",
        "answerable": True,
        "article": None,
    },
    {"id": "c", "question": "Mai trời mưa không?", "kind": "unanswerable_far", "answerable": False},
    {"id": "d", "question": "Năm 2012 thì sao?", "kind": "as_of", "answerable": True, "article": "1"},
]


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "luat.txt").write_text(LAW, encoding="utf-8")
    return tmp_path


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "questions.jsonl"
    rows = [
        {**row, "gold": [{"doc": "99/2024/QH15", "article": row["article"]}] if row["answerable"] else []}
        for row in ROWS
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_a_benchmark_has_the_questions_about_today_and_those_without_an_answer(
    shared: Path, questions: Path, tmp_path: Path
) -> None:
    write_benchmark(shared, questions, tmp_path / "made")

    asked = [json.loads(line)["_id"] for line in (tmp_path / "made" / "queries.jsonl").open(encoding="utf-8")]
    judged = (tmp_path / "made" / "qrels" / "dev.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert asked == ["a", "b", "c"]
    assert {line.split("\t")[0] for line in judged} == {"a", "b"}


def test_a_document_named_without_an_article_answers_as_a_whole(shared: Path) -> None:
    articles = read_own_articles(shared)
    ids = {article.place: at for at, article in enumerate(articles)}
    key = articles[-1].place[0]

    assert articles_that_answer(OwnQuestion("b", "?", "lookup", ((key, None),)), ids) == tuple(
        sorted(ids.values())
    )
    assert articles_that_answer(OwnQuestion("a", "?", "lookup", ((key, "2"),)), ids) == (ids[key, "2"],)
    assert articles_that_answer(OwnQuestion("c", "?", "lookup", ((key, "77"),)), ids) == ()


def test_no_question_is_both_learned_from_and_measured_with() -> None:
    asked, held = (
        {question.text.casefold() for question in read_own_questions(path)} for path in (ASKED, HELD)
    )

    assert len(asked) > 4_000
    assert len(held) > 1_000
    assert not asked & held


def test_every_question_that_is_learned_from_has_an_answer() -> None:
    assert all(question.places for question in read_own_questions(ASKED))
