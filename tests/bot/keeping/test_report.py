"""One page tells what the documents are, what was not answered and how good the answers are, to everyone."""

import re
import time
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot import texts_report as texts
from bot.composition import App
from bot.keeping.index_work import Done, Work, outcome_of
from bot.keeping.report import Report, Unanswered, gather
from bot.keeping.report_page import report_page
from bot.keeping.report_plot import in_words, plot
from bot.settings_loading import load_settings
from bot.state import Conversation, Source, State, StoredAnswer
from tests.bot.commands.house import RETRIEVAL
from tests.bot.keeping import chromium
from tests.fakes import FakeEmbedder
from vectorstore.generation import Measured

TODAY = date(2026, 3, 1)
SCRIPT = "<script>alert('Điều 1')</script>"
LONG_WORD = "siêudài" * 40
PERSON = 5551234567


class House:
    """A corpus with fixed questions, its index and a database of questions."""

    def __init__(self, root: Path) -> None:
        (root / "corpus").mkdir()
        (root / "config.toml").write_text(RETRIEVAL, encoding="utf-8")
        (root / "corpus" / "phi.md").write_text(
            "# Đoàn phí\n\nĐoàn phí do đoàn viên đóng.\n", encoding="utf-8"
        )
        (root / "corpus" / "quy.md").write_text(f"# Quỹ {SCRIPT}\n\n{LONG_WORD}.\n", encoding="utf-8")
        (root / "corpus" / "questions.jsonl").write_text(
            '{"id": "q1", "question": "Đoàn phí do ai đóng?", "gold": [{"doc": "phi.md"}]}\n',
            encoding="utf-8",
        )
        self.settings = load_settings(root / "config.toml", {})
        self.app = App(self.settings, FakeEmbedder(), today=lambda: TODAY)
        for _ in range(2):
            assert isinstance(outcome_of(self.app, Work.REBUILD, lambda *_: None), Done)
        self.state = State(self.settings.database.url)

    def ask(self, question: str, kind: str, *, confidence: float = 0.9, seconds: float = 0.2) -> None:
        cited = self.app.library.current().documents()[0]
        sources = (Source(1, cited.id, cited.title, "", 0, 8, "Đoàn phí"),) if kind == "answer" else ()
        token = f"t{time.monotonic_ns() % 10**12}"
        conversation = Conversation(PERSON, PERSON)
        self.state.answers.save(
            StoredAnswer(token, conversation, question, kind, confidence, sources, "g", seconds)
        )

    def report(self) -> Report:
        span = {"since": time.time() - 3600, "until": time.time() + 1}
        feedback = self.state.feedback
        return gather(self.app, feedback.totals(**span), feedback.asked(**span), **span)


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    house.ask("Giá vé tàu là bao nhiêu?", "no_answer")
    house.ask("giá vé tàu  là bao nhiêu", "no_answer")
    house.ask(f"Còn {LONG_WORD} {SCRIPT}?", "no_answer")
    house.ask("Đoàn phí do ai đóng?", "answer", confidence=0.61, seconds=7.25)
    house.ask("Ai giữ quỹ?", "answer", confidence=0.57, seconds=0.1)
    return house


def test_alike_questions_without_an_answer_are_one_line_and_the_most_frequent_comes_first(
    house: House,
) -> None:
    found = house.report().unanswered

    assert [(type(one), one.times) for one in found] == [(Unanswered, 2), (Unanswered, 1)]
    assert found[0].question == "giá vé tàu  là bao nhiêu"


def test_slow_and_unsure_answers_come_first(house: House) -> None:
    report = house.report()

    assert report.slowest[0].question == "Đoàn phí do ai đóng?"
    assert [one.confidence for one in report.unsure] == [0.57, 0.61]


def test_each_document_tells_how_often_it_was_cited_and_tested(house: House) -> None:
    shelved = {one.document.file: (one.cited, one.tested) for one in house.report().documents}

    assert shelved == {"phi.md": (2, 1), "quy.md": (0, 0)}


def test_the_quality_of_every_generation_is_told(house: House) -> None:
    assert [(one.asked, one.found) for one in house.report().measured] == [(1, 1), (1, 1)]


def test_nothing_that_somebody_wrote_becomes_markup_and_nobody_is_named(house: House) -> None:
    page = report_page(house.report())

    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert str(PERSON) not in page
    assert house.state.pseudonyms.of(PERSON) in page


def test_the_page_needs_nothing_else(house: House) -> None:
    page = report_page(house.report())

    assert re.findall(r'(?:src|href|url)\s*[=(]\s*["\']?(?!#|data:,)[^"\'\s>]+', page) == []
    assert "@import" not in page


def test_the_page_has_one_outline_and_its_tables_are_named_by_rows_and_columns(house: House) -> None:
    class Outline(HTMLParser):
        levels: list[int] = []  # noqa: RUF012
        scopes: set[str] = set()  # noqa: RUF012
        tables = captions = 0

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if re.fullmatch(r"h[1-6]", tag):
                self.levels.append(int(tag[1]))
            if tag == "th":
                self.scopes.add(dict(attrs).get("scope") or "none")
            self.tables += tag == "table"
            self.captions += tag == "caption"

    outline = Outline()
    outline.feed(report_page(house.report()))

    assert outline.levels == [1, 2, 2, 2, 2, 2, 2]
    assert outline.scopes == {"row", "col"}
    assert outline.tables == outline.captions == 6


def test_the_plot_says_in_words_what_it_shows() -> None:
    measured = [
        Measured("a", "2026-01-01T00:00:00+00:00", 3, 10, 9),
        Measured("b", "2026-02-01T00:00:00+00:00", 3, 10, 8),
        Measured("c", "2026-02-03T00:00:00+00:00", 3, 16, 15),
    ]

    drawn = plot(measured)

    assert in_words(measured) == (
        "Biểu đồ đường, 3 bản, từ 01/01/2026 đến 03/02/2026. Bản đầu 90,0%, bản đang dùng 93,8%; "
        "thấp nhất 80,0%, cao nhất 93,8%. Trục đứng từ 50%. Số liệu từng bản ở bảng ngay dưới."
    )
    assert drawn.count("<circle") == 3
    assert re.findall(r">(\d+)%<", drawn) == ["50", "60", "70", "80", "90", "100"]
    assert 'role="img"' in drawn


@pytest.mark.parametrize(
    ("found", "lowest_line"), [(98, "90"), (91, "80"), (60, "50"), (30, "0"), (0, "0"), (100, "90")]
)
def test_the_axis_begins_where_a_small_loss_can_be_seen_and_below_every_point(
    found: int, lowest_line: str
) -> None:
    drawn = plot([Measured("a", "2026-01-01T00:00:00+00:00", 3, 100, found)])

    assert re.findall(r">(\d+)%<", drawn)[0] == lowest_line


def test_an_index_without_fixed_questions_and_questions_still_gives_a_page(tmp_path: Path) -> None:
    house = House(tmp_path)
    (tmp_path / "corpus" / "questions.jsonl").unlink()

    page = report_page(house.report())

    assert texts.NOTHING_ASKED in page
    assert texts.NOT_ANSWERED_NONE not in page
    assert texts.SLOWEST_NONE in page


@pytest.mark.slow
@pytest.mark.skipif(chromium.PROGRAM is None, reason="Chromium is not installed: apt-get install chromium")
@pytest.mark.parametrize("width", [390, 1280])
def test_a_browser_shows_the_page_without_complaint_on_a_phone_and_a_screen_reader_hears_it(
    width: int, house: House, tmp_path: Path
) -> None:
    page = tmp_path / "bao-cao.html"
    page.write_text(report_page(house.report()), encoding="utf-8")

    seen = chromium.look_at(page, width=width)

    assert seen.complaints == ()
    assert set(seen.requested) <= {page.as_uri(), "data:,"}
    assert seen.width <= width
    assert seen.narrowest > 0.8 * 390
    assert seen.smallest_label >= 12
    assert seen.broken == ()
    names: dict[str, list[str]] = {}
    for role, name in seen.roles:
        names.setdefault(role, []).append(name)
    assert names["heading"][:2] == [texts.TITLE, texts.OVERVIEW]
    assert len(names["table"]) == 6
    assert {texts.DOCUMENT, texts.VALIDITY, texts.SINCE} <= set(names["columnheader"])
    assert texts.PLOT_TITLE in names.get("image", names.get("img", []))
