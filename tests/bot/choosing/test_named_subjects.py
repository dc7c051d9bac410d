"""What a question names as its subject, and a text must name as well."""

import pytest

from bot.choosing.named_subjects import lacks_subject

PAID = "Người lao động được nghỉ hưởng nguyên lương: kết hôn nghỉ 03 ngày; cha đẻ, mẹ đẻ chết nghỉ 03 ngày."
FREE = "Người lao động có thể thỏa thuận với người sử dụng lao động để nghỉ không hưởng lương."
FUNDS = "Phạt tiền từ 12% đến 15% đối với người sử dụng lao động chậm đóng kinh phí công đoàn."
LISTED = "Nghỉ lễ, tết: Quốc khánh 02 ngày."


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("lương hưu tăng bao nhiêu phần trăm", "Lương hưu bằng 45% mức bình quân.", id="a rise"),
        pytest.param("cháu ruột chết nghỉ mấy ngày", PAID, id="a relative who is not listed"),
        pytest.param("nghỉ hưởng lương khi chú ruột chết mấy ngày", PAID, id="behind the leave"),
        pytest.param("chuyển nhà được nghỉ mấy ngày", "nghỉ trước khi chuyển sang ca khác", id="an occasion"),
        pytest.param("ngày 8/3 được nghỉ không", "Lao động nữ nghỉ đi khám thai.", id="a day"),
        pytest.param("nghỉ không lương tối đa bao nhiêu ngày", "Nghỉ ốm 30 ngày.", id="leave without pay"),
        pytest.param(
            "thôn họp mấy hộ thì quyết được", "Hội nghị cơ quan có hai phần ba số người dự.", id="a village"
        ),
        pytest.param("đình công được trả mấy phần trăm", "Tạm đình chỉ công việc: 50%.", id="a strike"),
        pytest.param("lương tối thiểu ngày vùng I", "Lương tối thiểu tháng vùng I.", id="the wages of a day"),
        pytest.param("hợp đồng thuê nhà gồm gì", "Hợp đồng lao động gồm", id="another contract"),
        pytest.param(
            "cấp giấy phép lao động trong bao nhiêu ngày",
            "Trong thời hạn 20 ngày Bộ trưởng cấp Giấy phép cho doanh nghiệp.",
            id="a licence of another kind",
        ),
        pytest.param(
            "cấp giấy phép lao động trong bao nhiêu ngày",
            "Không thuộc diện cấp giấy phép lao động: vào Việt Nam dưới 03 tháng.",
            id="no time in which a licence is granted",
        ),
        pytest.param(
            "trợ cấp hưu trí xã hội điều kiện gì", "Bảo hiểm hưu trí: điều kiện.", id="another benefit"
        ),
        pytest.param(
            "xin chuyển sinh hoạt đảng thế nào", "Chuyển sinh hoạt công đoàn: báo.", id="another body"
        ),
        pytest.param("tổ công đoàn cần mấy người", "Công đoàn cơ sở: từ 05 đoàn viên", id="part of a union"),
        pytest.param("nữ trên 55 tuổi được giảm giờ không", "con dưới 12 tháng tuổi", id="the old"),
        pytest.param(
            "ban chấp hành công đoàn có bao nhiêu ủy viên",
            "ban chấp hành công đoàn có từ 09 ủy viên trở lên bầu ban thường vụ",
            id="a condition on how many they are",
        ),
        pytest.param("tiền tăng ca có bị tính thuế không", "Làm thêm giờ: ít nhất 150%.", id="taxes"),
        pytest.param("nghỉ lễ từ ngày nào đến ngày nào", "Ốm từ 14 ngày đến 60 ngày.", id="a feast"),
        pytest.param("thưởng tết có tính đóng bảo hiểm không", "Thưởng là số tiền.", id="what is insured"),
        pytest.param("lương tháng 13 có bắt buộc không", "Tiền lương đóng bảo hiểm.", id="a bonus"),
        pytest.param("mất sổ xin cấp lại ở đâu", "Đoàn viên trình thẻ nơi đến.", id="a lost card"),
        pytest.param(
            "bên gây tai nạn phải đền bao nhiêu",
            "Người sử dụng lao động bồi thường 30 tháng tiền lương.",
            id="who caused an accident",
        ),
        pytest.param("viên chức tập sự mấy tháng", "Viên chức họp 06 tháng.", id="what officials go through"),
        pytest.param(
            "nghỉ tết từ ngày nào đến ngày nào",
            "Tết Âm lịch 05 ngày; ngày 30/4.",
            id="the calendar of a feast",
        ),
        pytest.param("thuê em 12 tuổi được không", "Nghỉ hưu sớm không quá 5 tuổi.", id="a young worker"),
        pytest.param("đoàn phí nộp muộn có bị phạt không", FUNDS, id="dues, not funds"),
        pytest.param(
            "công ty nợ kinh phí thì chủ tịch công đoàn bị phạt gì", FUNDS, id="the fines of others"
        ),
    ],
)
def test_a_text_on_something_else_lacks_the_subject(question: str, text: str) -> None:
    assert lacks_subject(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("lương hưu tăng bao nhiêu phần trăm", "Điều chỉnh lương hưu thêm 15%.", id="a rise"),
        pytest.param("đòi tăng lương, bao nhiêu phần trăm đồng ý", "trên 50% đồng ý", id="a rate of others"),
        pytest.param("làm đêm tăng bao nhiêu phần trăm lương", "trả thêm ít nhất bằng 30%", id="more pay"),
        pytest.param("trên 50 tuổi làm thêm mấy giờ", "Không quá 40 giờ.", id="working longer"),
        pytest.param("cháu kết hôn được nghỉ mấy ngày", PAID, id="who asks is young"),
        pytest.param("chú mất sổ thì nghỉ mấy ngày", PAID, id="what is lost"),
        pytest.param("nghỉ việc từ 20/10 bao giờ có lương", "Trả trong 14 ngày.", id="a day of no feast"),
        pytest.param("xin nghỉ từ ngày 20/10", "Trả trong 14 ngày.", id="a leave that begins"),
        pytest.param("kết hôn được nghỉ mấy ngày", PAID, id="an occasion that is listed"),
        pytest.param("chú ruột chết nghỉ mấy ngày", FREE, id="by agreement"),
        pytest.param("ngày 8/3 được nghỉ không", LISTED, id="the days off that there are"),
        pytest.param("nghỉ không lương tối đa bao nhiêu ngày", FREE, id="leave without pay"),
        pytest.param("hợp đồng thuê nhà gồm gì", "Hợp đồng thuê nhà gồm", id="the contract"),
        pytest.param(
            "ban chấp hành công đoàn có bao nhiêu ủy viên",
            "Số lượng ủy viên ban chấp hành do đại hội quyết định.",
            id="who decides how many",
        ),
        pytest.param("tiền tăng ca có bị tính thuế không", "Trừ thuế thu nhập.", id="taxes"),
        pytest.param("công ty nợ thuế có phải trả lương không", FREE, id="taxes that nobody asks about"),
        pytest.param("thưởng tết có tính đóng bảo hiểm không", "Đóng bảo hiểm.", id="what is insured"),
        pytest.param("lương tháng 13 có bắt buộc không", "Thưởng là số tiền.", id="a bonus"),
        pytest.param("mất sổ xin cấp lại ở đâu", "Cấp lại sổ trong 10 ngày.", id="a lost card"),
        pytest.param("hộ đóng thuế khoán, được nghỉ không", FREE, id="taxes of a circumstance"),
        pytest.param("công ty trả lại sổ khi nào", FREE, id="a card that is not lost"),
        pytest.param("quên nộp giấy ốm, đi làm lại mấy ngày rồi", FREE, id="work anew"),
        pytest.param(
            "nghỉ tết từ ngày nào", "Thủ tướng quyết định ngày nghỉ Tết.", id="who sets the calendar"
        ),
        pytest.param("12 tuổi làm được gì", "Người chưa đủ 13 tuổi làm việc nhẹ.", id="a young worker"),
        pytest.param("13 tuổi làm được không", "Người lao động từ đủ 15 tuổi.", id="the least age"),
        pytest.param("làm từ năm 16 tuổi, khi nào nghỉ hưu", PAID, id="who was young"),
        pytest.param("con 12 tuổi ốm, mẹ nghỉ làm mấy ngày", PAID, id="a child"),
        pytest.param("kinh phí nộp muộn có bị phạt không", FUNDS, id="funds"),
        pytest.param("công ty không đóng đoàn phí có bị phạt không", FUNDS, id="as employers say it"),
        pytest.param("công ty cản trở công đoàn bị phạt bao nhiêu", FUNDS, id="the employer is fined"),
        pytest.param("công đoàn kiện, công ty bị phạt gì", FUNDS, id="the employer behind the union"),
    ],
)
def test_a_text_that_names_the_subject_lacks_nothing(question: str, text: str) -> None:
    assert not lacks_subject(question, text)
