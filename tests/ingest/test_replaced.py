import pytest

from ingest.replaced import read_replaced

OWN = "99/2031/NĐ-CP"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("Luật Sách số 1/2010/QH12 hết hiệu lực từ ngày này.", ("1/2010/QH12",), id="one"),
        pytest.param(
            "Bộ luật Sách năm 1994, Luật sửa đổi, bổ sung một số điều của Bộ luật Sách số 1/2002/QH10 "
            "và Luật sửa đổi Bộ luật Sách số 2/2006/QH11 hết hiệu lực.",
            ("1/2002/QH10", "2/2006/QH11"),
            id="enumeration",
        ),
        pytest.param(
            "Luật Sách số 1/2010/QH12 đã được sửa đổi, bổ sung một số điều theo Luật số 2/2015/QH13 "
            "và Luật số 3/2018/QH14 (sau đây gọi là Luật số 1/2010/QH12) "
            "và Nghị quyết số 4/2015/QH13 hết hiệu lực.",
            ("1/2010/QH12", "4/2015/QH13"),
            id="amenders are none",
        ),
        pytest.param(
            "Thông tư số 1/2015/TT-BNV hướng dẫn Luật Sách và Nghị định số 2/2015/NĐ-CP hết hiệu lực.",
            ("1/2015/TT-BNV",),
            id="document named in a title",
        ),
        pytest.param(
            "Pháp lệnh số 1/2007/PL-UBTVQH11 hết hiệu lực.", ("1/2007/PL-UBTVQH11",), id="term of office"
        ),
        pytest.param("Khoản 2 Điều 5 của Luật Sách số 1/2010/QH12 hết hiệu lực.", (), id="part"),
        pytest.param(
            "Các quy định về báo của Luật Sách số 1/2010/QH12 hết hiệu lực.", (), id="rules of a law"
        ),
        pytest.param(
            "Nghị định này thay thế Nghị định số 1/2010/NĐ-CP về sách.", ("1/2010/NĐ-CP",), id="replaces"
        ),
        pytest.param(
            "Hướng dẫn này, các phụ lục kèm theo có hiệu lực từ ngày ký và thay thế các Hướng dẫn "
            "số 16-HD/BTCTW ngày 15/02/2022, Hướng dẫn số 21-HD/BTCTW ngày 20/9/2022.",
            ("16-HD/BTCTW", "21-HD/BTCTW"),
            id="replaces several",
        ),
        pytest.param(
            "2. Các Nghị định sau đây hết hiệu lực thi hành:\na) Nghị định số 1/2010/NĐ-CP về sách; "
            "Nghị định số 2/2011/NĐ-CP về báo;\nb) Điều 5 Nghị định số 3/2012/NĐ-CP.\n"
            "3. Nghị định số 4/2013/NĐ-CP còn hiệu lực.",
            ("1/2010/NĐ-CP", "2/2011/NĐ-CP"),
            id="list",
        ),
        pytest.param(
            "Sửa Điều 9 như sau: “Điều 9. Luật Sách số 1/2010/QH12 hết hiệu lực.”",
            (),
            id="quoted by an amending law",
        ),
        pytest.param(f"Nghị định số {OWN} hết hiệu lực.", (), id="itself"),
    ],
)
def test_documents_ended_as_a_whole_are_read(text: str, numbers: tuple[str, ...]) -> None:
    assert read_replaced(text, OWN) == numbers
