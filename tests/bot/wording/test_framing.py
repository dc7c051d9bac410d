"""How citations stand in sentences."""

from dataclasses import replace
from datetime import date

import pytest

from bot import texts
from bot.answers import Citation
from bot.wording.framing import (
    answer_text,
    document_name,
    framing_line,
    no_answer_text,
    place_name,
    source_name,
)
from tests.bot.library import ARTICLE, NEW_LAW, NEW_LAW_TEXT, OLD_LAW, TODAY, passages_of
from vectorstore.parts import Amendment, Change, Part, PartEffect
from vectorstore.records import Document, Status

CITATION = Citation(
    number=1,
    document=NEW_LAW,
    passage=passages_of(NEW_LAW, NEW_LAW_TEXT)[0],
    quote="Doanh nghiệp đóng 3%",
    start=0,
    end=20,
    status=Status.IN_FORCE,
    locator="Điều 1, khoản 2, điểm a",
    article="1",
    clause="2",
    point="a",
)


def known(number: str) -> Document | None:
    return NEW_LAW if number == NEW_LAW.number else None


def test_a_place_is_named_from_the_inside_out() -> None:
    assert place_name(CITATION) == "điểm a khoản 2 Điều 1"


@pytest.mark.parametrize(
    ("citation", "as_of", "name"),
    [
        pytest.param(
            CITATION,
            TODAY,
            "điểm a khoản 2 Điều 1 Luật Công đoàn (99/2024/QH15, có hiệu lực từ ngày 01/07/2025)",
            id="today",
        ),
        pytest.param(
            replace(CITATION, document=OLD_LAW, clause=None, point=None),
            date(2020, 1, 1),
            "Điều 1 Luật Công đoàn (98/2012/QH13, vào ngày 01/01/2020 đang có hiệu lực)",
            id="another day",
        ),
        pytest.param(
            replace(
                CITATION, document=ARTICLE, article=None, locator="mục “Khai giảng”", status=Status.UNKNOWN
            ),
            TODAY,
            "bài “Lớp học nghề mùa thu”, mục “Khai giảng”",
            id="heading of an article",
        ),
        pytest.param(
            replace(CITATION, document=ARTICLE, article=None, locator="", status=Status.UNKNOWN),
            TODAY,
            "bài “Lớp học nghề mùa thu”",
            id="no place",
        ),
    ],
)
def test_a_source_is_named_with_place_and_validity(citation: Citation, as_of: date, name: str) -> None:
    assert source_name(citation, as_of, TODAY) == name


def test_a_number_that_the_title_has_is_not_said_twice() -> None:
    titled = replace(NEW_LAW, title="Nghị định 12/2022/NĐ-CP về xử phạt", number="12/2022/NĐ-CP")

    assert document_name(titled) == titled.title
    assert document_name(NEW_LAW) == "Luật Công đoàn (99/2024/QH15)"


def test_quotes_of_one_place_are_framed_once() -> None:
    text = answer_text([CITATION, replace(CITATION, number=2, quote="Trừ trường hợp")], TODAY, TODAY, known)

    assert text.count("Theo ") == 1
    assert "“Doanh nghiệp đóng 3%” [1]" in text
    assert "“Trừ trường hợp” [2]" in text


@pytest.mark.parametrize(
    ("document", "status", "note"),
    [
        (OLD_LAW, Status.REPLACED, "đã được thay thế bởi Luật Công đoàn (99/2024/QH15)"),
        (replace(OLD_LAW, replaced_by="1/2030/QH20"), Status.REPLACED, "thay thế bởi 1/2030/QH20"),
        (replace(OLD_LAW, replaced_by=None), Status.REPLACED, "hãy kiểm tra văn bản thay thế"),
        (NEW_LAW, Status.NOT_YET, "có hiệu lực từ ngày 01/07/2025"),
    ],
    ids=["successor here", "successor not here", "no successor known", "not yet"],
)
def test_what_does_not_hold_is_said_below_the_quotes(document: Document, status: Status, note: str) -> None:
    day = date(2025, 6, 1) if status is Status.NOT_YET else TODAY
    text = answer_text([replace(CITATION, document=document, status=status)], day, TODAY, known)

    assert note in text.rsplit("\n", 1)[-1]


def test_a_refusal_names_what_comes_near_and_whom_to_ask() -> None:
    assert no_answer_text((NEW_LAW,), "Ban Chính sách").splitlines()[1:] == [
        "Văn bản gần nhất:",
        "• Luật Công đoàn (99/2024/QH15)",
        "Bạn có thể hỏi: Ban Chính sách.",
    ]
    assert no_answer_text((), "").splitlines()[1:] == [texts.NO_CONTACT]


def test_a_numbered_document_of_unknown_validity_says_so_and_an_article_only_its_day() -> None:
    party = Document("k", "Kết luận về sách", "k.txt", "6", number="5-KL/TW")
    section = replace(CITATION, document=party, status=Status.UNKNOWN, article=None, locator="Mục II")
    news = replace(section, document=replace(ARTICLE, issued_on=date(2026, 1, 5)), locator="")

    assert source_name(section, TODAY, TODAY) == "Mục II Kết luận về sách (5-KL/TW, chưa rõ hiệu lực)"
    assert source_name(news, TODAY, TODAY) == "bài “Lớp học nghề mùa thu” (ngày 05/01/2026)"


def test_a_heading_of_a_document_is_not_called_an_article() -> None:
    party = Document("k", "Kết luận số 5-KL/TW về sách", "k.txt", "6", number="5-KL/TW")
    own = Document("q", "Quy chế phòng đọc", "q.txt", "7", kind="Quy chế")
    cited = replace(CITATION, document=party, status=Status.UNKNOWN, article=None, locator="mục “Sách mới”")

    assert (
        source_name(cited, TODAY, TODAY)
        == "mục “Sách mới” của Kết luận số 5-KL/TW về sách (chưa rõ hiệu lực)"
    )
    assert source_name(replace(cited, document=own), TODAY, TODAY).startswith("mục “Sách mới” của Quy chế")


def test_the_title_of_an_dieu_stands_above_a_quote_that_lacks_it() -> None:
    passage = replace(CITATION.passage, heading_path=("Chương I. Chung", "Điều 1. Mức đóng"))
    clause = replace(CITATION, passage=passage, article="1", quote="1. Doanh nghiệp đóng 3%.")
    whole = replace(clause, quote="Điều 1. Mức đóng\n1. Doanh nghiệp đóng 3%.")

    assert framing_line("Luật", clause) == "Theo Luật, về “Mức đóng”:"
    assert framing_line("Luật", whole) == "Theo Luật:"


def test_the_line_that_leads_to_quotes_stands_above_them_once() -> None:
    first = replace(CITATION, lead="2. Được giảm mức đóng như sau:")
    text = answer_text([first, replace(first, number=2, quote="b) Giảm 25%")], TODAY, TODAY, known)

    assert text.count("\n“2. Được giảm mức đóng như sau: […]”\n") == 1


def test_a_title_that_forbids_what_is_quoted_is_said_however_long_it_is() -> None:
    title = "Những hành vi bị nghiêm cấm " + "trong phòng đọc của thư viện " * 4
    passage = replace(CITATION.passage, heading_path=(f"Điều 1. {title}",))

    assert title.strip() in framing_line("Luật", replace(CITATION, passage=passage, quote="1. Ăn uống."))
    assert "về" not in framing_line("Luật", replace(CITATION, passage=passage, quote="Cấm ăn uống."))


def test_a_law_of_which_a_later_edition_is_named_is_not_said_to_hold() -> None:
    newer = replace(NEW_LAW, later_named="Luật Công đoàn năm 2030")
    citation = replace(CITATION, document=newer)

    said = answer_text([citation], TODAY, TODAY, known)

    assert "chưa rõ còn hiệu lực: đã có Luật Công đoàn năm 2030, kho chưa có" in said
    assert "Lưu ý: văn bản trong kho nhắc đến Luật Công đoàn năm 2030" in said
    assert "đang có hiệu lực)" not in said


def test_of_a_day_to_come_nothing_is_said_to_hold() -> None:
    coming = date(2035, 1, 1)
    ending = replace(CITATION, document=replace(NEW_LAW, effective_to=date(2036, 1, 1)))
    beginning = replace(CITATION, document=replace(NEW_LAW, effective_from=date(2027, 1, 1)))

    assert source_name(CITATION, coming, TODAY).endswith("chưa rõ còn hiệu lực vào ngày 01/01/2035)")
    assert source_name(ending, coming, TODAY).endswith("vào ngày 01/01/2035 đang có hiệu lực)")
    assert source_name(beginning, coming, TODAY).endswith("sẽ có hiệu lực từ ngày 01/01/2027)")


def test_what_is_declared_to_be_in_force_or_has_a_known_end_is_said_to_be_so() -> None:
    declared = replace(NEW_LAW, status=Status.IN_FORCE)
    ending = replace(NEW_LAW, effective_to=date(2030, 1, 1), replaced_by="1/2029/QH16")

    said = [source_name(replace(CITATION, document=one), TODAY, TODAY) for one in (declared, ending)]

    assert all(name.endswith("đang có hiệu lực)") for name in said)


@pytest.mark.parametrize(
    ("change", "day", "label"),
    [
        pytest.param(Change.REWRITTEN, TODAY, "đã được sửa đổi từ ngày 01/01/2026", id="rewritten"),
        pytest.param(
            Change.AMENDED,
            TODAY,
            "có hiệu lực từ ngày 01/07/2025, có chỗ đã được sửa đổi từ ngày 01/01/2026",
            id="words changed",
        ),
        pytest.param(
            Change.REWRITTEN, date(2025, 12, 31), "vào ngày 31/12/2025 đang có hiệu lực", id="before"
        ),
    ],
)
def test_what_a_later_text_amended_says_so_in_its_own_label(change: Change, day: date, label: str) -> None:
    made = Amendment("7/2026/QH16", change, Part("1", "2"), Part("1"), date(2026, 1, 1))
    cited = replace(CITATION, document=replace(NEW_LAW, amended_by=(made,)))

    assert source_name(cited, day, TODAY).endswith(f"({NEW_LAW.number}, {label})")


def test_a_part_with_a_day_of_its_own_is_said_to_hold_since_that_day() -> None:
    own = PartEffect(Part("1", "2"), date(2026, 2, 1))
    cited = replace(CITATION, document=replace(NEW_LAW, part_effects=(own,)))

    assert source_name(cited, TODAY, TODAY).endswith("có hiệu lực từ ngày 01/02/2026)")


def test_the_line_above_a_quote_says_that_its_letters_were_recognised_in_a_scan() -> None:
    scanned = replace(NEW_LAW, recognised_pages=(1, 2))
    first, third = (replace(CITATION, document=scanned, page=page) for page in (1, 3))

    assert source_name(first, TODAY, TODAY).endswith("; văn bản quét, chữ có thể nhận dạng sai)")
    assert "nhận dạng" not in source_name(third, TODAY, TODAY)
