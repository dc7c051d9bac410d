"""Where a text names a document."""

from hypothesis import given
from hypothesis import strategies as st

from vectorstore.mentions import find_mentions
from vectorstore.number_spelling import number_key

numbers = st.from_regex(
    r"\d{1,4}(/20[012]\d/(NĐ-CP|nd-cp|QH15|TT-BLĐTBXH)|-(KL|CT|NQ)/T[WUƯ])", fullmatch=True
)


@given(number=numbers)
def test_a_number_in_a_sentence_is_found(number: str) -> None:
    (mention,) = find_mentions(f"Theo văn bản {number} thì sao")

    assert number_key(mention.number or "") == number_key(number)
