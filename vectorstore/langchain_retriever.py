"""The retriever as LangChain knows retrievers, so that others can build chains on it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from vectorstore.index import Index
from vectorstore.locating import locate
from vectorstore.query import Query
from vectorstore.records import Document, Hit
from vectorstore.retriever import Reader, Retriever


class PassageRetriever(BaseRetriever):
    """Gives the passages for a question as LangChain documents, with what a citation needs as metadata.

    `start` and `end` count in the stored text of the document; the keys are those of `ask --json`.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    retriever: Retriever
    reader: Reader
    make_query: Callable[[str], Query]
    limit: int = 5
    as_of: date | None = None  # the day that counts; else the one that the question names, else today

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002  # the signature is LangChain's
    ) -> list[LangChainDocument]:
        index, made = self.reader.current(), self.make_query(query)
        day = self.as_of or made.as_of or date.today()
        hits = self.retriever.search_in(index, made, limit=self.limit, as_of=day)
        return [_document(index, hit, day) for hit in hits]


def _document(index: Index, hit: Hit, day: date) -> LangChainDocument:
    passage = hit.passage
    location = locate(index.places(passage.document_id), passage.start, passage.end)
    metadata = {
        **_about(index.document(passage.document_id), day),
        "locator": location.locator,
        "heading_path": list(passage.heading_path),
        "article": passage.article,
        "clause": passage.clause,
        "point": passage.point,
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
        "score": hit.score,
    }
    return LangChainDocument(id=passage.id, page_content=passage.text, metadata=metadata)


def _about(document: Document, day: date) -> dict[str, Any]:
    return {
        "document_id": document.id,
        "document_number": document.number,
        "document_title": document.title,
        "url": document.source_url,
        "status": document.status_on(day).value,
        "effective_from": document.effective_from.isoformat() if document.effective_from else None,
        "replaced_by": document.replaced_by,
    }
