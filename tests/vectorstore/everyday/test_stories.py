"""What people tell in everyday words is searched in those of the law, as far as it is told."""

import pytest

from vectorstore.everyday.stories import SAID
from vectorstore.legal_words import with_legal_words, without_legal_words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param("tăng ca được trả bao nhiêu", "làm thêm giờ", id="an everyday word"),
        pytest.param("chậm trả lương bị phạt bao nhiêu", "trả lương không đúng hạn", id="wages late, fined"),
        pytest.param("lương trả muộn có bị phạt", "trả lương không đúng hạn", id="paid late, fined"),
        pytest.param(
            "công ty bảo tôi nghỉ luôn thì bồi thường bao nhiêu",
            "nghĩa vụ của người sử dụng lao động khi đơn phương chấm dứt hợp đồng lao động trái pháp luật,"
            " nhận người lao động trở lại làm việc",
            id="who is told to go",
        ),
        pytest.param(
            "doanh nghiệp đơn phương chấm dứt hợp đồng trái luật",
            "nghĩa vụ của người sử dụng lao động khi đơn phương chấm dứt hợp đồng lao động trái pháp luật,"
            " nhận người lao động trở lại làm việc",
            id="an employer who ends the contract wrongly",
        ),
        pytest.param(
            "đang nằm viện mà bị sa thải",
            "không được xử lý kỷ luật lao động, đơn phương chấm dứt hợp đồng lao động"
            " đối với người lao động nghỉ ốm đau, đang điều trị",
            id="who is dismissed while ill",
        ),
        pytest.param(
            "con gái nhập viện mẹ xin nghỉ được không",
            "nghỉ việc chăm sóc con ốm đau",
            id="a child in hospital",
        ),
        pytest.param(
            "xưởng nộp bảo hiểm xã hội mấy phần trăm",
            "mức đóng bảo hiểm xã hội bắt buộc của người sử dụng lao động",
            id="the share of employers",
        ),
        pytest.param(
            "gửi giấy ra viện cho phòng nhân sự lúc nào",
            "nộp hồ sơ hưởng trợ cấp ốm đau, giấy chứng nhận nghỉ việc hưởng bảo hiểm xã hội",
            id="papers of the sick",
        ),
        pytest.param(
            "nhảy qua xưởng mới thì thẻ đoàn viên tính sao",
            "thay đổi nơi làm việc",
            id="a member who changes the employer",
        ),
        pytest.param(
            "sa thải phó chủ tịch công đoàn được không",
            "cán bộ công đoàn không chuyên trách thỏa thuận bằng văn bản với ban chấp hành công đoàn",
            id="who leads the union",
        ),
        pytest.param(
            "nhà máy dẹp chuyền thì đền mấy tháng lương",
            "người sử dụng lao động trả trợ cấp mất việc làm cho người lao động,"
            " mỗi năm làm việc trả 01 tháng tiền lương",
            id="a closed line",
        ),
        pytest.param(
            "giám đốc sa thải phải báo trước mấy tuần",
            "người sử dụng lao động đơn phương chấm dứt hợp đồng lao động phải báo trước",
            id="notice by the employer",
        ),
        pytest.param(
            "bỏ phân xưởng rồi cho thợ nghỉ được không",
            "thay đổi cơ cấu, công nghệ hoặc vì lý do kinh tế",
            id="whether a workshop may be given up",
        ),
        pytest.param(
            "bỏ việc thì có lấy lại sổ bảo hiểm được không",
            "khi chấm dứt hợp đồng lao động, hoàn thành thủ tục xác nhận thời gian đóng bảo hiểm xã hội"
            " và trả lại",
            id="a book that is wanted back",
        ),
        pytest.param(
            "gia nhập công đoàn có phải là bắt buộc không",
            "quyền thành lập, gia nhập và hoạt động công đoàn của người lao động",
            id="whether one has to join",
        ),
        pytest.param(
            "doanh nghiệp nhỏ có phải lập công đoàn không",
            "quyền thành lập, gia nhập và hoạt động công đoàn của người lao động",
            id="whether there has to be a union",
        ),
        pytest.param(
            "không có công đoàn thì công ty có phải đóng 2 phần trăm không",
            "kinh phí công đoàn do người sử dụng lao động đóng",
            id="what is paid for who has not joined",
        ),
        pytest.param(
            "công ty đuổi người đình công được không",
            "chấm dứt hợp đồng lao động hoặc xử lý kỷ luật người lao động, người lãnh đạo đình công",
            id="who strikes and is sent away",
        ),
        pytest.param(
            "muốn kiện công ty thì nộp đơn ở đâu",
            "thẩm quyền giải quyết tranh chấp lao động cá nhân, hòa giải viên lao động, tòa án nhân dân",
            id="where one sues",
        ),
        pytest.param("bị cắt và thôi hưởng khi nào", "chấm dứt hưởng", id="what is paid no more"),
        pytest.param("tan làm bị ô tô tông", "bị tai nạn lao động trên tuyến đường", id="on the way home"),
        pytest.param(
            "đi làm ngày 30/4 được trả mấy lần lương",
            "tiền lương làm thêm giờ vào ngày nghỉ lễ, tết, ngày nghỉ có hưởng lương",
            id="a feast by its day",
        ),
        pytest.param(
            "làm ngày quốc khánh thì trả lương thế nào",
            "tiền lương làm thêm giờ vào ngày nghỉ lễ, tết, ngày nghỉ có hưởng lương",
            id="a feast by its name",
        ),
        pytest.param(
            "làm ban đêm được phụ cấp bao nhiêu",
            "tiền lương làm việc vào ban đêm, được trả thêm",
            id="what is paid more at night",
        ),
        pytest.param(
            "công ty cho tôi nghỉ vô cớ",
            "nghĩa vụ của người sử dụng lao động khi đơn phương chấm dứt hợp đồng lao động trái pháp luật,"
            " nhận người lao động trở lại làm việc",
            id="who is sent away",
        ),
        pytest.param("người nước ngoài tham gia công đoàn", "gia nhập và hoạt động công đoàn", id="joining"),
        pytest.param(
            "công đoàn có bắt buộc phải tham gia không",
            "quyền thành lập, gia nhập và hoạt động công đoàn của người lao động",
            id="whether one must join",
        ),
        pytest.param(
            "kinh phí công đoàn 2% tính trên cái gì",
            "quỹ tiền lương làm căn cứ đóng bảo hiểm xã hội",
            id="of what a share is",
        ),
        pytest.param(
            "osin có được đóng bảo hiểm không",
            "lao động là người giúp việc gia đình"
            " trả cho người giúp việc gia đình khoản tiền bảo hiểm xã hội, bảo hiểm y tế",
            id="insurance of domestic workers",
        ),
        pytest.param("công ty nợ bảo hiểm xã hội 3 tháng", "chậm đóng bảo hiểm", id="contributions owed"),
        pytest.param("phí công đoàn đoàn viên nộp bao nhiêu", "đoàn phí công đoàn", id="dues"),
        pytest.param(
            "đóng mấy năm thì được lương hưu", "điều kiện hưởng lương hưu", id="years for a pension"
        ),
        pytest.param(
            "công ty trả lương trễ thì sao",
            "trả lương chậm trả lương chậm không quá 30 ngày, đền bù thêm một khoản tiền lãi",
            id="late wages",
        ),
        pytest.param(
            "sinh con được nghỉ mấy tháng",
            "lao động nữ được nghỉ thai sản trước và sau khi sinh con",
            id="a birth without a father",
        ),
        pytest.param("bố mẹ chết được nghỉ mấy ngày", "nghỉ việc riêng cha đẻ mẹ đẻ chết", id="parents"),
        pytest.param("ba vợ mới qua đời", "nghỉ việc riêng cha đẻ mẹ đẻ chết", id="parents in law"),
        pytest.param("ông nội mất được nghỉ không", "nghỉ việc riêng chết", id="a relative"),
        pytest.param("nghỉ lễ có được hưởng lương không", "nghỉ lễ tết hưởng nguyên lương", id="paid feast"),
        pytest.param(
            "công ty không chịu đóng bảo hiểm",
            "người sử dụng lao động trốn đóng bảo hiểm xã hội",
            id="an employer who does not pay",
        ),
        pytest.param(
            "sinh đôi: tiền hưởng mỗi tháng tính sao",
            "mức trợ cấp thai sản một tháng",
            id="what a mother gets a month",
        ),
        pytest.param("muốn vô công đoàn", "gia nhập công đoàn", id="joining, as the south says"),
        pytest.param("công ty khất lương", "trả lương chậm", id="wages put off"),
        pytest.param(
            "đi học nghề rồi nghỉ có phải trả tiền lại không",
            "hoàn trả chi phí đào tạo, hợp đồng đào tạo nghề",
            id="paying back a training",
        ),
        pytest.param(
            "có được làm hai công ty cùng lúc",
            "giao kết nhiều hợp đồng lao động với nhiều người sử dụng lao động",
            id="two jobs",
        ),
        pytest.param("sinh con có tiền một cục không", "trợ cấp một lần", id="paid once"),
        pytest.param(
            "đánh nhau trong công ty có bị sa thải không",
            "hình thức xử lý kỷ luật sa thải, cố ý gây thương tích",
            id="dismissed for a fight",
        ),
        pytest.param(
            "đánh bài trong giờ làm có bị sa thải không",
            "hình thức xử lý kỷ luật sa thải, đánh bạc",
            id="dismissed for gambling",
        ),
        pytest.param(
            "em nghỉ luôn không báo trước được không",
            "người lao động có quyền đơn phương chấm dứt hợp đồng lao động không cần báo trước",
            id="leaving at once",
        ),
        pytest.param(
            "tai nạn lao động thì công ty phải trả tiền gì",
            "trách nhiệm của người sử dụng lao động đối với người lao động bị tai nạn lao động,"
            " thanh toán chi phí, bồi thường, trợ cấp",
            id="what an employer owes the injured",
        ),
        pytest.param(
            "công ty nợ lương thì sao",
            "trả lương chậm trả lương chậm không quá 30 ngày, đền bù thêm một khoản tiền lãi",
            id="wages owed",
        ),
        pytest.param("đang làm thì máy dập trúng tay", "bị tai nạn lao động", id="a hand in a machine"),
        pytest.param("làm ở xưởng bị điện giật thì được hưởng gì", "bị tai nạn lao động", id="a shock"),
        pytest.param(
            "tai nạn lao động được những quyền lợi gì", "được hưởng chế độ", id="what there is to get"
        ),
        pytest.param(
            "đối thoại: phía công ty cử mấy người",
            "bên người sử dụng lao động số lượng, thành phần tham gia đối thoại",
            id="who sits opposite",
        ),
        pytest.param(
            "em bỏ việc không báo trước thì bị sao",
            "nghĩa vụ của người lao động khi đơn phương chấm dứt hợp đồng lao động trái pháp luật,"
            " bồi thường tiền lương những ngày không báo trước",
            id="what leaving without notice brings",
        ),
        pytest.param(
            "phép năm còn dư dồn qua năm sau được không",
            "nghỉ hằng năm thỏa thuận với người sử dụng lao động để nghỉ hằng năm thành nhiều lần"
            " hoặc nghỉ gộp tối đa 03 năm một lần",
            id="leave kept for next year",
        ),
        pytest.param(
            "quỹ hỗ trợ đoàn viên dùng để làm gì",
            "nhiệm vụ của quỹ, hỗ trợ trong các trường hợp sau đây",
            id="what a support fund is for",
        ),
        pytest.param(
            "kinh phí công đoàn được chi vào việc gì",
            "tài chính công đoàn được sử dụng cho các nhiệm vụ sau đây",
            id="what the union spends money on",
        ),
        pytest.param(
            "tổ dân phố họp mấy nhà đồng ý thì thông qua",
            "quyết định của cộng đồng dân cư được thông qua khi có tổng số đại diện hộ gia đình tán thành",
            id="how many households decide",
        ),
        pytest.param(
            "nghỉ ốm 16 ngày có phải đóng bảo hiểm không",
            "chế độ ốm đau không hưởng tiền lương từ 14 ngày làm việc trở lên trong tháng"
            " thì không phải đóng bảo hiểm xã hội tháng đó",
            id="a month without pay",
        ),
        pytest.param(
            "lương để tính đóng bảo hiểm có phụ cấp không",
            "tiền lương làm căn cứ đóng bảo hiểm xã hội",
            id="what contributions are counted on",
        ),
        pytest.param(
            "công đoàn đứng ra kiện giùm được không",
            "đại diện cho người lao động khởi kiện vụ việc lao động tại tòa án",
            id="the union goes to court",
        ),
        pytest.param(
            "bị trừ điểm thi đua vì hoạt động công đoàn",
            "phân biệt đối xử vì lý do thành lập, gia nhập hoặc hoạt động công đoàn,"
            " các hành vi bị nghiêm cấm",
            id="worse off for the union",
        ),
        pytest.param(
            "đình công khi nào là hợp pháp", "trường hợp đình công bất hợp pháp", id="a lawful strike"
        ),
        pytest.param(
            "thưởng tháng 13 có bắt buộc không",
            "quy chế thưởng do người sử dụng lao động quyết định",
            id="the thirteenth wage",
        ),
        pytest.param("em té giàn giáo gãy chân", "bị tai nạn lao động", id="a fall from a scaffold"),
        pytest.param(
            "tự ý nghỉ việc có phải bồi thường không",
            "nghĩa vụ của người lao động khi đơn phương chấm dứt hợp đồng lao động trái pháp luật,"
            " bồi thường tiền lương những ngày không báo trước",
            id="leaving without leave",
        ),
        pytest.param(
            "đối thoại: phía công nhân phải có mấy người dự",
            "bên người lao động số lượng, thành phần tham gia đối thoại",
            id="who sits at the table",
        ),
        pytest.param("khiếu nại trong vòng mấy ngày", "thời hiệu khiếu nại", id="until when to complain"),
        pytest.param("tố cáo thì ai giải quyết", "thẩm quyền giải quyết", id="who decides"),
        pytest.param(
            "người dưới 18 tuổi có được làm thêm giờ không",
            "lao động chưa thành niên, thời giờ làm việc của người từ đủ 15 tuổi đến chưa đủ 18 tuổi",
            id="under eighteen",
        ),
        pytest.param(
            "đoàn viên có quyền gì",
            "quyền, nghĩa vụ của đoàn viên công đoàn, có các quyền sau đây",
            id="whose rights",
        ),
        pytest.param("thử việc tối đa bao lâu?", "thời gian", id="how long a matter takes"),
        pytest.param(
            "công ty không trả lương",
            "trả lương chậm không trả đủ tiền lương",
            id="an employer who pays no wages",
        ),
        pytest.param(
            "vợ sinh thì chồng nghỉ mấy ngày",
            "lao động nam khi vợ sinh con được nghỉ",
            id="a husband's leave",
        ),
        pytest.param(
            "đang có thai có bị sa thải không",
            "không được sa thải, đơn phương chấm dứt hợp đồng lao động vì lý do mang thai",
            id="who is protected from dismissal",
        ),
        pytest.param(
            "nghỉ việc rồi bao lâu phải trả hết tiền",
            "khi chấm dứt hợp đồng lao động, thời hạn thanh toán các khoản tiền",
            id="what is due at the end",
        ),
        pytest.param(
            "mấy người thì lập được công đoàn",
            "thành lập công đoàn cơ sở cần bao nhiêu đoàn viên hoặc người lao động trở lên",
            id="how many found a union",
        ),
        pytest.param(
            "đóng bảo hiểm thất nghiệp 4 năm thì được lãnh mấy tháng",
            "thời gian hưởng trợ cấp thất nghiệp tính theo số tháng đóng",
            id="how long benefits last",
        ),
        pytest.param("tiền thai sản bao nhiêu", "mức trợ cấp thai sản một tháng", id="maternity pay"),
    ],
)
def test_the_words_of_the_law_are_added(said: str, words: str) -> None:
    text = with_legal_words(said)

    assert text == f"{said} {words}"
    assert without_legal_words(text) == said


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("mẹ chết sau khi sinh con thì cha được nghỉ bao lâu", id="the law on maternity says so"),
        pytest.param("làm việc ngày lễ có được trả lương không", id="who works on a feast day"),
        pytest.param("cha mẹ mất công đoàn viếng bao nhiêu", id="what the union gives at a funeral"),
        pytest.param("muốn xin sổ bảo hiểm xã hội giấy", id="a book that is issued"),
        pytest.param("không phục quyết định kỷ luật thì kiện ở đâu", id="who complains of a decision"),
        pytest.param("công ty có phải có công đoàn mới được họp không", id="what a union is needed for"),
        pytest.param("con mất thẻ đoàn viên", id="what is lost and who dies"),
        pytest.param("mỗi đoàn viên đóng góp bao nhiêu khi đi nghỉ mát", id="an outing is no annual leave"),
        pytest.param("mức đóng kinh phí công đoàn", id="already as the law says"),
        pytest.param("công ty bị phạt bao nhiêu tiền", id="who is fined by the state"),
        pytest.param("bầu ban chấp hành công đoàn", id="who elects"),
        pytest.param("bị phạt 500 nghìn vì không đội mũ bảo hiểm", id="who is fined on the road"),
        pytest.param("đang bầu có được đi máy bay không", id="expecting, but not at work"),
        pytest.param("cưới vợ ở tuổi 18 được không", id="a wedding without days off"),
        pytest.param("làm mất xe của bạn có phải đền không", id="what a friend lost"),
        pytest.param("công ty không đóng bảo hiểm cho toàn bộ người lao động", id="the law's own words"),
        pytest.param("tố cáo nặc danh có được giải quyết không", id="no fear of revenge is told"),
        pytest.param("luật tố cáo có hiệu lực khi nào", id="the name of a law"),
        pytest.param("tố cáo công ty vì tôi bị sa thải", id="dismissed before"),
        pytest.param("lao động nữ mang thai nghỉ việc phải báo trước mấy ngày", id="who leaves herself"),
        pytest.param("đang mang thai muốn chấm dứt hợp đồng", id="who wants to leave"),
        pytest.param("người dưới 16 tuổi làm thêm bao nhiêu giờ", id="an age on both sides of the law's"),
        pytest.param("người trên 14 tuổi được làm việc gì", id="over an age on both sides"),
        pytest.param("nơi có công đoàn cơ sở, công nhân được bảo vệ", id="where there is a union"),
    ],
)
def test_nothing_is_added_where_something_else_is_meant(said: str) -> None:
    assert with_legal_words(said) == said


@pytest.mark.parametrize(
    ("said", "words", "others"),
    [
        pytest.param("người dưới 15 tuổi có được làm thêm", "chưa đủ 15 tuổi", "từ đủ 15", id="under"),
        pytest.param("chưa đủ 15 tuổi làm việc mấy giờ", "của người chưa đủ 15", "từ đủ 15", id="not yet"),
        pytest.param("em 14 tuổi làm thêm được không", "chưa đủ 15 tuổi", "từ đủ 15", id="below"),
        pytest.param("từ đủ 15 tuổi làm việc mấy giờ", "chưa đủ 18 tuổi", "của người chưa đủ", id="from"),
        pytest.param("16 tuổi làm việc mấy giờ", "chưa đủ 18 tuổi", "của người chưa đủ", id="between"),
        pytest.param("tố sếp ăn chặn thì gửi ai", "tố cáo", "bảo vệ", id="who denounces"),
        pytest.param("tố cáo sếp có bị đuổi việc không", "bảo vệ người tố cáo", "tuổi", id="who fears"),
        pytest.param("tố giám đốc thì sợ bị lộ tên", "bảo vệ người tố cáo", "tuổi", id="fears to be known"),
        pytest.param("mới vào làm hai tháng có phép năm", "chưa đủ 12 tháng", "thâm niên", id="a beginner"),
        pytest.param("công ty trừ lương tối đa bao nhiêu %", "khấu trừ", "phạt tiền", id="a deduction"),
        pytest.param("công ty cho nghỉ không báo trước", "chấm dứt", "có quyền", id="sent away at once"),
        pytest.param("bị nợ lương nghỉ ngay được không", "không cần báo trước", "trái", id="owed wages"),
        pytest.param("bị sàm sỡ, nghỉ luôn được không", "không cần báo trước", "trái", id="harassed"),
        pytest.param("công ty nợ lương tôi nghỉ ngang", "không cần báo trước", "trái", id="walks out, owed"),
        pytest.param("nghỉ việc ngang phải đền bao nhiêu", "bồi thường", "thiệt hại", id="pays for leaving"),
        pytest.param("tôi nghỉ ngang có sao không", "trái pháp luật", "không cần", id="walks out"),
        pytest.param("vợ sinh được nghỉ mấy ngày", "lao động nam", "lao động nữ", id="the father asks"),
        pytest.param("mang thai bị ép nghỉ việc", "sa thải, đơn phương", "báo trước", id="made to leave"),
        pytest.param("bầu 6 tháng công ty bắt nghỉ việc", "vì lý do mang thai", "báo trước", id="told to"),
    ],
)
def test_a_story_is_read_as_far_as_it_is_told(said: str, words: str, others: str) -> None:
    added = with_legal_words(said).removeprefix(said)

    assert words in added
    assert others not in added


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param("sếp phạt tôi 500k vì đi muộn", "phạt tiền, cắt lương", id="the boss fines"),
        pytest.param("đi muộn bị phạt 300 nghìn", "phạt tiền, cắt lương", id="fined an amount"),
        pytest.param(
            "bị sa thải trái luật", "đơn phương chấm dứt hợp đồng lao động trái pháp luật", id="fired"
        ),
        pytest.param("đang mang thai bị cho nghỉ việc", "vì lý do mang thai", id="fired while expecting"),
        pytest.param("làm chủ nhật được trả bao nhiêu", "làm thêm giờ vào ngày nghỉ hằng tuần", id="sunday"),
        pytest.param("công ty chuyển em sang bộ phận khác", "làm công việc khác so với hợp đồng", id="moved"),
        pytest.param("đẻ mổ nghỉ mấy ngày", "sinh con phải phẫu thuật", id="a birth by operation"),
        pytest.param("bao nhiêu tuổi được đi làm", "độ tuổi lao động tối thiểu", id="the least age"),
        pytest.param("viên chức có được vào công đoàn không", "quyền thành lập, gia nhập", id="who may join"),
        pytest.param("xin nghỉ không lương được mấy ngày", "nghỉ không hưởng lương", id="unpaid leave"),
        pytest.param("cưới được nghỉ mấy hôm", "kết hôn nghỉ việc riêng", id="a wedding"),
        pytest.param("bầu 7 tháng có phải tăng ca", "mang thai", id="expecting"),
        pytest.param("giám đốc không trả lương 3 tháng", "trả lương chậm", id="a director is an employer"),
        pytest.param("công ty ngăn cản lập công đoàn", "cản trở, gây khó khăn", id="no union wanted"),
        pytest.param("thử việc 3 tháng có đúng luật", "thời gian thử việc tối đa", id="too long a trial"),
        pytest.param("chủ quán cầm bằng cấp 3 của em", "giữ bản chính văn bằng", id="a diploma kept"),
        pytest.param("nhận việc mà sếp đòi cọc 2 triệu", "bảo đảm bằng tiền", id="a deposit"),
        pytest.param(
            "sai nội quy thì bị cắt lương", "cắt lương thay việc xử lý kỷ luật", id="wages for discipline"
        ),
        pytest.param("tôi không cần báo trước với ai khi nghỉ", "không cần báo trước", id="no notice"),
        pytest.param("ai không cần đóng bảo hiểm xã hội", "không thuộc đối tượng tham gia", id="not insured"),
        pytest.param("em từ chối tăng ca có sao", "phải được sự đồng ý", id="no overtime wanted"),
        pytest.param("làm 12 tiếng một ngày", "thời giờ làm việc bình thường", id="long hours"),
    ],
)
def test_a_story_is_told_in_the_words_of_the_law(said: str, words: str) -> None:
    once = with_legal_words(said)

    assert words in once
    assert with_legal_words(once) == once


def test_what_the_employer_pays_is_not_taken_for_dues() -> None:
    assert with_legal_words("công ty đóng phí công đoàn bao nhiêu") == "công ty đóng phí công đoàn bao nhiêu"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param("nghỉ không lương có đóng bảo hiểm được không", "nghỉ không hưởng", id="paying"),
        pytest.param("bao nhiêu tuổi được nghỉ hưu, không làm việc", "độ tuổi lao động", id="retiring"),
        pytest.param("tổ chức lao động có được gia nhập công đoàn không", "quyền thành", id="a body"),
    ],
)  # fmt: skip
def test_what_is_asked_of_another_matter_is_not_told_in_those_words(said: str, words: str) -> None:
    assert words not in with_legal_words(said)


@pytest.mark.parametrize("words", sorted({words for _, words in SAID}))
def test_words_of_the_law_are_small_letters_since_questions_are_compared_so(words: str) -> None:
    assert words == words.lower()
