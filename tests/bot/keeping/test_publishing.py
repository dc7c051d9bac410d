"""What staff take in takes the place of the version that the corpus has, whatever generation is live."""

from pathlib import Path

from bot.composition import App
from bot.keeping.adding import examine
from bot.keeping.generations import roll_back
from bot.keeping.index_work import Work, outcome_of
from bot.keeping.publishing import publish
from bot.settings_loading import load_settings
from tests.bot.commands.house import RETRIEVAL, RULE
from tests.fakes import FakeEmbedder


def take_in(app: App, folder: Path, name: str, who: str) -> None:
    waiting = folder / name
    waiting.write_text(RULE.format(who=who), encoding="utf-8")
    publish(app, [examine(waiting, app)])


def test_after_a_rollback_a_new_version_takes_the_place_of_the_one_in_the_corpus(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(RETRIEVAL, encoding="utf-8")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "phi.md").write_text(
        "# Đoàn phí\n\nĐoàn phí do đoàn viên đóng.\n", encoding="utf-8"
    )
    app = App(load_settings(tmp_path / "config.toml", {}), FakeEmbedder())
    outcome_of(app, Work.INGEST, lambda *_: None)
    take_in(app, tmp_path, "mot.txt", "Người lao động")
    take_in(app, tmp_path, "hai.txt", "Đoàn viên")
    roll_back(app)

    take_in(app, tmp_path, "ba.txt", "Cán bộ")

    in_corpus = sorted(path.name for path in app.corpus.rglob("*.txt"))
    live = sorted(document.file for document in app.library.current().documents())
    assert in_corpus == ["ba.txt"]
    assert live == ["bo-sung/ba.txt", "phi.md"]
    assert sorted(path.name for path in app.removed_files.glob("*.txt")) == ["hai.txt", "mot.txt"]
