"""Puts a model together from the settings: LangChain inside, the budget around it, retries around both."""

from collections.abc import Callable
from datetime import date

from bot.errors import SettingsError
from bot.llm.budget import Budgeted, Limits
from bot.llm.chat import LangChainLLM
from bot.llm.model import LLM
from bot.llm.retrying import Retrying
from bot.settings import AnsweringSettings
from bot.state import State


def made(chosen: AnsweringSettings, database_url: str, today: Callable[[], date]) -> LLM:
    """Return the model; LLMError or SettingsError where it cannot be set up."""
    model = LangChainLLM(
        chosen.model,
        base_url=chosen.base_url,
        timeout_seconds=chosen.timeout_seconds,
        max_output_tokens=chosen.max_output_tokens,
        output=chosen.output,
    )
    if not chosen.daily_tokens and not chosen.daily_cost:
        return Retrying(model, retries=chosen.retries)  # nothing is counted, and no database opened
    if chosen.daily_cost and not (chosen.input_price or chosen.output_price):
        raise SettingsError("[answering] daily_cost needs input_price and output_price: set them.")
    limits = Limits(chosen.daily_tokens, chosen.daily_cost, chosen.input_price, chosen.output_price)
    budgeted = Budgeted(
        model,
        State(database_url).model_use,
        limits,
        max_output_tokens=chosen.max_output_tokens,
        today=today,
    )
    return Retrying(budgeted, retries=chosen.retries)
