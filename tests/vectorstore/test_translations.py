"""How unlikely the words of a question are, given those of a text."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.translations import Asked, learn, write
from vectorstore.errors import ModelUnavailableError
from vectorstore.translations import TranslationTable

_TOKENS = 8
_GIVE_BIRTH, _MATERNITY, _DAYS, _COLOUR, _FEE, _LEAVE = range(6)


def _asked(question: list[int], article: list[int]) -> Asked:
    return Asked(np.array(question, dtype=np.int64), np.array(article, dtype=np.int64))


@pytest.fixture
def table(tmp_path: Path) -> TranslationTable:
    """Learned from questions that say "give birth" where the article says "maternity"."""
    pairs = [
        *[_asked([_GIVE_BIRTH, _DAYS], [_MATERNITY, _DAYS])] * 20,
        *[_asked([_FEE, _DAYS], [_LEAVE, _DAYS])] * 5,
        *[_asked([_COLOUR], [_FEE])] * 20,
    ]
    write(tmp_path, learn(pairs, tokens=_TOKENS), "model@1")
    return TranslationTable.load(tmp_path)


def _ids(*tokens: int) -> np.ndarray:
    return np.array(tokens, dtype=np.int64)


def test_a_question_whose_words_a_text_has_lacks_nothing(table: TranslationTable) -> None:
    assert table.unlikely(_ids(_MATERNITY, _DAYS), _ids(_DAYS, _MATERNITY, _FEE)) == 0.0


def test_a_word_that_people_ask_with_for_what_the_text_says_is_likelier_than_another(
    table: TranslationTable,
) -> None:
    text = _ids(_MATERNITY, _DAYS)
    known, strange = (table.unlikely(_ids(one, _DAYS), text) for one in (_GIVE_BIRTH, _COLOUR))
    assert 0 < known < strange


def test_strange_are_rare_words_alone_to_which_nothing_in_the_text_leads() -> None:
    rare = np.full(_TOKENS, 0.001, dtype=np.float32)
    table = TranslationTable(
        "model@1",
        starts=np.cumsum([0, 0, 1, *[0] * (_TOKENS - 2)], dtype=np.uint32),
        asked=np.array([_GIVE_BIRTH], dtype=np.uint16),
        chances=np.array([0.5], dtype=np.float32),
        usual=rare,
    )
    text = _ids(_MATERNITY, _DAYS)

    assert table.strangeness(_ids(_GIVE_BIRTH, _DAYS), text) == 0.0
    assert 0.0 < table.strangeness(_ids(_COLOUR), text) <= 2.0
    assert table.strangeness(_ids(_COLOUR, _FEE), text) > table.strangeness(_ids(_COLOUR, _DAYS), text)


def test_a_text_without_tokens_leads_to_no_word(table: TranslationTable) -> None:
    assert table.unlikely(_ids(_GIVE_BIRTH), _ids()) > table.unlikely(_ids(_GIVE_BIRTH), _ids(_MATERNITY))


@given(
    question=st.lists(st.integers(0, _TOKENS - 1), max_size=6),
    text=st.lists(st.integers(0, _TOKENS - 1), max_size=6),
    more=st.integers(0, _TOKENS - 1),
)
def test_what_a_text_says_more_makes_no_question_less_likely(
    question: list[int], text: list[int], more: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("table")
    write(folder, learn([_asked([0, 1], [2, 3]), _asked([4], [3, 5])], tokens=_TOKENS), "model@1")
    table = TranslationTable.load(folder)
    asked = np.array(question, dtype=np.int64)
    shorter, longer = (np.array(one, dtype=np.int64) for one in (text, [*text, more]))
    assert table.unlikely(asked, longer) <= table.unlikely(asked, shorter) + 1e-9


def test_the_table_serves_the_model_that_numbered_its_tokens_and_no_other(table: TranslationTable) -> None:
    assert table.serves("renamed@1")
    assert not table.serves("model@2")


def test_a_folder_without_a_table_is_told_by_name_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailableError, match=r"translations: cannot load .*training\.translations"):
        TranslationTable.load(tmp_path)


def test_a_broken_table_is_told_and_not_read(tmp_path: Path) -> None:
    write(tmp_path, learn([_asked([0], [1])], tokens=_TOKENS), "model@1")
    (tmp_path / "translations.npz").write_bytes(b"PK\x03\x04 cut off")
    with pytest.raises(ModelUnavailableError, match="cannot load"):
        TranslationTable.load(tmp_path)
