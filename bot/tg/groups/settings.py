"""What the admins of a group choose by /caidat: how long answers are, who asks, who joins in."""

import re

from bot.errors import NotFoundError
from bot.state import GroupChoices
from bot.tg import texts
from bot.tg.delivering.messages import Button, Message, to_messages
from bot.tg.delivering.richtext import joined, styled

KIND_OF_DATA = "c"
_FIELDS = {"b": "is_brief", "a": "only_admins_ask", "s": "is_shared"}
_DATA = re.compile(rf"{KIND_OF_DATA}:(?P<field>[{''.join(_FIELDS)}]):(?P<value>[01])", re.ASCII)


def settings_view(choices: GroupChoices) -> Message:
    """Return what holds in a group, with one button to change each choice, which says what it does."""
    values = [getattr(choices, field) for field in _FIELDS.values()]
    lines = [
        styled(f"{number}. {said[value]}")
        for number, (said, value) in enumerate(zip(texts.GROUP_CHOICES, values, strict=True), start=1)
    ]
    rich = joined(
        [styled(texts.GROUP_SETTINGS, "bold"), joined(lines, "\n"), styled(texts.GROUP_SETTINGS_NOTE)], "\n\n"
    )
    rows = tuple(
        (Button(said[not value], f"{KIND_OF_DATA}:{letter}:{int(not value)}"),)
        for letter, said, value in zip(_FIELDS, texts.GROUP_CHOICE_BUTTONS, values, strict=True)
    )
    return to_messages(rich, buttons=rows)[0]


def choice_of(data: str) -> dict[str, bool]:
    """Return the choice that a pressed button makes, by its field; NotFoundError for other data."""
    match = _DATA.fullmatch(data)
    if match is None:
        raise NotFoundError("There is no such choice.")
    return {_FIELDS[match["field"]]: match["value"] == "1"}
