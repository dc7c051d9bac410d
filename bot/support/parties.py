"""Finds a party put in another's place: who has to do, give or bear something, and to whom.

A statement may use every word of its quote and still say it of the wrong side: the employer announces to the
worker what the worker has to announce to the employer. Only parties of an employment are told apart here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.support.sentences import sentences_of, sentences_with_figures_of

_PARTIES = (
    (
        "employer",
        r"người sử dụng lao động|bên sử dụng lao động|nsdlđ|(?:chủ )?doanh nghiệp|công ty|hợp tác xã",
    ),
    ("worker", r"người lao động|nlđ|lao động (?:nữ|nam)|nhân viên|công nhân(?: lao động)?"),
    ("member", r"đoàn viên(?: công đoàn)?"),
    ("insurer", r"cơ quan bảo hiểm xã hội"),
    ("state", r"nhà nước"),
)
_PARTY = re.compile(
    rf"(?<!\w)(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _PARTIES)})(?!\w)"
    r"(?!,? (?:nhà nước|nước ngoài|tổ chức))"
)
_OPENS = re.compile(
    r"(?:^|[.;:,()\n“\"–-]|(?<!\w)(?:\d+\.|[a-zđ]\)|thì|mà|khi|nếu|hợp|do|bởi|đối với|và|hoặc|hay|để|rằng"
    r"|nhưng|theo đó|chỉ|mỗi|mọi|các|những|cả|tổ chức))\s*$"
)
_WHOSE = re.compile(r"(?<!\w)(?:quyền|nghĩa vụ|trách nhiệm)(?!\w)[^.;:,]*(?<!\w)của\s*$")
_MODAL = re.compile(
    r"(?<!\w)(?:phải|cần|có trách nhiệm|có nghĩa vụ|có quyền|được quyền|được phép|có thể|được|bị)(?!\w)"
)
_BETWEEN_WORDS = "phải được bị có không chưa chỉ sẽ đã đang cần cũng còn đều tự đơn phương"
_BETWEEN = frozenset(_BETWEEN_WORDS.split())
_RECEIVES = re.compile(r"(?<!\w)(?:cho|của)\s*(?:các\s+|những\s+)?$")
_WORD = re.compile(r"[^\W\d_]+")
_FAR = 60  # characters between a verb and the party that it reaches


@dataclass(frozen=True, slots=True)
class _Mention:
    party: str
    start: int
    end: int
    acts: bool  # stands where a subject stands, or bears what is said "đối với" it


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a statement says that a party does."""

    party: str
    verb: str
    is_received: bool  # "được trả"
    receivers: frozenset[str]


def parties_differ(statement: str, passages: Sequence[str]) -> bool:
    """Tell whether a lower-case statement says of one party what the passages say of another."""
    return any(not _is_borne_out(claim, statement, passages) for claim in _claims(statement))


def _is_borne_out(claim: _Claim, statement: str, passages: Sequence[str]) -> bool:
    bearing = sentences_with_figures_of(statement, passages)
    told = _receivers(claim.verb, bearing)
    actors = _actors(claim.verb, bearing, passages)
    if claim.is_received:
        doers = actors if _is_allowed(claim.verb, bearing) else set()
        known = told | doers if told else {one.party for text in passages for one in _mentions(text)}
        return claim.party in known or not known
    if claim.receivers and told and not claim.receivers & told:
        return False
    if told == {claim.party} and claim.party not in _actors_beside(claim.verb, bearing):
        return False
    return claim.party in actors or not actors


def _claims(statement: str) -> Iterator[_Claim]:
    for sentence in sentences_of(statement):
        acting = [one for one in _mentions(sentence) if one.acts]
        for place, one in enumerate(acting):
            end = acting[place + 1].start if place + 1 < len(acting) else len(sentence)
            said = sentence[one.end : end]
            modal = _MODAL.search(said)
            behind = said[modal.end() :] if modal else said
            verb = next((word for word in _WORD.findall(behind) if word not in _BETWEEN), "")
            if verb:
                received = modal is not None and modal.group() == "được" and not _is_denied(said, modal)
                yield _Claim(one.party, verb, received, frozenset(_receivers(verb, [said])))


def _is_denied(text: str, modal: re.Match[str]) -> bool:
    return text[: modal.start()].rstrip().endswith("không")


def _mentions(text: str) -> list[_Mention]:
    return [
        _Mention(found.lastgroup or "", found.start(), found.end(), _acts(text[: found.start()]))
        for found in _PARTY.finditer(text)
    ]


def _acts(before: str) -> bool:
    near = before[-200:]
    return _OPENS.search(near) is not None or _WHOSE.search(near) is not None


def _actors(verb: str, bearing: Sequence[str], passages: Sequence[str]) -> set[str]:
    """Return who does it: by the sentences that say so, or else by all that is said around them."""
    beside = _actors_beside(verb, bearing)
    return beside or {one.party for text in passages for one in _mentions(text) if one.acts}


def _actors_beside(verb: str, sentences: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for sentence in sentences:
        acting = [one for one in _mentions(sentence) if one.acts]
        for match in _occurrences(verb, sentence):
            before = [one.party for one in acting if one.end <= match.start()]
            found.update(before[-1:])
    return found


def _receivers(verb: str, sentences: Sequence[str]) -> set[str]:
    """Return to whom it is done: "trả thêm cho người lao động", "trả lương người lao động"."""
    found: set[str] = set()
    for sentence in sentences:
        mentions = _mentions(sentence)
        for match in _occurrences(verb, sentence):
            behind = [one for one in mentions if match.end() <= one.start <= match.end() + _FAR]
            found.update(
                one.party
                for one in behind[:1]
                if _RECEIVES.search(sentence[: one.start]) or one.start == match.end() + 1
            )
    return found


def _is_allowed(verb: str, sentences: Sequence[str]) -> bool:
    """Tell whether "được" may stand for a permission to do it rather than for having it done."""
    allowed = re.compile(rf"(?<!\w)(?:được|quyền|thể) (?:\w+ ){{0,2}}{re.escape(verb)}(?!\w)")
    return any(allowed.search(sentence) for sentence in sentences)


def _occurrences(verb: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<!\w){re.escape(verb)}(?!\w)", text)
