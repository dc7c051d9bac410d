"""How abbreviations are written out."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.glossary import Glossary, GlossaryError

BUILT_IN = Glossary.load(None)


@pytest.mark.parametrize(
    ("typed", "written_out"),
    [
        ("NLĐ ko dc nghỉ", "người lao động không được nghỉ"),
        ("nld k đc nghi", "người lao động không được nghi"),
        ("cty nợ BHXH", "công ty nợ bảo hiểm xã hội"),
        ("đóng kpcd bn", "đóng kinh phí công đoàn bao nhiêu"),
        ("CĐCS làm j", "công đoàn cơ sở làm gì"),
        ("trc đây ntn", "trước đây như thế nào"),
    ],
)
def test_shorthand_is_written_out(typed: str, written_out: str) -> None:
    assert BUILT_IN.expand(typed) == written_out


@pytest.mark.parametrize(
    "text", ["12/2022/NĐ-CP", "57-KL/TW", "174/QĐ-TLĐ", "điểm k khoản 2", "Chương V", "hạng e"]
)
def test_numbers_and_labels_stay(text: str) -> None:
    assert BUILT_IN.expand(text) == text


def test_words_that_contain_an_abbreviation_stay() -> None:
    assert BUILT_IN.expand("koala dcx") == "koala dcx"


def test_file_overrules_the_built_in_table(tmp_path: Path) -> None:
    path = tmp_path / "glossary.toml"
    path.write_text('[[entry]]\nshort = ["CN"]\nlong = "chi nhánh"\n', encoding="utf-8")

    assert Glossary.load(path).expand("cn ở đâu") == "chi nhánh ở đâu"


def test_missing_file_leaves_the_built_in_table(tmp_path: Path) -> None:
    assert Glossary.load(tmp_path / "none.toml").expand("bhyt") == "bảo hiểm y tế"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param('[[entry]]\nshort = "BHXH"\nlong = "x"\n', id="short is no list"),
        pytest.param('[[entry]]\nshort = ["A"]\n', id="long is missing"),
        pytest.param('[[entry]]\nshort = ["A"]\nlong = "b"\nlang = "vi"\n', id="unknown key"),
        pytest.param("[[entry\n", id="not TOML"),
    ],
)
def test_wrong_file_is_one_line_that_names_it(tmp_path: Path, content: str) -> None:
    path = tmp_path / "glossary.toml"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(GlossaryError) as caught:
        Glossary.load(path)

    assert "glossary.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


@given(text=st.text())
def test_expanding_never_fails(text: str) -> None:
    BUILT_IN.expand(text)


def test_capital_abbreviation_is_not_the_word_it_looks_like(tmp_path: Path) -> None:
    path = tmp_path / "glossary.toml"
    path.write_text('[[entry]]\nshort = ["TƯ"]\nlong = "trung ương"\n', encoding="utf-8")
    glossary = Glossary.load(path)

    assert glossary.expand("Ban TƯ") == "Ban trung ương"
    assert glossary.expand("ke tu ngay, đầu tư") == "ke tu ngay, đầu tư"
