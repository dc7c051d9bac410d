"""How unlikely it is that a question has words that a text lacks: a statistical translation model.

IBM Model 1 (Brown et al., *The Mathematics of Statistical Machine Translation*, 1993) learns from questions
and the articles that answer them with which words people ask for what a text says: "đẻ" for "thai sản".
Its use for finding texts is from Berger and Lafferty, *Information Retrieval as Statistical Translation*,
1999. The table is made by training/translations.py and numbers tokens as one embedding model does.
"""

from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from vectorstore.errors import ModelUnavailableError
from vectorstore.static_table import TableTokens

DESCRIPTION = "translations.json"
TABLE = "translations.npz"
_USUAL = 5.0  # weight of how usual a token is in questions, beside its chance behind the text
_SAID = 0.1  # chance of a token that the text has, at the least
_LIKELY_ENOUGH = 1.0  # words that only ask or join are as unlikely as this
_MOST = 3.0  # that one token counts: of rare ones ("để chuyển") hardly any text leads to a single one

Chances = NDArray[np.float32]


class Description(BaseModel):
    """What translations.json says of the table beside it."""

    model_config = ConfigDict(frozen=True)

    embedder: str


@dataclass(frozen=True, eq=False)
class TranslationTable:
    """Chances of asking with a token for what another one says; may be used by several threads at once."""

    embedder: str  # name of the embedding model that numbers the tokens
    starts: NDArray[np.uint32]  # (tokens + 1,) where the entries of each token of a text begin
    asked: NDArray[np.uint16]  # (entries,) the token that is asked with
    chances: Chances  # (entries,) its chance, given that token of the text
    usual: Chances  # (tokens,) how usual each is in questions, as a share of all

    @classmethod
    def load(cls, folder: Path) -> "TranslationTable":
        """Read a table; ModelUnavailableError where it is missing or broken."""
        try:
            described = Description.model_validate_json((folder / DESCRIPTION).read_text(encoding="utf-8"))
            with np.load(folder / TABLE, allow_pickle=False) as kept:
                chances, usual = kept["chances"].astype(np.float32), kept["usual"].astype(np.float32)
                return cls(described.embedder, kept["starts"], kept["asked"], chances, usual)
        except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
            raise ModelUnavailableError(
                f"[answering] translations: cannot load {folder}: {error}. Name a folder that "
                '`python -m training.translations` wrote, or set it to "" to do without.'
            ) from error

    def serves(self, embedder: str) -> bool:
        """Tell whether a model numbers tokens as this table does; folders may be renamed."""
        return self.embedder.partition("@")[2] == embedder.partition("@")[2]

    def unlikely(self, question: NDArray[np.int64], text: NDArray[np.int64]) -> float:
        """Return how unlikely the tokens of a question are that a text lacks.

        It is the mean, over all different tokens of the question, of the logarithm of how much likelier each
        would be if it were said: 0 where all are or are likely anyway, 3 where nothing leads to any of them.
        """
        return float(self._of_each_missing(question, text).sum() / max(np.unique(question).size, 1))

    def strangeness(self, question: NDArray[np.int64], text: NDArray[np.int64]) -> float:
        """Return by how much the tokens that a text lacks are unlikelier than most, summed.

        Those that are likely enough count nothing; each of the others adds up to 2.
        """
        return float(np.maximum(self._of_each_missing(question, text) - _LIKELY_ENOUGH, 0.0).sum())

    def _of_each_missing(self, question: NDArray[np.int64], text: NDArray[np.int64]) -> NDArray[np.float64]:
        """(missing,) Return how unlikely each different token is that the text lacks, from 0 to 3."""
        asked, said = np.unique(question), np.unique(text)
        missing = asked[~np.isin(asked, said)]
        usual = _USUAL * self.usual[missing].astype(np.float64)
        found = self._behind(said)[missing]
        return np.clip(np.log((usual + _SAID) / (usual + found)), 0.0, _MOST)

    def _behind(self, said: NDArray[np.int64]) -> NDArray[np.float64]:
        """(tokens,) Return the chance of each token behind those of a text, summed."""
        rows = [np.arange(self.starts[one], self.starts[one + 1]) for one in said]
        at = np.concatenate(rows) if rows else np.zeros(0, dtype=np.int64)
        found = np.bincount(self.asked[at], weights=self.chances[at], minlength=self.usual.size)
        return np.asarray(found, dtype=np.float64)


@dataclass(frozen=True, eq=False)
class Translations:
    """The table with what numbers the tokens of texts for it."""

    table: TranslationTable
    tokens: TableTokens

    def unlikely(self, question: str, text: str) -> float:
        """Return how unlikely the words of a question are that a text lacks, see `TranslationTable`."""
        return self.table.unlikely(*self._numbered(question, text))

    def strangeness(self, question: str, text: str) -> float:
        """Return by how much they are unlikelier than most, see `TranslationTable`."""
        return self.table.strangeness(*self._numbered(question, text))

    def _numbered(self, *texts: str) -> list[NDArray[np.int64]]:
        return [
            np.array(ids, dtype=np.int64) for ids in self.tokens.table.encode([one.lower() for one in texts])
        ]
