"""Conversations over the starter corpus, with the shipped models: what is typed, and what comes of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.answers import Answer, NeedsDetails, NoAnswer, Result, Trace
from bot.citations import verify
from bot.commands.indexing import ingest
from bot.composition import App, compose
from bot.settings_loading import load_settings
from vectorstore.vietnamese import fold

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.slow
Ask = Callable[..., Result]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> App:
    index = str(tmp_path_factory.mktemp("index"))
    made = compose(load_settings(ROOT / "config.toml", {"POLICYBOT_INDEX__PATH": index}))
    ingest(made, is_rebuild=False)
    return made


@pytest.fixture(scope="module")
def ask(app: App) -> Ask:
    def asked(*questions: str) -> Result:
        *history, last = questions
        return app.answerer.answer(last, history=history).result

    return asked


def places(result: Result) -> list[tuple[str | None, str | None, str | None]]:
    assert isinstance(result, Answer), result
    return [(one.document.number, one.article, one.clause) for one in result.citations]


LABOUR_CODE, UNION_LAW = "45/2019/QH14", "50/2024/QH15"
LAW_ID = "50-2024-qh15"
LONG_ENOUGH = 20  # words of a line that is pasted


@pytest.mark.parametrize(
    ("questions", "place"),
    [
        pytest.param(("khoản 1 điều 35 blld", "khoản 2 thì sao"), (LABOUR_CODE, "35", "2"), id="khoản"),
        pytest.param(
            ("khoan 1 dieu 35 blld", "khoan 2 thi sao"),
            (LABOUR_CODE, "35", "2"),
            id="khoản without diacritics",
        ),
        pytest.param(
            ("khoản 1 điều 35 blld", "khoản 2 điều đó"), (LABOUR_CODE, "35", "2"), id="khoản of that Điều"
        ),
        pytest.param(("điều 24 blld", "điều tiếp theo"), (LABOUR_CODE, "25", None), id="next Điều"),
        pytest.param(
            ("điều 25 blld", "cảm ơn", "dieu truoc do"),
            (LABOUR_CODE, "24", None),
            id="Điều before, past thanks",
        ),
        pytest.param(
            ("đình công là gì", "đồ ngu", "khoản 1 điều 25 blld"), (LABOUR_CODE, "25", None), id="a new place"
        ),
    ],
)
def test_a_place_is_followed_up(ask: Ask, questions: tuple[str, ...], place: tuple[str, str, str]) -> None:
    found = places(ask(*questions))[0]

    assert found[:2] == place[:2]
    assert place[2] is None or found[2] == place[2]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mức đóng kinh phí công đoàn là bao nhiêu?", "điều tiếp theo"),
        ("muc dong kinh phi cong doan la bao nhieu", "dieu tiep theo"),
    ],
)
def test_the_next_article_follows_an_answer_found_by_search(ask: Ask, first: str, second: str) -> None:
    before = places(ask(first))[0]

    result = ask(first, second)

    assert before[1] is not None
    following = str(int(before[1]) + 1)
    if isinstance(result, Answer):
        assert {place[:2] for place in places(result)} == {(before[0], following)}
    else:
        assert isinstance(result, NoAnswer)
        assert f"Điều {following}" in result.text


@pytest.mark.parametrize(
    "questions",
    [
        ("Muốn nghỉ việc phải báo trước bao nhiêu ngày?", "hợp đồng không xác định thời hạn"),
        ("muon nghi viec phai bao truoc bao nhieu ngay", "hop dong khong xac dinh thoi han"),
        (
            "muon nghi viec phai bao truoc bao nhieu ngay",
            "hop dong khong xac dinh thoi han",
            "con hop dong 12 thang",
        ),
    ],
)
def test_a_kind_of_contract_alone_keeps_what_was_asked(ask: Ask, questions: tuple[str, ...]) -> None:
    result = ask(*questions)

    assert isinstance(result, Answer)
    assert "báo trước ít nhất 45 ngày" in result.citations[0].quote


def test_this_law_is_the_law_of_the_answer_before(ask: Ask) -> None:
    first = "Mức đóng kinh phí công đoàn của doanh nghiệp là bao nhiêu?"
    number = places(ask(first))[0][0]

    result = ask(first, "luật này có hiệu lực từ khi nào?")

    assert places(result)[0][0] == number


def test_an_insult_gets_a_calm_line_and_not_the_last_answer(ask: Ask) -> None:
    result = ask("Thử việc tối đa bao lâu?", "đồ ngu")

    assert isinstance(result, NeedsDetails)
    assert "xin lỗi" in result.question


@pytest.mark.parametrize(
    "question", ["Điều 300 Bộ luật Lao động", "dieu 300 bo luat lao dong", "điều 300 blld"]
)
def test_an_article_that_is_not_there_is_said_not_to_be(ask: Ask, question: str) -> None:
    result = ask(question)

    assert isinstance(result, NoAnswer)
    assert "không có Điều 300" in result.text
    assert [document.number for document in result.nearest] == [LABOUR_CODE]


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("có những văn bản nào về công đoàn", {UNION_LAW}),
        ("co nhung van ban nao ve cong doan", {UNION_LAW}),
        ("liệt kê các nghị định còn hiệu lực", {"12/2022/NĐ-CP", "135/2020/NĐ-CP"}),
        ("van ban nao quy dinh ve thai san", {"41/2024/QH15"}),
    ],
)
def test_documents_are_listed_each_with_a_passage(ask: Ask, question: str, numbers: set[str]) -> None:
    result = ask(question)

    assert numbers <= {place[0] for place in places(result)}
    assert isinstance(result, Answer)
    assert result.text.startswith("Tôi tìm thấy")
    assert all(f"[{one.number}]" in result.text for one in result.citations)


@pytest.mark.parametrize(
    "question",
    [
        "so sánh luật công đoàn 2012 và 2024 về kinh phí công đoàn",
        "so sanh luat cong doan 2012 va 2024 ve kinh phi cong doan",
    ],
)
def test_two_laws_are_compared_the_earlier_first(ask: Ask, question: str) -> None:
    result = ask(question)

    numbers = [place[0] for place in places(result)]
    assert numbers[0] == "12/2012/QH13"
    assert numbers[-1] == UNION_LAW
    assert isinstance(result, Answer)
    assert "đến trước ngày 01/07/2025" in result.text


def test_a_comparison_without_a_point_is_asked_back(ask: Ask) -> None:
    result = ask("so sánh bộ luật lao động 2012 và 2019")

    assert isinstance(result, NeedsDetails)
    assert "điểm nào" in result.question


def test_several_questions_are_answered_under_their_numbers(ask: Ask) -> None:
    result = ask(
        "1. Nghỉ hằng năm bao nhiêu ngày? 2. giá vàng hôm nay bao nhiêu? 3. Thử việc tối đa bao lâu?"
    )

    assert isinstance(result, Answer)
    assert [one.number for one in result.citations] == list(range(1, len(result.citations) + 1))
    second = result.text.split("\n2. giá vàng")[1].split("\n3. Thử việc")[0]
    assert "không tìm thấy" in second
    assert {"113", "25"} <= {one.article for one in result.citations}


def test_a_question_in_english_is_answered_in_vietnamese(ask: Ask) -> None:
    result = ask("How many days of annual leave do I get?")

    assert places(result)[0][:2] == (LABOUR_CODE, "113")
    assert isinstance(result, Answer)
    assert result.text.startswith("Tôi tìm theo: nghỉ hằng năm")


def test_english_that_is_not_understood_is_asked_for_in_vietnamese(ask: Ask) -> None:
    assert isinstance(ask("What is the weather like today?"), NeedsDetails)


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        (("được nghỉ bao nhiêu ngày?",), "loại nghỉ nào"),
        (("duoc nghi bao nhieu ngay",), "loại nghỉ nào"),
        (("tuổi nghỉ hưu của tôi",), "nam hay nữ"),
        (("khi nao em duoc nghi huu",), "nam hay nữ"),
        (("mức đóng bao nhiêu?",), "khoản đóng nào"),
    ],
)
def test_what_is_missing_is_asked_back(ask: Ask, questions: tuple[str, ...], said: str) -> None:
    result = ask(*questions)

    assert isinstance(result, NeedsDetails)
    assert said in result.question


@pytest.mark.parametrize(
    "questions",
    [
        ("được nghỉ bao nhiêu ngày?", "nghỉ hằng năm"),
        ("mức đóng bao nhiêu?", "kinh phí công đoàn"),
        ("Nghỉ phép năm được bao nhiêu ngày?",),
        ("Tuổi nghỉ hưu của lao động nam là bao nhiêu?",),
    ],
)
def test_what_is_said_is_not_asked_again(ask: Ask, questions: tuple[str, ...]) -> None:
    assert not isinstance(ask(*questions), NeedsDetails)


@pytest.mark.parametrize("is_stripped", [False, True], ids=["as written", "without diacritics"])
@pytest.mark.parametrize("form", ["{}", "đoạn này ở đâu: “{}”", "{} nằm ở văn bản nào?"])
def test_a_pasted_clause_is_found_where_it_stands(app: App, ask: Ask, form: str, is_stripped: bool) -> None:
    passage = next(one for one in app.library.current().passages(LAW_ID) if one.article == "29")
    lines = [line for line in passage.text.splitlines() if len(line.split()) >= LONG_ENOUGH]
    typed = form.format(lines[0])

    result = ask(fold(typed) if is_stripped else typed)

    assert (UNION_LAW, "29") in {place[:2] for place in places(result)}
    assert isinstance(result, Answer)
    assert result.text.startswith("Đoạn bạn gửi")


def test_an_invented_clause_is_not_found(ask: Ask) -> None:
    result = ask(
        "đoạn này ở đâu: “doanh nghiệp phải phát cho mỗi công nhân một con gà vào ngày rằm hằng tháng”"
    )

    assert isinstance(result, NoAnswer)
    assert "nguyên văn" in result.text


@pytest.mark.parametrize(
    "questions",
    [
        ("lương tối thiểu vùng là bao nhiêu?", "ví dụ?"),
        ("1. Thử việc bao lâu? 2. Đình công là gì?", "còn lương thì sao?"),
        ("so sánh luật công đoàn 2012 và 2024 về kinh phí công đoàn",),
        ("có những văn bản nào về bảo hiểm xã hội",),
        ("đồ ngu, sa thải khi nào?",),
        ("How long is maternity leave?", "and for men?"),
        ("vợ sinh con được nghỉ mấy ngày?", "thế chồng thì sao?", "thế năm 2020?"),
    ],
)
def test_every_citation_of_every_shape_verifies(app: App, questions: tuple[str, ...]) -> None:
    *history, last = questions
    trace: Trace = app.answerer.answer(last, history=history)
    index = app.library.current()

    if isinstance(trace.result, Answer):
        assert all(verify(one, index) for one in trace.result.citations)
        assert all(one.quote in trace.result.text for one in trace.result.citations)


@pytest.mark.parametrize(
    ("questions", "document_number", "article"),
    [
        (("đoàn phí đóng bao nhiêu", "công ty thì đóng bao nhiêu phần trăm"), UNION_LAW, "29"),
        (("nghi phep nam dc may ngay", "lam chua du nam thi tinh sao"), LABOUR_CODE, "113"),
    ],
)
def test_what_says_little_is_asked_of_the_matter_before(
    ask: Ask, questions: tuple[str, ...], document_number: str, article: str
) -> None:
    assert (document_number, article) in {place[:2] for place in places(ask(*questions))}


_STORIES = {
    "pay in arrears": (
        "Em làm công nhân may ở một xưởng nhỏ được gần ba năm, hợp đồng không xác định thời"
        " hạn. Từ đầu năm tới"
        " giờ chủ xưởng cứ khất lương, đã hơn hai tháng em chưa nhận được đồng nào. Nhà em còn"
        " hai đứa nhỏ, tiền"
        " trọ cũng không có mà đóng. Vậy em có được nghỉ ngay mà không cần báo trước không ạ?",
        LABOUR_CODE,
        "35",
    ),
    "after a birth": (
        "Em sinh bé được năm tháng, hết tháng sau là đi làm lại. Hôm qua chị nhân sự nói phòng"
        " em đã tuyển người"
        " khác, nếu em đi làm thì xuống chuyền, lương thấp hơn trước hai triệu. Em ở công ty này sáu năm rồi,"
        " buồn quá. Sau khi nghỉ thai sản em có được trở lại công việc cũ không?",
        LABOUR_CODE,
        "140",
    ),
    "a sick child": (
        "Con tôi hai tuổi rưỡi hay bị viêm phổi, từ đầu năm đến giờ tôi đã xin nghỉ ba đợt để vào viện chăm"
        " cháu. Lần nào công ty cũng cằn nhằn, lần này thì bảo hết ngày phép nên nghỉ không"
        " lương. Tôi đóng bảo"
        " hiểm xã hội ở đây năm năm rồi. Một năm tôi được nghỉ chăm con ốm bao nhiêu ngày?",
        "41/2024/QH15",
        "44",
    ),
    "a union officer": (
        "Tôi là chủ tịch công đoàn cơ sở một công ty dệt khoảng ba trăm người, vẫn làm chuyên"
        " môn bình thường."
        " Mỗi lần tôi xin đi họp với công đoàn cấp trên là bị quản đốc càm ràm, dọa trừ công."
        " Tôi muốn biết luật"
        " cho phép thế nào để nói lại."
        " Mỗi tháng tôi được dùng bao nhiêu giờ làm việc cho công tác công đoàn?",
        UNION_LAW,
        "27",
    ),
}


@pytest.mark.parametrize(("story", "document_number", "article"), _STORIES.values(), ids=_STORIES)
def test_the_question_at_the_end_of_a_story_is_answered(
    ask: Ask, story: str, document_number: str, article: str
) -> None:
    assert places(ask(story))[0][:2] == (document_number, article)


def test_a_story_of_another_field_is_refused_whatever_it_tells_of_work(ask: Ask) -> None:
    told = (
        "Em kết hôn năm 2021, hai vợ chồng làm cùng khu công nghiệp, giờ sống không hợp nên"
        " tính chia tay. Con"
        " mới ba tuổi đang ở với bà ngoại. Nhà cửa thì chưa có gì, chỉ có chiếc xe máy mua chung và ít vàng."
        " Em muốn nuôi con. Thủ tục ly hôn thuận tình phải nộp ở đâu và mất bao lâu?"
    )

    assert isinstance(ask(told), NoAnswer)


@pytest.mark.parametrize("question", ["giá vàng hôm nay bao nhiêu", "quán phở nào ngon ở quận 1"])
def test_what_the_texts_have_not_heard_of_is_not_answered_from_the_matter_before(
    ask: Ask, question: str
) -> None:
    assert isinstance(ask("đoàn phí công đoàn đóng bao nhiêu", question), NoAnswer)


def test_a_new_question_is_not_mixed_with_the_topic_before(app: App) -> None:
    question = "Người lao động được tạm ứng tiền lương trong những trường hợp nào?"

    trace = app.answerer.answer(question, history=["Tuổi nghỉ hưu của lao động nam?"])

    assert trace.query.text == question
