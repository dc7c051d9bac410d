"""Questions made from the texts themselves."""

import random

from training.synthetic import questions_about
from training.texts import Article

ARTICLE = Article(
    document="1/2024/QH15",
    document_title="Luật Thử nghiệm",
    heading="Quyền của đoàn viên công đoàn",
    text="1. Người lao động được nghỉ phép năm theo hợp đồng lao động đã ký.\n"
    "2. Phạt tiền đối với hành vi sau đây:\na) Cản trở đoàn viên tham gia công đoàn;",
)


def _questions(article: Article, seed: int, most: int = 4) -> list[str]:
    return list(questions_about(article, random.Random(seed), most=most))


def test_questions_are_few_and_use_the_words_of_the_article() -> None:
    words = set(f"{ARTICLE.heading} {ARTICLE.text}".lower().replace(";", "").split())

    for seed in range(30):
        questions = _questions(ARTICLE, seed)
        assert 0 < len(questions) <= 4
        assert all(len(words & set(question.lower().split())) >= 3 for question in questions)


def test_all_three_kinds_of_questions_are_made() -> None:
    questions = [question for seed in range(60) for question in _questions(ARTICLE, seed)]

    assert any("quyền của đoàn viên công đoàn" in question for question in questions)
    assert any("nghỉ phép năm" in question for question in questions)
    assert any("cản trở đoàn viên tham gia công đoàn" in question for question in questions)


def test_article_without_anything_to_ask_about_gives_no_question() -> None:
    assert _questions(Article("1", "", "", "Một."), seed=1, most=50) == []


def test_same_seed_makes_the_same_questions() -> None:
    assert _questions(ARTICLE, seed=7) == _questions(ARTICLE, seed=7)
