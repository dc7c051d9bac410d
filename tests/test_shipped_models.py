"""What is under models/: it loads without a network, is small, and knows its Vietnamese."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from vectorstore.diacritics import DiacriticsRestorer
from vectorstore.embedding import SentenceTransformerEmbedder
from vectorstore.reranking import TreeReranker
from vectorstore.static_table import StaticTable
from vectorstore.translations import Translations, TranslationTable
from vectorstore.vietnamese import fold_keeping_length, normalize, one_spelling, syllables

ROOT = Path(__file__).parents[1]
MODELS = ROOT / "models"
SENTENCES = (
    "Đoàn viên công đoàn đóng đoàn phí mỗi tháng bằng bao nhiêu phần trăm tiền lương?",
    "Công ty nợ lương công nhân hai tháng nay thì chúng tôi phải làm đơn gửi ở đâu?",
    "Chị em nuôi con nhỏ dưới một tuổi được về sớm một giờ mỗi ngày.",
    "Ban chấp hành công đoàn cơ sở họp ba tháng một lần.",
    "Tôi muốn biết khi nghỉ ốm có giấy của bác sĩ thì được hưởng bao nhiêu tiền.",
    "Người sử dụng lao động không được sa thải cán bộ công đoàn khi chưa thỏa thuận bằng văn bản.",
    "Chi bộ tổ chức học tập nghị quyết vào sáng thứ bảy tuần này.",
    "Hết thời gian thử việc mà công ty không ký hợp đồng thì sao?",
    "Làm thêm giờ vào ngày lễ được trả lương như thế nào?",
    "Bí thư đảng ủy báo cáo kết quả công tác kiểm tra, giám sát sáu tháng đầu năm.",
    "Muốn thành lập công đoàn ở xưởng may thì cần bao nhiêu người đồng ý?",
    "Tổ trưởng bắt cả tổ tăng ca đến mười giờ đêm.",
    "Lao động nữ mang thai từ tháng thứ bảy không phải làm việc ban đêm.",
    "Mức đóng bảo hiểm xã hội của người lao động là tám phần trăm.",
    "Em bị tai nạn trên đường đi làm về thì có được tính là tai nạn lao động không?",
    "Quà Tết của công đoàn năm nay gồm gạo, dầu ăn và bánh kẹo.",
    "Tranh chấp lao động tập thể phải được hòa giải trước khi đình công.",
    "Sổ bảo hiểm của tôi bị mất, xin cấp lại ở đâu và mất mấy ngày?",
    "Thủ trưởng cơ quan có trách nhiệm bảo đảm điều kiện hoạt động cho công đoàn.",
    "Đại hội công đoàn cơ sở tổ chức năm năm một lần.",
    "Nghỉ việc được ba tháng rồi mà chưa nhận được trợ cấp thất nghiệp.",
    "Đảng viên dự bị có được biểu quyết trong cuộc họp chi bộ không?",
    "Tiền ăn giữa ca của công nhân không được thấp hơn mức đã thỏa thuận.",
    "Con ốm phải vào bệnh viện, mẹ được nghỉ mấy ngày có lương?",
)
# A question, the passage that answers it, and one that shares its words but not its matter.
NEAREST = (
    (
        "đoàn viên đóng đoàn phí bao nhiêu",
        "Mức đóng đoàn phí công đoàn hằng tháng bằng 1% tiền lương.",
        "Mức đóng bảo hiểm y tế hằng tháng bằng 4,5% tiền lương.",
    ),
    (
        "sinh con được nghỉ mấy tháng",
        "Lao động nữ được nghỉ thai sản trước và sau khi sinh con là 06 tháng.",
        "Con sinh ra trong thời kỳ hôn nhân là con chung của vợ chồng.",
    ),
    (
        "làm thêm giờ được trả lương thế nào",
        "Người lao động làm thêm giờ vào ngày thường được trả ít nhất bằng 150% tiền lương.",
        "Người lao động được nghỉ hằng năm, hưởng nguyên lương theo hợp đồng lao động.",
    ),
    (
        "khai trừ đảng viên khi nào",
        "Đảng viên vi phạm đến mức phải khai trừ thì tổ chức đảng quyết định kỷ luật khai trừ ra khỏi Đảng.",
        "Chi bộ lãnh đạo thực hiện nhiệm vụ chính trị ở cơ sở và họp mỗi tháng một lần.",
    ),
    (
        "tai nạn lao động ai trả viện phí",
        "Người sử dụng lao động thanh toán chi phí y tế cho người bị tai nạn lao động.",
        "Cơ quan công an điều tra các vụ tai nạn giao thông có người chết.",
    ),
)


@pytest.fixture(scope="module")
def embedder() -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder(str(MODELS / "embedding"))


@pytest.fixture(scope="module")
def restorer() -> DiacriticsRestorer:
    return DiacriticsRestorer.load(MODELS / "diacritics")


def _bare(text: str) -> str:
    composed = normalize(text)
    folded = fold_keeping_length(composed)
    return "".join(
        letter.upper() if typed.isupper() else letter for letter, typed in zip(folded, composed, strict=True)
    )


def _spelled(text: str) -> list[str]:
    return [one_spelling(syllable) for syllable in syllables(text)]


def test_all_models_together_are_at_most_forty_megabytes() -> None:
    total = sum(path.stat().st_size for path in MODELS.rglob("*") if path.is_file())

    assert total <= 40_000_000


@pytest.mark.parametrize(
    ("model", "script"),
    [
        ("embedding", "embedding"),
        ("diacritics", "diacritics"),
        ("reranker", "reranking"),
        ("translations", "translations"),
    ],
)
def test_model_has_a_card_that_says_what_it_is_made_of(model: str, script: str) -> None:
    card = (MODELS / model / "README.md").read_text(encoding="utf-8")

    headings = {line.removeprefix("## ") for line in card.splitlines() if line.startswith("## ")}
    assert {"Data", "Method", "Figures", "Limits", "Licence", "Make it again"} <= headings
    assert f"python -m training.{script}" in card
    assert "Apache-2.0" in card


def test_every_model_is_on_the_page_of_models() -> None:
    page = (MODELS / "README.md").read_text(encoding="utf-8")

    assert all(f"({path.name}/README.md)" in page for path in MODELS.iterdir() if path.is_dir())


@pytest.mark.slow
def test_embedding_model_is_as_its_card_says(embedder: SentenceTransformerEmbedder) -> None:
    card = (MODELS / "embedding" / "README.md").read_text(encoding="utf-8")
    assert isinstance(embedder._encoder, StaticTable)
    tokens, dimension = embedder._encoder.vectors.shape

    assert embedder.dimension == dimension == 256
    assert f"{tokens:,} tokens" in card
    assert embedder.max_tokens == 256


@pytest.mark.slow
@pytest.mark.parametrize(("question", "right", "wrong"), NEAREST, ids=[case[0] for case in NEAREST])
def test_question_lies_nearer_to_its_answer_than_to_a_passage_with_like_words(
    embedder: SentenceTransformerEmbedder, question: str, right: str, wrong: str
) -> None:
    near, far = embedder.embed_passages([right, wrong]) @ embedder.embed_query(question)

    assert near > far


@pytest.mark.slow
def test_each_question_finds_its_answer_among_all(embedder: SentenceTransformerEmbedder) -> None:
    passages = embedder.embed_passages([text for _, *texts in NEAREST for text in texts])
    questions = np.stack([embedder.embed_query(question) for question, _, _ in NEAREST])

    assert (questions @ passages.T).argmax(axis=1).tolist() == [0, 2, 4, 6, 8]


@pytest.mark.slow
def test_spelling_capitals_and_normal_form_hardly_matter(embedder: SentenceTransformerEmbedder) -> None:
    composed = embedder.embed_query("Mức đóng kinh phí công đoàn")

    assert embedder.embed_query("MỨC ĐÓNG KINH PHÍ CÔNG ĐOÀN") == pytest.approx(composed, abs=1e-6)
    decomposed = "Mu\u031b\u0301c đo\u0301ng kinh phi\u0301 công đoa\u0300n"
    assert embedder.embed_query(decomposed) == pytest.approx(composed, abs=1e-6)


@pytest.mark.slow
def test_models_load_where_every_connection_is_refused() -> None:
    program = (
        "import sys\n"
        "def refuse(event, arguments):\n"
        "    if event in {'socket.connect', 'socket.getaddrinfo'}:\n"
        "        raise SystemExit(f'{event} {arguments}')\n"
        "sys.addaudithook(refuse)\n"
        "from pathlib import Path\n"
        "from vectorstore.diacritics import DiacriticsRestorer\n"
        "from vectorstore.embedding import SentenceTransformerEmbedder\n"
        "restored = DiacriticsRestorer.load(Path('models/diacritics')).restore('cong doan')\n"
        "print(restored, SentenceTransformerEmbedder('models/embedding').embed_query(restored).shape)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=240
    )

    assert (done.returncode, done.stdout) == (0, "công đoàn (256,)\n"), done.stderr


@pytest.mark.slow
def test_marks_of_everyday_sentences_come_back(restorer: DiacriticsRestorer) -> None:
    pairs = [(_spelled(text), _spelled(restorer.restore(_bare(text)))) for text in SENTENCES]

    right = sum(one == other for wanted, back in pairs for one, other in zip(wanted, back, strict=True))
    assert right / sum(len(wanted) for wanted, _ in pairs) >= 0.96


@pytest.mark.slow
@pytest.mark.parametrize("text", SENTENCES)
def test_complete_sentence_is_left_as_it_is(restorer: DiacriticsRestorer, text: str) -> None:
    assert restorer.restore(text) == text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("muc dong kinh phi cong doan la bao nhieu", "mức đóng kinh phí công đoàn là bao nhiêu"),
        ("Luat Cong doan 2024 co hieu luc khi nao?", "Luật Công đoàn 2024 có hiệu lực khi nào?"),
        ("nghị quyet so 57 ve khoa học công nghe", "nghị quyết số 57 về khoa học công nghệ"),
        ("dang vien du bi co duoc bieu quyet khong", "đảng viên dự bị có được biểu quyết không"),
        ("nghi thai san may thang", "nghỉ thai sản mấy tháng"),
        ("khoản 2 dieu 35", "khoản 2 điều 35"),
    ],
)
def test_question_is_restored(restorer: DiacriticsRestorer, typed: str, meant: str) -> None:
    assert restorer.restore(typed) == meant


@pytest.mark.slow
def test_people_ask_with_words_of_every_day_for_what_the_law_says(
    embedder: SentenceTransformerEmbedder,
) -> None:
    table = TranslationTable.load(MODELS / "translations")
    assert table.serves(embedder.name)
    assert embedder.tokens is not None
    translations = Translations(table, embedder.tokens)
    text = "Lao động nữ được nghỉ thai sản trước và sau khi sinh con là 06 tháng."

    known, strange = (
        translations.unlikely(one, text) for one in ("nghỉ đẻ mấy tháng", "nghỉ ngân hàng mấy tháng")
    )
    assert known < strange


@pytest.mark.slow
def test_the_reranker_was_fitted_to_the_shipped_embedding_model(
    embedder: SentenceTransformerEmbedder,
) -> None:
    assert TreeReranker.load(MODELS / "reranker").serves(embedder.name)
