import pytest

from vectorstore.subject import asks_about_the_whole


@pytest.mark.parametrize(
    "question",
    [
        "Thông tư 09/2020/TT-BLĐTBXH hướng dẫn nội dung gì?",
        "nghị định 145/2020/NĐ-CP quy định về vấn đề gì vậy ạ",
        "Kết luận 57-KL/TW nói về cái gì",
        "Phạm vi điều chỉnh của Luật 50/2024/QH15",
    ],
)
def test_what_a_document_is_about_is_recognised(question: str) -> None:
    assert asks_about_the_whole(question)


@pytest.mark.parametrize(
    "question",
    [
        "Nghị định 145/2020/NĐ-CP quy định gì về phòng vắt sữa?",
        "nđ 12/2022 phạt gì khi nợ lương",
        "Luật 50/2024/QH15 có hiệu lực từ ngày nào?",
        "Luật 50/2024/QH15 quy định mức đóng bao nhiêu?",
    ],
)
def test_a_question_about_a_part_is_none_about_the_whole(question: str) -> None:
    assert not asks_about_the_whole(question)
