import dataclasses
import warnings

import numpy as np

from tests.fakes import TableEmbedder
from vectorstore.closeness import Closeness


def test_tokens_that_tell_nothing_are_close_to_nothing_without_a_warning() -> None:
    table = TableEmbedder(["công đoàn phí"]).table
    vectors = np.vstack([np.zeros_like(table.vectors[:1]), table.vectors[1:]])
    silent = dataclasses.replace(table, vectors=vectors)
    tokens = np.zeros(4, dtype=np.int64)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        close = Closeness.of([1, 2], tokens, np.array([3, 0, 1]), silent)

    assert np.array_equal(close.asked, np.zeros(3))
    assert np.array_equal(close.nearest, np.zeros((3, 2)))
