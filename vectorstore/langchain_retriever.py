"""The retriever as LangChain knows retrievers, so that others can build chains on it."""

from collections.abc import Callable
from datetime import date

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from vectorstore.index import IndexReader
from vectorstore.query import Query
from vectorstore.records import Hit
from vectorstore.retriever import Retriever


class PassageRetriever(BaseRetriever):
    """Gives the passages for a question as LangChain documents, with what a citation needs as metadata."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    retriever: Retriever
    reader: IndexReader
    make_query: Callable[[str], Query]
    limit: int = 5
    as_of: date | None = None

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002  # the signature is LangChain's
    ) -> list[LangChainDocument]:
        hits = self.retriever.search(self.make_query(query), limit=self.limit, as_of=self.as_of)
        return [self._document(hit) for hit in hits]

    def _document(self, hit: Hit) -> LangChainDocument:
        passage = hit.passage
        document = self.reader.current().document(passage.document_id)
        return LangChainDocument(
            id=passage.id,
            page_content=passage.text,
            metadata={
                "document_id": document.id,
                "number": document.number,
                "title": document.title,
                "article": passage.article,
                "clause": passage.clause,
                "point": passage.point,
                "page": passage.page,
                "start": passage.start,
                "end": passage.end,
                "score": hit.score,
            },
        )
