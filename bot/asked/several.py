"""Several questions in one message: told apart, answered one by one, put together under numbers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from bot import texts
from bot.answers import Answer, Citation, NeedsDetails, NoAnswer, Result, Trace
from bot.asked.asking import asks, ends_asking
from bot.validity.notes import part_of
from vectorstore.contrasts import names_only_a_kind
from vectorstore.conversation import content_words, is_follow_up
from vectorstore.records import Document, Hit
from vectorstore.topics import asks_about_topic, has_topic
from vectorstore.vietnamese import normalize

MOST_QUESTIONS = 4
_MOST_NEAREST = 3
_FEWEST_WORDS = 4  # that make half a sentence a question of its own
_NUMBERED = re.compile(
    r"(?:^|(?<=[\s:;.?!]))(?:(?:câu|cau|hỏi|hoi|ý|y)\s+)?\d{1,2}\s*[.):/]\s+(?=\D)", re.IGNORECASE
)
_BULLET = re.compile(r"^\s*[-–•*+]\s+", re.MULTILINE)
_SENTENCE = re.compile(r"[^?\n]+\??")
_AND = re.compile(r"\s*,?\s+(?:và|va|với lại|voi lai|đồng thời|dong thoi|còn|con)\s+|\s*;\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*(?:(?:và|va|còn|con)\s+)?", re.IGNORECASE)
_COMMA_AND = re.compile(r"\s*,\s*(?:(?:và|va|còn)\s+)?", re.IGNORECASE)  # "con" may be a child
_ASKS_MEANING = re.compile(r"^\w.*\s(?:nghĩa )?(?:là|la) (?:gì|gi|ai|sao|cái gì|cai gi)\W*$", re.IGNORECASE)
# "đã và đang", "giữa hai … và", "vẫn còn": what stands before it is no whole sentence.
_LEFT_OPEN = re.compile(r"(?<!\w)(?:đã|da|vẫn|van|giữa .*|giua .*)$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:sau đó|sau do|khi đó|khi do|nếu|neu|thì|thi)\s", re.IGNORECASE)
# "có được đóng bảo hiểm không": of whom, the question before has said.
_WITHOUT_SUBJECT = re.compile(
    r"(?:có|thì|được|phải|bị|cần|trả|nộp|hưởng|đóng|nhận|xin|tính)\s+(?!những|các|văn bản|luật|nghị định)",
    re.IGNORECASE,
)
# "em hỏi 2 ý: …": how many questions follow is no part of them.
_COUNTED = re.compile(
    r"^(?:(?:dạ|cho|em|tôi|mình|xin|muốn|ad|ơi|bot|chị|anh|có|cần) )*(?:hỏi|thắc mắc)(?: (?:ad|anh|chị|bot))?"
    r" (?:\d|hai|ba|bốn|mấy|vài|một số) (?:ý|câu|câu hỏi|vấn đề|việc|điều|chuyện)"
    r"(?: (?:này|sau|là|như sau|ạ|nhỏ))*\s*[:,.]\s*",
    re.IGNORECASE,
)
_ALTERNATIVE = re.compile(
    r"(?:hay|hoặc|mà|thì|nếu|khi|vì|do|để|sau|trong|với|theo|kể|trừ|là)\s", re.IGNORECASE
)
_ONLY_WHICH = re.compile(r"(?:\w+ ){1,5}(?:nào|ai)$", re.IGNORECASE)
_OWN_MARK = re.compile(r"\[(\d+)\]")


def questions_in(message: str) -> tuple[str, ...]:
    """Return the questions of a message, in order; the message alone where it asks one thing."""
    text = _COUNTED.sub("", normalize(message).strip())
    for split in (_by_number, _by_mark, _by_meaning, _by_and):
        parts = split(text)
        if len(parts) > 1:
            return tuple(parts)
    return (text,) if text and text != normalize(message).strip() else (message,)


def is_one_sentence(message: str) -> bool:
    """Tell whether questions of a message are only told apart by the "và" between them."""
    text = normalize(message).strip()
    return len(_by_number(text)) < 2 and len(_by_mark(text)) < 2


def questions_at_commas(text: str) -> list[str]:
    """Split "X mấy ngày, Y bao nhiêu, và có được Z không?" where each stretch ends asking; empty elsewhere.

    One place may answer all of them: what is asked as a whole comes first. What asks nothing leads to the
    question behind it: "công ty nợ lương, em nghỉ ngang được không, …".
    """
    parts: list[str] = []
    lead = ""
    for piece in _COMMA_AND.split(text):
        if _ALTERNATIVE.match(piece):
            return []
        if ends_asking(piece) and content_words(piece):
            parts.append(f"{lead}{piece}".strip())
            lead = ""
        else:
            lead += f"{piece}, "
    is_whole = len(parts) > 1 and not lead.strip(" ,?.")
    return parts if is_whole and not _ONLY_WHICH.match(parts[0]) else []


def _by_number(text: str) -> list[str]:
    """Split "1. ... 2. ..." and lists of lines; every item must ask something."""
    starts = list(_NUMBERED.finditer(text)) or list(_BULLET.finditer(text))
    if len(starts) < 2:
        return []
    ends = [match.start() for match in starts[1:]] + [len(text)]
    parts = [text[match.end() : end].strip(" \n;,") for match, end in zip(starts, ends, strict=True)]
    return (
        parts if all(asks(part) or _is_short_item(part) for part in parts) and any(map(asks, parts)) else []
    )


def _is_short_item(part: str) -> bool:
    return 0 < len(content_words(part)) <= 8 and "\n" not in part


def _by_mark(text: str) -> list[str]:
    """Split after question marks and at line ends; what asks nothing leads to the question behind it."""
    parts: list[str] = []
    lead = ""
    for match in _SENTENCE.finditer(text):
        piece = match.group().strip()
        if not piece:
            continue
        if asks(piece) and (content_words(piece) or names_only_a_kind(piece.rstrip("?"))):
            parts.append(f"{lead} {piece}".strip())
            lead = ""
        else:
            lead = f"{lead} {piece}".strip()
    return parts


def _by_meaning(text: str) -> list[str]:
    """Split "X là gì, Y là gì?" at the comma: what each of them means is a question of its own."""
    parts = [part.strip() for part in _COMMA.split(text) if part.strip()]
    return parts if all(map(_ASKS_MEANING.search, parts)) else []


def _by_and(text: str) -> list[str]:
    """Split at "và" and ";" only where both sides are whole questions."""
    parts = [part.strip() for part in _AND.split(text) if part and part.strip()]
    if any(_GOES_ON.match(part) for part in parts[1:]):
        return []
    is_whole = all(
        asks(part.rstrip("?")) and _says_enough(part) and not _LEFT_OPEN.search(part) for part in parts
    )
    return parts if is_whole else []


def leans_on_first(text: str) -> bool:
    """Tell whether a later question of a message, written out, leaves its matter to the first.

    One that says so itself ("còn chồng?", "hồ sơ?") is a follow-up anyway.
    """
    if is_follow_up(text):
        return False
    return not has_topic(text) or _WITHOUT_SUBJECT.match(text) is not None


def _says_enough(part: str) -> bool:
    return len(content_words(part)) >= _FEWEST_WORDS or asks_about_topic(part)


def stand_alone(traces: Sequence[Trace]) -> bool:
    """Tell whether each question, as it is searched, names its own matter."""
    return all(asks_about_topic(trace.query.text) and not trace.query.topic for trace in traces)


def together(message: str, traces: Sequence[Trace], left_out: int, today: date) -> Trace:
    """Return one trace of several: each answer under its number, its citations numbered through."""
    first = traces[0]
    same_day = all(trace.as_of == first.as_of for trace in traces)
    return replace(
        first,
        question=message,
        query=replace(
            first.query, question=message, text="\n".join(trace.query.text for trace in traces), topic=""
        ),
        as_of=first.as_of if same_day else today,
        result=_result(traces, left_out, None if same_day else today),
        hits=_hits(traces),
        confidence=min(trace.confidence for trace in traces),
        further=tuple(one for trace in traces for one in trace.further),
        timings_ms=_spent(traces),
        documents=tuple({doc.id: doc for trace in traces for doc in trace.documents}.values()),
        grounds=None,  # each question has its own
    )


def _result(traces: Sequence[Trace], left_out: int, today: date | None) -> Result:
    numbers = count(1)
    citations: list[Citation] = []
    blocks: list[str] = []
    for position, trace in enumerate(traces, start=1):
        text, own = _renumbered(trace.result, numbers.__next__)
        citations += own if today is None else [_on(today, citation) for citation in own]
        heading = texts.PART_OF_MESSAGE.format(number=position, question=trace.question.strip())
        blocks.append(f"{heading}\n{text}")
    if left_out:
        blocks.append(texts.TOO_MANY_QUESTIONS.format(limit=len(traces), left_out=left_out))
    body = "\n\n".join(blocks)
    if citations:
        return Answer(body, tuple(citations))
    if all(isinstance(trace.result, NeedsDetails) for trace in traces):
        return NeedsDetails(body)
    return NoAnswer(body, _nearest(traces))


def _renumbered(result: Result, number: Callable[[], int]) -> tuple[str, list[Citation]]:
    """Return a text and its citations under new numbers; "[1]" inside of a quote stays."""
    if not isinstance(result, Answer):
        return (result.question if isinstance(result, NeedsDetails) else result.text), []
    new = {citation.number: number() for citation in result.citations}
    quotes = "|".join(re.escape(one.quote) for one in result.citations)

    def renamed(match: re.Match[str]) -> str:
        own = match.group(1)
        return f"[{new[int(own)]}]" if own and int(own) in new else match.group()

    text = re.sub(rf"(?:{quotes})|{_OWN_MARK.pattern}", renamed, result.text)
    return text, [replace(one, number=new[one.number]) for one in result.citations]


def _on(day: date, citation: Citation) -> Citation:
    if citation.ended:
        return citation  # its status is that of the parts in it
    return replace(citation, status=citation.document.status_of(part_of(citation), day))


def _nearest(traces: Sequence[Trace]) -> tuple[Document, ...]:
    found = [doc for trace in traces if isinstance(trace.result, NoAnswer) for doc in trace.result.nearest]
    return tuple({document.id: document for document in found}.values())[:_MOST_NEAREST]


def _hits(traces: Sequence[Trace]) -> tuple[Hit, ...]:
    return tuple({hit.passage.id: hit for trace in traces for hit in trace.hits}.values())


def _spent(traces: Sequence[Trace]) -> dict[str, float]:
    spent: dict[str, float] = {}
    for trace in traces:
        for part, milliseconds in (trace.timings_ms or {}).items():
            spent[part] = round(spent.get(part, 0.0) + milliseconds, 3)
    return spent
