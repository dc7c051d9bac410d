"""A number stays with its own case: one of another point is objected to, that of its own point is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bot.support.test_checking import objected

Rule = tuple[str, str, tuple[tuple[str, str, str], ...], tuple[str, ...]]  # lead-in, point, cases, statements
NOTICE: Rule = (
    "Bên làm thuê được bỏ hợp đồng nhưng phải báo trước như sau:",
    "ít nhất {} nếu làm việc theo hợp đồng lao động {}",
    (
        ("45 ngày", "không xác định thời hạn", "Hợp đồng không xác định thời hạn"),
        ("30 ngày", "xác định thời hạn từ 12 tháng đến 36 tháng", "Hợp đồng từ 12 tháng đến 36 tháng"),
        ("03 ngày làm việc", "xác định thời hạn dưới 12 tháng", "Hợp đồng dưới 12 tháng"),
    ),
    ("{} phải báo trước ít nhất {}.",),
)
OVERTIME: Rule = (
    "Người lao động làm thêm giờ được trả lương như sau:",
    "Vào {1}, ít nhất bằng {0}",
    (
        ("150%", "ngày thường", "ngày thường"),
        ("200%", "ngày nghỉ hằng tuần", "ngày nghỉ hàng tuần"),
        ("300%", "ngày nghỉ lễ, tết", "ngày nghỉ lễ, tết"),
    ),
    ("Làm thêm giờ vào {} được trả ít nhất bằng {}.", "Làm thêm {} được trả lương ít nhất {}."),
)
LEAVE: Rule = (
    "Mỗi năm người lao động được nghỉ hưởng nguyên lương như sau:",
    "{} đối với {}",
    (
        ("12 ngày", "người làm công việc trong điều kiện bình thường", "làm trong điều kiện bình thường"),
        (
            "14 ngày",
            "người chưa thành niên, người khuyết tật, người làm công việc nặng nhọc, độc hại",
            "khuyết tật",
        ),
        (
            "14 ngày",
            "người chưa thành niên, người khuyết tật, người làm công việc nặng nhọc, độc hại",
            "làm công việc nặng nhọc, độc hại",
        ),
        (
            "16 ngày",
            "người làm công việc đặc biệt nặng nhọc, độc hại",
            "làm công việc đặc biệt nặng nhọc, độc hại",
        ),
    ),
    ("Người {} được nghỉ {}.", "Người lao động {} được nghỉ {}."),
)
TRIAL: Rule = (
    "Việc thử do hai bên thỏa thuận và bảo đảm:",
    "Không quá {} đối với {}",
    (
        ("180 ngày", "công việc của người quản lý doanh nghiệp", "Người quản lý doanh nghiệp"),
        (
            "60 ngày",
            "công việc cần trình độ chuyên môn, kỹ thuật từ cao đẳng trở lên",
            "Công việc cần trình độ cao đẳng trở lên",
        ),
        (
            "30 ngày",
            "công việc cần trình độ trung cấp, công nhân kỹ thuật, nhân viên nghiệp vụ",
            "Nhân viên nghiệp vụ",
        ),
        ("06 ngày làm việc", "công việc khác", "Công việc khác"),
    ),
    ("{} thử không quá {}.",),
)
LISTS = (NOTICE, OVERTIME, LEAVE, TRIAL)
_WORDS = "cam bưởi xoài mận lê đào hồng chanh"
_NAMES = st.sampled_from(_WORDS.split())
_CASES = st.one_of(
    _NAMES.map("người trồng {}".format),
    _NAMES.map("người không trồng {}".format),
    _NAMES.map("người trồng giống {}, người nuôi ong".format),
    _NAMES.map("người trồng {} hiếm quý".format),
)


def law_with(lead: str, points: list[str]) -> tuple[str, str, list[str]]:
    lines = [f"{letter}) {point};" for letter, point in zip("abcdeghi", points, strict=False)]
    whole = "\n".join([f"1. {lead}", *lines])
    return f"LUẬT MẪU\n\nĐiều 5. Mức hưởng\n{whole}\nĐiều 6. Hiệu lực\n1. Luật này có hiệu lực.", whole, lines


def as_law(
    rule: Rule,
) -> tuple[str, str, list[str]]:
    lead, point, cases, _ = rule
    return law_with(lead, list(dict.fromkeys(point.format(figure, case) for figure, case, _ in cases)))


TRUE = [
    (said.format(name, figure), rule) for rule in LISTS for figure, _, name in rule[2] for said in rule[3]
]
EXCHANGED = [
    (said.format(name, other), rule)
    for rule in LISTS
    for figure, _, name in rule[2]
    for other in dict.fromkeys(one for one, _, _ in rule[2])
    if other != figure
    for said in rule[3]
]


@pytest.mark.parametrize(("statement", "rule"), TRUE)
def test_the_number_of_its_own_point_is_borne_out(statement: str, rule: Rule) -> None:
    law, whole, _ = as_law(rule)

    assert objected(statement, whole, law=law) is None


@pytest.mark.parametrize(("statement", "rule"), EXCHANGED)
def test_the_number_of_another_point_is_objected_to_whatever_is_quoted(statement: str, rule: Rule) -> None:
    law, whole, points = as_law(rule)

    assert all(objected(statement, quote, law=law) is not None for quote in [whole, *points])


@given(data=st.data())
def test_numbers_of_two_points_are_never_exchanged(data: st.DataObject) -> None:
    cases = data.draw(st.lists(_CASES, min_size=2, max_size=5, unique=True))
    days = data.draw(
        st.lists(st.integers(2, 90), min_size=len(cases), max_size=len(cases), unique=True), label="days"
    )
    point = data.draw(st.sampled_from(["{} ngày đối với {}", "{} ngày nếu là {}"]))
    law, whole, _ = law_with(
        "Được nghỉ như sau:", [point.format(*pair) for pair in zip(days, cases, strict=True)]
    )
    told = data.draw(st.sampled_from(range(len(cases))))
    wrong = data.draw(st.sampled_from([day for day in days if day != days[told]]))
    said = data.draw(st.sampled_from(["Nếu là {} thì được nghỉ {} ngày.", "Đối với {}, được nghỉ {} ngày."]))

    assert objected(said.format(cases[told], days[told]), whole, law=law) is None
    assert objected(said.format(cases[told], wrong), whole, law=law) is not None


@pytest.mark.parametrize(
    ("statement", "is_true"),
    [
        ("Không xác định thời hạn báo trước ít nhất 45 ngày, từ 12 đến 36 tháng ít nhất 30 ngày.", True),
        ("Không xác định thời hạn báo trước ít nhất 30 ngày, từ 12 đến 36 tháng ít nhất 45 ngày.", False),
        ("Ít nhất 45 ngày nếu không xác định thời hạn, ít nhất 30 ngày nếu từ 12 đến 36 tháng.", True),
        ("Ít nhất 30 ngày nếu không xác định thời hạn, ít nhất 45 ngày nếu từ 12 đến 36 tháng.", False),
    ],
)  # fmt: skip
def test_in_a_sentence_of_several_cases_each_number_has_its_own(statement: str, is_true: bool) -> None:
    law, whole, _ = as_law(NOTICE)

    assert (objected(statement, whole, law=law) is None) is is_true


def test_a_number_of_a_list_without_its_case_is_objected_to() -> None:
    law, whole, points = as_law(OVERTIME)

    assert objected("Làm thêm giờ được trả ít nhất bằng 300%.", whole, law=law) == "case"
    assert objected("Làm thêm giờ được trả ít nhất bằng 300%.", points[2], law=law) == "case"
