"""What is put together from the settings."""

import logging
from pathlib import Path

import pytest

from bot.composition import App
from bot.settings import RetrievalSettings, Settings
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
