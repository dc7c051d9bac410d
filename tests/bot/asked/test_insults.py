"""Insults are heard and let be; what stands beside them is what counts."""

import pytest

from bot.asked.insults import is_only_insult, without_insults


@pytest.mark.parametrize(
    ("message", "rest"),
    [
        pytest.param("đồ ngu, thử việc bao lâu?", "thử việc bao lâu?", id="in front"),
        pytest.param("do ngu, thu viec bao lau?", "thu viec bao lau?", id="without diacritics"),
        pytest.param("thử việc bao lâu? trả lời đi đồ vô dụng", "thử việc bao lâu? trả lời đi", id="behind"),
        pytest.param("dm thu viec bao lau vcl", "thu viec bao lau", id="both ends"),
        pytest.param("mày ngu như bò, thử việc bao lâu?", "thử việc bao lâu?", id="like a beast"),
        pytest.param("may ngu nhu con lon, thu viec bao lau?", "thu viec bao lau?", id="the same unmarked"),
        pytest.param(
            "sếp bảo em ngu như bò thì sao", "sếp bảo em ngu như bò thì sao", id="like a beast, reported"
        ),
        pytest.param("sếp chửi em là đồ ngu thì sao", "sếp chửi em là đồ ngu thì sao", id="reported"),
        pytest.param("cong ty cho ngu trua khong", "cong ty cho ngu trua khong", id="ngủ"),
        pytest.param("bộ máy công đoàn có mấy cấp", "bộ máy công đoàn có mấy cấp", id="bộ máy"),
        pytest.param(
            "bị lừa đảo xuất khẩu lao động thì sao", "bị lừa đảo xuất khẩu lao động thì sao", id="lừa đảo"
        ),
        pytest.param("bot ngu quá, thử việc bao lâu?", "thử việc bao lâu?", id="very much so"),
        pytest.param("đồ vô dụng thế, thử việc bao lâu?", "thử việc bao lâu?", id="so much"),
        pytest.param("mày ngu quá, nghỉ phép mấy ngày?", "nghỉ phép mấy ngày?", id="said to the bot"),
        pytest.param("may ngu qua, nghi phep may ngay?", "nghi phep may ngay?", id="the same unmarked"),
        pytest.param("mày ngu, nghỉ phép mấy ngày?", "nghỉ phép mấy ngày?", id="without very"),
        pytest.param("bot đúng là đồ ngu, thử việc bao lâu?", "thử việc bao lâu?", id="truly so"),
        pytest.param("sếp bảo mày ngu quá thì sao", "sếp bảo mày ngu quá thì sao", id="you, reported"),
        pytest.param("bố mày mất được nghỉ mấy ngày", "bố mày mất được nghỉ mấy ngày", id="a father"),
        pytest.param("độ tế bào", "độ tế bào", id="other marks"),
    ],
)
def test_insults_are_taken_off_and_nothing_else(message: str, rest: str) -> None:
    assert without_insults(message) == rest


@pytest.mark.parametrize(
    ("message", "is_only"),
    [
        ("đồ ngu", True),
        ("mày ngu như bò", True),
        ("may ngu nhu bo", True),
        ("trả lời vớ vẩn", True),
        ("bot ơi mày là đồ ngu", True),
        ("đm cái bot này trả lời ngu vl", True),
        ("con bot trả lời ngu vcl", True),
        ("đm trả lời đi, thử việc bao lâu", False),
        ("đồ ngu, thử việc bao lâu?", False),
        ("thử việc bao lâu?", False),
        ("sếp chửi em là đồ ngu", False),
    ],
)
def test_an_insult_beside_a_question_is_not_all_that_is_said(message: str, is_only: bool) -> None:
    assert is_only_insult(message) is is_only
