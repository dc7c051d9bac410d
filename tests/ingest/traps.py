"""Makes files that are traps: for who unpacks, for who parses, for who reads what comes of it."""

import io
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from ingest.parsers import SUPPORTED_SUFFIXES
from tests.ingest.made_files import PROTECTED, pdf_of_pages

Made = tuple[str, str, bytes]  # what is bad about it, the suffix that it has, its content

SENTENCE = "Điều 1. Người lao động được nghỉ 12 ngày phép; nghỉ việc báo trước 30 ngày."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTITIES = "<!DOCTYPE a [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {after} '{f'&{before};' * 10}'>" for before, after in zip("abcdefg", "bcdefgh", strict=True)
)


def damaged(random: Random, data: bytes) -> tuple[str, bytes]:
    """Return some bytes damaged in one way, and the name of the way."""
    at, length = random.randrange(len(data) or 1), random.choice([1, 8, 200, 5_000])
    match random.randrange(8):
        case 0:
            return "cut off", data[:at]
        case 1:
            return "without its beginning", data[at:]
        case 2:
            changed = bytearray(data)
            for _ in range(random.choice([1, 5, 100])):
                if changed:
                    changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
            return "bits turned", bytes(changed)
        case 3:
            return "zeros", data[:at] + bytes(length) + data[at + length :]
        case 4:
            return "noise", data[:at] + random.randbytes(length) + data[at + length :]
        case 5:
            return "noise put in", data[:at] + random.randbytes(length) + data[at:]
        case 6:
            return "repeated", data[:at] + data[max(0, at - length) : at] * random.choice([2, 50]) + data[at:]
        case _:
            return "taken out", data[:at] + data[at + length :]


def _empty(random: Random, _samples: Sequence[Path]) -> Made:
    return (
        "next to nothing",
        random.choice(SUPPORTED_SUFFIXES),
        random.choice([b"", b"\0", b" ", b"\n" * 9, b"%PDF"]),
    )


def _noise(random: Random, _samples: Sequence[Path]) -> Made:
    heads = [
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        _OLE,
        b"{\\rtf1",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"II*\0",
    ]
    return (
        "noise",
        random.choice(SUPPORTED_SUFFIXES),
        random.choice(heads) + random.randbytes(random.choice([9, 4_000])),
    )


def _zip(parts: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _zip_of_traps(random: Random, samples: Sequence[Path]) -> Made:
    sample = random.choice(samples)
    names = [
        "../../ra-ngoai.txt", "/etc/passwd.txt", "a\\..\\b.txt", "c:/x.txt", "d/" * 60 + "e.txt",
        "x" * 250 + ".txt", "\u202etxt.exe", "f\n.txt", "__MACOSX/._a", "thumbs.db", sample.name,
    ]  # fmt: skip
    parts = {name: SENTENCE.encode() for name in random.sample(names, k=random.randrange(1, 8))}
    parts["cuoi" + sample.suffix] = damaged(random, sample.read_bytes())[1]
    return "zip of odd names", ".zip", _zip(parts)


def _zip_in_zip(random: Random, _samples: Sequence[Path]) -> Made:
    data = SENTENCE.encode()
    for depth in range(random.choice([1, 3, 30])):
        data = _zip({f"{depth}.zip" if depth else "a.txt": data})
    return "zip in zip", ".zip", data


def _zip_bomb(random: Random, _samples: Sequence[Path]) -> Made:
    method = random.choice([zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    return "zip bomb", ".zip", _zip({"a.txt": bytes(120 * 1024**2)}, method=method)


def _zip_of_many(random: Random, _samples: Sequence[Path]) -> Made:
    return "zip of many", ".zip", _zip({f"{n}.txt": b"" for n in range(random.choice([51, 3_000]))})


def _locked_zip(random: Random, _samples: Sequence[Path]) -> Made:
    data = bytearray(_zip({"a.txt": SENTENCE.encode()}))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(signature) + at] |= 1
    return "zip with a password", random.choice([".zip", ".zip", ".docx"]), bytes(data)


def _office(suffix: str, part: str, content: bytes) -> bytes:
    folder = {".docx": "word", ".xlsx": "xl", ".pptx": "ppt"}.get(suffix)
    kind = (
        {"mimetype": b"application/vnd.oasis.opendocument.text"}
        if folder is None
        else {f"{folder}/a.xml": b"<a/>"}
    )
    return _zip({**kind, part: content})


def _xml_bomb(random: Random, _samples: Sequence[Path]) -> Made:
    suffix = random.choice([".docx", ".xlsx", ".pptx", ".odt", ".html"])
    bomb = f"{_ENTITIES}]><a>&h;</a>"
    if suffix == ".html":
        return "entities", suffix, bomb.encode(random.choice(["utf-8", "utf-16"]))
    part = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml", ".pptx": "ppt/presentation.xml"}
    encoded = f'<?xml version="1.0"?>{bomb}'.encode(random.choice(["utf-8", "utf-16", "utf-16-be"]))
    return "entities", suffix, _office(suffix, part.get(suffix, "content.xml"), encoded)


def _deep(random: Random, _samples: Sequence[Path]) -> Made:
    depth = random.choice([500, 20_000, 200_000])
    suffix = random.choice([".html", ".docx", ".odt", ".rtf", ".pdf"])
    match suffix:
        case ".html":
            tag = random.choice(["div", "table", "blockquote", "b", "ul"])
            data = f"<html><body>{f'<{tag}>' * depth}{SENTENCE}</body></html>".encode()
        case ".rtf":
            data = b"{\\rtf1 " + b"{" * depth + b"a" + b"}" * depth + b"}"
        case ".pdf":
            data = pdf_of_pages("A").replace(
                b"/Kids[4 0 R]", b"/Kids" + b"[" * depth + b"4 0 R" + b"]" * depth
            )
        case _:
            part = "word/document.xml" if suffix == ".docx" else "content.xml"
            data = _office(suffix, part, b"<a>" * depth + b"a" + b"</a>" * depth)
    return f"nested {depth} deep", suffix, data


def _page_of_links(random: Random, _samples: Sequence[Path]) -> Made:
    link = random.choice(["data:text/html;base64," + "QUFB" * 20_000, "javascript:alert(1)", "file:///etc/passwd",
                          "http://127.0.0.1:1/", "http://[::", "//"])  # fmt: skip
    body = (
        f"<p>{SENTENCE}</p>" * 8 + f"<a href='{link}'>x</a><img src='{link}'><iframe src='{link}'></iframe>"
    )
    head = f"<base href='{link}'><link rel='canonical' href='{link}'><meta charset='x-nothing'>"
    return (
        "page of odd links",
        ".html",
        f"<html><head>{head}</head><body><article>{body}</article></body></html>".encode(),
    )


def _pdf_trap(random: Random, _samples: Sequence[Path]) -> Made:
    plain = pdf_of_pages(*["Dieu 1. Nguoi lao dong duoc nghi 12 ngay phep moi nam, bao truoc 30 ngay."] * 2)
    script = b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/Names<</JavaScript<</Names[(a)4 0 R]>>>>"
    return random.choice([
        ("PDF with a script", ".pdf", plain.replace(b"/Type/Catalog", b"/Type/Catalog" + script)),
        ("PDF with a password", ".pdf", pdf_of_pages("A", trailer=PROTECTED)),
        ("PDF without pages", ".pdf", pdf_of_pages()),
        ("PDF that is its own page", ".pdf", plain.replace(b"/Kids[4 0 R", b"/Kids[2 0 R")),
        ("PDF of 2,100 pages", ".pdf", pdf_of_pages(*["a"] * 2_100)),
        ("PDF of pages of nothing", ".pdf", pdf_of_pages(*[""] * 2)),
        ("PDF of metres", ".pdf", plain.replace(b"595 842", b"9999999 9999999")),
        ("PDF of no size", ".pdf", plain.replace(b"[0 0 595 842]", b"[0 0 0 0]")),
        ("PDF that says a length of 2 GB", ".pdf", plain.replace(b"/Length ", b"/Length 2147483647")),
    ])  # fmt: skip


def _picture(random: Random, _samples: Sequence[Path]) -> Made:
    width, height = random.choice(
        [(60_000, 60_000), (1, 100_000), (0, 0), (2**31 - 1, 2**31 - 1), (300, 300)]
    )

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, random.choice([0, 2, 9]), 0, 0, 0)
    data = zlib.compress(bytes(min(90_000, (width * 3 + 1) * height)))
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    return f"picture of {width} × {height}", ".png", png


def _encoded(random: Random, _samples: Sequence[Path]) -> Made:
    text = SENTENCE * random.choice([1, 40])
    name = random.choice(["utf-16-le", "utf-16-be", "utf-32", "cp1258", "utf-7", "latin-1", "mixed"])
    if name == "mixed":
        data = (
            text.encode() + text.encode("utf-16-le") + "Bé luËt lao ®éng".encode("latin-1") + b"\xff\xfe\x80"
        )
    else:
        data = unicodedata.normalize("NFD" if name == "cp1258" else "NFC", text).encode(name, errors="ignore")
    return f"text in {name}", random.choice([".txt", ".md", ".html"]), data


_PIECES = (
    "Điều 1. ", "Điều 1", "1. ", "a) ", "I. ", "1.1.", "Chương I\n", "(", "[", "|", "“", "*", "#", "_",
    "-", ".", ",", "/", "@", "§", "0", "a", "Ạ", " ", "\t", "\n", "\r", "\x0c", "\u00a0", "\u202e",
    "\u200b", "\u0301", "\ufeff", "\U000e0041", "<b>", "&amp;", "http://", "- ", "; ", ": ",
    "ngày 01 tháng 7 năm 2025 ", "số 12/2022/NĐ-CP, ", "khoản 1 Điều 2 ", "Luật số 1/2024/QH15 ",
    "Căn cứ ", "QUYẾT ĐỊNH\n", "Về việc ", "thay thế ", "sửa đổi, bổ sung ", "hết hiệu lực ", "bãi bỏ ",
)  # fmt: skip


def _long_text(random: Random, _samples: Sequence[Path]) -> Made:
    pieces = [random.choice(_PIECES) for _ in range(random.choice([1, 1, 2, 3, 6]))]
    length = random.choice([1_000, 30_000, 300_000])
    unit = "".join(pieces)
    return f"long {unit!r}", random.choice([".txt", ".md"]), (unit * (length // len(unit) + 1)).encode()


def _soup(random: Random, _samples: Sequence[Path]) -> Made:
    text = "".join(random.choice(_PIECES) for _ in range(random.choice([30, 3_000, 60_000])))
    if random.random() < 0.3:
        return "soup in a page", ".html", f"<html><body><p>{text}</p></body></html>".encode()
    return "soup", ".txt", text.encode()


TRAPS: tuple[Callable[[Random, Sequence[Path]], Made], ...] = (
    _empty, _noise, _zip_of_traps, _zip_in_zip, _zip_bomb, _zip_of_many, _locked_zip, _xml_bomb, _deep,
    _page_of_links, _pdf_trap, _picture, _encoded, _long_text, _soup,
)  # fmt: skip
