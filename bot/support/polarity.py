"""Finds what turns a meaning round: a "không" more or less, a duty for a right, before for after."""

import re
from collections.abc import Iterator, Sequence

from bot.support.sentences import sentences_with_figures_of

_NOT_NEGATIONS = re.compile(
    r"(?<!\w)(?:không gian|hàng không|không khí|không những|không chỉ|(?:hay|có) không(?= *[?.,]|$)|miễn là"
    r"|miễn nhiệm|không (?:được )?(?:vượt )?quá|không vượt|không (?:được )?dưới|không hạn chế"
    r"|không (?:được )?(?:ít|thấp|nhỏ|sớm|nhiều|cao|chậm|lớn|muộn) hơn|chưa (?:đủ|đến|tới)(?= \d))(?!\w)"
)
_NEGATIONS = frozenset(("không", "chưa", "chẳng", "cấm", "miễn", "đừng"))
_FILLER_WORDS = "được phải bị có cho còn thể phép việc các những là thuộc đang đã sẽ hề"
_FILLERS = frozenset(_FILLER_WORDS.split())
_SCOPE_WORDS = 8
_WORD_OR_MARK = re.compile(r"\w+|[.;:\n]")
_EXCEPTION = re.compile(
    r"(?<!\w)(?:ngoại trừ|trừ (?:trường hợp|khi|các|những|người|đối tượng|ngày|nếu|quy định|đơn vị|việc"
    r"|khoản)"
    r"|không áp dụng (?:đối với|cho)|ngoài trường hợp|ngoài các trường hợp|có ngoại lệ|không thuộc trường hợp"
    r"|nếu không thuộc)(?!\w)|[,;(] ?trừ (?!vào)"
)
_DUTY = r"phải|bắt buộc|có trách nhiệm|có nghĩa vụ|buộc"
_STRONG_RIGHT = r"có quyền|được quyền|được phép|có thể"
_RIGHT = rf"{_STRONG_RIGHT}|được"
_ADVICE = r"khuyến khích|nên|vận động|đề nghị"
_OPPOSITES = (
    ("trước", "sau"), ("tăng", "giảm"), ("cao hơn", "thấp hơn"), ("nhiều hơn", "ít hơn"),
    ("tối đa", "tối thiểu"), ("cao nhất", "thấp nhất"), ("nhiều nhất", "ít nhất"), ("trở lên", "trở xuống"),
    ("có hiệu lực", "hết hiệu lực"), ("bắt buộc", "tự nguyện"), ("nam", "nữ"), ("trên", "dưới"),
    ("ban ngày", "ban đêm"), ("toàn bộ", "một phần"),
    ("tất cả", "một số"), ("hằng tháng", "hằng năm"), ("mỗi tháng", "mỗi năm"), ("cá nhân", "tổ chức"),
    ("trong nước", "nước ngoài"), ("đầu tiên", "cuối cùng"), ("trong giờ", "ngoài giờ"),
    ("đoàn phí", "kinh phí"),
)  # fmt: skip
_THINGS = (("đoàn phí", "kinh phí"), ("hằng tháng", "hằng năm"), ("ban ngày", "ban đêm"))  # beside a figure
_NOT_A_MOMENT = re.compile(r"(?<!\w)(?:như sau|sau đây|sau đó|trước đây|trên đây|dưới đây|trên cơ sở)(?!\w)")


def negation_differs(statement: str, passages: Sequence[str]) -> bool:
    """Tell whether something is denied in the statement and not in the passages, or the other way round."""
    said, known = _words(statement), [_words(passage) for passage in passages]
    dropped = any(
        _stands(target, said) and not _is_denied(target, said) and not _is_affirmed(target, known)
        for words in known
        for target in _targets(words)
    )
    return dropped or any(not _may_deny(target, known) for target in _targets(said))


def exception_differs(statement: str, restated: Sequence[str], passages: Sequence[str]) -> bool:
    """Tell whether an exception of the sentences restated is left out, or one made up."""
    if _EXCEPTION.search(statement):
        return not any(_EXCEPTION.search(passage) for passage in passages)
    return any(_EXCEPTION.search(sentence) for sentence in restated)


def without_exception(sentence: str) -> str:
    """Return what a sentence says before its exception."""
    match = _EXCEPTION.search(sentence)
    return sentence[: match.start()] if match else sentence


def duty_differs(statement: str, passages: Sequence[str]) -> bool:
    """Tell whether a right became a duty, a duty a right, or an advice either."""
    said, known = _without_negated(statement), " \n ".join(map(_without_negated, passages))
    has_duty, is_duty = _has(_DUTY, said), _has(_DUTY, known)
    if has_duty and not is_duty and (_has(_STRONG_RIGHT, known) or _has(_ADVICE, known)):
        return True
    if _has(_STRONG_RIGHT, said) and is_duty and not _has(_RIGHT, known):
        return True
    return _swaps(said, known, _DUTY, _RIGHT) or _swaps(said, known, _RIGHT, _DUTY)


def opposite_said(statement: str, passages: Sequence[str]) -> bool:
    """Tell whether the statement has a word where the passages have only its opposite."""
    said = _NOT_A_MOMENT.sub(" ", statement)
    known = _NOT_A_MOMENT.sub(" ", " \n ".join(passages))
    beside = " \n ".join(sentences_with_figures_of(said, [_NOT_A_MOMENT.sub(" ", text) for text in passages]))
    return _has_opposite(said, known, _OPPOSITES) or _has_opposite(said, beside, _THINGS)


def _has_opposite(said: str, known: str, pairs: Sequence[tuple[str, str]]) -> bool:
    return any(
        _has(one, said) and not _has(one, known) and _has(other, known)
        for pair in pairs
        for one, other in (pair, pair[::-1])
    )


def _words(text: str) -> list[str]:
    return _WORD_OR_MARK.findall(_NOT_NEGATIONS.sub(" ", text))


def _targets(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the one or two words that each negation denies."""
    for position, word in enumerate(words):
        if word not in _NEGATIONS:
            continue
        behind = list(words[position + 1 : position + 1 + _SCOPE_WORDS])
        while behind and (behind[0] in _FILLERS or behind[0] in _NEGATIONS):
            behind.pop(0)
        target = tuple(word for word in behind[:2] if word.isalnum())
        if target:
            yield target


def _places(target: Sequence[str], words: Sequence[str]) -> Iterator[int]:
    size = len(target)
    return (at for at in range(len(words) - size + 1) if tuple(words[at : at + size]) == tuple(target))


def _stands(target: Sequence[str], words: Sequence[str]) -> bool:
    return any(True for _ in _places(target, words))


def _denied_at(position: int, words: Sequence[str]) -> bool:
    for word in reversed(words[max(0, position - _SCOPE_WORDS) : position]):
        if word in (".", ";", ":", "\n"):
            return False
        if word in _NEGATIONS:
            return True
    return False


def _is_denied(target: Sequence[str], words: Sequence[str]) -> bool:
    return any(_denied_at(position, words) for position in _places(target, words))


def _is_affirmed(target: Sequence[str], texts: Sequence[Sequence[str]]) -> bool:
    return any(not _denied_at(position, words) for words in texts for position in _places(target, words))


def _may_deny(target: tuple[str, ...], texts: Sequence[Sequence[str]]) -> bool:
    """Tell whether the passages deny this, or deny something and do not speak of this at all."""
    for wanted in (target, target[:1]):
        if any(_stands(wanted, words) for words in texts):
            return any(_is_denied(wanted, words) for words in texts)
    return any(word in _NEGATIONS for words in texts for word in words)


def _without_negated(text: str) -> str:
    return re.sub(r"(?<!\w)(?:không|chưa|chẳng) (?:phải|được|buộc|bắt buộc|có quyền|có thể)(?!\w)", " ", text)


def _has(cue: str, text: str) -> bool:
    return re.search(rf"(?<!\w)(?:{cue})(?!\w)", text) is not None


def _swaps(said: str, known: str, mine: str, theirs: str) -> bool:
    """Tell whether the statement puts one cue before a word before which the passages put only the other."""
    return any(
        _has(rf"(?:{theirs}) {re.escape(verb)}", known) and not _has(rf"(?:{mine}) {re.escape(verb)}", known)
        for verb in re.findall(rf"(?<!\w)(?:{mine}) (\w+)", said)
    )
