"""All systems are measured on one slice, and compared with the first."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.langchain_systems import require, text_of
from benchmarks.retrieval import BenchmarkError
from benchmarks.side_by_side import SYSTEMS, Figures, as_json, ratios, table
from benchmarks.slicing import Slice, sliced, write_slice
from bot.measuring.evaluation_data import Record, read_qrels, read_questions, read_records

OURS = Figures(0.8, 0.9, 0.7, 0.8, 10.0, 5.0, 8.0, 700.0, 120)


def record(number: int) -> Record:
    return Record(
        _id=f"luật#{number}",
        title=f"Điều kiện {number}",
        text=f"Người lao động làm việc {number} ngày.",
        metadata={"article": str(number), "document_title": "Bộ luật Lao động"},
    )


def beir(folder: Path, *, records: int = 20) -> Path:
    """Write a folder whose question n is answered by record 3n."""
    (folder / "qrels").mkdir(parents=True)
    lines = [record(number).model_dump_json(by_alias=True) for number in range(records)]
    (folder / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
    questions = [json.dumps({"_id": f"q{number}", "text": f"Bao nhiêu {number}?"}) for number in range(6)]
    (folder / "queries.jsonl").write_text("\n".join(questions), encoding="utf-8")
    judged = [f"q{number}\tluật#{3 * number}\t1" for number in range(1, 6)]
    (folder / "qrels" / "dev.tsv").write_text("\n".join(["q\tr\ts", *judged]), encoding="utf-8")
    return folder


def test_slice_holds_what_answers_and_the_first_others_in_their_order() -> None:
    records = [record(number) for number in range(20)]

    kept = list(sliced(records, {"luật#9", "luật#15"}, 5))

    assert [each.id for each in kept] == ["luật#0", "luật#1", "luật#2", "luật#9", "luật#15"]


def test_slice_without_a_size_holds_everything() -> None:
    records = [record(number) for number in range(20)]

    assert list(sliced(records, {"luật#9"}, None)) == records


def test_slice_holds_the_first_judged_questions_and_their_records_only(tmp_path: Path) -> None:
    taken = write_slice(beir(tmp_path / "whole"), tmp_path / "slice", records=4, questions=2)

    assert taken == Slice(records=4, questions=2)
    assert list(read_questions(tmp_path / "slice")) == ["q1", "q2"]
    assert read_qrels(tmp_path / "slice", "dev") == {"q1": {"luật#3": 1}, "q2": {"luật#6": 1}}
    assert [each.id for each in read_records(tmp_path / "slice")] == ["luật#0", "luật#1", "luật#3", "luật#6"]
    assert next(read_records(tmp_path / "slice")) == record(0)


def test_slice_is_the_same_each_time(tmp_path: Path) -> None:
    whole = beir(tmp_path / "whole")

    for name in ("first", "second"):
        write_slice(whole, tmp_path / name, records=8, questions=None)

    for file in ("corpus.jsonl", "queries.jsonl", "qrels/dev.tsv"):
        assert (tmp_path / "first" / file).read_bytes() == (tmp_path / "second" / file).read_bytes()


def test_slice_without_room_for_the_answers_says_how_many_there_are(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"^5 records answer the 5 questions: --records 4 has no room"):
        write_slice(beir(tmp_path / "whole"), tmp_path / "slice", records=4, questions=None)


def test_missing_package_is_one_line_with_the_command_that_installs_it() -> None:
    with pytest.raises(BenchmarkError) as raised:
        require({"json": "json", "no_such_module": "no-such-package"})

    assert str(raised.value) == (
        "Not installed: no-such-package. Install with: "
        '.venv/bin/pip install --constraint constraints.txt --editable ".[benchmarks]"'
    )


def test_other_systems_are_given_the_title_of_the_law_and_the_heading_too() -> None:
    assert text_of(record(7)) == ("Bộ luật Lao động\nĐiều 7. Điều kiện 7\nNgười lao động làm việc 7 ngày.")


def test_ratios_say_how_many_times_our_figure_it_is() -> None:
    theirs = replace(OURS, mrr=0.4, build_seconds=25.0)

    found = ratios(theirs, OURS)

    assert (found["mrr"], found["build_seconds"], found["recall"]) == (0.5, 2.5, 1.0)


def test_ratio_to_nothing_is_unknown() -> None:
    assert ratios(OURS, replace(OURS, build_seconds=0.0))["build_seconds"] is None


def test_table_has_a_row_for_each_system_and_multiples_below_all_but_the_first() -> None:
    theirs = replace(OURS, mrr=0.4, p50_ms=20.0)

    heading, ours, other, times = table({"policybot": OURS, "other": theirs})

    assert heading.split()[:2] == ["MRR@10", "recall@10"]
    assert ours.split() == ["policybot", "0.8000", "0.9000", "0.7000", "0.8000", "10.0", "5.0", "8.0", "700"]
    assert other.split()[:2] == ["other", "0.4000"]
    assert times.split() == [
        "times", "ours", "0.50×", "1.00×", "1.00×", "1.00×", "1.00×", "4.00×", "1.00×", "1.00×"
    ]  # fmt: skip
    assert len({len(line) for line in (heading, ours, other, times)}) == 1


def test_policybot_is_the_system_that_the_others_are_compared_with() -> None:
    assert next(iter(SYSTEMS)) == "policybot"


def test_json_has_the_slice_the_figures_their_ratios_and_the_versions() -> None:
    found = as_json(
        Slice(20, 5), {"policybot": OURS, "other": replace(OURS, mrr=0.4)}, {"rank-bm25": "0.2.2"}
    )

    assert (found["records"], found["questions"]) == (20, 5)
    assert found["systems"]["other"]["mrr"] == 0.4
    assert found["systems"]["other"]["ratios"]["mrr"] == 0.5
    assert found["versions"] == {"rank-bm25": "0.2.2"}
