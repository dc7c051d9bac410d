"""What is put together from the settings."""

import logging
from pathlib import Path

import pytest

from bot.composition import App
from bot.errors import SettingsError
from bot.llm.retrying import Retrying
from bot.settings import AnsweringSettings, DatabaseSettings, RetrievalSettings, Settings
from tests.fakes import FakeEmbedder
from vectorstore.reranking import TreeReranker

RERANKER = Path(__file__).parents[2] / "models" / "reranker"


def app(reranker: str, *, weights: str) -> App:
    return App(Settings(retrieval=RetrievalSettings(reranker=reranker)), FakeEmbedder(f"model@{weights}"))


def test_without_a_reranker_in_the_settings_there_is_none() -> None:
    assert app("", weights="0123").reranker is None


def test_a_reranker_that_knows_another_embedding_model_is_left_out_and_said(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        assert app(str(RERANKER), weights="another").reranker is None

    assert "fitted to another embedding model" in caplog.text


def test_a_reranker_is_used_with_its_embedding_model() -> None:
    weights = TreeReranker.load(RERANKER).embedder.partition("@")[2]

    assert app(str(RERANKER), weights=weights).reranker is not None


TRANSLATIONS = RERANKER.parent / "translations"


def with_translations(folder: str, *, embedder: str) -> App:
    return App(Settings(answering=AnsweringSettings(translations=folder)), FakeEmbedder(embedder))


def test_a_folder_of_translations_that_is_not_there_is_told_and_done_without(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert with_translations(str(tmp_path / "gone"), embedder="model@1").translations is None

    assert f"there is no folder {tmp_path / 'gone'}" in caplog.text


def test_translations_of_another_embedding_model_are_left_out() -> None:
    assert with_translations(str(TRANSLATIONS), embedder="model@another").translations is None


def llm_app(folder: Path, **answering: object) -> App:
    chosen = AnsweringSettings(mode="llm", model="openai:test", base_url="http://127.0.0.1:9/v1", **answering)  # type: ignore[arg-type]
    database = DatabaseSettings(url=f"sqlite:///{folder / 'bot.db'}")
    return App(Settings(answering=chosen, database=database), FakeEmbedder("model@0123"))


def test_a_model_without_a_budget_needs_no_database(tmp_path: Path) -> None:
    assert isinstance(llm_app(tmp_path).model, Retrying)
    assert list(tmp_path.iterdir()) == []


def test_a_model_with_a_budget_keeps_what_it_uses(tmp_path: Path) -> None:
    assert isinstance(llm_app(tmp_path, daily_tokens=1000).model, Retrying)
    assert (tmp_path / "bot.db").exists()


def test_a_budget_of_money_needs_prices(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="input_price"):
        _ = llm_app(tmp_path, daily_cost=1.0).model
