import zipfile
from pathlib import Path

import pytest

from bot.keeping.albums import NoPictureError, add_page, album_of, page_names


def picture(folder: Path, name: str, content: bytes = b"x") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_pictures_of_a_document_stay_as_they_are_in_the_order_given(tmp_path: Path) -> None:
    pages = [picture(tmp_path, "b.jpg", b"1"), picture(tmp_path, "a.png", b"2")]

    album = album_of(pages, tmp_path)

    assert page_names(album) == ["0001-b.jpg", "0002-a.png"]
    with zipfile.ZipFile(album) as archive:
        assert [archive.read(name) for name in archive.namelist()] == [b"1", b"2"]


def test_the_same_pictures_make_the_same_file(tmp_path: Path) -> None:
    for folder in ("mot", "hai"):
        (tmp_path / folder).mkdir()
        add_page(tmp_path / folder / "album.zip", "1.jpg", picture(tmp_path, "tin.jpg"))

    assert (tmp_path / "mot" / "album.zip").read_bytes() == (tmp_path / "hai" / "album.zip").read_bytes()


def test_pages_take_their_places_whenever_they_come_and_each_is_there_once(tmp_path: Path) -> None:
    album = tmp_path / "album.zip"

    for name in ("03.jpg", "01.jpg", "02.jpg", "01.jpg"):
        add_page(album, name, picture(tmp_path, "tin.jpg", name.encode()))

    assert page_names(album) == ["01.jpg", "02.jpg", "03.jpg"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("name", ["luat.pdf", "khong-co.jpg"])
def test_what_is_no_picture_cannot_be_a_page(name: str, tmp_path: Path) -> None:
    if name.endswith(".pdf"):
        picture(tmp_path, name)

    with pytest.raises(NoPictureError, match="can be pages of one document"):
        album_of([tmp_path / name], tmp_path)
