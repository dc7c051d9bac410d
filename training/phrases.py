"""Everyday sentences, written for this project: how people ask, which laws and encyclopedias do not."""

_PHRASES = """
cho em hỏi với ạ
cho tôi hỏi là
anh chị ơi cho em hỏi
ad ơi cho mình hỏi
mọi người cho em hỏi chút ạ
em cảm ơn ạ
mình xin cảm ơn
thì sao
thế còn
thế thì sao ạ
còn nếu tôi nghỉ thì sao
vậy có đúng không
như vậy có đúng luật không
có được không ạ
có phải đóng không
có bị phạt không
bị phạt bao nhiêu tiền
được bao nhiêu tiền
được nghỉ mấy ngày
nghỉ bao lâu
bao giờ có hiệu lực
khi nào thì áp dụng
từ ngày nào
là gì vậy
là ai
do ai quyết định
gồm những ai
ai được hưởng
tôi muốn biết
cho tôi biết
làm thế nào để
phải làm sao
làm sao bây giờ
cần giấy tờ gì
cần những gì
ở đâu
nộp ở đâu
lên đâu để làm
công ty tôi nợ lương
công ty nợ lương hai tháng thì kiện ở đâu
sếp bắt làm thêm giờ mà không trả tiền
sếp không cho nghỉ phép
tôi bị cho nghỉ việc
em đang mang bầu có bị đuổi việc không
em mới sinh con xong
vợ tôi sinh con tôi được nghỉ mấy ngày
lương thử việc được bao nhiêu
thử việc mấy tháng
làm hai năm thì được bồi thường mấy tháng lương
nghỉ việc không báo trước có bị trừ lương không
tháng này công ty chưa đóng bảo hiểm cho em
bảo hiểm thất nghiệp lãnh ở đâu
tiền thai sản bao lâu thì nhận được
đoàn phí đóng bao nhiêu
kinh phí công đoàn ai đóng
ai là đoàn viên công đoàn
muốn vào công đoàn thì làm gì
xin ra khỏi công đoàn
bầu chủ tịch công đoàn như thế nào
chủ tịch công đoàn cơ sở được nghỉ mấy giờ
công đoàn có hỗ trợ gì khi tôi ốm không
tết được nghỉ mấy ngày
làm ngày lễ được trả lương thế nào
làm đêm thì tính lương sao
một ngày làm mấy tiếng
tăng ca tối đa bao nhiêu giờ một năm
tôi bị tai nạn trên đường đi làm
tai nạn lao động ai trả viện phí
về hưu sớm có được không
bao nhiêu tuổi thì về hưu
rút bảo hiểm một lần thì được bao nhiêu
đảng viên sinh con thứ ba có bị kỷ luật không
đảng viên dự bị bao lâu
chi bộ họp mấy lần một tháng
ai được biểu quyết
mức phạt là bao nhiêu
xe máy không đội mũ bảo hiểm phạt bao nhiêu
uống rượu bia lái xe bị phạt thế nào
đi vào đường cấm
vượt đèn đỏ
không có bằng lái
ly hôn thì con ở với ai
chia tài sản thế nào
mua nhà cần thủ tục gì
sang tên sổ đỏ mất bao nhiêu tiền
làm căn cước ở đâu
đăng ký tạm trú
giấy khai sinh làm mất rồi
luật mới có gì khác
luật cũ quy định sao
văn bản nào quy định
điều mấy
khoản mấy
điều nào nói về việc này
quy định hiện hành thế nào
năm ngoái thì sao
trước đây thì thế nào
hồi năm hai nghìn không trăm hai mươi
còn hiệu lực không
bị thay thế chưa
hết hiệu lực chưa
nói rõ hơn được không
ý em là
không phải ý tôi là
đúng rồi
sai rồi
chưa hiểu lắm
giải thích giúp em
giúp mình với
trả lời giúp tôi
tóm tắt giúp em
sếp dọa đuổi việc nếu tôi tham gia công đoàn
ông chủ chèn ép công nhân
bà chủ trừ lương vô lý
tụi em làm ở xưởng may
tụi tôi bị nợ lương mấy tháng rồi
bọn em ở khu công nghiệp
chị em công nhân trong xưởng
xưởng mình toàn chị em có con nhỏ
nhà em có con bé mới đi học
nhà mình thuê người giúp việc
bác giúp việc xin nghỉ
con em bị ốm phải nằm viện
mẹ tôi mất thì tôi được nghỉ mấy hôm
bố tôi là đảng viên
vợ em sắp sinh
vợ sinh đôi chồng được nghỉ bao lâu
chồng em đi làm xa
em gái tôi mười sáu tuổi đi làm được không
cháu nó mới mười lăm tuổi
phụ quán cà phê dịp hè
làm thêm dịp tết
bán hàng cho quán ăn
chạy xe ôm công nghệ
giao hàng cho khách
đi giao hàng bị ngã xe
leo giàn giáo bị ngã
giàn giáo sắp sập vẫn bắt leo lên
máy hỏng mà tổ trưởng vẫn bắt làm
cúp điện cả ngày ngồi chơi
mất điện phải ngồi chờ có được trả tiền không
được đồng nào không
không được đồng nào
chưa trả đồng nào
trừ hết tiền thưởng
thưởng tết có bắt buộc không
lương tháng mười ba
ăn giữa ca bao nhiêu tiền một suất
bữa ăn ca có phải trả tiền không
tiền ăn trưa
tiền xăng xe
phụ cấp độc hại
khám sức khỏe ai trả tiền
chỗ vắt sữa cho mẹ bỉm sữa
mẹ bỉm được về sớm một tiếng
con ốm mẹ nghỉ có lương không
đi khám thai được nghỉ mấy lần
sảy thai được nghỉ bao lâu
nghỉ cưới được mấy ngày
anh em trong tổ
tổ trưởng cứ bắt tăng ca
cuối tuần vẫn phải đi làm
chủ nhật có được nghỉ không
làm ca đêm mệt quá
nghỉ giữa giờ bao nhiêu phút
ốm có giấy bác sĩ
nghỉ không lương
xin nghỉ phép năm còn dư
phép năm chưa nghỉ hết có được trả tiền không
giữ bằng gốc của em
giữ căn cước của công nhân
bắt đặt cọc mới cho làm
ký hợp đồng một năm một
hết hợp đồng mà không ký tiếp
khỏi ký tiếp hợp đồng
ký giấy trắng
hợp đồng miệng có được không
bị ép viết đơn xin nghỉ
tự ý bỏ việc năm ngày
đuổi việc không lý do
kiện ra tòa mất bao lâu
kiện công ty ở đâu
thuê luật sư hết bao nhiêu
không có tiền thuê luật sư thì ai giúp
nhắc hoài mà công ty vẫn không chịu nộp
nhắc mãi vẫn chưa đóng
gọi lên trên không ai nghe máy
chốt sổ bảo hiểm ở đâu
sổ bảo hiểm bị mất
gộp sổ bảo hiểm
thẻ bảo hiểm hết hạn
đổi thẻ bảo hiểm y tế
rút tiền bảo hiểm xã hội
lãnh tiền một lần
lãnh lương hưu qua thẻ
mất sức lao động
đóng đủ mười lăm năm
đóng thêm cho đủ năm
công đoàn giúp được gì
công đoàn có tặng quà không
công đoàn đi thăm người ốm
quà tết công đoàn
vé xe về quê ăn tết
đi nghỉ mát
đi du lịch có mất tiền không
tiền công đoàn phí trừ vào lương
không đóng thì sao
đóng chậm có bị phạt không
trốn đóng bị phạt thế nào
đang thất nghiệp có phải đóng đoàn phí không
nghỉ việc rồi có còn là đoàn viên không
chuyển công ty thì thẻ đoàn viên thế nào
làm thẻ đoàn viên ở đâu
không muốn vào công đoàn có sao không
lập công đoàn cần mấy người
bao nhiêu người thì lập được công đoàn
ai trả lương cho cán bộ công đoàn
cán bộ công đoàn bị sa thải
chủ tịch công đoàn bị ép nghỉ
đình công có bị phạt không
đình công thì có lương không
hòa giải trước hay đình công trước
tố cáo sếp ăn bớt tiền
sợ bị đì
sợ mất chỗ làm
nói vậy có phạm luật không
làm vậy là sai hay đúng
luật nào bảo vệ tụi em
luật có che chở cho công nhân không
kiểu gì cũng phải trả
mức nào là cao nhất
nhiều nhất là bao nhiêu
ít nhất là bao nhiêu
tối đa mấy lần
tối thiểu bao nhiêu
hơn nhau bao nhiêu
khác nhau chỗ nào
giống nhau không
bên nào đúng
cái nào áp dụng cho tôi
cái đó nằm ở điều nào
văn bản đó tên gì
ai ký
ký ngày nào
ban hành năm nào
trường hợp của em thì sao
năm nay có thay đổi gì không
bao nhiêu tuổi được vào đảng
sinh hoạt đảng ở đâu
chuyển sinh hoạt đảng
nộp đảng phí bao nhiêu
bí thư chi bộ là ai bầu
đại hội mấy năm một lần
nhiệm kỳ mấy năm
cấp ủy có bao nhiêu người
con dâu con rể
ông bà nội ngoại
hàng xóm xây lấn đất
chó cắn người thì ai đền
vay tiền không trả
lãi suất bao nhiêu là cao
đánh nhau bị phạt gì
say rượu lái xe máy
quên mang giấy tờ xe
xe không gương
chở ba người
chạy quá tốc độ
dừng đỗ sai chỗ
bật đèn xi nhan
đèn xe bị hỏng
vỉa hè bán hàng
hát ka ra ô kê làm ồn
đăng bài bịa đặt trên mạng
chửi nhau trên mạng
mua bán nhà đất
thừa kế đất của bố mẹ
viết di chúc thế nào
nhận con nuôi
đặt tên cho con
đổi họ cho con
hộ chiếu làm mất mấy ngày
xin giấy phép xây nhà
mở quán ăn cần giấy gì
mở công ty hết bao nhiêu tiền
nộp thuế bao nhiêu phần trăm
thuế thu nhập cá nhân tính sao
"""


def everyday_phrases() -> list[str]:
    """Return the phrases, one sentence each."""
    return _PHRASES.strip().splitlines()
