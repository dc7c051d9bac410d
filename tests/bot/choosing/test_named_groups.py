"""Who a question is about, and whether a text names them."""

import pytest

from bot.choosing.named_groups import lacks_named_group, lacks_named_paper


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Điều kiện kết nạp Đảng viên là gì?", "Người lao động phải có đơn tự nguyện gia nhập Công đoàn."),
        ("Điều kiện kết nạp Đảng viên là gì?", "Chi bộ hướng dẫn đảng viên khai thác bản tin."),
        ("Bao nhiêu tuổi được vào Đảng?", "Tuổi nghỉ hưu của người lao động nam là 62 tuổi."),
        ("Sinh viên vay vốn bao nhiêu tiền một tháng?", "Quỹ bảo hiểm thất nghiệp được đầu tư."),
        ("Giáo viên mầm non được nghỉ hè mấy tháng?", "Nhóm trẻ nhận trẻ em từ 03 tháng tuổi."),
        ("Công chức cấp xã dôi dư được hỗ trợ bao nhiêu?", "Trợ cấp mất việc làm là 01 tháng tiền lương."),
        ("Lương của bộ đội là bao nhiêu?", "Mức lương tối thiểu là 5.310.000 đồng."),
        ("Ô sin muốn nghỉ phải báo trước mấy ngày?", "Người lao động báo trước ít nhất 30 ngày."),
    ],
)
def test_a_text_that_never_names_the_people_asked_about_lacks_them(question: str, text: str) -> None:
    assert lacks_named_group(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Viên chức có được gia nhập công đoàn không?",
            "Cán bộ, công chức, viên chức, công nhân có quyền gia nhập công đoàn.",
        ),
        ("Giáo viên được hưởng phụ cấp gì?", "Phụ cấp ưu đãi của nhà giáo là 70 %."),
        ("Công an được hưởng chế độ gì?", "Hạ sĩ quan thuộc lực lượng vũ trang được hưởng trợ cấp."),
        ("Viên chức nghỉ thai sản mấy tháng?", "Lao động nữ được nghỉ thai sản 06 tháng."),
        ("Giáo viên được nghỉ lễ mấy ngày?", "Người lao động được nghỉ Tết Dương lịch 01 ngày."),
        ("Đoàn viên được hưởng quyền gì?", "Được công đoàn bảo vệ."),
        ("Người lao động nghỉ phép mấy ngày?", "Được nghỉ 12 ngày."),
        ("Công ty quỵt lương thì báo công an hay thanh tra?", "Khiếu nại tới Chánh Thanh tra."),
        ("Sinh viên đi làm thêm được trả lương thế nào?", "Người lao động được trả lương theo giờ."),
        ("Cán bộ công đoàn được hưởng phụ cấp gì?", "Phụ cấp của chủ tịch công đoàn."),
    ],
)
def test_a_text_that_names_them_or_rules_for_everybody_does_not_lack_them(question: str, text: str) -> None:
    assert not lacks_named_group(question, text)


def test_a_rule_that_wants_a_passport_shown_is_not_about_applying_for_one() -> None:
    question = "Hồ sơ cấp hộ chiếu gồm những gì?"
    assert lacks_named_paper(question, "Bản sao hộ chiếu còn hạn.", "Điều 9. Hồ sơ cấp giấy phép lao động")
    assert not lacks_named_paper(question, "Hồ sơ đề nghị cấp hộ chiếu gồm tờ khai.", "Điều 9. Hồ sơ")


def test_what_is_applied_for_may_stand_in_the_heading() -> None:
    question = "Thủ tục cấp giấy phép lao động gồm những gì?"
    heading = "Điều 18. Hồ sơ đề nghị cấp giấy phép lao động"
    assert not lacks_named_paper(question, "1. Văn bản đề nghị.", heading)
    assert not lacks_named_paper("Hồ sơ hưởng lương hưu gồm gì?", "Sổ bảo hiểm.", "")
