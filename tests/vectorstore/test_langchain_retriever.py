from datetime import date
from pathlib import Path

import pytest
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import RunnableLambda

from tests.fakes import FakeEmbedder, parsed_document
from vectorstore.index_reader import IndexReader
from vectorstore.langchain_retriever import PassageRetriever
from vectorstore.publishing import Publisher
from vectorstore.query import Query
from vectorstore.records import Document
from vectorstore.references import find_references
from vectorstore.retriever import Retriever

LAW = parsed_document(
    Document(
        "12-2012-qh13",
        "Luật Công đoàn",
        "cu.md",
        "",
        number="12/2012/QH13",
        effective_from=date(2013, 1, 1),
        effective_to=date(2025, 7, 1),
        replaced_by="50/2024/QH15",
        source_url="https://example.vn/luat",
    ),
    "LUẬT\n\nĐiều 5. Quyền thành lập\n1. Người lao động có quyền.\nĐiều 6. Nguyên tắc\n1. Tự nguyện.",
)


def make_query(question: str) -> Query:
    return Query(question, question, find_references(question))


@pytest.fixture
def chain_retriever(tmp_path: Path) -> PassageRetriever:
    embedder = FakeEmbedder()
    Publisher(tmp_path, embedder=embedder, keep_generations=1).publish([LAW])
    reader = IndexReader(tmp_path, "fake")
    retriever = Retriever(reader, embedder, candidates=10, keyword_weight=0.6)
    return PassageRetriever(retriever=retriever, reader=reader, make_query=make_query, limit=1)


def test_a_passage_comes_with_what_a_citation_needs(chain_retriever: PassageRetriever) -> None:
    (found,) = chain_retriever.invoke("Điều 5 Luật Công đoàn")

    assert isinstance(chain_retriever, BaseRetriever)
    assert found.id == "12-2012-qh13#0"
    assert found.page_content == LAW.text[found.metadata["start"] : found.metadata["end"]]
    assert found.metadata == {
        "document_id": "12-2012-qh13",
        "document_number": "12/2012/QH13",
        "document_title": "Luật Công đoàn",
        "url": "https://example.vn/luat",
        "status": "replaced",
        "effective_from": "2013-01-01",
        "replaced_by": "50/2024/QH15",
        "locator": "Điều 5",
        "heading_path": ["Điều 5"],
        "article": "5",
        "clause": None,
        "point": None,
        "page": None,
        "start": 6,
        "end": 6 + len(found.page_content),
        "score": 1.0,
    }


def test_the_day_decides_the_status(chain_retriever: PassageRetriever) -> None:
    chain_retriever.as_of = date(2020, 1, 1)

    assert chain_retriever.invoke("Quyền thành lập")[0].metadata["status"] == "in_force"


def test_it_is_a_link_of_a_chain(chain_retriever: PassageRetriever) -> None:
    chain = chain_retriever | RunnableLambda(lambda documents: documents[0].metadata["locator"])

    assert chain.invoke("nguyên tắc tự nguyện") == "Điều 6"
