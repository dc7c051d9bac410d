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
        ("quên GPLX", "quên giấy phép lái xe"),
        ("chủ dntn", "chủ doanh nghiệp tư nhân"),
        ("HĐND, UBND", "hội đồng nhân dân, ủy ban nhân dân"),
    ],
)
def test_shorthand_is_written_out(typed: str, written_out: str) -> None:
    assert BUILT_IN.expand(typed) == written_out


@pytest.mark.parametrize(
    "text", ["12/2022/NĐ-CP", "57-KL/TW", "174/QĐ-TLĐ", "điểm k khoản 2", "Chương V", "hạng e"]
)
def test_numbers_and_labels_stay(text: str) -> None:
    assert BUILT_IN.expand(text) == text


SHIPPED = Glossary.load(Path(__file__).resolve().parents[2] / "corpus" / "glossary.toml")


@pytest.mark.parametrize(
    ("typed", "written_out"),
    [
        ("LĐLĐ", "liên đoàn lao động"),
        ("CĐCS", "công đoàn cơ sở"),
        ("NLĐ", "người lao động"),
        ("NSDLĐ", "người sử dụng lao động"),
        ("BHXH", "bảo hiểm xã hội"),
        ("BHYT", "bảo hiểm y tế"),
        ("BHTN", "bảo hiểm thất nghiệp"),
        ("TƯLĐTT", "thỏa ước lao động tập thể"),
        ("UBKT", "ủy ban kiểm tra"),
        ("BCH", "ban chấp hành"),
        ("BTV", "ban thường vụ"),
        ("đ/c", "đồng chí"),
        ("HĐLĐ", "hợp đồng lao động"),
        ("TNLĐ", "tai nạn lao động"),
        ("BNN", "bệnh nghề nghiệp"),
        ("ATVSLĐ", "an toàn vệ sinh lao động"),
        ("KPCĐ", "kinh phí công đoàn"),
        ("ĐPCĐ", "đoàn phí công đoàn"),
        ("TLĐ", "Tổng Liên đoàn Lao động Việt Nam"),
        ("CNVCLĐ", "công nhân viên chức lao động"),
        ("CBCNV", "cán bộ công nhân viên"),
        ("ko", "không"),
        ("k", "không"),
        ("dc", "được"),
        ("đc", "được"),
        ("bn", "bao nhiêu"),
        ("ntn", "như thế nào"),
        ("vs", "với"),
    ],
)
def test_shipped_glossary_knows_what_people_shorten(typed: str, written_out: str) -> None:
    in_small_letters = f"hỏi {typed.lower()} ạ"
    without_diacritics = f"hỏi {typed.lower().translate(str.maketrans('đư', 'du'))} ạ"

    assert SHIPPED.expand(f"hỏi {typed} ạ") == f"hỏi {written_out} ạ"
    assert SHIPPED.expand(in_small_letters) == f"hỏi {written_out} ạ"
    assert SHIPPED.expand(without_diacritics) == f"hỏi {written_out} ạ"


@pytest.mark.parametrize(
    ("typed", "written_out"),
    [
        pytest.param("ct em nợ lương", "công ty em nợ lương", id="ct is the company"),
        pytest.param(
            "ct cđcs có mấy giờ", "chủ tịch công đoàn có mấy giờ", id="ct of the union is its chair"
        ),
        pytest.param("tt tiền lương", "tt tiền lương", id="tt is no circular"),
        pytest.param("TT của Bộ", "thông tư của Bộ", id="TT is one"),
        pytest.param("bị kl thì sao", "bị kl thì sao", id="kl is no conclusion"),
        pytest.param(
            "HN NLĐ mấy năm một lần", "hội nghị người lao động mấy năm một lần", id="HN is no Hà Nội here"
        ),
        pytest.param("điểm k khoản 1", "điểm k khoản 1", id="k is a label"),
        pytest.param("ke tu ngay nghi", "ke tu ngay nghi", id="tu is a word"),
        pytest.param("ds kèm CT 24-CT/TU", "ds kèm CT 24-CT/TU", id="a number stays"),
    ],
)
def test_ambiguous_shorthand_is_read_with_care(typed: str, written_out: str) -> None:
    assert SHIPPED.expand(typed) == written_out


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
