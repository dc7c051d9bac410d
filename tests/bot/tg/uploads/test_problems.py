"""Whatever is wrong with a file has words of its own, which say what to do."""

from pathlib import Path

import pytest

from bot.tg import texts_uploads as texts
from bot.tg.uploads.problems import reason_of
from ingest import errors

TYPES = [one for one in vars(errors).values() if isinstance(one, type)]
OF_FILES = [one for one in TYPES if issubclass(one, errors.UnreadableFileError)]


@pytest.mark.parametrize("kind", [one for one in OF_FILES if one is not errors.UnreadableFileError])
def test_every_kind_of_file_that_cannot_be_read_has_words_of_its_own(
    kind: type[errors.UnreadableFileError],
) -> None:
    said = reason_of(kind(Path("a.pdf"), ".docx"))

    assert said not in (texts.PROBLEMS["UnreadableFileError"], texts.FAILED_OTHERWISE.format(detail=""))
    assert said in (*texts.PROBLEMS.values(), texts.MISLABELLED.format(suffix=".docx"))
