"""A number told without the condition that its sentence ties it to is objected to; harmless ones are not."""

import pytest

from bot.support.conditions import condition_dropped

NOTICE = "Người lao động có quyền đơn phương chấm dứt hợp đồng lao động nhưng phải báo trước như sau"
INDEFINITE = f"{NOTICE}\nÍt nhất 45 ngày nếu làm việc theo hợp đồng lao động không xác định thời hạn;"
FIXED = (
    f"{NOTICE}\nÍt nhất 30 ngày nếu làm việc theo hợp đồng lao động xác định thời hạn từ 12 tháng"
    " đến 36 tháng;"
)
SHORT = (
    f"{NOTICE}\nÍt nhất 03 ngày làm việc nếu làm việc theo hợp đồng lao động xác định thời hạn dưới 12 tháng"
)
PROBATION = "Thời gian thử việc\nKhông quá 60 ngày đối với công việc cần trình độ từ cao đẳng trở lên;"
BREAK = (
    "Lao động nữ được nghỉ mỗi ngày 30 phút trong thời gian hành kinh, 60 phút trong thời gian nuôi con dưới"
    " 12 tháng tuổi."
)
AGE = "Tuổi nghỉ hưu là đủ 62 tuổi đối với lao động nam và đủ 60 tuổi đối với lao động nữ."
FINE = (
    "Phạt tiền từ 10.000.000 đồng đến 20.000.000 đồng đối với người sử dụng lao động có một trong các hành vi"
    " sau đây"
)
WEDDING = "Người lao động được nghỉ việc riêng 03 ngày khi kết hôn."
FUND = "Doanh nghiệp đóng kinh phí công đoàn bằng 2% quỹ tiền lương làm căn cứ đóng bảo hiểm xã hội."
OPENING = "Đối với công trình xây dựng, chủ đầu tư phải trả 5% giá trị hợp đồng."
GROUPS = "Nghỉ 14 ngày đối với người chưa thành niên, người khuyết tật, người làm nghề nặng nhọc;"
HOLIDAY = "Vào ngày lễ, ít nhất bằng 300% chưa kể tiền lương ngày lễ đối với người hưởng lương ngày."
REPLY = "Cơ quan giải quyết trong 15 ngày kể từ khi nhận đơn."


@pytest.mark.parametrize(
    ("statement", "passages"),
    [
        ("Người lao động phải báo trước ít nhất 45 ngày.", [INDEFINITE]),
        ("Thời hạn báo trước ít nhất là 45 ngày khi chấm dứt hợp đồng lao động.", [INDEFINITE]),
        ("Phải báo trước ít nhất 45 ngày.", [INDEFINITE, FIXED]),
        ("Người lao động phải báo trước ít nhất 30 ngày.", [FIXED]),
        ("Người lao động phải báo trước ít nhất 3 ngày làm việc.", [SHORT]),
        ("Thời gian thử việc không quá 60 ngày.", [PROBATION]),
        ("Lao động nữ được nghỉ mỗi ngày 60 phút.", [BREAK]),
        ("Người lao động được nghỉ việc riêng 3 ngày.", [WEDDING]),
        ("Chủ đầu tư phải trả 5% giá trị hợp đồng.", [OPENING]),
        ("Được nghỉ 14 ngày.", [GROUPS]),
        ("Hợp đồng lao động từ 12 tháng trở lên phải báo trước ít nhất 3 ngày làm việc.", [SHORT]),
    ],
)
def test_a_number_without_its_condition_is_objected_to(statement: str, passages: list[str]) -> None:
    assert condition_dropped(statement, passages)


@pytest.mark.parametrize(
    ("statement", "passages"),
    [
        ("Với hợp đồng không xác định thời hạn, phải báo trước ít nhất 45 ngày.", [INDEFINITE]),
        ("Hợp đồng vô thời hạn thì báo trước ít nhất 45 ngày.", [INDEFINITE]),
        ("Phải báo trước ít nhất 30 ngày với hợp đồng từ 12 đến 36 tháng.", [FIXED]),
        ("Hợp đồng dưới 12 tháng: báo trước ít nhất 3 ngày làm việc.", [SHORT]),
        ("Thử việc không quá 60 ngày nếu cần trình độ cao đẳng.", [PROBATION]),
        ("Lao động nữ được nghỉ 30 phút mỗi ngày lúc hành kinh.", [BREAK]),
        ("Lao động nam nghỉ hưu khi đủ 62 tuổi, lao động nữ khi đủ 60 tuổi.", [AGE]),
        ("Bị phạt tiền từ 10.000.000 đồng đến 20.000.000 đồng.", [FINE]),
        ("Kết hôn thì được nghỉ việc riêng 3 ngày.", [WEDDING]),
        ("Doanh nghiệp đóng kinh phí công đoàn bằng 2% quỹ tiền lương.", [FUND]),
        ("Đơn được giải quyết trong 15 ngày.", [REPLY]),
        ("Người khuyết tật được nghỉ 14 ngày.", [GROUPS]),
        ("Ngày lễ được trả ít nhất bằng 300%.", [HOLIDAY]),
        ("Người lao động được nghỉ việc riêng.", [WEDDING]),
        ("Nghỉ việc riêng 3 ngày.", [WEDDING, "Người lao động được nghỉ 03 ngày."]),
    ],
)
def test_a_number_with_its_condition_or_without_any_is_not(statement: str, passages: list[str]) -> None:
    assert not condition_dropped(statement, passages)


def test_what_the_question_gives_need_not_be_said_again() -> None:
    asked = "Hợp đồng không xác định thời hạn phải báo trước bao nhiêu ngày?"

    assert not condition_dropped("Phải báo trước ít nhất 45 ngày.", [INDEFINITE], asked)
