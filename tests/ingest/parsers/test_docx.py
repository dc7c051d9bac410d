"""What Word shows of a .docx file is read, also where it stands outside the text of its paragraphs."""

from pathlib import Path

from ingest.parsers import read
from tests.ingest.made_files import docx_of

LISTS = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="9"/></w:lvlOverride></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="DieuCon"><w:basedOn w:val="Dieu"/></w:style>'
)


def paragraph(text: str, *, level: int | None = None, number: int = 4, style: str = "") -> str:
    in_list = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    inner = f'<w:pStyle w:val="{style}"/>' if style else "" if level is None else in_list
    return f"<w:p><w:pPr>{inner}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def lines(folder: Path, body: str, **parts: str) -> list[str]:
    (page,) = read(docx_of(folder / "tep.docx", body, **parts)).pages
    return page.split("\n")


def test_numbers_of_list_formatting_are_read(tmp_path: Path) -> None:
    body = "".join(
        [paragraph("Phạm vi", level=0), paragraph("Một", level=1), paragraph("Hai", level=1),
         paragraph("Mục", level=2), paragraph("Đối tượng", style="DieuCon"), paragraph("Một", level=1),
         paragraph("Cuối", level=0, number=5)]
    )  # fmt: skip

    assert lines(tmp_path, body, numbering=LISTS, styles=STYLES) == [
        "Điều 1. Phạm vi", "1. Một", "2. Hai", "a) Mục", "Điều 2. Đối tượng", "1. Một", "Điều 9. Cuối",
    ]  # fmt: skip


def test_signs_that_markup_uses_stay(tmp_path: Path) -> None:
    assert lines(tmp_path, paragraph("R&amp;D: 1 &lt; 2 &gt; 0")) == ["R&D: 1 < 2 > 0"]


def test_rows_of_data_are_lines_and_cells_that_lay_out_a_page_follow_each_other(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    head = row(paragraph("CÔNG ĐOÀN") + paragraph("SÔNG XANH"), paragraph("CỘNG HÒA") + paragraph("Độc lập"))
    data = row(paragraph("Đoàn phí"), paragraph(""), paragraph("1%"))

    assert lines(tmp_path, f"<w:tbl>{head}{data}</w:tbl>") == [
        "CÔNG ĐOÀN", "SÔNG XANH", "CỘNG HÒA", "Độc lập", "Đoàn phí |  | 1%",
    ]  # fmt: skip


def test_footnotes_follow_the_text_and_their_marks_stay_raised(tmp_path: Path) -> None:
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>4</w:t></w:r>'
    body = f"<w:p><w:r><w:t>1.</w:t></w:r>{mark}<w:r><w:t> Lao động nữ</w:t></w:r></w:p>"
    separator = f'<w:footnote w:type="separator">{paragraph("x")}</w:footnote>'
    notes = f"{separator}<w:footnote>{paragraph('Sửa')}</w:footnote>"

    assert lines(tmp_path, body, footnotes=notes) == ["1.⁴ Lao động nữ", "Sửa"]


def test_raised_digit_of_a_unit_is_typed_as_people_type_it(tmp_path: Path) -> None:
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'

    assert lines(tmp_path, f"<w:p><w:r><w:t>30 m</w:t></w:r>{mark}</w:p>") == ["30 m2"]


def test_deleted_text_and_instructions_of_fields_are_not_read(tmp_path: Path) -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )

    assert lines(tmp_path, body) == ["mới"]
