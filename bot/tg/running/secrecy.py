"""Keeps the token out of the logs, whoever logs it and however."""

import logging
import traceback

_HIDDEN = "[hidden]"


class HidingFormatter(logging.Formatter):
    """Formats as another formatter does, then hides secrets."""

    def __init__(self, formatter: logging.Formatter, *secrets: str) -> None:
        super().__init__()
        self._formatter = formatter
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        """Return the line without the secrets."""
        return hide(self._formatter.format(record), *self._secrets)


def hide_in_logs(secret: str) -> None:
    """Hide a secret in everything that is logged from now on."""
    for handler in logging.getLogger().handlers:
        handler.setFormatter(HidingFormatter(handler.formatter or logging.Formatter(), secret))
    for name in ("httpx", "httpcore"):  # their INFO lines are URLs with the token
        logging.getLogger(name).setLevel(logging.WARNING)


def hide(text: str, *secrets: str) -> str:
    """Return the text with each secret, as it is or as Python would print it, hidden."""
    for secret in secrets:
        for form in (secret, repr(secret)[1:-1], ascii(secret)[1:-1]):
            text = text.replace(form, _HIDDEN) if form.strip() else text
    return text


def traceback_without(error: BaseException, *secrets: str) -> str:
    """Return the traceback as text, without the secrets."""
    return hide("".join(traceback.format_exception(error)), *secrets)
