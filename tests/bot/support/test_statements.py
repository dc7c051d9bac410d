"""Wrong statements of the tables are dropped and right ones are kept, but for those counted here."""

import pytest

from bot.support import objection
from tests.bot.support.statements.reading import Group, copies, groups


def kept(table: str, *, right: bool) -> list[str]:
    return [
        text
        for group in groups(table)
        for is_right, text in group.statements
        if is_right is right and objection(text, group.evidence(), group.question) is None
    ]


@pytest.mark.parametrize(
    ("table", "most_wrong"),
    [
        ("reviewed", 0),
        ("other_articles", 0),
        ("other_laws", 1),
        ("explained", 0),
        ("fresh", 0),
        ("narrower", 0),
    ],
)
def test_what_quotes_do_not_bear_out_is_not_shown(table: str, most_wrong: int) -> None:
    wrong = kept(table, right=False)

    assert len(wrong) <= most_wrong, wrong


@pytest.mark.parametrize(
    ("table", "least_right"),
    [
        ("reviewed", 22),
        ("other_articles", 55),
        ("other_laws", 29),
        ("explained", 10),
        ("fresh", 12),
        ("narrower", 11),
    ],
)
def test_the_law_in_the_usual_other_words_is_shown(table: str, least_right: int) -> None:
    right = kept(table, right=True)

    assert len(right) >= least_right, right


@pytest.mark.parametrize("file", ["luat-viec-lam-2025", "luat-cong-doan-2024", "nghi-dinh-145-2020"])
def test_a_sentence_copied_is_borne_out_unless_a_heading_forbids_what_it_says(file: str) -> None:
    dropped = [text for text, evidence in copies(file) if objection(f"{text}.", evidence) is not None]

    assert dropped == []


def group_of(question: str) -> Group:
    return next(group for group in groups("other_articles") if group.question == question)


@pytest.mark.parametrize(
    ("statement", "is_kept"),
    [
        ("Không, công ty không được phát tiền thay đồ bảo hộ.", True),
        ("Có, công ty không được phát tiền thay đồ bảo hộ.", False),
        ("Có, đồ bảo hộ phải đúng loại, đủ số.", False),
        ("Cụ thể, công ty không được phát tiền thay đồ bảo hộ.", True),
    ],
)
def test_a_yes_or_no_is_what_the_rest_says_of_what_is_asked(statement: str, is_kept: bool) -> None:
    group = group_of("Công ty có được phát tiền thay đồ bảo hộ không?")

    assert (objection(statement, group.evidence(), group.question) is None) is is_kept
