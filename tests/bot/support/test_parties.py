"""A statement that exchanges the parties of its quote, or the cases it holds for, is objected to."""

import pytest

from tests.bot.support.test_checking import objected

LAW = """\
LUẬT MẪU

Điều 5. Quyền đơn phương chấm dứt hợp đồng lao động của người lao động
1. Người lao động có quyền đơn phương chấm dứt hợp đồng lao động nhưng phải báo trước cho người sử dụng \
lao động như sau:
a) Ít nhất 45 ngày nếu làm việc theo hợp đồng lao động không xác định thời hạn;
Điều 6. Nghĩa vụ của người sử dụng lao động khi đơn phương chấm dứt hợp đồng trái pháp luật
1. Phải nhận người lao động trở lại làm việc; phải trả tiền lương trong những ngày người lao động không \
được làm việc và phải trả thêm cho người lao động một khoản tiền ít nhất bằng 02 tháng tiền lương.
Điều 7. Tài chính công đoàn
1. Tài chính công đoàn gồm các nguồn thu sau đây:
a) Đoàn phí công đoàn do đoàn viên đóng;
b) Kinh phí công đoàn do cơ quan, tổ chức, doanh nghiệp đóng bằng 2% quỹ tiền lương của người lao động.
Điều 8. Vi phạm quy định về đóng bảo hiểm
1. Phạt tiền từ 12% đến dưới 15% tổng số tiền phải đóng nhưng tối đa không quá 75.000.000 đồng đối với \
người sử dụng lao động có một trong các hành vi sau đây:
a) Chậm đóng bảo hiểm xã hội bắt buộc;
Điều 9. Thời gian thử việc
Thời gian thử việc do hai bên thỏa thuận nhưng chỉ được thử việc một lần đối với một công việc.
Điều 10. Nghỉ thai sản
1. Lao động nữ được nghỉ thai sản là 06 tháng. Trường hợp lao động nữ sinh đôi thì mỗi con được \
nghỉ thêm 01 tháng.
2. Người sử dụng lao động trả lương ngày lễ cho người lao động bằng 300%."""
NOTICE, DAMAGES = "Ít nhất 45 ngày nếu làm việc", "phải trả thêm cho người lao động một khoản tiền"
DUES, FUND = "Đoàn phí công đoàn do đoàn viên đóng", "Kinh phí công đoàn do cơ quan"
FINE, TRIAL = "Phạt tiền từ 12% đến dưới 15%", "chỉ được thử việc một lần"
LEAVE, HOLIDAY = "Lao động nữ được nghỉ thai sản", "Người sử dụng lao động trả lương ngày lễ"
INDEFINITE = "nếu hợp đồng không xác định thời hạn"


@pytest.mark.parametrize(
    ("statement", "quotes"),
    [
        ("Người sử dụng lao động phải báo trước cho người lao động ít nhất 45 ngày.", [NOTICE]),
        ("Doanh nghiệp phải báo trước ít nhất 45 ngày.", [NOTICE]),
        ("Người lao động phải trả thêm cho người sử dụng lao động ít nhất 02 tháng tiền lương.", [DAMAGES]),
        ("Người lao động phải trả thêm ít nhất 02 tháng tiền lương.", [DAMAGES]),
        ("Kinh phí công đoàn do người lao động đóng bằng 2% quỹ tiền lương.", [FUND]),
        ("Kinh phí công đoàn do đoàn viên đóng bằng 2% quỹ tiền lương.", [DUES, FUND]),
        ("Doanh nghiệp đóng đoàn phí công đoàn bằng 2% quỹ tiền lương.", [FUND]),
        ("Doanh nghiệp đóng đoàn phí công đoàn bằng 2% quỹ tiền lương.", [DUES, FUND]),
        ("Người lao động bị phạt tiền từ 12% đến dưới 15% tổng số tiền phải đóng.", [FINE]),
        ("Người lao động trả lương ngày lễ bằng 300%.", [HOLIDAY]),
        ("Người sử dụng lao động được trả lương ngày lễ bằng 300% bởi người lao động.", [HOLIDAY]),
    ],
)
def test_what_is_said_of_the_wrong_party_is_objected_to(statement: str, quotes: list[str]) -> None:
    assert objected(statement, *quotes, law=LAW) is not None


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("Thời gian thử việc do hai bên thỏa thuận, được thử việc nhiều lần đối với một công việc.", TRIAL),
        ("Được thử việc nhiều lần.", TRIAL),
        ("Được thử việc đối với một công việc.", TRIAL),
        ("Chỉ lao động nữ sinh đôi được nghỉ thai sản 06 tháng.", LEAVE),
    ],
)
def test_what_holds_for_more_or_fewer_cases_is_objected_to(statement: str, quote: str) -> None:
    assert objected(statement, quote, law=LAW) is not None


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        (f"Người lao động phải báo trước cho người sử dụng lao động ít nhất 45 ngày {INDEFINITE}.", NOTICE),
        (f"Người lao động phải báo trước cho công ty ít nhất 45 ngày {INDEFINITE}.", NOTICE),
        ("Người sử dụng lao động phải trả thêm cho người lao động ít nhất 02 tháng tiền lương.", DAMAGES),
        ("Kinh phí công đoàn do doanh nghiệp đóng bằng 2% quỹ tiền lương.", FUND),
        ("Đoàn phí công đoàn do đoàn viên đóng.", DUES),
        ("Chỉ được thử việc một lần đối với một công việc.", TRIAL),
        ("Lao động nữ được nghỉ thai sản 06 tháng.", LEAVE),
        ("Người lao động được trả lương ngày lễ bằng 300%.", HOLIDAY),
        ("Doanh nghiệp trả lương ngày lễ cho người lao động bằng 300%.", HOLIDAY),
    ],
)
def test_what_is_said_of_the_right_party_is_borne_out(statement: str, quote: str) -> None:
    assert objected(statement, quote, law=LAW) is None
