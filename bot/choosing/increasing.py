"""The rule that adds to another one for every so many years: a day of leave for each five years of work."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from bot.choosing.blocks import Block, blocks_of
from bot.choosing.extraction import Stretch
from bot.choosing.ranges import Amount, given_amounts
from bot.choosing.remembering import Index
from vectorstore.query import Query
from vectorstore.records import Hit

_ADDS = re.compile(
    r"\bcứ (?:mỗi |thêm |đủ |có )*(?P<number>\d+) (?P<unit>năm|tháng)\b.{0,200}?"
    r"\bĐiều (?P<article>\d+\w*)\b.{0,80}?\b(?:tăng|cộng|nghỉ|hưởng) thêm\b",
    re.IGNORECASE | re.DOTALL,
)


def increasing_rules(
    query: Query, quoted: Sequence[Stretch], hits: Sequence[Hit], index: Index, *, max_chars: int
) -> list[Stretch]:
    """Return the rule that adds to what is quoted for as many years as the question tells of; at most one."""
    given = given_amounts(query.asked)
    places = {(one.passage.document_id, one.passage.article) for one in quoted}
    found = (
        Stretch(block.passage, block.start, block.end, 0.0)
        for block, text in _blocks(hits, index)
        if (block.passage.document_id, block.passage.article) not in places
        and (block.passage.document_id, _article_added_to(text, given)) in places
        and block.length <= max_chars
    )
    return [*islice(found, 1)] if given else []


def _blocks(hits: Sequence[Hit], index: Index) -> Iterator[tuple[Block, str]]:
    for hit in hits:
        text, places = index.text(hit.passage.document_id), index.places(hit.passage.document_id)
        for block in blocks_of(hit.passage, text, places):
            yield block, text[block.start : block.end]


def _article_added_to(text: str, given: Sequence[Amount]) -> str:
    """Return the Điều that a text adds to where one of the amounts is enough for it; "" elsewhere."""
    adds = _ADDS.search(text)
    if adds is None:
        return ""
    least = Amount.of(adds["number"], adds["unit"])
    is_enough = any(one.unit == least.unit and one.value >= least.value for one in given)
    return adds["article"] if is_enough else ""
