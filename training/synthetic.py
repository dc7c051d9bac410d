"""Questions made from the texts themselves: statutes never ask, members always do."""

import random
import re
from collections.abc import Iterator

from training.texts import Article

_MODAL = re.compile(
    r"\b(?P<negated>không )?(?P<modal>được|phải|bị|có thể|có quyền|có trách nhiệm|có nghĩa vụ) "
    r"(?P<act>(?:[^\W\d_]+ ){2,11}[^\W\d_]+)"
)
_OFFENCE = re.compile(
    r"^(?:[a-zđ]\)|\d+[.)])?\s*(?:Hành vi )?(?P<act>[^\W\d_]+(?: [^\W\d_]+){3,18})(?=[;.,]|$)", re.MULTILINE
)
_CLAUSE_START = re.compile(
    r"(?:^|[.;:]\s+|\n)(?:\d+[.)]\s*|[a-zđ]\)\s*)?(?P<subject>[^\W\d_]+(?: [^\W\d_]+){1,6}) $"
)

_OF_HEADING = (
    "{0} được quy định như thế nào",
    "{0} là gì",
    "{0} gồm những gì",
    "{0} bao gồm những nội dung nào",
    "{0} ra sao",
    "quy định về {0}",
    "pháp luật quy định thế nào về {0}",
    "cho tôi hỏi về {0}",
    "{0} hiện nay như thế nào",
    "{0} mới nhất",
    "ai {0}",
    "thế nào là {0}",
    "khi nào {0}",
    "{0} trong bao lâu",
    "{0} là bao nhiêu",
    "{0} cần những giấy tờ gì",
    "{0} do cơ quan nào thực hiện",
    "thủ tục {0} làm ở đâu",
)
_OF_ACT = (
    "{1} có {0} {2} không",
    "{1} có {0} {2} hay không",
    "{1} có được {2} không",
    "ai {0} {2}",
    "khi nào {1} {0} {2}",
    "trường hợp nào {1} {0} {2}",
    "{1} {0} {2} thế nào",
    "{1} {0} {2} trong bao lâu",
    "{1} muốn {2} thì phải làm gì",
    "vì sao {1} {0} {2}",
    "nếu không {2} thì sao",
    "có bắt buộc {1} {2} không",
    "{1} {2} ở đâu",
    "{1} {2} được bao nhiêu tiền",
)
_OF_OFFENCE = (
    "{0} bị phạt bao nhiêu tiền",
    "{0} bị xử phạt như thế nào",
    "mức phạt khi {0}",
    "mức phạt {0} là bao nhiêu",
    "{0} có bị phạt không",
    "{0} phạt tù bao nhiêu năm",
    "{0} bị xử lý ra sao",
    "{0} có phải đi tù không",
    "hành vi {0} bị phạt thế nào",
)


def questions_about(article: Article, source: random.Random, *, most: int = 4) -> Iterator[str]:
    """Yield up to `most` questions that the article answers or at least is about."""
    makers = [_from_heading, _from_act, _from_offence]
    for _ in range(most):
        question = source.choice(makers)(article, source)
        if question is not None:
            yield question


def _from_heading(article: Article, source: random.Random) -> str | None:
    if not 2 <= len(article.heading.split()) <= 25:
        return None
    return source.choice(_OF_HEADING).format(_small(article.heading.rstrip(" .:;")))


def _from_act(article: Article, source: random.Random) -> str | None:
    found = list(_MODAL.finditer(article.text[:4000]))
    if not found:
        return None
    chosen = source.choice(found)
    before = _CLAUSE_START.search(article.text[max(0, chosen.start() - 60) : chosen.start()])
    subject = (
        _small(before["subject"]) if before else source.choice(("tôi", "người lao động", "công ty", "em", ""))
    )
    act = " ".join(chosen["act"].split()[: source.randint(3, 10)])
    if act.startswith("được "):
        return None
    return source.choice(_OF_ACT).format(chosen["modal"], subject, act).replace("có có", "có").strip()


def _from_offence(article: Article, source: random.Random) -> str | None:
    if "hạt" not in article.text[:600]:
        return None
    found = list(_OFFENCE.finditer(article.text[:8000]))
    if not found:
        return None
    return source.choice(_OF_OFFENCE).format(_small(source.choice(found)["act"]))


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
