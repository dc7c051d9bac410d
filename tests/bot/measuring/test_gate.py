"""The gate lets a generation through unless fixed questions that found their place no longer do."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.errors import UserInputError
from bot.measuring.fixed_questions import read_fixed_questions
from bot.measuring.gate import QuestionGate
from vectorstore.describing import Verdict
from vectorstore.errors import IndexDamagedError
from vectorstore.query import Query
from vectorstore.records import Document, Hit, Passage

DAMAGED = {"": ("", None)}
LAW = Document(id="luat", title="Luật", file="luat.md", sha256="0", number="50/2024/QH15")
ARTICLE = Document(id="bai", title="Bài", file="bai-viet/bai.md", sha256="1")


@dataclass(frozen=True)
class FakeIndex:
    """A generation in which each question finds one article of one document."""

    found: dict[str, tuple[str, str | None]]
    known: tuple[Document, ...] = (LAW, ARTICLE)
    embedder: str = "model@1"

    @property
    def manifest(self) -> Any:
        return SimpleNamespace(embedder=self.embedder)

    def documents(self) -> tuple[Document, ...]:
        return self.known

    def document(self, document_id: str) -> Document:
        return next(one for one in self.known if one.id == document_id)

    def close(self) -> None:
        """Let go of nothing."""


class FakeSearch:
    """Gives what the index says."""

    def __init__(self, index: FakeIndex) -> None:
        self._found = index.found

    def search(self, query: Query, *, limit: int, as_of: date | None = None) -> list[Hit]:
        if self._found == DAMAGED:
            raise IndexDamagedError("The keywords cannot be opened.")
        if query.text not in self._found:
            return []
        document, article = self._found[query.text]
        return [Hit(Passage(f"{document}#0", document, "", 0, 1, article=article), 0.5)]


class FakeQueryBuilder:
    """Searches what is asked."""

    def build(self, question: str, *, history: Sequence[str] = (), today: date) -> Query:
        return Query(question, question)


def gate_of(folder: Path, live: FakeIndex | None, questions: Iterable[dict[str, Any]] | None) -> Any:
    file = folder / "questions.jsonl"
    if questions is not None:
        file.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in questions), encoding="utf-8")
    return QuestionGate(
        file,
        live=lambda: live,
        search_over=FakeSearch,
        query_builder=FakeQueryBuilder(),
        today=lambda: date(2025, 1, 1),
    )


def verdict(
    folder: Path, live: FakeIndex | None, candidate: FakeIndex, questions: Iterable[dict[str, Any]] | None
) -> str | None:
    reason: str | None = gate_of(folder, live, questions)(candidate).reason
    return reason


QUESTIONS: list[dict[str, Any]] = [
    {"id": "q1", "question": "phí", "gold": [{"doc": "50/2024/QH15", "article": "29"}]},
    {"id": "q2", "question": "quỹ", "gold": [{"doc": "bai-viet/bai.md", "article": None}]},
    {"id": "q3", "question": "vàng", "gold": []},
]
GOOD = FakeIndex({"phí": ("luat", "29"), "quỹ": ("bai", None)})


def test_same_results_pass(tmp_path: Path) -> None:
    assert verdict(tmp_path, GOOD, GOOD, QUESTIONS) is None


def test_lost_place_is_refused_and_named(tmp_path: Path) -> None:
    worse = FakeIndex({"phí": ("luat", "30"), "quỹ": ("bai", None)})

    reason = verdict(tmp_path, GOOD, worse, QUESTIONS)

    assert reason is not None
    assert reason.startswith("1 of 2 fixed questions find their place, 2 did before; lost: q1.")


def test_one_lost_and_one_won_is_not_worse(tmp_path: Path) -> None:
    before = FakeIndex({"phí": ("luat", "29")})
    after = FakeIndex({"quỹ": ("bai", None)})

    assert verdict(tmp_path, before, after, QUESTIONS) is None


def test_number_typed_with_another_d_is_the_same_document(tmp_path: Path) -> None:
    decree = Document(id="nd", title="Nghị định", file="nd.md", sha256="0", number="12/2022/NĐ-CP")
    live = FakeIndex({"phạt": ("nd", "8")}, known=(decree,))
    worse = FakeIndex({}, known=(decree,))
    questions = [{"id": "q1", "question": "phạt", "gold": [{"doc": "12/2022/nd-cp", "article": "8"}]}]

    assert verdict(tmp_path, live, live, questions) is None
    assert verdict(tmp_path, live, worse, questions) is not None


def test_place_that_is_only_acceptable_counts(tmp_path: Path) -> None:
    questions = [{**QUESTIONS[0], "acceptable": [{"doc": "bai-viet/bai.md"}]}]
    other_place = FakeIndex({"phí": ("bai", "2")})

    assert verdict(tmp_path, GOOD, other_place, questions) is None


def test_questions_about_a_removed_document_do_not_count(tmp_path: Path) -> None:
    without_law = FakeIndex({"quỹ": ("bai", None)}, known=(ARTICLE,))

    assert verdict(tmp_path, GOOD, without_law, QUESTIONS) is None


def test_first_generation_passes(tmp_path: Path) -> None:
    assert verdict(tmp_path, None, FakeIndex({}), QUESTIONS) is None


@pytest.mark.parametrize("live", [None, GOOD], ids=["the first", "a later one"])
def test_what_was_measured_is_told_of_each_generation(live: FakeIndex | None, tmp_path: Path) -> None:
    better = FakeIndex({"phí": ("luat", "29"), "quỹ": ("bai", None)})

    assert gate_of(tmp_path, live, QUESTIONS)(better) == Verdict(None, asked=2, found=2)


def test_corpus_without_questions_passes(tmp_path: Path) -> None:
    assert verdict(tmp_path, GOOD, FakeIndex({}), None) is None


def test_another_model_cannot_be_compared(tmp_path: Path) -> None:
    assert verdict(tmp_path, GOOD, FakeIndex({}, embedder="model@2"), QUESTIONS) is None


def test_live_index_that_cannot_be_searched_does_not_stop_the_one_that_mends_it(tmp_path: Path) -> None:
    assert verdict(tmp_path, FakeIndex(DAMAGED), GOOD, QUESTIONS) is None  # type: ignore[arg-type]


def test_the_live_generation_is_asked_again_only_where_it_may_be_better(tmp_path: Path) -> None:
    gate = gate_of(tmp_path, GOOD, QUESTIONS)
    asked: list[str] = []

    class NotingQueryBuilder(FakeQueryBuilder):
        def build(self, question: str, *, history: Sequence[str] = (), today: date) -> Query:
            asked.append(question)
            return super().build(question, today=today)

    replace(gate, query_builder=NotingQueryBuilder())(GOOD)

    assert asked == ["phí", "quỹ"]


def test_bad_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "questions.jsonl").write_text('{"id": "q1", "question": "a"}\n{"id": 2}\n', encoding="utf-8")

    with pytest.raises(UserInputError, match=r"questions\.jsonl, line 2"):
        read_fixed_questions(tmp_path / "questions.jsonl")
