"""Checks the models that questions need: each check returns what was seen, or raises what to do."""

from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import UnhealthyError

if TYPE_CHECKING:
    from bot.composition import App


def model(app: "App") -> str:
    """Tell whether the embedding model gives vectors of its dimension."""
    vector = app.embedder.embed_query("kiểm tra")
    if vector.shape != (app.embedder.dimension,):
        raise UnhealthyError(
            f"The model gives {vector.shape[0]} numbers instead of {app.embedder.dimension}."
        )
    return f"{app.embedder.name}, {app.embedder.dimension} dimensions"


def diacritics(app: "App") -> str:
    """Show that missing diacritics are restored."""
    return f"restores “cong doan” to “{app.restorer.restore('cong doan')}”"


def reranker(app: "App") -> str:
    """Tell which reranker is used, or why none is."""
    if app.reranker is not None:
        return f"{len(app.reranker.names)} features"
    if app.settings.retrieval.reranker:
        return "left out: it was fitted to another embedding model; the fused order is used"
    return "none; the fused order is used"


def translations(app: "App") -> str:
    """Tell which translations are used, or why none are."""
    chosen = app.settings.answering.translations
    if app.translations is not None:
        return f"{app.translations.table.chances.size} chances"
    if chosen and not Path(chosen).is_dir():
        return (
            f"left out: there is no folder {chosen}; name that of the shipped models/translations as "
            '[answering] translations, or set it to "" to do without'
        )
    return "left out: it numbers words as another embedding model does" if chosen else "none"
