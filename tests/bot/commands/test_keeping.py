"""`backup` and `restore` bring everything back, also elsewhere, and nothing that was erased."""

import json
from functools import cached_property
from pathlib import Path

import pytest
from filelock import FileLock

from bot.cli import main
from bot.composition import App
from bot.settings import Settings
from bot.state import Conversation, State, StoredAnswer
from tests.bot.commands.house import RETRIEVAL, House, audited
from tests.fakes import FakeEmbedder
from vectorstore.generations import Generations


def test_backup_comes_back_over_what_is_there_only_when_asked_to(house: House) -> None:
    backup = house.root / "b.tar.gz"
    house.run("backup", backup)
    house.write("corpus/phi.md", "# Khác\n\nKhác hẳn.\n")
    house.run("ingest")

    refused, _, said = house.run("restore", backup)
    status, _, _ = house.run("restore", backup, "--yes")

    assert (refused, status) == (1, 0)
    assert "restore with --yes" in said
    assert "Đoàn phí do đoàn viên đóng" in house.run("text", "phi")[1]


def test_a_backup_of_another_embedding_model_is_refused_or_indexed_anew(house: House) -> None:
    backup = house.root / "a.tar"
    house.run("backup", backup)
    house.write("corpus/phi.md", "# Khác\n\nKhác hẳn.\n")

    def other_model(settings: Settings, _: FakeEmbedder) -> App:
        return App(settings, FakeEmbedder("another"))

    refused, _, said = house.run("restore", backup, "--yes", made=other_model)
    assert (refused, said.count("\n")) == (1, 1)
    assert "was made with the embedding model fake, the settings name another; set [embedding] model" in said
    assert "Nothing was changed" in said
    assert "Khác hẳn" in (house.corpus / "phi.md").read_text(encoding="utf-8")

    status, out, _ = house.run("restore", backup, "--yes", "--rebuild", made=other_model)
    assert status == 0
    assert "1 unchanged" in out or "1 replaced" in out
    assert "Đoàn phí do đoàn viên đóng" in house.run("text", "phi", made=other_model)[1]


def test_backup_brings_back_what_was_removed_and_what_waits(house: House, tmp_path: Path) -> None:
    house.write("corpus/quy.md", "# Quỹ\n\nQuỹ do công đoàn giữ.\n")
    house.run("ingest")
    house.run("remove", "phi")
    house.write("var/uploads/token/cho.txt", "Một tệp đang chờ.")
    house.run("backup", house.root / "a.tar")
    (house.root / "var").rename(tmp_path / "away")

    status, _, _ = house.run("restore", house.root / "a.tar", "--yes")

    assert status == 0
    assert (house.root / "var/uploads/token/cho.txt").read_text(encoding="utf-8") == "Một tệp đang chờ."
    assert house.run("restore-document", "phi")[0] == 0
    assert house.ids() == ["phi", "quy"]


def test_restore_is_refused_while_the_bot_serves(house: House) -> None:
    house.run("backup", house.root / "a.tar")
    house.write("corpus/phi.md", "# Khác\n\nKhác hẳn.\n")

    with FileLock(house.root / "var" / "policybot.db.serve.lock"):
        status, _, said = house.run("restore", house.root / "a.tar", "--yes")

    assert (status, said.count("\n")) == (1, 1)
    assert "stop it first. Nothing was changed" in said
    assert "Khác hẳn" in (house.corpus / "phi.md").read_text(encoding="utf-8")


class Overtaken(Generations):
    """Names a generation that is deleted before it is copied, others having gone live; then the next."""

    is_late = True

    def current(self) -> str | None:
        """Return what is live, too late once."""
        if self.is_late:
            self.is_late = False
            return "20200101-000000-000000"
        return super().current()


def test_backup_takes_the_next_generation_where_the_live_one_is_deleted_meanwhile(house: House) -> None:
    class AppOvertaken(App):
        @cached_property
        def generations(self) -> Generations:
            return Overtaken(self.settings.index.path)

    words = ["--config", str(house.root / "config.toml"), "backup", str(house.root / "a.tar")]
    status = main(words, compose=lambda settings: AppOvertaken(settings, FakeEmbedder()))
    said = house.capture.readouterr().out

    assert status == 0
    assert f"generation {json.loads(house.run('status', '--json')[1])['generation']}" in said
    assert house.run("restore", house.root / "a.tar", "--yes")[0] == 0


@pytest.mark.parametrize("place", ["corpus/b.tar", "var/index/b.tar", "không có/b.tar"])
def test_backup_is_not_written_into_what_it_backs_up_nor_nowhere(house: House, place: str) -> None:
    status, _, err = house.run("backup", house.root / place)

    assert status == 1
    assert err.count("\n") == 1
    assert not (house.root / place).exists()


def test_what_was_erased_after_the_backup_stays_erased_when_it_is_restored(house: House) -> None:
    url = f"sqlite:///{house.root / 'var' / 'policybot.db'}"
    erased, stays = 987654321012, 555666777888

    def of(person: int) -> int:
        state = State(url)
        count = len(state.privacy.export(person)["answers"])
        state.close()
        return count

    state = State(url)
    for token, person in (("a", erased), ("b", stays)):
        state.answers.save(StoredAnswer(token, Conversation(person, person), "Hỏi?", "answer"))
    state.close()
    house.run("backup", house.root / "a.tar")
    state = State(url)
    state.privacy.erase(erased, by_update=1)
    state.close()

    assert house.run("restore", house.root / "a.tar", "--yes")[0] == 0
    assert (of(erased), of(stays)) == (0, 1)
    assert str(erased).encode() not in (house.root / "var" / "policybot.db").read_bytes()
    assert [action for _, action in audited(house)][-2:] == ["data erased again", "restore"]


def test_what_a_person_wrote_after_an_erasure_comes_back_with_its_backup(house: House) -> None:
    url = f"sqlite:///{house.root / 'var' / 'policybot.db'}"
    state = State(url)
    state.privacy.erase(7, by_update=1)
    state.answers.save(StoredAnswer("a", Conversation(7, 7), "Hỏi?", "answer"))
    state.close()
    house.run("backup", house.root / "a.tar")

    house.run("restore", house.root / "a.tar", "--yes")

    state = State(url)
    assert len(state.privacy.export(7)["answers"]) == 1
    state.close()


def test_backup_answers_on_another_machine_with_other_paths(house: House, tmp_path: Path) -> None:
    backup = tmp_path / "all.tar.gz"
    house.run("backup", backup)
    live = json.loads(house.run("status", "--json")[1])["generation"]
    house.corpus.rename(tmp_path / "away")
    (house.root / "var").rename(tmp_path / "var-away")
    other = House(tmp_path / "máy khác" / "bot", house.capture)
    other.write(
        "config.toml",
        f"{RETRIEVAL}\n[corpus]\npath = 'văn bản'\n[index]\npath = 'chỉ mục/x'\n[database]\nurl = 'sqlite:///b.db'",
    )

    status, said, _ = other.run("restore", backup)

    assert (status, f"generation {live}" in said) == (0, True)
    assert "FAILED" not in other.run("check")[1]
    assert "Đoàn phí do đoàn viên đóng" in other.run("text", "phi")[1]
    assert "restore" in other.run("audit")[1]
    assert other.run("ingest", "--json")[1].count('"unchanged": 1') == 1


def test_while_a_restore_is_cut_short_nothing_is_written_or_answered(house: House) -> None:
    file = house.root / "a.tar"
    assert house.run("backup", file)[0] == 0
    aside = house.root / ".corpus.restoring-0123abcd.old"
    corpus = house.root / "corpus"
    journal = {
        "file": str(file),
        "swaps": [[str(aside.with_suffix("")), str(corpus), False]],
        "database": "",
        "previous": "",
        "current": json.loads(house.run("status", "--json")[1])["generation"],
    }
    corpus.rename(aside)
    aside.with_suffix("").mkdir()
    (house.root / "var" / "restoring.json").write_text(json.dumps(journal), encoding="utf-8")

    for words in (["ingest"], ["rebuild"], ["rollback"], ["ask", "phí"], ["remove", "x"], ["serve"]):
        status, _, err = house.run(*words)
        assert status == 1, words
        assert f"run `policybot restore {file}` again" in err, words
    status, out, _ = house.run("check")
    assert status == 1
    assert f"waits in {aside}" in out

    status, _, err = house.run("restore", file, "--yes")

    assert status == 0, err
    assert "cut short is undone" in err
    assert "no restore was cut short" in house.run("check")[1]
    assert not aside.exists()
