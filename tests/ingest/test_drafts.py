from datetime import date

import pytest

from ingest.drafts import is_draft
from ingest.manifest import Entry
from ingest.metadata import document_of, read_metadata
from vectorstore.records import Status

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
DAY = "Hà Nội, ngày 15 tháng 7 năm 2031\n"
OPEN_DAY = "Hà Nội, ngày      tháng      năm 2031\n"
BODY = (
    "NGHỊ ĐỊNH\nQuy định về sách\nĐiều 1. Sách\nSách là sách.\nĐiều 2. Hiệu lực\n"
    "1. Nghị định này có hiệu lực từ ngày 01 tháng 01 năm 2026.\n"
    "2. Nghị định số 1/2010/NĐ-CP hết hiệu lực từ ngày 01 tháng 01 năm 2026.\n"
)


@pytest.mark.parametrize(
    "head",
    [
        f"DỰ THẢO\nCHÍNH PHỦ\nSố: 12/2031/NĐ-CP\n{MOTTO}{DAY}",
        f"Dự thảo lần 2\nCHÍNH PHỦ\n{MOTTO}{OPEN_DAY}",
        f"CHÍNH PHỦ\nSố:        /2031/NĐ-CP\n{MOTTO}{OPEN_DAY}",
        f"CHÍNH PHỦ\nSố: ……/2031/NĐ-CP\n{MOTTO}{OPEN_DAY}",
        f"CHÍNH PHỦ\nSố: 12/2031/NĐ-CP\n{MOTTO}Hà Nội, ngày … tháng … năm 2031\n",
    ],
)
def test_a_draft_is_not_in_force_and_does_nothing_to_others(head: str) -> None:
    metadata = read_metadata(head + BODY, file="a.txt")
    document = document_of("a.txt", "", metadata, None)

    assert document.is_draft
    assert document.kind == "Dự thảo Nghị định"
    assert document.title == "Dự thảo Nghị định quy định về sách"
    assert document.status_on(date(2040, 1, 1)) is Status.UNKNOWN
    assert (document.number, document.replaces, document.amends) == (None, (), ())


@pytest.mark.parametrize(
    "text",
    [
        f"CHÍNH PHỦ\nSố: 12/2031/NĐ-CP\n{MOTTO}{DAY}{BODY}",
        "Dự thảo Nghị định về sách được đưa ra lấy ý kiến\nBộ vừa công bố dự thảo.",
        f"CÔNG ĐOÀN CƠ SỞ\nSố: ……/QĐ-CĐCS\n{MOTTO}…, ngày … tháng … năm …\nQUYẾT ĐỊNH\nVề việc kết nạp",
    ],
)
def test_what_is_issued_news_of_drafts_and_forms_are_no_drafts(text: str) -> None:
    assert not is_draft(text)


def test_a_draft_that_staff_give_its_number_is_none_any_more() -> None:
    metadata = read_metadata(f"DỰ THẢO\n{MOTTO}{BODY}", file="a.txt")

    assert not document_of("a.txt", "", metadata, Entry(file="a.txt", number="12/2031/NĐ-CP")).is_draft
