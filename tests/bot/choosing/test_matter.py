import pytest

from bot.choosing.matter import matter_of

LITTLE = frozenset(("có", "không", "vì", "bị", "được"))


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        pytest.param("thử việc có đúng luật không?", ["thử", "việc"], id="what only asks"),
        pytest.param(
            "sa thải trái luật được bồi thường",
            ["sa", "thải", "trái", "luật", "bồi", "thường"],
            id="not last",
        ),
        pytest.param("phạt 500 nghìn đồng vì muộn", ["phạt", "muộn"], id="an amount that is told"),
        pytest.param(
            "phép ít nhất mấy ngày, tối đa mấy ngày", ["phép", "mấy", "ngày", "mấy", "ngày"], id="bounds"
        ),
        pytest.param("lương tối thiểu vùng", ["lương", "tối", "thiểu", "vùng"], id="a wage named so"),
        pytest.param("góp quỹ có bắt buộc không", ["góp", "quỹ"], id="whether one has to"),
        pytest.param("quỹ bắt buộc", ["quỹ", "bắt", "buộc"], id="what is named so"),
        pytest.param("bà Lê Hoa giữ chức vụ gì", ["bà", "lê", "hoa"], id="an office that is asked for"),
        pytest.param("vợ sinh thì áp dụng luật nào", ["vợ", "sinh"], id="the law that applies"),
        pytest.param("nợ lương tính sao", ["nợ", "lương"], id="how it is settled"),
    ],
)
def test_what_a_rule_would_not_say_is_left_out(text: str, matter: list[str]) -> None:
    assert matter_of(text, LITTLE) == matter
