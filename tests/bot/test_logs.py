"""Logs can be read by programs: one object a line, whatever is in it."""

import json
import logging
import sys

from hypothesis import given
from hypothesis import strategies as st

from bot.logs import JsonFormatter


def record(text: str, *values: object) -> logging.LogRecord:
    return logging.LogRecord("bot.tg", logging.WARNING, "file.py", 1, text, values, None)


@given(value=st.text())
def test_a_record_is_one_line_of_json_with_its_constant_text(value: str) -> None:
    line = JsonFormatter().format(record("chat=%s", value))

    assert "\n" not in line
    told = json.loads(line)
    assert (told["event"], told["message"]) == ("chat=%s", f"chat={value}")
    assert (told["level"], told["logger"]) == ("WARNING", "bot.tg")


def test_an_exception_is_in_its_record() -> None:
    try:
        raise ValueError("so")
    except ValueError:
        failed = record("failed")
        failed.exc_info = sys.exc_info()

    assert "ValueError: so" in json.loads(JsonFormatter().format(failed))["exception"]
