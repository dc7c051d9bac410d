"""Which strings of letters are Vietnamese syllables, by how they are built."""

import re
import unicodedata

_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ch|ph|th|tr|qu|[bcdđghklmnprstvx])?"
    r"(?:oai|oay|uay|uây|uya|uyê|iêu|yêu|ươi|ươu|uôi|oeo|oa|oă|oe|uâ|uê|uơ|uy|iê|yê|ia|ya|ươ|ưa|uô|ua"
    r"|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|oo|[aăâeêioôơuưy])"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


def is_syllable(word: str) -> bool:
    """Tell whether a word of letters could be one Vietnamese syllable, with or without its tone."""
    toneless = _TONES.sub("", unicodedata.normalize("NFD", word.lower()), count=1)
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)) is not None
