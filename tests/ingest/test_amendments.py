"""What a text changes in other documents."""

import pytest

from ingest.amendments import read_amendments
from vectorstore.parts import WHOLE, Amendment

OWN = "99/2031/QH16"


def written(amendment: Amendment) -> str:
    part, by = (
        "/".join(label or "-" for label in (one.article, one.clause, one.point))
        for one in (amendment.part, amendment.by)
    )
    return f"{amendment.number} {amendment.change} {part} by {by}"


def read(text: str) -> list[str]:
    return [written(one) for one in read_amendments(text, OWN)]


def test_new_wording_is_of_the_part_and_document_that_the_lines_above_name() -> None:
    text = (
        "Điều 9. Sửa đổi, bổ sung một số luật\n"
        "1. Sửa đổi, bổ sung một số điều của Luật Sách số 1/2010/QH12 đã sửa đổi theo Luật số 2/2015/QH13:\n"
        "a) Sửa đổi, bổ sung Điều 4 như sau:\n“Điều 4. Giấy\n1. Sửa đổi khoản 9 Điều 8 như sau.”;\n"
        "b) Sửa đổi, bổ sung khoản 1 Điều 7 như sau: “1. Bìa.”.\n"
        "2. Sửa đổi, bổ sung điểm e khoản 3 Điều 5 của Luật Báo số 3/2016/QH13 như sau:\n“e) Tin.”"
    )

    assert read(text) == [
        "1/2010/QH12 rewritten 4/-/- by 9/1/a",
        "1/2010/QH12 rewritten 7/1/- by 9/1/b",
        "3/2016/QH13 rewritten 5/3/e by 9/2/-",
    ]


def test_some_clauses_of_a_dieu_are_those_of_the_points_below() -> None:
    text = (
        "Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Sách số 1/2010/QH12.\n"
        "Điều 1. Sửa đổi, bổ sung một số điều của Luật Sách\n"
        "1. Sửa đổi, bổ sung một số khoản của Điều 6 như sau:\n"
        "a) Sửa đổi, bổ sung khoản 1 như sau:\n“1. A.”\n"
        "2. Sửa đổi, bổ sung Điều 7 như sau:\n"
        "a) Sửa đổi điểm c khoản 2 như sau:\n“c) B.”\nb) Bãi bỏ khoản 3.\n"
        "Điều 2. Hiệu lực\n1. Sửa đổi hợp đồng thì phải báo."
    )

    assert read(text) == [
        "1/2010/QH12 rewritten 6/1/- by 1/1/a",
        "1/2010/QH12 rewritten 7/2/c by 1/2/a",
        "1/2010/QH12 ended 7/3/- by 1/2/b",
    ]


@pytest.mark.parametrize(
    ("line", "changes"),
    [
        ("Bổ sung khoản 9 vào sau khoản 8 Điều 2 của Luật Sách số 1/2010/QH12 như sau:", ["rewritten 2/9/-"]),
        ("Bổ sung Điều 7a vào sau Điều 7 của Luật Sách số 1/2010/QH12 như sau:", ["rewritten 7a/-/-"]),
        ("Bổ sung điểm đ vào khoản 2 Điều 3 Luật Sách số 1/2010/QH12 như sau:", ["rewritten 3/2/đ"]),
        ("Thay thế cụm từ “a” bằng cụm từ “b” tại Điều 1 Luật Sách số 1/2010/QH12.", ["amended 1/-/-"]),
        ("Bỏ cụm từ “a” tại khoản 2 Điều 3 của Luật Sách số 1/2010/QH12.", ["amended 3/2/-"]),
        ("Bãi bỏ một phần khoản 2 Điều 1 của Luật Sách số 1/2010/QH12.", ["amended 1/2/-"]),
        ("Bãi bỏ Điều 4, khoản 2 Điều 5 của Luật Sách số 1/2010/QH12.", ["ended 4/-/-", "ended 5/2/-"]),
        ("Bãi bỏ Luật Sách số 1/2010/QH12.", []),
        ("Sửa đổi, bổ sung khoản 2 Điều 5 như sau:", []),
        (f"Sửa đổi khoản 2 Điều 5 của Luật Báo số {OWN} như sau:", []),
        ("Luật Sách số 1/2010/QH12 đã được sửa đổi, bổ sung khoản 2 Điều 5 như sau:", []),
    ],
)
def test_a_line_that_begins_with_the_verb_changes_what_it_names(line: str, changes: list[str]) -> None:
    assert [
        one.removeprefix("1/2010/QH12 ").split(" by ")[0] for one in read(f"Điều 1. A\n1. {line}")
    ] == changes


def test_where_no_part_is_named_the_document_is_amended_somewhere() -> None:
    text = "Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của Nghị định số 1/2010/NĐ-CP về sách."

    (found,) = read_amendments(text, OWN)

    assert (found.number, found.part) == ("1/2010/NĐ-CP", WHOLE)


def test_grounds_and_titles_of_others_amend_nothing() -> None:
    text = (
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Sách số 1/2010/QH12;\n"
        "Điều 1. Thông tư số 2/2011/TT-BNV sửa đổi, bổ sung một số điều của Thông tư số 3/2010/TT-BNV."
    )

    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        (
            "2. Các quy định về in tại khoản 4 Điều 8 và Điều 9 của Luật Sách số 1/2010/QH12 hết hiệu lực.",
            ["ended 8/4/-", "ended 9/-/-"],
        ),
        (
            "2. Kể từ ngày đó, các quy định sau đây hết hiệu lực:\n"
            "a) Điều 6; khoản 3 Điều 7 của Luật Sách số 1/2010/QH12 về khoản 9 Điều 1 Luật Báo;\n"
            "b) Nghị định số 5/2011/NĐ-CP.",
            ["ended 6/-/-", "ended 7/3/-"],
        ),
        ("Luật Sách số 1/2010/QH12 hết hiệu lực, trừ khoản 2 Điều này.", []),
        ("Điều 5 của Luật Sách số 1/2010/QH12 tiếp tục có hiệu lực.", ["kept 5/-/-"]),
    ],
)
def test_parts_that_end_or_stay_are_read(text: str, changes: list[str]) -> None:
    assert [
        one.removeprefix("1/2010/QH12 ").split(" by ")[0] for one in read(f"Điều 3. A\n{text}")
    ] == changes


def test_days_of_what_ends_and_stays_are_read() -> None:
    text = (
        "Điều 5 của Luật Sách số 1/2010/QH12 hết hiệu lực kể từ ngày 01 tháng 3 năm 2032.\n"
        "Điều 6 của Luật Sách số 1/2010/QH12 tiếp tục có hiệu lực đến hết ngày 31 tháng 12 năm 2033."
    )

    ended, kept = read_amendments(text, OWN)

    assert str(ended.since) == "2032-03-01"
    assert str(kept.until) == "2034-01-01"
