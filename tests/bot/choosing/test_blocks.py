"""What can be quoted around a passage: a khoản, an Điều without any, a paragraph."""

import pytest

from bot.choosing.blocks import Block, blocks_of, sentences
from tests.bot.library import ARTICLE, ARTICLE_TEXT, NEW_LAW, NEW_LAW_TEXT, passages_of, places_of
from vectorstore.records import Document, Passage, Place


def blocks(document: Document, text: str, place: int = 0) -> list[Block]:
    return blocks_of(passages_of(document, text)[place], text, places_of(text))


def said(block: Block, text: str) -> str:
    return text[block.start : block.end]


def test_each_clause_is_a_block_under_the_heading_of_its_article() -> None:
    first, second = blocks(NEW_LAW, NEW_LAW_TEXT)

    assert said(first, NEW_LAW_TEXT).startswith("1. Doanh nghiệp")
    assert said(second, NEW_LAW_TEXT).endswith("năm thứ hai.")
    assert first.headings == ("Điều 1. Mức đóng",)


def test_a_clause_with_points_is_made_of_its_lead_and_the_points() -> None:
    _, second = blocks(NEW_LAW, NEW_LAW_TEXT)

    assert second.leads
    assert [NEW_LAW_TEXT[start : start + 2] for start, _ in second.units] == ["2.", "a)", "b)"]


def test_an_article_without_clauses_is_one_block_below_its_heading() -> None:
    (only,) = blocks(NEW_LAW, NEW_LAW_TEXT, 1)

    assert said(only, NEW_LAW_TEXT) == "Luật này có hiệu lực từ ngày 01 tháng 7 năm 2025."


def test_a_text_without_articles_has_a_block_for_each_paragraph() -> None:
    (only,) = blocks(ARTICLE, ARTICLE_TEXT, 1)

    assert said(only, ARTICLE_TEXT).startswith("Sáng 8/11")
    assert len(only.units) == 2


def test_what_an_article_says_before_its_clauses_leads_to_them() -> None:
    text = "Điều 1. Sa thải\nĐược áp dụng khi:\n1. Trộm cắp;\n2. Đánh bạc."

    first, _ = blocks(NEW_LAW, text)

    assert first.intro is not None
    assert text[slice(*first.intro)] == "Được áp dụng khi:"


@pytest.mark.parametrize("rule", ["1. Một.\n2. Hai.", "1. Một.\n2. Gồm:\na) Ba;\nb) Bốn.", "Năm."])
def test_a_block_ends_before_the_heading_of_the_next_chapter(rule: str) -> None:
    text = f"Điều 1. Mức đóng\n{rule}\n\nChương II\nTỔ CHỨC\nĐiều 2. Hiệu lực\nTừ nay."
    places = places_of(text)

    last = blocks_of(passages_of(NEW_LAW, text)[0], text, places)[-1]

    assert rule.endswith(said(last, text))
    assert last.units[-1][1] == last.end


def test_a_list_stays_with_the_line_that_leads_to_it() -> None:
    text = "Hồ sơ gồm:\n- Đơn đề nghị;\n- Giấy tờ.\nNộp tại trụ sở."
    passage = Passage("lop-hoc#0", ARTICLE.id, text, 0, len(text))

    found = blocks_of(passage, text, ())

    assert [said(block, text).split("\n")[0] for block in found] == ["Hồ sơ gồm:", "Nộp tại trụ sở."]


def test_an_abbreviated_name_ends_no_sentence() -> None:
    text = "Lớp học do TS. Lê Thị Hoa giảng trong năm ngày. Học viên là cán bộ công đoàn."

    assert len(list(sentences(text, 0, len(text)))) == 2


def test_a_passage_of_a_place_without_clauses_falls_back_to_paragraphs() -> None:
    text = "Mở đầu của một văn bản dài.\nHai dòng."
    passage = passages_of(ARTICLE, text)[0]

    found = blocks_of(passage, text, (Place("section", "Mục 1", "Mở đầu", 0, len(text)),))

    assert [said(block, text) for block in found] == ["Mở đầu của một văn bản dài."]


def test_a_passage_that_starts_with_the_heading_of_its_chapter_is_cut_by_clauses_all_the_same() -> None:
    text = "Chương I\nQUỸ\nĐiều 1. Phạt\n1. Phạt nhẹ:\na) Chậm đóng.\n2. Phạt nặng: trốn đóng."
    passage = Passage("luat#0", NEW_LAW.id, text, 0, len(text), article="1")

    assert [said(one, text)[:2] for one in blocks_of(passage, text, places_of(text))] == ["1.", "2."]
