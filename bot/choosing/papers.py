"""How papers are applied for: a rule that wants a passport shown does not say how one gets it."""

import re

_APPLIES = re.compile(
    r"(?<!\w)(?:hồ sơ|thủ tục|giấy tờ)(?: (?:để|đề nghị|xin|làm))*"
    r" (?:cấp(?: lại| đổi| mới)?|đăng ký|đổi|gia hạn) (?P<what>[^\W\d_]+ [^\W\d_]+)"
)
_GRANTED = r"(?<!\w)(?:cấp|đăng ký|đổi|gia hạn)(?:,? \w+){{0,2}} {what}(?!\w)"


def lacks_named_paper(asked: str, text: str, around: str) -> bool:
    """Tell whether it is asked how to apply for what a text grants nowhere and its headings do not name."""
    found = _APPLIES.search(asked.lower())
    if found is None:
        return False
    what = re.escape(found["what"])
    granted = re.search(_GRANTED.format(what=what), text.lower())
    return granted is None and re.search(rf"(?<!\w){what}(?!\w)", around.lower()) is None
