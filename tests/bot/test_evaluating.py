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
    questions = [{"_id": key, "text": text} for key, (text, _) in QUESTIONS.items()]
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
