"""Words that the restorer misreads are given their marks, others are left to it."""

import pytest

from vectorstore.phrases import with_known_phrases


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        pytest.param("the nam 2020", "thế nam 2020", id="the before a year"),
        pytest.param("the thoi vu", "thế thoi vu", id="the before a kind"),
        pytest.param("The con nu", "Thế còn nu", id="the con"),
        pytest.param("the thi sao", "thế thì sao", id="the thi"),
        pytest.param("vay nguoi nuoc ngoai", "vậy nguoi nuoc ngoai", id="vay"),
        pytest.param("neu lam dem", "nếu lam dem", id="neu"),
        pytest.param("con nam thi sao", "còn nam thi sao", id="con"),
        pytest.param("luong thi sao", "lương thi sao", id="luong"),
        pytest.param("con luong thi sao", "còn lương thi sao", id="con luong"),
        pytest.param("tuoi nghi huu cua nam", "tuoi nghi huu của nam", id="cua nam"),
        pytest.param("bi quay roi", "bi quấy rối", id="quay roi"),
        pytest.param("ba ma mat nghi may bua", "ba má mat nghi mấy bữa", id="ba ma, may bua"),
        pytest.param("sep phat toi vi di muon", "sep phạt tôi vi đi muộn", id="a fine"),
        pytest.param("bi duoi viec", "bi đuổi viec", id="dismissed"),
        pytest.param("cong ty cham luong", "cong ty chậm luong", id="late wages"),
        pytest.param("khong ki hop dong", "khong ký hop dong", id="unsigned"),
        pytest.param("lam hong phai den bao nhieu", "lam hỏng phai đền bao nhieu", id="damage"),
        pytest.param("bo mat nghi may ngay", "bố mất nghi may ngay", id="a father"),
        pytest.param("ong ngoai mat duoc nghi", "ong ngoai mất duoc nghi", id="a grandfather"),
        pytest.param("dang bau 5 thang", "đang bau 5 thang", id="being pregnant"),
        pytest.param("nghi tet khong luong", "nghi tet khong lương", id="without pay"),
        pytest.param("lam hai cho cung luc", "lam hai cho cùng lúc", id="at once"),
        pytest.param("em moi vo lam", "em moi vô làm", id="having begun"),
        pytest.param("hop dong cu", "hop dong cũ", id="an old contract"),
        pytest.param("khong dong dong nao", "khong đóng đồng nào", id="paying nothing"),
        pytest.param("hop dong nao", "hop dong nao", id="which contract"),
        pytest.param("phai xin phep ai?", "phai xin phep ai?", id="who"),
        pytest.param("tang ca chu nhat", "tang ca chủ nhật", id="a Sunday"),
        pytest.param("tien mai tang", "tiền mai tang", id="money first"),
        pytest.param("cong ty tra luong tre", "cong ty tra lương trễ", id="wages that come late"),
        pytest.param("con em bi sot cao", "con em bi sot cao", id="a child of mine"),
        pytest.param("nam nghi viec tuoi may", "nam nghi viec tuổi mấy", id="at what age"),
        pytest.param("bi thu cap uy", "bi thu cấp ủy", id="a committee"),
        pytest.param("ve xem phim gia bao nhieu", "ve xem phim giá bao nhieu", id="a price"),
        pytest.param("nghi de xong di lam lai", "nghỉ đẻ xong di lam lai", id="after a birth"),
        pytest.param("vo de nghi may ngay", "vợ đẻ nghi may ngay", id="vo de"),
        pytest.param("nghi de duoc bao lau", "nghỉ đẻ duoc bao lau", id="leave for a birth"),
        pytest.param("nghi de co luong khong", "nghỉ đẻ co luong khong", id="paid leave for a birth"),
        pytest.param("nghi de co duoc tra luong", "nghỉ đẻ co duoc tra lương", id="being paid for a birth"),
        pytest.param("nu cong nhan may", "nu công nhân may", id="a worker"),
        pytest.param("nu may tuoi ve huu", "nu mấy tuổi về hưu", id="how old"),
        pytest.param("nu ve huu thang nao", "nu về hưu tháng nào", id="in which month"),
        pytest.param("nam ve huu thang may?", "nam về hưu tháng mấy?", id="in what month"),
        pytest.param("no luong thi nghi luon", "no lương thi nghỉ luôn", id="leaving at once"),
        pytest.param("nghi ngang co phai den khong", "nghỉ ngang co phai đền khong", id="paying for leaving"),
    ],
)
def test_known_phrases_get_their_marks(typed: str, given: str) -> None:
    assert with_known_phrases(typed, str) == given


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("the doan vien bi mat", id="a card"),
        pytest.param("vay von ngan hang", id="a loan"),
        pytest.param("con om duoc nghi may ngay", id="a child"),
        pytest.param("tham gia bao nhieu lop", id="taking part"),
        pytest.param("nghi de di hoc", id="in order to"),
        pytest.param("so luong lao dong", id="a number"),
        pytest.param("so luong cua cong doan", id="a number of something"),
        pytest.param("phai den bao nhieu tuoi", id="until an age"),
        pytest.param("nghi de cham con om", id="off in order to"),
        pytest.param("nghi viec roi phai den lam thu tuc", id="having to come"),
        pytest.param("lam den toi muon", id="late in the evening"),
        pytest.param("luật của năm 2020", id="marked already"),
        pytest.param("ngay le cua nam 2020", id="of a year"),
        pytest.param("di thang may len tang 3", id="a lift"),
        pytest.param("chien thang nao", id="a victory"),
    ],
)
def test_other_words_are_left_alone(typed: str) -> None:
    assert with_known_phrases(typed, str) == typed


def test_a_known_phrase_is_shown_to_the_restorer_and_kept_from_it() -> None:
    seen: list[str] = []

    def restore(text: str) -> str:
        seen.append(text)
        return text.replace("nam", "năm").replace("tuoi", "tuổi")

    assert with_known_phrases("tuoi cua nam", restore) == "tuổi của nam"
    assert seen == ["tuoi của nam"]


@pytest.mark.parametrize("typed", ["con 2 tuoi om me duoc nghi", "con bi sot duoc nghi"])
def test_a_child_is_no_continuation(typed: str) -> None:
    assert with_known_phrases(typed, lambda text: text.replace("con ", "còn ")) == typed


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        pytest.param("nam sinh 3/1966", "nam sinh 3/1966", id="with a month"),
        pytest.param("nam sinh thang 3 nam 1966", "nam sinh thang 3 năm 1966", id="with a month in words"),
        pytest.param("toi la nam sinh ngay 5/3/1966", "toi la nam sinh ngay 5/3/1966", id="with a day"),
        pytest.param("nam nhan vien sinh nam 1966", "nam nhan vien sinh năm 1966", id="a man of a trade"),
        pytest.param("nam nhan vien bi thuong", "năm nhan vien bi thuong", id="five of a trade"),
        pytest.param("nam sinh nam 1966", "nam sinh năm 1966", id="with the word for a year"),
        pytest.param("nam sinh 1966", "năm sinh 1966", id="a year alone may be a year of birth"),
        pytest.param("ghi nam sinh 3/1966", "ghi năm sinh 3/1966", id="a form filled in"),
    ],
)
def test_a_man_who_was_born_is_no_year_of_birth(typed: str, given: str) -> None:
    assert with_known_phrases(typed, lambda text: text.replace("nam", "năm")) == given
