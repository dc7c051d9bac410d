"""Folds are disjoint by law, however a benchmark writes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.measuring.evaluation_data import Record
from tests.training.test_reranking import made_up_cases
from training.laws import joined, law_of
from training.reranking import trees_without


def record(number: str) -> Record:
    return Record.model_validate({"_id": "a", "text": "", "metadata": {"number": number}})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("91/2015/qh13", "91/2015/QH13"),
        ("91/2015/qh13", "Bộ luật dân sự"),
        ("24/2018/QH14", "Luật An ninh mạng"),
        ("100/2015/qh13", "01/VBHN-VPQH"),
        ("Hiến pháp", "Hiến pháp"),
    ],
)
def test_one_law_has_one_key(one: str, other: str) -> None:
    assert law_of(record(one)) == law_of(record(other))


def test_other_laws_have_other_keys() -> None:
    assert law_of(record("10/2012/QH13")) != law_of(record("45/2019/QH14"))


@given(st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=1, max_size=3), max_size=12))
def test_questions_of_different_groups_share_no_law(laws: list[set[str]]) -> None:
    groups = joined(laws)

    for group, own in zip(groups, laws, strict=True):
        others = {law for other, its in zip(groups, laws, strict=True) if other != group for law in its}
        assert not own & others


def test_questions_linked_through_a_third_are_of_one_group() -> None:
    assert len(set(joined([{"a"}, {"b", "c"}, {"a", "b"}, {"d"}]))) == 2


def test_each_law_has_trees() -> None:
    cases = made_up_cases(30)

    assert trees_without(cases).keys() == {law for case in cases for law in case.laws}
