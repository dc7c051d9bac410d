"""Rebuilds while people ask change no answer and raise no error; benchmarks/rebuilds.py does fifty."""

import pytest

from benchmarks.rebuilds import measure
from tests.end_to_end.conftest import Home, home, indexed  # noqa: F401 (fixtures)
from tests.end_to_end.library import ANOTHER_QUESTION, QUESTION

pytestmark = pytest.mark.slow


def test_rebuilds_while_people_ask_give_no_wrong_answer_and_no_error(home: Home) -> None:  # noqa: F811
    config = home("http://127.0.0.1:9")

    figures = measure(config, [QUESTION, ANOTHER_QUESTION], rebuilds=3, people=2, pause=0.05)

    assert figures["rebuilds"] == 3
    assert (figures["wrong"], figures["errors"], figures["unanswered"]) == (0, 0, 0)
    assert figures["questions_meanwhile"] > 0
