"""Word segmentation for models that were trained on "hợp_đồng lao_động": an optional extra."""

from collections.abc import Callable

from vectorstore.errors import ModelUnsuitableError

Segmenter = Callable[[str], str]


def load_segmenter() -> Segmenter:
    """Return a function that joins the syllables of each Vietnamese word with "_"."""
    try:
        from pyvi import ViTokenizer
    except ImportError:
        raise ModelUnsuitableError(
            '[embedding] segment_words needs a word segmenter: pip install "policybot[segmentation]".'
        ) from None
    return lambda text: str(ViTokenizer.tokenize(text))
