"""Writes out what people shorten: abbreviations of the field and the shorthand of chats."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from vectorstore.errors import VectorstoreError
from vectorstore.shorthand import EVERYDAY, FIELD, OFFICIAL
from vectorstore.vietnamese import fold, normalize

# A letter after these words is a label: "điểm k", "Chương V", "hạng e".
_LABELLED = re.compile(
    r"(?:điểm|khoản|hạng|loại|nhóm|mức|khối|bảng|mục|chương|phần|phụ lục|mẫu|diem|khoan|hang|loai|nhom|muc"
    r"|khoi|bang|chuong|phan|phu luc|mau)\s+$",
    re.IGNORECASE,
)
# What can be said as one syllable may be a word typed without diacritics: "tu" is "từ" before it is "TƯ".
_SAYABLE = re.compile(
    r"(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu?|r|s|th?|tr?|v|x)?[aeiouy]{1,3}(?:ch?|m|ng?|nh|p|t)?"
)
_DIGIT_AFTER = re.compile(r"\s*\d")
_DIGIT_BEFORE = re.compile(r"\d\s*$")


class GlossaryError(VectorstoreError):
    """glossary.toml is not as it should be; the message names the entry and the key."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    short: list[str] = Field(min_length=1)
    long: str
    only_if_alone: bool = False
    only_if_capitals: bool = False
    note: str = ""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    entry: list[_Entry] = []


class Glossary:
    """Expands abbreviations, whole words only, with or without their diacritics."""

    def __init__(self, entries: Iterable[_Entry] = ()) -> None:
        """Take the entries of a file over the built-in tables."""
        self._long_of: dict[str, str] = {}
        self._careful: set[str] = set()
        self._capital: set[str] = set()
        for entry in entries:
            self._add(entry)
        for short, long in {**OFFICIAL, **FIELD, **EVERYDAY}.items():
            self._add(_Entry(short=[short], long=long))
        shorts = sorted(self._long_of, key=len, reverse=True)
        choices = "|".join(re.escape(short).replace(r"\ ", r"\s+") for short in shorts)
        self._pattern = re.compile(rf"(?<![\w/.-])(?:{choices})(?![\w/-])", re.IGNORECASE)

    @classmethod
    def load(cls, path: Path | None) -> "Glossary":
        """Return the glossary of a TOML file over the built-in tables; None or no file: these alone.

        Raises GlossaryError, in one line, where the file is not as it should be.
        """
        if path is None or not path.is_file():
            return cls()
        try:
            entries = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).entry
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise GlossaryError(f"{path.name} is not valid TOML: {error}.") from error
        except ValidationError as error:
            mistake = error.errors()[0]
            where = ".".join(str(part) for part in mistake["loc"])
            raise GlossaryError(f"{path.name}: {where}: {mistake['msg']}. See its first lines.") from error
        return cls(entries)

    def _add(self, entry: _Entry) -> None:
        """Take an entry in; what was taken in before stays."""
        for short in entry.short:
            written = normalize(short)
            bare = fold(written)
            keys = {written.lower()} if _SAYABLE.fullmatch(bare) else {written.lower(), bare}
            for key in keys - self._long_of.keys():
                self._long_of[key] = normalize(entry.long)
                if entry.only_if_alone or len(key) == 1:
                    self._careful.add(key)
                if entry.only_if_capitals or (written.isupper() and _SAYABLE.fullmatch(bare)):
                    self._capital.add(key)

    def expand(self, text: str) -> str:
        """Return the text with its abbreviations written out; document numbers are left alone."""

        def written_out(match: re.Match[str]) -> str:
            typed = match.group()
            key = re.sub(r"\s+", " ", typed.lower())
            is_label = key in self._careful and self._is_label(match)
            is_word = key in self._capital and not typed.isupper()
            return typed if is_label or is_word or key not in self._long_of else self._long_of[key]

        expanded = self._pattern.sub(written_out, normalize(text))
        return re.sub(r" {2,}", " ", expanded).strip()

    def _is_label(self, match: re.Match[str]) -> bool:
        before, after = match.string[: match.start()], match.string[match.end() :]
        return bool(
            (len(match.group()) == 1 and match.group().isupper())
            or (match.group() != "j" and _LABELLED.search(before))
            or _DIGIT_BEFORE.search(before)
            or _DIGIT_AFTER.match(after)
        )
