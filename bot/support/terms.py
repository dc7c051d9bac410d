"""The terms that a statement is read in: what may stand for what, which words weigh, which say nothing.

The lists are closed. A word that is in none of them counts as it is written.
"""

CANNOT, NEED_NOT, NOT, MAY, MUST, SUFFERS, NOT_SUFFERS = "⊘", "◇", "¬", "◯", "□", "↯", "¬↯"
DENIALS = frozenset({CANNOT, NEED_NOT, NOT, NOT_SUFFERS})
MODALS = DENIALS | {MAY, MUST, SUFFERS}
AT_MOST, AT_LEAST, LOWER, HIGHER, UPWARDS, DOWNWARDS = "≤", "≥", "<", ">", "↑", "↓"
LIMITS = frozenset({AT_MOST, AT_LEAST, LOWER, HIGHER, UPWARDS, DOWNWARDS})
BEFORE, AFTER, FROM, UNTIL, MORE, ONLY, EXCEPT = "◁", "▷", "↦", "⇥", "+", "!", "∖"
RELATIONS = LIMITS | {BEFORE, AFTER, FROM, UNTIL, MORE, ONLY}
POSSESSION = frozenset({"của", "cho", "do", "bởi"})
EMPLOYER, WORKER = "người_sử_dụng_lao_động", "người_lao_động"
LABOURING_WOMAN, LABOURING_MAN = "lao_động_nữ", "lao_động_nam"
SUBJECTS = frozenset({EMPLOYER, WORKER, LABOURING_WOMAN, LABOURING_MAN})
WOMEN_ONLY = frozenset({"thai"})  # what is said of it without a subject is said of women
PERIOD = "mỗi_"  # begins "mỗi_tháng", which may stand anywhere beside a number
KEPT_TO_THE_TEXT = frozenset({"không_lương", "kiêm_nhiệm", "vô_thời_hạn"})  # a heading has both kinds

_SPOKEN = {
    CANNOT: "không được phép, không được quyền, không được, không có quyền, không thể, không cho phép,"
    " nghiêm cấm, bị nghiêm cấm, bị cấm, cấm",
    NEED_NOT: "không cần phải, không phải, không cần, không bắt buộc, không buộc, được miễn, miễn",
    NOT_SUFFERS: "không bị",
    NOT: "không có, không, chưa, chẳng",
    MUST: "bắt buộc phải, buộc phải, bắt buộc, có trách nhiệm, có nghĩa vụ, cần phải, phải",
    MAY: "được quyền, có quyền, được phép, có thể, được",
    SUFFERS: "bị",
    AT_MOST: "tối đa không quá, tối đa là không quá, tối đa là, tối đa bằng, tối đa, không được vượt quá,"
    " không được quá, không vượt quá, không quá, không được cao hơn, không cao hơn, không được nhiều hơn,"
    " không nhiều hơn, nhiều nhất, cao nhất, chậm nhất, muộn nhất",
    AT_LEAST: "tối thiểu là, tối thiểu, ít nhất bằng, ít nhất là, ít nhất, thấp nhất bằng, thấp nhất,"
    " không được thấp hơn, không thấp hơn, không được dưới, không dưới, không được ít hơn, không ít hơn",
    LOWER: "thấp hơn, ít hơn, dưới",
    HIGHER: "cao hơn, nhiều hơn, trên, quá",
    UPWARDS: "trở lên",
    DOWNWARDS: "trở xuống",
    BEFORE: "trước khi, trước ngày, trước",
    AFTER: "sau khi, sau ngày, sau",
    FROM: "kể từ ngày, kể từ khi, tính từ ngày, kể từ, tính từ, từ ngày, từ khi, từ",
    UNTIL: "cho đến khi, cho đến, đến khi, đến hết, đến, tới",
    MORE: "cộng thêm, thêm, cộng",
    ONLY: "chỉ",
    EXCEPT: "ngoại trừ, trừ trường hợp, trừ khi, trừ",
    EMPLOYER: "người sử dụng lao động, bên sử dụng lao động, nơi sử dụng lao động, đơn vị sử dụng lao động,"
    " chủ sử dụng lao động, công ty, doanh nghiệp, nsdlđ",
    WORKER: "người lao động, nhân viên, bạn, nlđ",
    LABOURING_WOMAN: "lao động nữ, nữ lao động, phụ nữ",
    LABOURING_MAN: "lao động nam, nam lao động",
    "nhân_viên_nghiệp_vụ": "nhân viên nghiệp vụ",
    "người_ấy": "người ấy, người đó, người này, họ",
    "miễn_phí": "không phải trả phí, không mất phí, được miễn phí, miễn phí",
    "báo_trước": "báo trước, thông báo trước",
    "làm_thêm": "làm thêm giờ, làm thêm",
    "đang_làm": "công việc đang làm, đang làm",
    "ban_đêm": "vào ban đêm, ban đêm, làm đêm",
    "lương": "tiền lương, lương",
    "không_lương": "không hưởng lương, không lương",
    "kiêm_nhiệm": "không chuyên trách",
    "vô_thời_hạn": "không xác định thời hạn, vô thời hạn, không thời hạn, không có thời hạn",
    "mỗi_ngày": "một ngày, mỗi ngày, hằng ngày, hàng ngày",
    "mỗi_tuần": "một tuần, mỗi tuần, hằng tuần, hàng tuần",
    "mỗi_tháng": "một tháng, mỗi tháng, hằng tháng, hàng tháng",
    "mỗi_năm": "một năm, mỗi năm, hằng năm, hàng năm",
    "mỗi_quý": "một quý, mỗi quý, hằng quý, hàng quý",
    "mỗi_giờ": "một giờ, mỗi giờ",
    "mỗi_buổi": "một buổi, mỗi buổi",
    "với": "đối với, với",
    **{word.replace(" ", "_"): word for word in (  # in which a word of weight has none
        "từ chối", "đình chỉ", "chỉ định", "chỉ đạo", "chỉ tiêu", "chứng chỉ", "địa chỉ",
    )},
    "": "cụ thể, như vậy, ngoài ra, tuy nhiên, đồng thời, do đó, vì vậy, bên cạnh đó, tóm lại, theo luật,"
    " như sau, sau đây, theo đó, sau đó, trên đây, có không, hay không, không chỉ, không những,"
    " trường hợp, thời hạn, thời gian, quy định, luật định, chế độ, pháp luật, bộ luật, nghị định",
}  # fmt: skip
SPOKEN = {
    tuple(said.split()): term for term, ways in _SPOKEN.items() for said in map(str.strip, ways.split(","))
}
LONGEST = max(map(len, SPOKEN))
_JOINT_WORDS = "thì là mà nhưng và hoặc hay nếu khi với trong theo bằng vào để tại ở về như còn vì nên cũng"
JOINTS = frozenset([*_JOINT_WORDS.split(), *".;:,()\n?!"])
_FREE_WORDS = (
    "các những một có này đó ấy kia đã đang sẽ vẫn vừa lại rồi cứ mà đều mới việc ngày mức số khoản theo"
    " hưởng người khác đủ tức mỗi hằng hàng năm tháng tuần cần thuộc diện ra vòng tính"
)
FREE = frozenset(_FREE_WORDS.split())
