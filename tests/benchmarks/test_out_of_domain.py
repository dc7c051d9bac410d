"""How questions on texts without any are made."""

from pathlib import Path

from benchmarks.out_of_domain import KINDS, chosen_sentence, paragraphs, write_folder
from bot.measuring.evaluation_data import read_qrels, read_questions, read_records

LONG = (
    "Công đoàn cơ sở chăm lo đời sống của đoàn viên và người lao động trong dịp Tết. "
    "Kinh phí do công đoàn cấp trên hỗ trợ một phần theo quy định hiện hành. "
    "Mỗi đoàn viên khó khăn được nhận một suất quà do công đoàn trao tận tay."
)
SHORT = "Hội nghị diễn ra tại Hà Nội."


def test_a_sentence_is_asked_for_and_the_rest_is_to_be_found(tmp_path: Path) -> None:
    path = tmp_path / "tin.md"
    path.write_text(f"{SHORT}\n\n{LONG}\n", encoding="utf-8")

    short, long = paragraphs("news", path)

    assert (short.text, short.question) == (SHORT, None)
    assert long.question is not None
    assert long.question in LONG
    assert long.question not in long.text
    assert len(long.text) + 1 + len(long.question) == len(LONG)


def test_the_same_sentence_is_chosen_each_time() -> None:
    assert chosen_sentence(LONG, "a#1") == chosen_sentence(LONG, "a#1")


def test_a_paragraph_of_two_sentences_is_only_searched() -> None:
    assert chosen_sentence(LONG.partition(". ")[0] + ". " + SHORT, "a#1") is None


def test_the_folder_asks_of_one_kind_and_holds_all(tmp_path: Path) -> None:
    for kind, (place, pattern) in KINDS.items():
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / pattern.replace("*", kind)).write_text(LONG, encoding="utf-8")
    found = [
        one
        for kind, (place, pattern) in KINDS.items()
        for path in (tmp_path / place).glob(pattern)
        for one in paragraphs(kind, path)
    ]

    assert write_folder(tmp_path / "beir", found, "news") == 1

    assert [record.id for record in read_records(tmp_path / "beir")] == ["news#0", "Party documents#0"]
    assert list(read_questions(tmp_path / "beir")) == ["news#0"]
    assert read_qrels(tmp_path / "beir", "dev") == {"news#0": {"news#0": 1}}
