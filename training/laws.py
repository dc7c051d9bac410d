"""Which law a benchmark's article belongs to, so that folds can be disjoint by law."""

from collections.abc import Collection, Mapping, Sequence

from bot.measuring.evaluation_data import Record
from vectorstore.number_spelling import number_key
from vectorstore.vietnamese import fold

# alqac-2023-2025 names its laws; alqac-2022 has the consolidated Penal Code.
_NUMBERS: Mapping[str, str] = {
    "bo luat dan su": "91/2015/QH13",
    "luat to tung hanh chinh": "93/2015/QH13",
    "luat bao ve moi truong": "72/2020/QH14",
    "luat hon nhan va gia dinh": "52/2014/QH13",
    "luat giao duc": "43/2019/QH14",
    "luat trong trot": "31/2018/QH14",
    "luat chan nuoi": "32/2018/QH14",
    "luat trong tai thuong mai": "54/2010/QH12",
    "luat du lich": "09/2017/QH14",
    "luat vien chuc": "58/2010/QH12",
    "luat phong, chong ma tuy": "73/2021/QH14",
    "luat dien anh": "05/2022/QH15",
    "luat an ninh mang": "24/2018/QH14",
    "luat thanh nien": "57/2020/QH14",
    "luat cu tru": "68/2020/QH14",
    "luat tiep can thong tin": "104/2016/QH13",
    "01/vbhn-vpqh": "100/2015/QH13",
}


def law_of(record: Record) -> str:
    """Return the same key for the articles of one law, however a benchmark writes its number or name."""
    written = record.field("number") or record.id
    return number_key(_NUMBERS.get(fold(written), written))


def joined(laws: Sequence[Collection[str]]) -> list[str]:
    """Return for each question the name of its group: questions that share a law are of one group.

    So are those that are linked through others; each question has at least one law.
    """
    leader: dict[str, str] = {}

    def leading(law: str) -> str:
        while leader.setdefault(law, law) != law:
            law = leader[law]
        return law

    for together in laws:
        first, *others = sorted(together)
        for other in others:
            leader[leading(other)] = leading(first)
    return [leading(min(together)) for together in laws]
