"""What can go wrong with a model; no message repeats what a provider said, be it a key or a question.

LLMError                    the model cannot be set up
LLMUnavailableError         there is no reply
├── UnsupportedFormError    the server refuses this way of asking
└── BudgetSpentError        the budget of the day is used up
"""

from bot.errors import BotError


class LLMError(BotError):
    """The model cannot be set up; the message says what to install or to set."""


class LLMUnavailableError(BotError):
    """The model did not reply: a time-out, a refusal, a broken connection."""

    def __init__(
        self,
        reason: str,
        *,
        is_transient: bool = False,
        retry_after_seconds: float = 0.0,
        may_have_cost: bool = False,
    ) -> None:
        """Say in a few words why; `may_have_cost` tells whether a provider may charge for it all the same."""
        super().__init__(f"The model did not reply: {reason}")
        self.is_transient = is_transient
        self.retry_after_seconds = retry_after_seconds
        self.may_have_cost = may_have_cost


class UnsupportedFormError(LLMUnavailableError):
    """The server refuses the request as it is made; made plainer, it may take it."""

    def __init__(self, reason: str, *, dislikes_temperature: bool = False) -> None:
        """Tell whether it is the temperature that the model does not take."""
        super().__init__(reason)
        self.dislikes_temperature = dislikes_temperature


class BudgetSpentError(LLMUnavailableError):
    """The budget of the day is used up; there are replies again after midnight."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("the daily budget is used up")
