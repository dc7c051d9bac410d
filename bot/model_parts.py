"""The parts of answers that a language model has a share in, made from the settings."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.composition import App
    from bot.llm.rewriting import RewritingQueryBuilder
    from bot.llm.writing import StatementWriter
    from vectorstore.question_text import QueryBuilder

_REWRITING_SHARE = 0.25  # of the model's time, for the rewriting of a follow-up


def query_builder_of(app: "App") -> "QueryBuilder | RewritingQueryBuilder":
    """Return the rules, in mode "llm" with a model for follow-ups in front of them."""
    chosen = app.settings.answering
    if chosen.mode == "extractive" or not chosen.rewrite_follow_ups:
        return app.query_builder
    from bot.llm.rewriting import RewritingQueryBuilder

    timeout_seconds = chosen.timeout_seconds * _REWRITING_SHARE
    return RewritingQueryBuilder(app.query_builder, app.model, timeout_seconds=timeout_seconds)


def writer_of(app: "App") -> "StatementWriter | None":
    """Return what lets the model write, in mode "llm"; None otherwise."""
    chosen = app.settings.answering
    if chosen.mode == "extractive":
        return None
    from bot.llm.writing import StatementWriter

    return StatementWriter(
        app.model,
        timeout_seconds=chosen.timeout_seconds,
        max_citations=chosen.max_citations,
        max_quote_chars=chosen.max_quote_chars,
    )
