"""Which presses are taken: in a group few, so that pages never keep the answers of others waiting."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.tg import texts
from bot.tg.receiving.limits import PerMinute, Refused

_IN_A_GROUP = 10  # presses in a minute, of the twenty messages that Telegram takes there
_OF_ONE_IN_A_GROUP = 6
_UNDER_WAY, _UNDER_WAY_IN_A_GROUP = 6, 2  # at the same time in a chat

HasRoom = Callable[[int], bool]


class PressLimits:
    """Judges presses before anything is done for them."""

    def __init__(self, per_person: int, *, has_room: HasRoom) -> None:
        self._of_person = PerMinute(per_person)
        self._of_one_in_group = PerMinute(_OF_ONE_IN_A_GROUP)
        self._of_group = PerMinute(_IN_A_GROUP)
        self._has_room = has_room
        self._under_way: Counter[int] = Counter()  # by chat

    def refusal(self, person_id: int, chat_id: int) -> str:
        """Count a press and return ""; or what to say where it is one too many or could not be shown soon."""
        now, is_group = time.time(), chat_id < 0
        if isinstance(self._of_person.admit(person_id, now), Refused):
            return texts.TOO_MANY_PRESSES
        most = _UNDER_WAY_IN_A_GROUP if is_group else _UNDER_WAY
        if self._under_way[chat_id] >= most or not self._has_room(chat_id):
            return texts.GROUP_IS_BUSY if is_group else texts.TOO_MANY_PRESSES
        if not is_group:
            return ""
        limits = (self._of_one_in_group, (chat_id, person_id)), (self._of_group, chat_id)
        is_refused = any(isinstance(limit.admit(whose, now), Refused) for limit, whose in limits)
        return texts.GROUP_IS_BUSY if is_refused else ""

    @contextmanager
    def under_way(self, chat_id: int) -> Iterator[None]:
        """Count a press as long as it is worked on."""
        self._under_way[chat_id] += 1
        try:
            yield
        finally:
            self._under_way[chat_id] -= 1
            if not self._under_way[chat_id]:
                del self._under_way[chat_id]
