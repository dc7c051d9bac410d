"""What a statement adds behind a number or a condition is objected to; the law in other words is not."""

import pytest

from tests.bot.support.test_checking import objected

LAW = """\
LUẬT MẪU

Điều 5. Thời gian thử việc
1. Thời gian thử việc căn cứ vào tính chất của công việc nhưng bảo đảm điều kiện sau đây:
a) Không quá 60 ngày đối với công việc có chức danh nghề nghiệp cần trình độ từ cao đẳng trở lên;
b) Không quá 30 ngày đối với công việc có chức danh nghề nghiệp cần trình độ trung cấp, công nhân kỹ thuật.
Điều 6. Kinh phí công đoàn
1. Doanh nghiệp đóng kinh phí công đoàn bằng 2% quỹ tiền lương làm căn cứ đóng bảo hiểm xã hội.
Điều 7. Báo trước
1. Người lao động phải báo trước ít nhất 45 ngày nếu làm việc theo hợp đồng không xác định thời hạn."""
COLLEGE, SCHOOL = "Không quá 60 ngày đối với công việc", "Không quá 30 ngày đối với công việc"
FUND, NOTICE = "Doanh nghiệp đóng kinh phí công đoàn bằng 2%", "Người lao động phải báo trước ít nhất 45 ngày"


@pytest.mark.parametrize(
    ("statement", "quotes"),
    [
        ("Thử việc không quá 60 ngày đối với công việc cần trình độ trung cấp.", [COLLEGE]),
        ("Thử việc không quá 60 ngày đối với công việc cần trình độ trung cấp.", [COLLEGE, SCHOOL]),
        ("Doanh nghiệp đóng kinh phí công đoàn bằng 2% tổng doanh thu.", [FUND]),
        ("Doanh nghiệp đóng kinh phí công đoàn bằng 2% doanh thu.", [FUND]),
        ("Doanh nghiệp trừ vào lương của người lao động 2% quỹ tiền lương.", [FUND]),
        ("Người lao động phải báo trước ít nhất 45 ngày, nếu không sẽ mất trợ cấp thôi việc.", [NOTICE]),
        ("Người lao động phải báo trước ít nhất 45 ngày nếu làm việc ở công trường xây dựng.", [NOTICE]),
    ],
)
def test_what_is_added_behind_a_number_or_a_condition_is_objected_to(
    statement: str, quotes: list[str]
) -> None:
    assert objected(statement, *quotes, law=LAW) is not None


@pytest.mark.parametrize(
    ("statement", "quotes"),
    [
        ("Thử việc tối đa 60 ngày với công việc cần trình độ cao đẳng trở lên.", [COLLEGE]),
        ("Công việc cần trình độ trung cấp được thử việc không quá 30 ngày.", [SCHOOL]),
        (
            "Thử việc không quá 60 ngày đối với trình độ cao đẳng, không quá 30 ngày đối với trung cấp.",
            [COLLEGE, SCHOOL],
        ),
        ("Công ty phải đóng kinh phí công đoàn 2% quỹ lương đóng bảo hiểm.", [FUND]),
        ("Nếu hợp đồng không xác định thời hạn, nhân viên phải báo trước ít nhất 45 ngày.", [NOTICE]),
    ],
)
def test_the_law_in_other_words_is_borne_out(statement: str, quotes: list[str]) -> None:
    assert objected(statement, *quotes, law=LAW) is None
