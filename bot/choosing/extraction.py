"""Chooses the stretches that answer: whole khoản where they are short, else the lines that matter."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from bot.choosing.blocks import Block, blocks_of
from bot.choosing.denials import denied_in
from bot.choosing.headings import before_next_heading, is_heading_line
from bot.choosing.narrowing import Meanings, last_stop, narrowed
from bot.choosing.relevance import Asked
from bot.choosing.stretches import PassageEmbedder as PassageEmbedder  # others know them from here
from bot.choosing.stretches import Stretch as Stretch
from bot.choosing.stretches import Texts as Texts
from bot.choosing.stretches import overlap
from bot.choosing.worths import weighed
from bot.injections import longest_without_instructions
from vectorstore.records import Hit, Passage, Place
from vectorstore.vietnamese import syllables

_PASSAGES_READ = 10
_FEWEST_NEW_WORDS = 15
_FEWEST_WORDS = 4  # that a paragraph needs to say something
CAPTION = re.compile(r"\(?(?:Ảnh|Nguồn ảnh)\s*:|Đây là bản tóm tắt")
# Who made a document, when, and on what ground stands above its Điều; nothing else does.
_ASKS_FOR_HEAD = re.compile(
    r"căn cứ|ban hành|thông qua|cơ quan|ngày nào|khi nào|số hiệu|số mấy|\bai\b|\bký\b"
)
# That somebody else says more answers nothing, unless it is asked who.
_DELEGATES = re.compile(
    r"\s*(?:\d{1,2}\.\s*)?(?:Chính phủ|Thủ tướng|Bộ trưởng|Bộ|Tổng Liên đoàn|Quốc hội|Ủy ban)\b"
    r"[^.;:\n]{0,120}?"
    r"\b(?:quy định|hướng dẫn)(?: chi tiết)?(?: và hướng dẫn)?(?: việc)?(?: thi hành| thực hiện)?"
    r" (?:các |những )?(?:khoản|điều|chương|mục|luật)[^.;:\n]{0,30} này\.?\s*$",
    re.IGNORECASE,
)
_ASKS_WHO_DETAILS = re.compile(r"\bai\b|\bcơ quan\b|\bchi tiết\b|\bhướng dẫn\b|\bchính phủ\b|\bbộ\b")
_WORD = re.compile(r"\w+")


def find_stretches(
    asked: Asked,
    hits: Sequence[Hit],
    index: Texts,
    *,
    max_chars: int,
    embedder: PassageEmbedder | None = None,
) -> list[Stretch]:
    """Return the blocks around the first hits as stretches of at most `max_chars`, best first.

    No two of them overlap.
    """
    candidates: dict[tuple[str, int, int], tuple[Block, Hit]] = {}
    first_hits = hits if denied_in(asked.own) else hits[:_PASSAGES_READ]
    headings = {name: _headings(name, index) for name in {hit.passage.document_id for hit in first_hits}}
    heads = {name: _end_of_head(asked, name, index) for name in headings}
    for hit in first_hits:
        document_id = hit.passage.document_id
        for block in _sound_blocks(hit.passage, index):
            text = index.text(document_id)[block.start : block.end]
            is_head = block.end <= heads[document_id]
            is_no_answer = is_head or _is_fragment(block, text) or _only_delegates(asked, text)
            if not is_no_answer and not _is_heading(text, headings[document_id]) and not CAPTION.match(text):
                candidates.setdefault((document_id, block.start, block.end), (block, hit))
    near = _nearness(asked, embedder)
    ranked = sorted(weighed(asked, list(candidates.values()), index, near), key=lambda it: -it[1].score)
    narrowed = (
        _narrowed(asked, block, one, index.text(one.passage.document_id), max_chars=max_chars, near=near)
        for block, one in ranked
    )
    return list(_without_overlaps(narrowed))


def _nearness(asked: Asked, embedder: PassageEmbedder | None) -> Meanings:
    """Return a function that gives the cosine of the question and each text; 0 without an embedder."""
    vector = embedder.embed_query(asked.text) if embedder is not None else None

    def near(texts: Sequence[str]) -> list[float]:
        if embedder is None:
            return [0.0] * len(texts)
        return [float(cosine) for cosine in embedder.embed_passages(texts) @ vector]

    return near


def stretches_of_place(
    asked: Asked, passage: Passage, place: Place, index: Texts, *, max_chars: int
) -> list[Stretch]:
    """Return a place that the question names as it stands: whole, or its blocks in order where it is long."""
    text = index.text(passage.document_id)
    end = before_next_heading(text, place.start, place.end)
    if end - place.start <= max_chars:
        return [Stretch(passage, place.start, end, 0.0)]
    whole = replace(passage, start=place.start, end=end, text=text[place.start : end])
    inside = [
        block for block in _blocks(whole, index) if place.start <= block.start and block.end <= place.end
    ]
    stretches = [
        _narrowed(
            asked,
            block,
            Stretch(passage, block.start, block.end, 0.0),
            text,
            max_chars=max_chars,
            near=_nearness(asked, None),
        )
        for block in inside
    ]
    lead = text[place.start : stretches[0].start].rstrip() if stretches else ""
    if "\n" in lead:  # more than the heading: the sentence that leads to the khoản
        stretches.insert(0, Stretch(passage, place.start, place.start + len(lead[:max_chars]), 0.0))
    return stretches or [Stretch(passage, place.start, last_stop(text, place.start, end, max_chars), 0.0)]


def opening_stretch(passage: Passage, title: str, index: Texts, *, max_chars: int) -> Stretch | None:
    """Return the first paragraph that says more than the title of a document; None where there is none."""
    text = index.text(passage.document_id)
    said = set(syllables(title))
    for block in _blocks(passage, index):
        more = [word for word in syllables(text[block.start : block.end]) if word not in said]
        if len(more) >= _FEWEST_NEW_WORDS and not CAPTION.search(text, block.start, block.end):
            end = (
                block.end if block.length <= max_chars else last_stop(text, block.start, block.end, max_chars)
            )
            return Stretch(passage, block.start, end, 0.0)
    return None


def _headings(document_id: str, index: Texts) -> set[str]:
    """Return the title and the headings of a document, bare: no block that is one of them answers."""
    found = {"", _bare(index.document(document_id).title)}
    for place in index.places(document_id):
        if place.level not in ("clause", "point"):
            own_label = place.label.rpartition(".")[2]  # "II.1" stands in the text as "1."
            found |= {
                _bare(said)
                for label in (place.label, own_label)
                for said in (label, place.title, f"{label} {place.title}")
            }
    return found


def _end_of_head(asked: Asked, document_id: str, index: Texts) -> int:
    """Return where the Điều of a numbered document begin; 0 where none do or what stands above may answer."""
    if index.document(document_id).number is None or _ASKS_FOR_HEAD.search(asked.text):
        return 0
    articles = (place.start for place in index.places(document_id) if place.level == "article")
    return min(articles, default=0)


def _is_heading(text: str, headings: Collection[str]) -> bool:
    """Tell whether a block is nothing but headings, or a line of one that was broken over several."""
    bare = _bare(text)
    if bare in headings or (text.isupper() and any(bare in heading for heading in headings)):
        return True
    return all(is_heading_line(line.strip()) for line in text.splitlines())


def _is_fragment(block: Block, text: str) -> bool:
    """Tell whether a paragraph is a word or two: what is left of a heading that broke over several lines."""
    return block.passage.article is None and len(syllables(text)) < _FEWEST_WORDS


def _only_delegates(asked: Asked, text: str) -> bool:
    return _DELEGATES.match(text) is not None and _ASKS_WHO_DETAILS.search(asked.own) is None


def _bare(text: str) -> str:
    """Return the words of a text and nothing else, in lower case."""
    return " ".join(_WORD.findall(text.lower()))


def _blocks(passage: Passage, index: Texts) -> list[Block]:
    return blocks_of(passage, index.text(passage.document_id), index.places(passage.document_id))


def _sound_blocks(passage: Passage, index: Texts) -> Iterator[Block]:
    """Yield the blocks of a passage without what in them speaks to a model."""
    for block in _blocks(passage, index):
        start, end = longest_without_instructions(index.text(passage.document_id), block.start, block.end)
        if start < end:
            yield block if (start, end) == (block.start, block.end) else block.within(start, end)


def _narrowed(
    asked: Asked, block: Block, stretch: Stretch, text: str, *, max_chars: int, near: Meanings
) -> Stretch:
    """Return the units of a block that answer where it is too long to quote whole."""
    intro = (block.intro,) if block.intro and block.intro[1] - block.intro[0] <= max_chars else ()
    if block.length <= max_chars:
        return replace(stretch, leads=intro)

    lead, (start, end) = narrowed(asked, block, text, max_chars=max_chars, meanings=near)
    return replace(stretch, start=start, end=end, leads=(*intro, lead) if lead else intro)


def _without_overlaps(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    kept: list[Stretch] = []
    for stretch in stretches:
        if not any(overlap(stretch, other) for other in kept):
            kept.append(stretch)
            yield stretch
