"""Word segmentation: an optional extra, asked for in one line where it is missing."""

import importlib.util
import sys
import tomllib
from pathlib import Path

import pytest

from vectorstore.errors import ModelUnsuitableError
from vectorstore.segmentation import load_segmenter

needs_pyvi = pytest.mark.skipif(
    importlib.util.find_spec("pyvi") is None,
    reason='the extra is not installed: pip install "policybot[segmentation]"',
)


def test_missing_segmenter_is_one_line_with_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pyvi", None)  # as Python notes what it must not find

    with pytest.raises(ModelUnsuitableError, match=r'pip install "policybot\[segmentation\]"') as caught:
        load_segmenter()

    assert "[embedding] segment_words" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_extra_that_the_message_names_brings_the_segmenter() -> None:
    path = Path(__file__).parents[2] / "pyproject.toml"
    project = tomllib.loads(path.read_text(encoding="utf-8"))["project"]

    assert any(need.startswith("pyvi") for need in project["optional-dependencies"]["segmentation"])


@needs_pyvi
@pytest.mark.slow
def test_syllables_of_a_word_are_joined_and_none_is_lost() -> None:
    text = "Người lao động ký hợp đồng lao động tại Hà Nội."

    segmented = load_segmenter()(text)

    assert "hợp_đồng" in segmented
    assert "lao_động" in segmented
    assert segmented.replace("_", " ").replace(" .", ".") == text
