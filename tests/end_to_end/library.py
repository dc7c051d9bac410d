"""A small corpus of made-up documents, and the settings of a bot that answers from it."""

from pathlib import Path

PROJECT = Path(__file__).parents[2]

NEW_LAW = """\
QUỐC HỘI
Luật số: 71/2019/QH14

LUẬT
NHÀ VĂN HÓA XÃ

Điều 1. Phạm vi điều chỉnh
Luật này quy định về tổ chức, kinh phí và giờ mở cửa của nhà văn hóa xã.

Điều 2. Mức thu phí thuê hội trường
1. Mức thu phí thuê hội trường của nhà văn hóa xã là 350.000 đồng một buổi.
2. Hộ nghèo được miễn phí thuê hội trường.

Điều 3. Giờ mở cửa
1. Nhà văn hóa xã mở cửa từ 7 giờ đến 21 giờ các ngày trong tuần.
2. Thư viện trong nhà văn hóa xã mở cửa từ 8 giờ đến 17 giờ, trừ thứ hai.

Điều 4. Hiệu lực thi hành
Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2020.
Luật này đã được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XIV thông qua ngày 20 tháng 6 năm 2019.
"""

DECREE = """\
CHÍNH PHỦ
Số: 88/2019/NĐ-CP

NGHỊ ĐỊNH
QUY ĐỊNH VỀ ĐỘI VĂN NGHỆ QUẦN CHÚNG

Điều 1. Thành phần đội văn nghệ
Đội văn nghệ quần chúng có từ 10 đến 25 diễn viên là người dân trong xã.

Điều 2. Bồi dưỡng tập luyện
1. Diễn viên đội văn nghệ được bồi dưỡng tập luyện 80.000 đồng một buổi.
2. Diễn viên đội văn nghệ được bồi dưỡng biểu diễn 150.000 đồng một buổi.

Điều 3. Hiệu lực thi hành
Nghị định này có hiệu lực thi hành từ ngày 15 tháng 02 năm 2020.
"""

ARTICLE = """\
# Xã Đông Hải khai trương sân bóng mới

Sáng 12/3, xã Đông Hải khai trương sân bóng cỏ nhân tạo rộng 2.400 mét vuông, kinh phí 1,8 tỷ đồng.

## Ai được dùng

Sân bóng Đông Hải dành cho học sinh vào buổi sáng và cho người lao động vào buổi tối.
"""


QUESTION = "Mức thu phí thuê hội trường nhà văn hóa xã là bao nhiêu?"
FACT = "350.000 đồng một buổi"
ANOTHER_QUESTION = "Diễn viên đội văn nghệ được bồi dưỡng tập luyện bao nhiêu tiền một buổi?"
ANOTHER_FACT = "80.000 đồng một buổi"
LAW_FILE = "luat-nha-van-hoa.txt"


def write_corpus(folder: Path) -> None:
    """Write the documents."""
    folder.mkdir(parents=True)
    (folder / LAW_FILE).write_text(NEW_LAW, encoding="utf-8")
    (folder / "nghi-dinh-doi-van-nghe.txt").write_text(DECREE, encoding="utf-8")
    (folder / "san-bong-dong-hai.md").write_text(ARTICLE, encoding="utf-8")


def write_settings(path: Path, *, server: str, **tables: dict[str, str | int]) -> Path:
    """Write settings with the folders beside them, the shipped models and this Bot API server."""
    chosen: dict[str, dict[str, str | int]] = {
        "corpus": {"path": "corpus"},
        "index": {"path": "index"},
        "embedding": {"model": str(PROJECT / "models" / "embedding")},
        "retrieval": {name: str(PROJECT / "models" / name) for name in ("diacritics", "reranker")},
        "answering": {"translations": str(PROJECT / "models" / "translations")},
        "telegram": {"base_url": f"{server}/bot", "base_file_url": f"{server}/file/bot"},
        "database": {"url": "sqlite:///bot.db"},
    }
    for name, keys in tables.items():
        chosen[name] = chosen.get(name, {}) | keys
    lines = [f"[{name}]\n" + "".join(_line(*key) for key in keys.items()) for name, keys in chosen.items()]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _line(key: str, value: str | int) -> str:
    return f'{key} = "{value}"\n' if isinstance(value, str) else f"{key} = {value}\n"
