"""`evaluate` and `compare-runs` with the shipped models over a collection, in processes of their own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow

ARTICLES = {
    "l1#1": ("Nghỉ hằng năm", "Người lao động làm đủ 12 tháng thì được nghỉ hằng năm 12 ngày làm việc."),
    "l1#2": ("Kỳ hạn trả lương", "Tiền lương được trả trực tiếp, đầy đủ, đúng hạn cho người lao động."),
    "l2#1": ("Kinh phí công đoàn", "Doanh nghiệp đóng kinh phí công đoàn bằng 2% quỹ tiền lương."),
    "l2#2": ("Thi đua", "Khen thưởng tập thể có thành tích trong phong trào thi đua yêu nước."),
}
QUESTIONS = {
    "q1": ("được nghỉ phép mấy ngày một năm", "l1#1"),
    "q2": ("mức đóng kinh phí công đoàn", "l2#1"),
}
SHORT_ANSWERS = {"q1": "12 ngày", "q2": "5% quỹ tiền lương"}  # the second is wrong
LAW = """LUẬT CÔNG ĐOÀN

Điều 1. Kinh phí công đoàn
1. Doanh nghiệp đóng kinh phí công đoàn bằng 2% quỹ tiền lương.

Điều 2. Nghỉ của cán bộ công đoàn
1. Cán bộ công đoàn không chuyên trách được dùng 24 giờ làm việc trong một tháng để làm công tác công đoàn.
"""
FIXED = (
    {
        "id": "a1",
        "question": "Mức đóng kinh phí công đoàn là bao nhiêu?",
        "kind": "lookup",
        "gold": [{"doc": "luật mẫu", "article": "1", "quote": "đóng kinh phí công đoàn bằng 2%"}],
    },
    {"id": "a2", "question": "Cách nấu phở bò?", "kind": "unanswerable_far", "answerable": False},
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("house")
    models = (ROOT / "models").as_posix()
    (root / "config.toml").write_text(
        f"[embedding]\nmodel = '{models}/embedding'\n"
        f"[retrieval]\ndiacritics = '{models}/diacritics'\nreranker = '{models}/reranker'\n",
        encoding="utf-8",
    )
    folder = root / "beir"
    (folder / "qrels").mkdir(parents=True)
    records = [
        {"_id": key, "title": title, "text": text, "metadata": {"number": key[:2]}}
        for key, (title, text) in ARTICLES.items()
    ]
    questions = [
        {"_id": key, "text": text, "metadata": {"answer": SHORT_ANSWERS[key]}}
        for key, (text, _) in QUESTIONS.items()
    ]
    files: dict[str, list[Any]] = {"corpus": records, "queries": questions}
    for name, rows in files.items():
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    judged = "".join(f"{key}\t{gold}\t1\n" for key, (_, gold) in QUESTIONS.items())
    (folder / "qrels" / "dev.tsv").write_text(f"query-id\tcorpus-id\tscore\n{judged}", encoding="utf-8")
    return root


def policybot(house: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", "--config", str(house / "config.toml"), *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_figures_and_rankings_are_given_and_the_index_is_kept(house: Path) -> None:
    first = policybot(house, "evaluate", str(house / "beir"), "--json", "--runs", str(house / "a.trec"))
    stripped = policybot(
        house,
        "evaluate",
        str(house / "beir"),
        "--strip-diacritics",
        "--json",
        "--runs",
        str(house / "b.trec"),
    )

    assert first.returncode == stripped.returncode == 0, first.stderr + stripped.stderr
    figures = json.loads(first.stdout)
    assert figures["queries"] == 2
    assert figures["metrics"]["mrr@10"] == figures["metrics"]["recall@10"] == 1
    assert figures["index"]["documents"] == len(ARTICLES)
    assert json.loads(stripped.stdout)["index"] == figures["index"]  # kept, not built again
    ranked = [line.split() for line in (house / "a.trec").read_text(encoding="utf-8").splitlines()]
    assert [row[2] for row in ranked if row[3] in ("0", "1")][:1] == ["l1#1"]

    compared = policybot(
        house, "compare-runs", str(house / "a.trec"), str(house / "b.trec"),
        "--qrels", str(house / "beir" / "qrels" / "dev.tsv"), "--json",
    )  # fmt: skip
    assert json.loads(compared.stdout)["mrr@10"]["p"] == 1


def test_a_folder_that_is_not_there_is_one_line(house: Path) -> None:
    done = policybot(house, "evaluate", str(house / "missing"))

    assert done.returncode != 0
    assert "No folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_short_answers_are_looked_for_in_what_is_quoted(house: Path) -> None:
    done = policybot(house, "evaluate-answers", str(house / "beir"), "--json")

    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["questions"], found["contained"], found["chars"]) == (2, 0.5, 400)


def test_answers_over_the_live_index_are_measured_and_the_worst_shown(house: Path) -> None:
    (house / "corpus").mkdir()
    (house / "corpus" / "luat.txt").write_text(LAW, encoding="utf-8")
    asked = house / "asked.jsonl"
    asked.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in FIXED), encoding="utf-8")
    assert policybot(house, "ingest").returncode == 0
    options = ("evaluate-answers", str(asked), "--html", str(house / "worst.html"))

    without = policybot(house, *options)
    named = policybot(house, *options, "--alias", "luật mẫu=luat.txt", "--json")

    assert without.returncode == named.returncode == 0, without.stderr + named.stderr
    assert "luật mẫu is not in the index" in without.stderr
    assert "wrong: a1 (place)" in without.stdout
    measures = json.loads(named.stdout)["measures"]
    assert measures["first_citation_right"] == {"value": 1, "of": 1}
    assert measures["quote_covered"]["value"] == measures["quotes_verified"]["value"] == 1
    assert measures["refused_far"] == {"value": 1, "of": 1}
    assert "0 trong 2 câu" in (house / "worst.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{}", "line 1: id"),
        ("", "no question"),
        ("nonsense", "line 1"),
        ('{"id": "x", "question": "a"}', "x has no gold"),
    ],
)
def test_a_file_of_questions_that_is_not_well_formed_is_one_line(
    house: Path, tmp_path: Path, content: str, told: str
) -> None:
    (tmp_path / "asked.jsonl").write_text(content, encoding="utf-8")

    done = policybot(house, "evaluate-answers", str(tmp_path / "asked.jsonl"))

    assert done.returncode == 1
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_alias_without_a_file_is_a_usage_error(house: Path) -> None:
    done = policybot(house, "evaluate-answers", "asked.jsonl", "--alias", "luat")

    assert done.returncode == 2
    assert "NAME=FILE" in done.stderr
