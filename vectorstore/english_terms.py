"""What English-speaking workers call the matters of this field, and how the law calls them in Vietnamese."""

from vectorstore.english_union_terms import UNION_TERMS
from vectorstore.english_welfare_terms import WELFARE_TERMS
from vectorstore.english_work_terms import WORK_TERMS

_GENERAL_TERMS: dict[str, str] = {
    # documents and places
    "labor code": "Bộ luật Lao động", "labour code": "Bộ luật Lao động", "labor law": "Bộ luật Lao động",
    "labour law": "Bộ luật Lao động", "trade union law": "Luật Công đoàn",
    "law on trade unions": "Luật Công đoàn", "law on trade union": "Luật Công đoàn",
    "union law": "Luật Công đoàn", "law on social insurance": "Luật Bảo hiểm xã hội",
    "social insurance law": "Luật Bảo hiểm xã hội", "employment law": "Luật Việc làm",
    "law on employment": "Luật Việc làm",
    "law on occupational safety and health": "Luật An toàn, vệ sinh lao động",
    "law on occupational safety": "Luật An toàn, vệ sinh lao động",
    "occupational safety and health law": "Luật An toàn, vệ sinh lao động",
    "health insurance law": "Luật Bảo hiểm y tế", "law on health insurance": "Luật Bảo hiểm y tế",
    "law on complaints": "Luật Khiếu nại", "law on denunciation": "Luật Tố cáo",
    "grassroots democracy law": "Luật Thực hiện dân chủ ở cơ sở",
    "law on grassroots democracy": "Luật Thực hiện dân chủ ở cơ sở",
    "charter of the trade union": "Điều lệ Công đoàn", "trade union charter": "Điều lệ Công đoàn",
    "union charter": "Điều lệ Công đoàn", "decree": "nghị định", "circular": "thông tư",
    "directive": "chỉ thị", "resolution": "nghị quyết", "article": "Điều", "clause": "khoản",
    "paragraph": "khoản", "point": "điểm", "document": "văn bản", "documents": "văn bản",
    "regulation": "quy định", "regulations": "quy định", "law": "luật", "in force": "còn hiệu lực",
    "effective": "có hiệu lực", "still valid": "còn hiệu lực", "expired": "hết hiệu lực",
    "replaced": "thay thế",
    # where: the law tells no towns apart, and what is asked of one must not lose it
    "hanoi": "ở Hà Nội", "ha noi": "ở Hà Nội", "ho chi minh city": "ở Thành phố Hồ Chí Minh",
    "hcmc": "ở Thành phố Hồ Chí Minh", "hcm city": "ở Thành phố Hồ Chí Minh", "saigon": "ở Sài Gòn",
    "da nang": "ở Đà Nẵng", "danang": "ở Đà Nẵng", "hai phong": "ở Hải Phòng", "haiphong": "ở Hải Phòng",
    "can tho": "ở Cần Thơ", "binh duong": "ở Bình Dương", "dong nai": "ở Đồng Nai",
    "bac ninh": "ở Bắc Ninh", "thai nguyen": "ở Thái Nguyên", "long an": "ở Long An",
    # people
    "employee": "người lao động", "employees": "người lao động", "worker": "người lao động",
    "workers": "người lao động", "employer": "người sử dụng lao động",
    "employers": "người sử dụng lao động", "company": "doanh nghiệp", "companies": "doanh nghiệp",
    "enterprise": "doanh nghiệp", "boss": "người sử dụng lao động", "female worker": "lao động nữ",
    "female workers": "lao động nữ", "female employee": "lao động nữ", "female employees": "lao động nữ",
    "women workers": "lao động nữ", "male worker": "lao động nam", "male workers": "lao động nam",
    "male employee": "lao động nam", "male employees": "lao động nam", "women": "lao động nữ",
    "woman": "lao động nữ", "female": "nữ", "men": "lao động nam", "man": "lao động nam", "male": "nam",
    "father": "lao động nam khi vợ sinh con", "fathers": "lao động nam khi vợ sinh con",
    "husband": "lao động nam khi vợ sinh con", "wife": "vợ", "mother": "mẹ", "mothers": "mẹ",
    "child": "con", "children": "con", "sick child": "con ốm đau", "child care": "chăm sóc con",
    "spouse": "vợ chồng", "minor worker": "lao động chưa thành niên",
    "minor workers": "lao động chưa thành niên", "minors": "lao động chưa thành niên",
    "child labor": "lao động chưa thành niên", "child labour": "lao động chưa thành niên",
    "underage worker": "lao động chưa thành niên", "elderly worker": "người lao động cao tuổi",
    "elderly workers": "người lao động cao tuổi", "older workers": "người lao động cao tuổi",
    "disabled worker": "người lao động là người khuyết tật",
    "disabled workers": "người lao động là người khuyết tật",
    "domestic worker": "lao động là người giúp việc gia đình",
    "domestic workers": "lao động là người giúp việc gia đình",
    "maid": "lao động là người giúp việc gia đình", "foreign worker": "người lao động nước ngoài",
    "foreign workers": "người lao động nước ngoài", "foreigner": "người lao động nước ngoài",
    "foreigners": "người lao động nước ngoài", "migrant worker": "người lao động đi làm việc ở nước ngoài",
    "working abroad": "đi làm việc ở nước ngoài", "work abroad": "đi làm việc ở nước ngoài",
    "labor export": "đi làm việc ở nước ngoài", "civil servant": "công chức", "civil servants": "công chức",
    "public employee": "viên chức", "apprentice": "người học nghề", "apprenticeship": "học nghề tập nghề",
    "trainee": "người tập nghề", "intern": "người tập nghề", "leased worker": "người lao động thuê lại",
    "labor leasing": "cho thuê lại lao động", "labour leasing": "cho thuê lại lao động",
    "outsourcing": "cho thuê lại lao động", "part time": "không trọn thời gian",
    "part-time": "không trọn thời gian", "full time": "trọn thời gian",
    "manager": "người quản lý doanh nghiệp", "managers": "người quản lý doanh nghiệp",
    "representative": "đại diện", "party member": "đảng viên", "party members": "đảng viên",
}  # fmt: skip

# Longer phrases are looked for before shorter ones: "maternity leave" is not "maternity" and "leave".
TERMS = {**_GENERAL_TERMS, **WORK_TERMS, **WELFARE_TERMS, **UNION_TERMS}
