"""Which places and documents a question names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.query import Reference
from vectorstore.references import find_references
from vectorstore.vietnamese import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Điều 27 Luật Công đoàn",
            Reference(document_name="luật công đoàn", article="27"),
            id="article of law",
        ),
        pytest.param(
            "khoản 2 điều 35 blld",
            Reference(document_name="bộ luật lao động", article="35", clause="2"),
            id="abbreviated code",
        ),
        pytest.param(
            "điểm đ khoản 1 Điều 112 BLLĐ 2019",
            Reference(document_name="bộ luật lao động 2019", article="112", clause="1", point="đ"),
            id="point with đ and year",
        ),
        pytest.param(
            "diem d khoan 1 dieu 112 bo luat lao dong nam 2019",
            Reference(document_name="bộ luật lao động 2019", article="112", clause="1", point="d"),
            id="without diacritics",
        ),
        pytest.param(
            "điều 36 blld khoản 1 điểm e",
            Reference(document_name="bộ luật lao động", article="36", clause="1", point="e"),
            id="document in the middle of its place",
        ),
        pytest.param("45-CT/TW nói gì", Reference(document_number="45-CT/TW"), id="bare number"),
        pytest.param("nd 12/2022/nd-cp", Reference(document_number="12/2022/NĐ-CP"), id="number with kind"),
        pytest.param("Kết luận 212", Reference(document_name="kết luận 212"), id="part of a number"),
        pytest.param("kết luận số 212", Reference(document_name="kết luận 212"), id="part with số"),
        pytest.param(
            "nghị định 145 năm 2020",
            Reference(document_name="nghị định 145/2020"),
            id="number and the year it is of",
        ),
        pytest.param(
            "nghị định 145 thì điều 39",
            Reference(document_name="nghị định 145", article="39"),
            id="document before place",
        ),
        pytest.param("luật bhxh", Reference(document_name="luật bảo hiểm xã hội"), id="law by abbreviation"),
        pytest.param(
            "điều lệ công đoàn khóa XII", Reference(document_name="điều lệ công đoàn khóa xii"), id="charter"
        ),
        pytest.param(
            "k2 d35 blld", Reference(document_name="bộ luật lao động", article="35", clause="2"), id="clerk's"
        ),
        pytest.param("Điều 5", Reference(article="5"), id="no document"),
        pytest.param(
            "luật 50/2024 điều 29",
            Reference(document_name="luật 50/2024", article="29"),
            id="number and year",
        ),
    ],
)
def test_reference_is_found(text: str, expected: Reference) -> None:
    assert find_references(text) == (expected,)


def test_several_articles_of_one_law_are_several_references() -> None:
    found = find_references("so sánh điều 5, 6 và 7 Luật Việc làm")

    assert [reference.article for reference in found] == ["5", "6", "7"]
    assert {reference.document_name for reference in found} == {"luật việc làm"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Khoản 1 và khoản 2 Điều 35 BLLĐ", [("35", "1", None), ("35", "2", None)]),
        ("khoản 1, khoản 2 điều 35 blld", [("35", "1", None), ("35", "2", None)]),
        ("khoản 1, 2 và 4 điều 35 blld", [("35", "1", None), ("35", "2", None), ("35", "4", None)]),
        ("Điều 35 BLLĐ khoản 1 và khoản 2", [("35", "1", None), ("35", "2", None)]),
        ("so sánh khoản 1 với khoản 3 Điều 35 BLLĐ", [("35", "1", None), ("35", "3", None)]),
        ("điểm a và điểm đ khoản 1 điều 35 blld", [("35", "1", "a"), ("35", "1", "đ")]),
        ("điểm a, đ khoản 1 Điều 35 BLLĐ", [("35", "1", "a"), ("35", "1", "đ")]),
        ("khoản 2 Điều 35 và khoản 1 Điều 36 BLLĐ", [("35", "2", None), ("36", "1", None)]),
        ("Điều 35 và khoản 2 Điều 36 BLLĐ", [("35", None, None), ("36", "2", None)]),
        ("Điều 35 và điểm a khoản 2 Điều 36 BLLĐ", [("35", None, None), ("36", "2", "a")]),
        ("Điều 35 và khoản 2 BLLĐ", [("35", "2", None)]),
        ("điều 35 36 blld", [("35", None, None), ("36", None, None)]),
        ("điều 112 bllđ 11 ngày", [("112", None, None)]),
        ("điều 112 11 ngày nghỉ bllđ", [("112", None, None)]),
        ("khoản 1 và 3 ngày nghỉ ở điều 115 bllđ", [(None, "1", None), ("115", None, None)]),
    ],
)
def test_several_places_of_one_kind_are_each_named(
    text: str, expected: list[tuple[str | None, str | None, str | None]]
) -> None:
    found = find_references(text)

    assert [(one.article, one.clause, one.point) for one in found] == expected
    assert {one.document_name for one in found} == {"bộ luật lao động"}


def test_two_laws_keep_their_own_articles() -> None:
    found = find_references("Điều 5 Luật Công đoàn và Điều 20 Luật Việc làm")

    assert [(ref.document_name, ref.article) for ref in found] == [
        ("luật công đoàn", "5"),
        ("luật việc làm", "20"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "làm 3 ca, 24/24, nghỉ 20/11",
        "từ 1/7/2025 đóng 2%",
        "điều kiện hưởng là gì",
        "khoản tiền này bao nhiêu",
        "được 10 điểm a",
        "thời hiệu xử lý kỷ luật lao động",
        "pháp luật lao động",
        "",
    ],
)
def test_dates_amounts_and_common_words_are_no_references(text: str) -> None:
    assert find_references(text) == ()


@given(text=st.text())
def test_looking_for_references_never_fails(text: str) -> None:
    find_references(text)


@given(name=st.sampled_from(["Luật Công đoàn", "Bộ luật Lao động", "Luật Việc làm", "Điều lệ Công đoàn"]))
def test_names_are_found_with_and_without_diacritics(name: str) -> None:
    assert find_references(f"theo {name}") == find_references(f"theo {fold(name)}")
