"""Who a question is about, and whether a text names them."""

import pytest

from bot.asked.head.groups import is_for_others_alone, lacks_people, said_of_people


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
        ("Mấy tuổi thì được đi bộ đội?", "Sĩ quan nghỉ hưu sớm hơn 05 tuổi."),
        ("Ô sin muốn nghỉ phải báo trước mấy ngày?", "Người lao động báo trước ít nhất 30 ngày."),
    ],
)
def test_a_text_that_never_names_the_people_asked_about_lacks_them(question: str, text: str) -> None:
    assert lacks_people(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Viên chức có được gia nhập công đoàn không?",
            "Cán bộ, công chức, viên chức, công nhân có quyền gia nhập công đoàn.",
        ),
        ("Giáo viên được hưởng phụ cấp gì?", "Phụ cấp ưu đãi của nhà giáo là 70 %."),
        ("Mấy tuổi phải đi lính?", "Nghĩa vụ quân sự: từ đủ 18 tuổi."),
        ("Đi lính về có được nhận lại không?", "Người lao động được nhận trở lại làm việc."),
        ("Công an được hưởng chế độ gì?", "Hạ sĩ quan thuộc lực lượng vũ trang được hưởng trợ cấp."),
        ("Trẻ em bao nhiêu tuổi được đi làm?", "Độ tuổi lao động tối thiểu là đủ 15 tuổi."),
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
    assert not lacks_people(question, text)


DOMESTIC = "Một số quy định riêng đối với lao động là người giúp việc gia đình"
FOREIGN = "Nghị định về người lao động nước ngoài làm việc tại Việt Nam"


@pytest.mark.parametrize(
    ("question", "title", "is_special"),
    [
        ("bị nợ lương nghỉ ngay được không", DOMESTIC, True),
        ("ô sin bị nợ lương nghỉ ngay được không", DOMESTIC, False),
        ("hợp đồng hết hạn thì sao", FOREIGN, True),
        ("người nước ngoài hết hạn hợp đồng thì sao", FOREIGN, False),
        ("thủ tục xin giấy phép lao động", FOREIGN, False),
        ("làm thêm giờ tối đa bao lâu", "Sử dụng lao động khuyết tật", True),
        ("16 tuổi làm mấy tiếng", "Thời giờ làm việc của người chưa thành niên", False),
        ("làm thêm giờ tối đa bao lâu", "Làm thêm giờ", False),
    ],
)
def test_a_title_is_of_a_group_that_the_question_does_not_name(
    question: str, title: str, is_special: bool
) -> None:
    assert is_for_others_alone(question, title) is is_special


def test_a_text_may_speak_of_people_in_other_words() -> None:
    assert said_of_people("Trẻ em bao nhiêu tuổi được đi làm?", "Người chưa đủ 15 tuổi được làm việc nhẹ.")
    assert not said_of_people("Trẻ em bao nhiêu tuổi được đi làm?", "Người lao động nghỉ hưu ở tuổi 62.")


def test_in_the_matters_of_all_workers_what_is_said_of_workers_is_said_of_public_employees() -> None:
    right = "Người lao động có quyền gia nhập công đoàn."

    assert said_of_people("Viên chức có được gia nhập công đoàn không?", right) == {"viên", "chức"}
    assert not said_of_people("Viên chức bị kỷ luật khi nào?", "Người lao động bị kỷ luật.")


def test_more_than_everybody_is_said_of_the_people_themselves() -> None:
    question = "Người khuyết tật được nghỉ thêm mấy ngày lễ?"

    assert lacks_people(question, "Lao động là người nước ngoài được nghỉ thêm 01 ngày.")
    assert not lacks_people(question, "Người khuyết tật được nghỉ thêm 01 ngày.")
    assert not lacks_people("Người khuyết tật được nghỉ mấy ngày lễ?", "Người lao động nghỉ 11 ngày.")
    assert not lacks_people("Người khuyết tật được làm thêm mấy giờ?", "Người lao động làm thêm 40 giờ.")
