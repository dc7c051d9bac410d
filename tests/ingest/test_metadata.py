import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.manifest import Entry
from ingest.metadata import Metadata, document_id, document_of, read_metadata, unique_ids
from ingest.normalization import normalize_text
from vectorstore.parts import Amendment, Change, Part
from vectorstore.records import Document, Status

SHARED = Path(__file__).parents[2].parent / "shared" / "corpus"

DECREE = """CHÍNH PHỦ
Số: 999/2021/NĐ-CP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 05 tháng 3 năm 2021
NGHỊ ĐỊNH
Quy định về nhà ăn ca của người lao động
Căn cứ Luật Tổ chức Chính phủ số 76/2015/QH13 ngày 19 tháng 6 năm 2015;
Chính phủ ban hành Nghị định quy định về nhà ăn ca.
Điều 1. Phạm vi
Nghị định này quy định về nhà ăn ca.
Điều 2. Hiệu lực thi hành
1. Nghị định này có hiệu lực thi hành sau 45 ngày kể từ ngày ký ban hành.
2. Các Nghị định sau đây hết hiệu lực thi hành kể từ ngày Nghị định này có hiệu lực:
a) Nghị định số 888/2010/NĐ-CP ngày 01 tháng 02 năm 2010 của Chính phủ về nhà ăn;
b) Khoản 2 Điều 5 Nghị định số 777/2012/NĐ-CP ngày 01 tháng 02 năm 2012 của Chính phủ.
3. Bãi bỏ khoản 3 Điều 4 của Nghị định số 666/2014/NĐ-CP.
"""


def test_decree_says_everything_at_its_head_and_end() -> None:
    read = read_metadata(DECREE, file="tep.txt")

    assert read == Metadata(
        number="999/2021/NĐ-CP",
        title="Nghị định 999/2021/NĐ-CP quy định về nhà ăn ca của người lao động",
        kind="Nghị định",
        issuer="Chính phủ",
        issued_on=date(2021, 3, 5),
        effective_from=date(2021, 4, 19),
        replaces=("888/2010/NĐ-CP",),
        amends=(
            Amendment("666/2014/NĐ-CP", Change.ENDED, Part("4", "3"), Part("2", "3")),
            Amendment("777/2012/NĐ-CP", Change.ENDED, Part("5", "2"), Part("2", "2", "b")),
        ),
    )


def test_law_is_named_as_it_is_cited() -> None:
    text = (
        "QUỐC HỘI\nLuật số: 99/2030/QH16\n\nLUẬT\nNHÀ ĂN CA\n\n"
        "Quốc hội ban hành Luật nhà ăn ca,\n\nĐiều 1. Phạm vi\nA."
    )

    read = read_metadata(text, file="tep.txt")

    assert (read.number, read.kind, read.title, read.issuer) == (
        "99/2030/QH16", "Luật", "Luật Nhà ăn ca", "Quốc hội",
    )  # fmt: skip


def test_what_amended_the_ended_law_is_not_ended_itself() -> None:
    text = (
        "QUỐC HỘI\nLuật số: 99/2030/QH16\nLUẬT\nNHÀ ĂN\nĐiều 1. Hiệu lực\n"
        "Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2031, trừ khoản 2 Điều này.\n"
        "Luật Nhà ăn số 11/2010/QH12 đã được sửa đổi, bổ sung một số điều theo Luật số 22/2015/QH13 "
        "hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.\n"
        "Luật này được Quốc hội khóa XVI thông qua ngày 15 tháng 11 năm 2030."
    )

    read = read_metadata(text, file="tep.txt")

    assert read.replaces == ("11/2010/QH12",)
    assert (read.issued_on, read.effective_from) == (date(2030, 11, 15), date(2031, 7, 1))


def test_party_directive_replaces_from_its_signing() -> None:
    text = (
        "Quy định 99-QĐ/TW năm 2030 về nhà ăn tập thể do Ban Chấp hành Trung ương ban hành\n\n"
        "Số 99-QĐ/TW\n\nHà Nội, ngày 19 tháng 11 năm 2030\n\nQUY ĐỊNH\nVỀ NHÀ ĂN TẬP THỂ\n\n"
        "Điều 1. Quy định này thay thế Quy định số 11-QĐ/TW, ngày 06/12/2014 của Ban Bí thư về nhà ăn và có "
        "hiệu lực kể từ ngày ký.\n\nT/M BAN BÍ THƯ"
    )

    read = read_metadata(text, file="tep.txt")

    assert read.title == "Quy định 99-QĐ/TW về nhà ăn tập thể"
    assert (read.issuer, read.effective_from) == ("Ban Bí thư", date(2030, 11, 19))
    assert read.replaces == ("11-QĐ/TW",)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Nghị định số 99/2030/NĐ-CP: điểm mới về nhà ăn\n\nNghị định vừa ban hành.", id="news of a decree"
        ),
        pytest.param(
            "Điểm mới của Luật Nhà ăn số 99/2030/QH16\n\nLuật có nhiều điểm mới.", id="number in a headline"
        ),
        pytest.param(
            "HỘI THI NẤU ĂN\n\nTheo Kết luận số 57-KL/TW, hội thi được tổ chức.", id="number in the text"
        ),
    ],
)
def test_an_article_about_a_document_has_no_number_of_its_own(text: str) -> None:
    assert read_metadata(text, file="tin.md").number is None


def test_manifest_goes_before_what_was_read() -> None:
    read = read_metadata(DECREE, file="tep.txt")
    entry = Entry(file="tep.txt", title="Nghị định nhà ăn", status="replaced", replaces=[])

    document = document_of("tep.txt", "0" * 64, read, entry)

    assert (document.title, document.status, document.replaces) == ("Nghị định nhà ăn", Status.REPLACED, ())
    assert (document.id, document.issuer) == ("999-2021-nd-cp", "Chính phủ")


def test_ids_are_unique_and_stable() -> None:
    documents = [Document(id=name, title="", file="", sha256="") for name in ("a", "a", "a-2", "a")]

    ids = [document.id for document in unique_ids(documents)]

    assert ids[0] == "a"
    assert len(set(ids)) == len(ids)
    assert ids == [document.id for document in unique_ids(documents)]


def test_a_live_document_keeps_its_id_whatever_is_put_before_it() -> None:
    names = ("1-thang-sau.txt", "2-dau.txt", "3-moi.txt")
    documents = [Document(id="18-qd", title="", file=name, sha256="") for name in names]
    live = {"1-thang-sau.txt": "18-qd-2", "3-moi.txt": "18-qd"}

    ids = [document.id for document in unique_ids(documents, live)]

    assert ids == ["18-qd-2", "18-qd-3", "18-qd"]


def test_a_document_whose_number_was_corrected_does_not_keep_its_id() -> None:
    documents = [Document(id="19-qd", title="", file="a.txt", sha256="")]

    assert unique_ids(documents, {"a.txt": "18-qd"})[0].id == "19-qd"


def test_id_of_a_number_has_plain_letters() -> None:
    assert document_id("174/QĐ-TLĐ", "a.txt") == "174-qd-tld"
    assert document_id(None, "bai-viet/Đoàn phí.md") == "doan-phi"


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    read = read_metadata(normalize_text(text), file="tep.txt")

    assert read.title is None or read.title.strip() == read.title


@pytest.fixture(scope="module")
def official() -> dict[str, Metadata]:
    if not SHARED.is_dir():
        pytest.skip("needs the shared corpus beside the project")
    files = [*SHARED.glob("laws/*.txt"), *SHARED.glob("party/*.txt")]
    return {
        path.name: read_metadata(normalize_text(path.read_text(encoding="utf-8")), file=path.name)
        for path in files
    }


def test_numbers_and_days_of_effect_of_the_real_laws_are_those_of_their_list(
    official: dict[str, Metadata],
) -> None:
    lines = (SHARED / "laws/index.jsonl").read_text(encoding="utf-8").splitlines()
    for law in map(json.loads, lines):
        read = official[law["file"]]
        assert read.number == law["doc_id"]
        assert str(read.effective_from) == law["effective"], law["file"]


def test_every_real_document_has_a_number_and_a_title_of_its_own(official: dict[str, Metadata]) -> None:
    assert sum(read.number is not None for read in official.values()) >= 36
    assert sum(bool(read.title and read.title[:1].isupper()) for read in official.values()) >= 36
    assert len({read.number for read in official.values()}) >= 36


def test_news_article_of_the_training_session_is_an_article() -> None:
    path = SHARED / "articles/tap-huan-tuyen-giao-2023.txt"
    if not path.is_file():
        pytest.skip("needs the shared corpus beside the project")

    read = read_metadata(normalize_text(path.read_text(encoding="utf-8")), file=path.name)

    assert (read.number, read.kind) == (None, "Bài viết")


def test_of_a_paper_whose_number_was_stamped_issuer_and_day_are_read() -> None:
    text = (
        "THỦ TƯỚNG CHÍNH PHỦ\nSó: 7? /QĐ-TTg\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n"
        "Hà Nội, ngày 23 tháng 4 năm 2031\nQUYÉT ĐỊNH\nPhê duyệt mạng phòng đọc\nCăn cứ Luật Sách;\n"
        "Điều 1. Quyết định này có hiệu lực từ ngày 01 tháng 5 năm 2031."
    )

    found = read_metadata(text, file="scan.pdf")

    assert (found.number, found.kind, found.issuer) == (None, "Quyết định", "Thủ tướng Chính phủ")
    assert (found.issued_on, found.effective_from) == (date(2031, 4, 23), date(2031, 5, 1))
