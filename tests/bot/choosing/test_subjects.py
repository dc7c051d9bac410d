"""Whose discipline is asked about decides which rules answer."""

from dataclasses import replace

import pytest

from bot.choosing.choosing import chosen
from bot.choosing.subjects import is_of_others
from tests.bot.choosing.test_choosing import case
from tests.bot.library import NEW_LAW, OLD_LAW, Library

CHARTER = "Điều 33. Kỷ luật\n1. Đoàn viên vi phạm Điều lệ bị kỷ luật khiển trách, cảnh cáo, khai trừ."
CODE = (
    "Điều 124. Hình thức kỷ luật\n1. Hình thức kỷ luật gồm khiển trách, cách chức, sa thải.\n"
    "2. Hình thức kỷ luật do người lao động vi phạm."
)


@pytest.mark.parametrize(
    ("question", "text", "around", "others"),
    [
        pytest.param("kỷ luật đoàn viên", "khiển trách", "Bộ luật Lao động", True, id="the code of workers"),
        pytest.param("kỷ luật đoàn viên", "đoàn viên bị khai trừ", "Bộ luật Lao động", False, id="its words"),
        pytest.param("kỷ luật đoàn viên", "khai trừ", "Điều lệ Công đoàn", False, id="the charter"),
        pytest.param("kỷ luật công chức", "người lao động", "Kỷ luật công chức", True, id="words first"),
        pytest.param("đoàn viên nghỉ mấy ngày", "nghỉ", "Bộ luật Lao động", False, id="another matter"),
        pytest.param("đoàn viên bị công ty kỷ luật", "x", "Bộ luật Lao động", False, id="by an employer"),
        pytest.param("đảng viên bị kỷ luật", "đảng viên đọc bản tin", "Hướng dẫn", True, id="no discipline"),
        pytest.param(
            "đảng viên bị kỷ luật",
            "đảng viên chấp hành nghiêm kỷ luật",
            "Kết luận",
            True,
            id="discipline kept",
        ),
        pytest.param("đảng viên bị kỷ luật", "đảng viên bị cảnh cáo", "Kết luận", False, id="discipline met"),
        pytest.param("hình thức kỷ luật", "khiển trách", "Bộ luật Lao động", False, id="nobody named"),
    ],
)
def test_rules_of_others_are_told_apart(question: str, text: str, around: str, others: bool) -> None:
    assert is_of_others(question, text, around) is others


def shelf(*texts: str) -> Library:
    laws = [
        replace(NEW_LAW, title="Bộ luật Lao động", replaces=()),
        replace(OLD_LAW, title="Điều lệ Công đoàn"),
    ]
    known = {law.id: law for law, text in zip(laws, texts, strict=True) if text}
    return Library({law.id: text for law, text in zip(laws, texts, strict=True) if text}, known)


def test_members_are_answered_from_their_charter_though_it_has_ended() -> None:
    choice = chosen(case("Hình thức kỷ luật đoàn viên", shelf=shelf(CODE, CHARTER)))

    assert {one.passage.document_id for one in choice.stretches} == {OLD_LAW.id}
    assert choice.sure > 0


def test_rules_of_others_alone_are_no_answer() -> None:
    choice = chosen(case("Hình thức kỷ luật đoàn viên", shelf=shelf(CODE, "")))

    assert choice.sure == 0


def test_workers_are_answered_from_the_code() -> None:
    choice = chosen(case("Hình thức kỷ luật người lao động", shelf=shelf(CODE, CHARTER)))

    assert choice.stretches[0].passage.document_id == NEW_LAW.id
