"""Missing diacritics, restored by a tiny model that is trained here."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.diacritics import number_words, tone_on_one_letter
from training.language_model import ModelSize, train_trigrams
from training.syllable_stream import read_stream
from vectorstore.diacritics import MODEL_FILE, DiacriticsRestorer
from vectorstore.errors import ModelUnavailableError
from vectorstore.trigrams import write_trigrams
from vectorstore.vietnamese import fold, has_diacritics, normalize

TEXTS = [
    "Mức đóng kinh phí công đoàn do người sử dụng lao động đóng.",
    "Đoàn viên đóng đoàn phí công đoàn hằng tháng.",
    "Người lao động được nghỉ phép năm mười hai ngày.",
    "Người lao động nghỉ ốm được hưởng bảo hiểm xã hội.",
    "Con ốm thì mẹ được nghỉ mấy ngày?",
    "Hoà giải viên lao động hòa giải trong năm ngày.",
    "Năm nay mẹ đi chợ mua ma và mà má mạ.",
]
TYPED = [syllable for text in TEXTS for syllable in text.strip(".?").split()]


def _save_model(folder: Path) -> Path:
    stream = read_stream(TEXTS * 20, spelling=tone_on_one_letter)
    words, ids = number_words(stream, 1000)
    write_trigrams(folder / MODEL_FILE, words, train_trigrams(ids, len(words), ModelSize(5000, 5000)))
    return folder


@pytest.fixture(scope="module")
def restorer(tmp_path_factory: pytest.TempPathFactory) -> DiacriticsRestorer:
    return DiacriticsRestorer.load(_save_model(tmp_path_factory.mktemp("diacritics")))


def half_typed() -> st.SearchStrategy[str]:
    """Known syllables, each typed with or without its marks, and whatever else people type."""
    syllable = st.sampled_from(TYPED)
    word = st.one_of(syllable, syllable.map(fold), syllable.map(str.upper), st.text(max_size=6))
    return st.lists(word, max_size=12).map(" ".join)


@given(text=half_typed())
def test_what_comes_back_folds_to_what_was_typed(restorer: DiacriticsRestorer, text: str) -> None:
    restored = restorer.restore(text)

    assert fold(restored) == fold(text)


@given(text=half_typed())
def test_syllables_that_were_typed_with_marks_are_kept_in_their_places(
    restorer: DiacriticsRestorer, text: str
) -> None:
    typed = normalize(text).split()

    restored = normalize(restorer.restore(text)).split()

    assert len(restored) == len(typed)
    kept = [(before, after) for before, after in zip(typed, restored, strict=True) if has_diacritics(before)]
    assert all(before == after for before, after in kept if before.isalpha())


@given(text=half_typed())
def test_capitals_stay_where_they_were_typed(restorer: DiacriticsRestorer, text: str) -> None:
    composed = normalize(text)

    restored = normalize(restorer.restore(text))

    assert [letter.isupper() for letter in restored] == [letter.isupper() for letter in composed]


@given(text=st.text(alphabet="0123456789 /.,;:-?!()%\n"))
def test_text_without_letters_comes_back_untouched(restorer: DiacriticsRestorer, text: str) -> None:
    assert restorer.restore(text) == text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("muc dong kinh phi cong doan", "mức đóng kinh phí công đoàn", id="no marks at all"),
        pytest.param(
            "Nguoi lao dong duoc nghi phep nam muoi hai ngay.",
            "Người lao động được nghỉ phép năm mười hai ngày.",
            id="capital and full stop",
        ),
        pytest.param("KINH PHI CONG DOAN", "KINH PHÍ CÔNG ĐOÀN", id="all capitals"),
        pytest.param("con om thi me duoc nghi may ngay?", "con ốm thì mẹ được nghỉ mấy ngày?", id="question"),
        pytest.param("người lao dong nghi ốm", "người lao động nghỉ ốm", id="half typed"),
        pytest.param("hoa giai vien lao dong", "hòa giải viên lao động", id="one spelling of tone marks"),
        pytest.param("  nghi   phep\nnam  ", "  nghỉ   phép\nnăm  ", id="spaces and line ends"),
    ],
)
def test_marks_are_restored_from_what_stands_around(
    restorer: DiacriticsRestorer, typed: str, meant: str
) -> None:
    assert restorer.restore(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("đoàn viên đóng đoàn phí", id="complete"),
        pytest.param("cong.doan@congdoan.vn", id="address"),
        pytest.param("https://congdoan.vn/tin-tuc", id="link"),
        pytest.param("50/2024/QH15", id="number of a law"),
        pytest.param("57-KL/TW", id="number of a Party document"),
        pytest.param("xyzzy plugh", id="foreign words"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_lacks_no_marks_is_left_alone(restorer: DiacriticsRestorer, text: str) -> None:
    assert restorer.restore(text) == text


def test_bare_syllable_among_complete_ones_is_meant_as_typed(restorer: DiacriticsRestorer) -> None:
    text = "Năm nay mẹ đi chợ mua ma và mà má mạ, người lao động được nghỉ phép năm"

    assert restorer.restore(text) == text


def test_bare_words_among_marked_ones_are_meant_as_typed_unless_one_of_them_lacks_a_mark(
    restorer: DiacriticsRestorer,
) -> None:
    assert restorer.restore("mẹ mua ma") == "mẹ mua ma"
    assert restorer.restore("mẹ nghi phep năm") == "mẹ nghỉ phép năm"


def test_decomposed_letters_count_as_typed_with_marks(restorer: DiacriticsRestorer) -> None:
    decomposed = "người lao động nghi ốm".replace("ộ", "o\u0302\u0323")

    assert normalize(restorer.restore(decomposed)) == "người lao động nghỉ ốm"


def test_missing_model_is_one_line_that_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailableError, match=r"^\[retrieval\] diacritics: .*model\.npz") as caught:
        DiacriticsRestorer.load(tmp_path / "nothing")

    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"not a model", b"PK\x03\x04 torn"], ids=["empty", "text", "torn"])
def test_broken_model_is_one_line_that_names_the_setting(tmp_path: Path, content: bytes) -> None:
    (tmp_path / MODEL_FILE).write_bytes(content)

    with pytest.raises(ModelUnavailableError, match=r"^\[retrieval\] diacritics: ") as caught:
        DiacriticsRestorer.load(tmp_path)

    assert "\n" not in str(caught.value)


def test_model_of_another_format_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = _save_model(tmp_path) / MODEL_FILE
    with np.load(path) as arrays:
        content = dict(arrays) | {"format": np.array(99)}
    np.savez(path, **content)

    with pytest.raises(ModelUnavailableError, match="another format"):
        DiacriticsRestorer.load(tmp_path)
