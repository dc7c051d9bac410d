"""The words of a question that tell nothing of what it is about: they ask, join, tell, are polite."""

_ASKING_WORDS = (
    "bao nhiêu lâu nào gì sao thế ai đâu mấy không có là thì được phải bị và hoặc của cho các những một này"
    " đó"
    " khi nếu mà với về ở tại trong do theo như ra vào đến từ hay hỏi ạ tôi em mình anh chị người ta cần muốn"
    " biết xin hãy nêu quy định mức"
)
ASKING = frozenset(_ASKING_WORDS.split())
# Words of a story and of politeness: that a text lacks them says nothing against it.
_TELLING_WORDS = (
    "còn nếu lúc cũng vẫn vậy nữa hơn cứ rồi mới đã đang sẽ lên xuống hoài đây kia ấy luôn hết cả chỉ chứ nhé"
    " nha ơi dạ vâng giờ nay bây mỗi từng ông bà chú cô cháu mình tụi họ nó chúng kiểu chuyện vụ thế ủa trời"
    " quá lắm nhưng nên vì bởi tại dù dẫu tự vừa sắp hồi bữa hôm qua thấy nói bảo kêu nghe nhà bé chỗ"
)
SAYS_LITTLE = ASKING | frozenset(_TELLING_WORDS.split())
