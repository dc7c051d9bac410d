"""Secrets do not get into the log."""

import io
import logging

from hypothesis import given
from hypothesis import strategies as st

from bot.tg.running.secrecy import HidingFormatter, hide, traceback_without


def logged(secret: str, message: str, *arguments: object) -> str:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(HidingFormatter(logging.Formatter("%(message)s"), secret))
    record = logging.LogRecord("any", logging.INFO, "f", 1, message, arguments, None)
    handler.emit(record)
    return stream.getvalue()


def test_the_token_is_hidden_wherever_it_stands() -> None:
    assert logged("1:abc", "GET https://x/bot%s/getMe", "1:abc") == "GET https://x/bot[hidden]/getMe\n"


def test_a_traceback_keeps_its_lines_and_loses_the_words() -> None:
    try:
        raise ValueError("không đọc được 'lương của tôi'")
    except ValueError as error:
        shown = traceback_without(error, "lương của tôi")

    assert "test_secrecy.py" in shown
    assert "lương của tôi" not in shown


@given(secret=st.text(st.characters(categories=["L", "N"]), min_size=8), around=st.text())
def test_no_form_of_a_secret_is_left(secret: str, around: str) -> None:
    shown = hide(f"{around}{secret}|{secret!r}|{secret!a}", secret)

    assert shown.count("[hidden]") >= 3
