"""A link opens what it was made for, whatever generation of the index is live, and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import NotFoundError
from bot.tg.delivering.links import (
    ToAnswer,
    ToDocument,
    ToPlace,
    address_of,
    document_key,
    payload_of,
    place_key,
    read_payload,
    with_key,
)
from tests.bot.tg.fakes import DOCUMENT

_TELEGRAM_TAKES = re.compile(r"[A-Za-z0-9_-]{1,64}")


@given(document_id=st.text(), place=st.text(), occurrence=st.integers(1, 9))
def test_a_payload_is_short_safe_and_read_back(document_id: str, place: str, occurrence: int) -> None:
    document, part = document_key(document_id), place_key(place, occurrence)

    for link in (ToDocument(document), ToPlace(document, part), ToAnswer("tok-en_1")):
        assert _TELEGRAM_TAKES.fullmatch(payload_of(link))
        assert read_payload(payload_of(link)) == link


@given(payload=st.text(max_size=64))
def test_no_payload_breaks_the_reading(payload: str) -> None:
    try:
        assert payload_of(read_payload(payload)) == payload
    except NotFoundError:
        return


def test_the_keys_never_change_as_links_are_kept_for_years() -> None:
    assert document_key("50-2024-qh15") == "l7G4W_yO"
    assert place_key("Điều 29") == "F6JDBt"


def test_a_repeated_place_has_a_key_of_its_own() -> None:
    assert place_key("Điều 1", 2) != place_key("Điều 1")


def test_a_document_is_found_by_its_key() -> None:
    assert with_key([DOCUMENT], document_key(DOCUMENT.id)) is DOCUMENT
    with pytest.raises(NotFoundError):
        with_key([DOCUMENT], document_key("another"))


def test_an_address_is_one_that_telegram_opens() -> None:
    assert address_of("d12345678", "policy_bot") == "https://t.me/policy_bot?start=d12345678"
