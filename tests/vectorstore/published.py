"""Two small documents, and the way to have them published."""

from pathlib import Path

from tests.fakes import FakeEmbedder, parsed_document
from vectorstore.publishing import Publisher
from vectorstore.records import ParsedDocument

LAW = parsed_document(
    "luat", "LUẬT\n\nĐiều 1. Đoàn phí\n1. Một phần trăm.\nĐiều 2. Kinh phí\n1. Hai phần trăm."
)
LEAVE = parsed_document("nghi", "Nghỉ thai sản sáu tháng.")


def publish(path: Path, *documents: ParsedDocument, embedder: FakeEmbedder | None = None) -> str:
    """Publish them, and return the name of the generation."""
    publisher = Publisher(path, embedder=embedder or FakeEmbedder(), keep_generations=3)
    return publisher.publish(documents).name
