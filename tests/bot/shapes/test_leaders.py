"""Who leads a body is answered only by a text that says so."""

import pytest

from bot.shapes.leaders import asks_for_leader, tells_leader


@pytest.mark.parametrize(
    ("question", "does"),
    [
        pytest.param("Ai là Chủ tịch Tổng Liên đoàn?", True, id="office"),
        pytest.param("ai la chu tich tong lien doan", True, id="office without diacritics"),
        pytest.param("Ai đứng đầu công đoàn cơ sở?", True, id="at the head"),
        pytest.param("ai lanh dao cong doan", True, id="leads, without diacritics"),
        pytest.param("Chủ tịch Tổng Liên đoàn là ai?", True, id="turned round"),
        pytest.param("Ai là đoàn viên công đoàn?", False, id="no office"),
        pytest.param("Ai có quyền đình công?", False, id="another question"),
        pytest.param("Ai lãnh đạo cuộc đình công năm 2008?", False, id="leads an act, no body"),
    ],
)
def test_questions_for_a_leader_are_recognised(question: str, does: bool) -> None:
    assert asks_for_leader(question) is does


ASKED = "Ai là Chủ tịch Hội đồng tiền lương?"


@pytest.mark.parametrize(
    ("question", "quote", "does"),
    [
        pytest.param(ASKED, "Chủ tịch Hội đồng tiền lương là 01 Thứ trưởng.", True, id="office"),
        pytest.param(ASKED, "Chủ tịch Hội đồng tiền lương Lê Thị Hoa phát biểu.", True, id="name behind"),
        pytest.param(ASKED, "Bà Lê Thị Hoa, Chủ tịch Hội đồng tiền lương.", True, id="name before"),
        pytest.param(ASKED, "Lê Thị Hoa là Chủ tịch Hội đồng tiền lương từ 2024.", True, id="name is"),
        pytest.param(ASKED, "Hội đồng tiền lương do Lê Thị Hoa làm Chủ tịch.", True, id="presided by"),
        pytest.param(ASKED, "Ông Đỗ Văn Ân, Chủ tịch Hội đồng tiền lương.", True, id="name in any letters"),
        pytest.param(ASKED, "Chủ tịch Hội đồng tiền lương ưu tiên ý kiến.", False, id="no name in ư"),
        pytest.param(ASKED, "Bộ Nội Vụ là Chủ tịch Hội đồng tiền lương.", False, id="a body is"),
        pytest.param("ai dung dau hoi dong tien luong", "Hội đồng có 17 thành viên.", False, id="members"),
        pytest.param("Ai lãnh đạo Hội đồng?", "Hội đồng do Chủ tịch đứng đầu.", True, id="headed by"),
        pytest.param(ASKED, "Chủ tịch Hội đồng tiền lương ban hành quy chế.", False, id="what he does"),
        pytest.param(
            "Ai làm Chủ tịch Hội đồng an toàn?",
            "3. Hội đồng an toàn gồm:\na) Đại diện người sử dụng lao động làm Chủ tịch Hội đồng;",
            True,
            id="who serves, in a point",
        ),
        pytest.param(
            "Ai làm Trưởng ban Ban Chỉ đạo?",
            "Thành lập Ban Chỉ đạo do đồng chí Tổng Bí thư làm Trưởng ban.",
            True,
            id="who serves, behind the body",
        ),
        pytest.param(
            "Ai làm Chủ tịch Tổng Liên đoàn?",
            "Đại diện Tổng Liên đoàn làm Chủ tịch Hội đồng do các bên lập.",
            False,
            id="who serves another body",
        ),
        pytest.param(
            "Ai làm Chủ tịch Hội đồng an toàn?",
            "Hội đồng an toàn gồm:\nb) Đại diện công đoàn làm Phó Chủ tịch Hội đồng;",
            False,
            id="who serves as the deputy",
        ),
        pytest.param(
            "ai là Tổng Bí thư?", "Đồng chí Tổng Bí thư đã có buổi làm việc với Bộ Y tế.", False, id="no name"
        ),
        pytest.param("ai là Tổng Bí thư?", "Nơi nhận:\n- Văn phòng Tổng Bí thư;", False, id="recipients"),
        pytest.param("ai là Tổng Bí thư?", "Tổng Bí thư nói đây là việc lớn.", False, id="what he says"),
        pytest.param(
            "ai là Tổng Bí thư?", "Tổng Bí thư Ban Chấp hành Trung ương.", False, id="a body behind"
        ),
        pytest.param("ai là Tổng Bí thư?", "Đồng chí Tổng Bí thư Lê Văn Hoa.", True, id="name behind"),
        pytest.param(
            "Ai là Chủ tịch Tổng Liên đoàn?",
            "Chủ tịch Hội đồng là Thứ trưởng; đại diện của Tổng Liên đoàn dự họp.",
            False,
            id="of another body",
        ),
    ],
)
def test_only_a_text_that_names_the_leader_answers(question: str, quote: str, does: bool) -> None:
    assert tells_leader(question, quote) is does
