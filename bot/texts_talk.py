"""What the bot says in Vietnamese where nothing is looked up: greetings, and questions back."""

GREETING = (
    "Chào bạn! Tôi trả lời câu hỏi về chính sách, pháp luật lao động và công đoàn, kèm trích dẫn nguyên văn. "
    "Bạn muốn hỏi điều gì?"
)
THANKS = "Không có gì ạ. Bạn cần hỏi thêm điều gì thì cứ nhắn nhé."
ACKNOWLEDGED = "Vâng ạ. Bạn cần hỏi thêm điều gì thì cứ nhắn nhé."
GOODBYE = "Chào bạn! Khi nào cần, bạn cứ nhắn câu hỏi nhé."
CALM = (
    "Tôi xin lỗi nếu câu trả lời chưa giúp được bạn. Bạn hãy nói rõ điều cần hỏi, tôi sẽ tìm lại trong"
    " văn bản; "
    "hoặc gõ /moi để bắt đầu chuyện khác."
)
SORRY = (
    "Tôi xin lỗi vì câu trả lời chưa đúng ý. Bạn hãy hỏi lại bằng cách khác, nêu rõ việc cần hỏi và tên"
    " văn bản nếu "
    "biết, tôi sẽ tìm lại."
)
EMPTY_QUESTION = "Bạn hãy gõ câu hỏi, ví dụ: “Mức đóng kinh phí công đoàn là bao nhiêu?”"
QUESTION_TOO_LONG = "Câu hỏi dài quá {limit} ký tự. Bạn hãy hỏi ngắn gọn, mỗi lần một ý giúp tôi nhé."
ENGLISH_NOT_UNDERSTOOD = (
    "Tôi chỉ trả lời bằng tiếng Việt và chưa hiểu câu hỏi tiếng Anh này. Bạn hãy hỏi lại bằng "
    "tiếng Việt giúp tôi."
)

TOO_VAGUE = "Bạn muốn hỏi cụ thể điều gì về “{topic}”? Ví dụ: điều kiện, mức hưởng, thời hạn hay thủ tục."
WHICH_DOCUMENT = "Bạn muốn xem {place} của văn bản nào? Ví dụ: “{place} Luật Công đoàn”."
WHICH_TOPIC = "Bạn đang hỏi tiếp về nội dung nào? Hãy nêu đầy đủ câu hỏi giúp tôi nhé."
WHICH_LEAVE = (
    "Bạn hỏi về loại nghỉ nào: nghỉ hằng năm (nghỉ phép), nghỉ lễ tết, ốm đau, thai sản hay việc riêng?"
)
WHICH_CONTRIBUTION = (
    "Bạn hỏi về khoản đóng nào: kinh phí công đoàn, đoàn phí, bảo hiểm xã hội, bảo hiểm y tế hay "
    "bảo hiểm thất nghiệp?"
)
WHICH_BENEFIT = (
    "Bạn hỏi về chế độ nào: thai sản, ốm đau, thất nghiệp, lương hưu, thôi việc, mất việc hay "
    "tai nạn lao động?"
)
WHICH_CONDITIONS = "Bạn hỏi về điều kiện của việc gì? Ví dụ: hưởng thai sản, trợ cấp thất nghiệp, lương hưu."
WHICH_DOSSIER = (
    "Bạn hỏi về hồ sơ, thủ tục của việc gì? Ví dụ: hưởng thai sản, trợ cấp thất nghiệp, khiếu nại."
)
WHICH_VIOLATION = (
    "Bạn hỏi về mức phạt với hành vi nào? Ví dụ: trả lương chậm, không ký hợp đồng, trốn đóng bảo hiểm."
)
WHICH_DEADLINE = (
    "Bạn hỏi về thời hạn của việc gì? Ví dụ: báo trước khi nghỉ việc, thử việc, giải quyết khiếu nại."
)
WHO_RETIRES = "Bạn là nam hay nữ, sinh tháng mấy năm nào? Tuổi nghỉ hưu khác nhau theo giới tính và năm sinh."
