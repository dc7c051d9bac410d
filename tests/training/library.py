"""A few training texts, in the folders and formats of the real ones."""

import json
import lzma
from collections.abc import Iterable
from pathlib import Path

from training.texts import LAW_CORPORA

SUBJECTS = ("người lao động", "đoàn viên công đoàn", "người sử dụng lao động", "cán bộ công đoàn")
MATTERS = ("nghỉ phép năm", "đóng đoàn phí", "ký hợp đồng lao động", "hòa giải tranh chấp", "bảo hiểm xã hội")


def write_texts(shared: Path) -> Path:
    """Write law articles, a document and a page of an encyclopedia; return the folder."""
    for number, name in enumerate(LAW_CORPORA):
        folder = shared / "benchmarks" / name
        folder.mkdir(parents=True)
        _write(folder / "corpus.jsonl.xz", _records(f"{number + 1}/2024/QH15"))
        questions = [{"_id": "q", "text": "Đoàn viên đóng đoàn phí bao nhiêu?"}]
        (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, questions)), encoding="utf-8")
    (shared / "corpus" / "laws").mkdir(parents=True)
    law = "LUẬT CÔNG ĐOÀN\nĐiều 1. Phạm vi\nLuật này quy định về công đoàn.\nĐiều 2. Hiệu lực\nTừ năm nay."
    (shared / "corpus" / "laws" / "luat.txt").write_text(law, encoding="utf-8")
    (shared / "text").mkdir()
    page = "Hà Nội là thủ đô của Việt Nam.\n\n== Lịch sử ==\nThành phố có từ lâu đời. Dân cư đông đúc."
    _write(shared / "text" / "viwiki-2017.jsonl.xz", [{"title": "Hà Nội", "text": page}])
    return shared


def _records(law: str) -> list[dict[str, object]]:
    return [
        {
            "_id": f"{law}#{number}",
            "title": f"Quyền của {subject} về {matter}",
            "text": f"1. {subject.capitalize()} có quyền {matter} theo Luật {law}.\n"
            f"2. Khi {matter}, {subject} phải báo trước {number + 2} ngày; nếu không thì bị phạt.\n"
            f"3. Hành vi cản trở {subject} {matter} bị phạt tiền.",
            "metadata": {"number": law, "document_title": f"Luật số {law} Luật Thử nghiệm ngày 01/01/2024"},
        }
        for number, (subject, matter) in enumerate((s, m) for s in SUBJECTS for m in MATTERS)
    ]


def _write(path: Path, rows: Iterable[dict[str, object]]) -> None:
    with lzma.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
