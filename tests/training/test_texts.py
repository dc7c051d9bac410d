"""What models are trained on, and what they must never see."""

from pathlib import Path

import pytest

from tests.training.library import write_texts
from training import texts
from training.texts import read_articles, read_sections, split_articles


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    return write_texts(tmp_path)


def test_articles_of_all_laws_and_documents_are_read_once(shared: Path) -> None:
    articles = read_articles(shared)

    assert len(articles) == len({(article.heading, article.text) for article in articles}) == 82
    assert {article.document for article in articles} == {f"{n}/2024/QH15" for n in (1, 2, 3, 4)} | {"luat"}
    assert {article.document_title for article in articles} == {"Luật Thử nghiệm", "LUẬT CÔNG ĐOÀN"}


def test_questions_that_only_measure_are_not_among_those_to_train_on() -> None:
    assert set(texts.TRAINING_QUESTIONS).isdisjoint({"zalo-ltr", "current-law", "xquad-vi", "union"})


def test_documents_with_articles_are_cut_at_them_and_others_at_paragraphs() -> None:
    law = split_articles("l", "Luật", "Mở đầu\nĐiều 1. Phạm vi\nMột.\nĐiều 2: Đối tượng\nHai.\nBa.")
    article = split_articles("a", "Bài", f"{'Một đoạn dài. ' * 10}\n\nNgắn.\n\n{'Đoạn khác. ' * 10}")

    assert [(part.heading, part.text) for part in law] == [("Phạm vi", "Một."), ("Đối tượng", "Hai.\nBa.")]
    assert [part.text for part in article] == [("Một đoạn dài. " * 10).strip(), ("Đoạn khác. " * 10).strip()]


def test_pages_are_cut_at_their_section_headings(shared: Path) -> None:
    assert list(read_sections(shared)) == [
        ("Hà Nội", "", "Hà Nội là thủ đô của Việt Nam."),
        ("Hà Nội", "Lịch sử", "Thành phố có từ lâu đời. Dân cư đông đúc."),
    ]
