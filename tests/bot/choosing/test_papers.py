"""How papers are applied for."""

from bot.choosing.papers import lacks_named_paper


def test_a_rule_that_wants_a_passport_shown_is_not_about_applying_for_one() -> None:
    question = "Hồ sơ cấp hộ chiếu gồm những gì?"
    assert lacks_named_paper(question, "Bản sao hộ chiếu còn hạn.", "Điều 9. Hồ sơ cấp giấy phép lao động")
    assert not lacks_named_paper(question, "Hồ sơ đề nghị cấp hộ chiếu gồm tờ khai.", "Điều 9. Hồ sơ")


def test_what_is_applied_for_may_stand_in_the_heading() -> None:
    question = "Thủ tục cấp giấy phép lao động gồm những gì?"
    heading = "Điều 18. Hồ sơ đề nghị cấp giấy phép lao động"
    assert not lacks_named_paper(question, "1. Văn bản đề nghị.", heading)
    assert not lacks_named_paper("Hồ sơ hưởng lương hưu gồm gì?", "Sổ bảo hiểm.", "")
