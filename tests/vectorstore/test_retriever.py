from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.fakes import FakeEmbedder, parsed_document
from vectorstore.features import Features
from vectorstore.index import Index
from vectorstore.index_reader import IndexReader
from vectorstore.publishing import Publisher
from vectorstore.query import Query
from vectorstore.records import Document, Hit
from vectorstore.references import find_references
from vectorstore.retriever import Reranker, Retriever

TODAY = date(2026, 3, 10)
LAW_TEXT = """\
LUẬT CÔNG ĐOÀN

Điều 26. Bảo vệ cán bộ
1. Không bị phân biệt đối xử.
2. Được bố trí việc làm.
Điều 27. Bảo đảm điều kiện hoạt động
1. Được bố trí nơi làm việc.
2. Được bố trí thời gian."""
CODE_TEXT = """\
BỘ LUẬT LAO ĐỘNG

Điều 35. Quyền của người lao động
1. Báo trước ba mươi ngày.
2. Không cần báo trước khi bị ngược đãi."""
DIRECTIVE_TEXT = "Ban Bí thư chỉ thị các cấp ủy mở đợt học tập."

NEW_LAW = Document(
    "50-2024-qh15", "Luật Công đoàn", "moi.md", "", number="50/2024/QH15", effective_from=date(2025, 7, 1)
)
OLD_LAW = Document(
    "12-2012-qh13", "Luật Công đoàn", "cu.md", "", number="12/2012/QH13",
    effective_from=date(2013, 1, 1), effective_to=date(2025, 7, 1), replaced_by="50/2024/QH15",
)  # fmt: skip
CODE = Document("45-2019-qh14", "Bộ luật Lao động", "blld.md", "", number="45/2019/QH14")
DIRECTIVE = Document(
    "45-ct-tw", "Chỉ thị về học tập", "ct.md", "", number="45-CT/TW", issued_on=date(2001, 5, 1)
)
CITING = Document("bai", "Bài viết", "bai.md", "")


class ShortestFirst:
    """Scores a passage the higher, the shorter its body is."""

    def scores(self, found: Features) -> NDArray[np.float32]:
        return np.asarray(1 / (1 + found["length_body"]), dtype=np.float32)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index")
    documents = [
        parsed_document(NEW_LAW, LAW_TEXT),
        parsed_document(OLD_LAW, LAW_TEXT.replace("nơi làm việc", "hội trường riêng biệt")),
        parsed_document(CODE, CODE_TEXT),
        parsed_document(DIRECTIVE, DIRECTIVE_TEXT),
        parsed_document(CITING, "Học tập Chỉ thị 45-CT/TW, Chỉ thị 45-CT/TW và Điều 27 Luật Công đoàn."),
    ]
    Publisher(path, embedder=FakeEmbedder(dimension=256), keep_generations=1).publish(documents)
    return path


@pytest.fixture(scope="module")
def retriever(folder: Path) -> Retriever:
    return over(folder, None)


def over(folder: Path, reranker: Reranker | None) -> Retriever:
    embedder = FakeEmbedder(dimension=256)
    return Retriever(
        IndexReader(folder, "fake"), embedder, candidates=50, keyword_weight=0.6, reranker=reranker
    )


def search(retriever: Retriever, question: str, *, day: date | None = TODAY, limit: int = 10) -> list[Hit]:
    return retriever.search(Query(question, question, find_references(question)), limit=limit, as_of=day)


def ids(hits: list[Hit]) -> list[str]:
    return [hit.passage.id for hit in hits]


@pytest.mark.parametrize(
    ("question", "passage_id"),
    [
        pytest.param("Điều 27 Luật Công đoàn", "50-2024-qh15#1", id="article"),
        pytest.param("dieu 27 luat cong doan", "50-2024-qh15#1", id="without diacritics"),
        pytest.param("khoản 2 Điều 35 BLLĐ", "45-2019-qh14#0", id="clause and abbreviation"),
        pytest.param("Điều 26 Luật số 12/2012/QH13", "12-2012-qh13#0", id="article of an old law"),
        pytest.param("45-CT/TW", "45-ct-tw#0", id="number alone"),
        pytest.param("Chỉ thị 45-ct/tw nói gì về học tập?", "45-ct-tw#0", id="number in a question"),
    ],
)
def test_a_named_place_comes_first_with_score_1(retriever: Retriever, question: str, passage_id: str) -> None:
    hits = search(retriever, question)

    assert (hits[0].passage.id, hits[0].score) == (passage_id, 1.0)
    assert all(hit.score < 1 for hit in hits[1:])


def test_several_named_places_come_first_in_their_order(retriever: Retriever) -> None:
    hits = search(retriever, "Điều 27 Luật Công đoàn và khoản 1 Điều 35 Bộ luật Lao động")

    assert ids(hits)[:2] == ["50-2024-qh15#1", "45-2019-qh14#0"]
    assert [hit.score for hit in hits[:2]] == [1, 1]


def test_the_day_chooses_between_a_law_and_its_successor(retriever: Retriever) -> None:
    assert ids(search(retriever, "Điều 27 Luật Công đoàn", day=date(2020, 1, 1)))[0] == "12-2012-qh13#1"


@pytest.mark.parametrize(
    "question",
    ["Điều 999 Luật Công đoàn", "Điều 27 Luật Đất đai", "Điều 27", "khoản 2", "Nghị định 99/2022/NĐ-CP"],
)
def test_a_place_that_does_not_exist_is_no_direct_hit(retriever: Retriever, question: str) -> None:
    hits = search(retriever, question)

    assert all(hit.score < 1 for hit in hits)


def test_the_article_of_a_clause_that_does_not_exist_comes_first_but_not_as_certain(
    retriever: Retriever,
) -> None:
    hits = search(retriever, "khoản 9 Điều 27 Luật Công đoàn")

    assert hits[0].passage.id == "50-2024-qh15#1"
    assert hits[0].score < 1


def test_each_passage_is_a_hit_once_best_first(retriever: Retriever) -> None:
    hits = search(retriever, "Điều 27 Luật Công đoàn: được bố trí thời gian")

    assert len(set(ids(hits))) == len(hits) == 7
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_no_more_hits_than_asked_for(retriever: Retriever) -> None:
    assert len(search(retriever, "bố trí việc làm", limit=2)) == 2


def test_a_document_replaced_on_the_day_ranks_behind_but_remains(retriever: Retriever) -> None:
    question = "cán bộ không bị phân biệt đối xử"

    now, then = search(retriever, question), search(retriever, question, day=date(2020, 1, 1))

    assert ids(now)[:2] == ["50-2024-qh15#0", "12-2012-qh13#0"]
    assert ids(then)[:2] == ["12-2012-qh13#0", "50-2024-qh15#0"]


def test_a_document_issued_in_a_later_year_ranks_behind_one_that_comes_less_near(
    retriever: Retriever,
) -> None:
    question = "Ban Bí thư chỉ thị các cấp ủy mở đợt học tập"

    before, after = (ids(search(retriever, question, day=date(year, 1, 1))) for year in (2000, 2026))

    assert after[0] == "45-ct-tw#0"
    assert before[0] != "45-ct-tw#0"


def test_a_replaced_document_that_alone_answers_stays_first(retriever: Retriever) -> None:
    assert ids(search(retriever, "hội trường riêng biệt"))[0] == "12-2012-qh13#1"


def test_without_a_day_validity_plays_no_part(retriever: Retriever) -> None:
    hits = search(retriever, "cán bộ không bị phân biệt đối xử", day=None)

    assert hits[0].score == pytest.approx(hits[1].score)


def test_a_hit_shows_its_evidence(retriever: Retriever) -> None:
    hit = search(retriever, "báo trước ba mươi ngày")[0]

    assert hit.passage.id == "45-2019-qh14#0"
    assert 0 < hit.dense <= 1
    assert hit.keyword > 0
    assert hit.keyword_share == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("question", ["", "   ", "?!…", "🙂", "a" * 5000, "zzz qqq"])
def test_any_question_can_be_searched(retriever: Retriever, question: str) -> None:
    assert all(hit.score < 1 for hit in search(retriever, question))


def test_a_search_whose_generation_is_deleted_goes_on_in_the_live_one(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path, embedder=FakeEmbedder(), keep_generations=1)
    publisher.publish([parsed_document("a", "Nghỉ thai sản")])
    opened = IndexReader(tmp_path, "fake")
    old = opened.current()
    publisher.publish([parsed_document("b", "Nghỉ thai sản")])

    class Late:
        """Gives the old generation once more."""

        def __init__(self) -> None:
            self.given = [old]

        def current(self) -> Index:
            return self.given.pop() if self.given else opened.current()

    retriever = Retriever(Late(), FakeEmbedder(), candidates=5, keyword_weight=0.5)

    assert ids(search(retriever, "thai sản")) == ["b#0"]


def test_what_a_law_is_about_its_first_article_says(tmp_path: Path) -> None:
    text = "Điều 1. Phạm vi\nQuy chế dân chủ.\nĐiều 2. Hiệu lực\nThông tư này quy định nội dung gì cũng có."
    circular = Document("tt", "Thông tư", "tt.md", "", number="09/2020/TT-BLĐTBXH")
    Publisher(tmp_path, embedder=FakeEmbedder(), keep_generations=1).publish(
        [parsed_document(circular, text)]
    )
    retriever = Retriever(IndexReader(tmp_path, "fake"), FakeEmbedder(), candidates=5, keyword_weight=0.5)

    about = search(retriever, "Thông tư 09/2020/TT-BLĐTBXH quy định nội dung gì?")
    part = search(retriever, "Thông tư 09/2020/TT-BLĐTBXH hiệu lực ra sao?")

    assert (about[0].passage.article, about[0].score) == ("1", 1.0)
    assert part[0].passage.article == "2"


def test_within_a_document_without_articles_its_name_tells_no_passage_from_another(tmp_path: Path) -> None:
    text = "CHỈ THỊ 7\n\nĐiều 1. Chỉ thị 7\nChỉ thị 7 là chỉ thị 7.\nĐiều 2. Giờ\nTổ trưởng nghỉ 16 giờ."
    directive = Document("ct", "Chỉ thị 7-CT/TW", "ct.md", "", number="7-CT/TW")
    embedder = FakeEmbedder(dimension=256)
    parsed = parsed_document(directive, text)
    parsed = replace(parsed, places=tuple(replace(one, level="heading") for one in parsed.places))
    Publisher(tmp_path, embedder=embedder, keep_generations=1).publish([parsed])
    reader = IndexReader(tmp_path, "fake")
    retriever = Retriever(reader, embedder, candidates=9, keyword_weight=0.5)
    question = "theo chỉ thị 7 tổ trưởng nghỉ mấy giờ"

    first, *_ = retriever.search(Query(question, question, find_references(question)), limit=3)

    assert (first.passage.article, first.score) == ("2", 1.0)


def test_a_reranker_decides_the_order_and_the_score(folder: Path) -> None:
    hits = search(over(folder, ShortestFirst()), "học tập và nơi làm việc", day=None)

    lengths = [len(hit.passage.text.split()) for hit in hits]
    assert hits[0].passage.document_id == "45-ct-tw"
    assert len(hits) == 7
    assert lengths[0] < lengths[-1]
    assert all(0 < hit.score < 1 for hit in hits)


def test_a_named_place_goes_before_whatever_a_reranker_prefers(folder: Path) -> None:
    hits = search(over(folder, ShortestFirst()), "Điều 27 Luật Công đoàn")

    assert (hits[0].passage.id, hits[0].score) == ("50-2024-qh15#1", 1.0)


def test_a_document_replaced_on_the_day_ranks_behind_a_like_one_with_a_reranker_too(folder: Path) -> None:
    hits = search(over(folder, ShortestFirst()), "cán bộ không bị phân biệt đối xử")

    found = ids(hits)
    assert found.index("50-2024-qh15#0") < found.index("12-2012-qh13#0")


def test_a_question_without_a_word_keeps_the_order_of_the_search(folder: Path) -> None:
    assert ids(search(over(folder, ShortestFirst()), "?!")) == ids(search(over(folder, None), "?!"))
