"""Lets people ask to be let in, and admins decide by a button."""

import logging

from bot.state import State
from bot.state.access_requests import APPROVED, REFUSED, WAITING, AccessRequest
from bot.state.recent_use import Use
from bot.state.roles import Role
from bot.tg import texts_people as texts
from bot.tg.delivering.messages import Button, Destination, Message, dump
from bot.tg.people.access import AGAIN_AFTER_SECONDS
from bot.tg.people.roster import Roster
from bot.tg.presses.presses import Outcome, Pressed

logger = logging.getLogger(__name__)


class Requests:
    """The buttons that ask for access and those that give it."""

    def __init__(self, state: State, roster: Roster) -> None:
        self._state = state
        self._roster = roster

    def press(self, pressed: Pressed) -> Outcome:
        """Take a request, or an admin's decision on one."""
        _, what, *rest = pressed.data.split(":")
        if what == "ask" and not rest:
            return Outcome(self._ask(pressed))
        if not self._roster.is_admin(pressed.person_id):
            return Outcome(texts.ONLY_ADMINS)
        request = self._state.access_requests.get(rest[0] if rest else "")
        return self._decide(request, APPROVED if what == "yes" else REFUSED, pressed)

    def _ask(self, pressed: Pressed) -> str:
        if self._roster.role_of(pressed.person_id) is not None:
            return texts.ACCESS_HAD
        admins = self._roster.admins()
        if not admins:
            return texts.ACCESS_NO_ADMIN
        asked = self._state.recent_use.count(
            Use.ACCESS_REQUEST, pressed.person_id, last_seconds=AGAIN_AFTER_SECONDS
        )
        if asked:
            return texts.ACCESS_ASKED_AND_ERASED
        name = texts.ACCESS_NAME.format(name=pressed.name, user_id=pressed.person_id)
        with self._state.together():
            request, is_new = self._state.access_requests.ask(
                pressed.person_id, pressed.name, again_after_seconds=AGAIN_AFTER_SECONDS
            )
            if is_new:
                message = Message(texts.ACCESS_REQUEST.format(name=name), buttons=_decision(request.token))
                self._send(pressed, message, *admins)
        if request.verdict != WAITING:
            return texts.ACCESS_DENIED
        return texts.ACCESS_ASKED if is_new else texts.ACCESS_ASKED_BEFORE

    def _decide(self, request: AccessRequest, verdict: str, pressed: Pressed) -> Outcome:
        name = texts.ACCESS_NAME.format(name=request.name, user_id=request.user_id)
        with self._state.together():
            if not self._state.access_requests.decide(request.token, verdict):
                return Outcome(texts.ACCESS_DECIDED_BEFORE, Message(texts.ACCESS_DECIDED_BEFORE), True)
            if verdict == APPROVED and self._roster.role_of(request.user_id) is None:
                self._state.roles.grant(request.user_id, Role.MEMBER, name=request.name)
            self._state.audit.write(
                f"access {verdict}", actor_id=pressed.person_id, subject_id=request.user_id
            )
            name_of = self._state.pseudonyms.of
            logger.info(
                "access %s person=%s by=%s", verdict, name_of(request.user_id), name_of(pressed.person_id)
            )
            told = texts.ACCESS_GRANTED if verdict == APPROVED else texts.ACCESS_DENIED
            self._send(pressed, Message(told), request.user_id)
        done = texts.ACCESS_APPROVED_BY if verdict == APPROVED else texts.ACCESS_REFUSED_BY
        return Outcome(page=Message(done.format(name=name)), is_in_place=True)

    def _send(self, pressed: Pressed, message: Message, *people: int) -> None:
        letters = [dump(message, Destination(person)) for person in people]
        self._state.updates.put_outgoing(pressed.update_id, letters)


def _decision(token: str) -> tuple[tuple[Button, ...], ...]:
    approve = Button(texts.ACCESS_APPROVE, f"q:yes:{token}")
    return ((approve, Button(texts.ACCESS_REFUSE, f"q:no:{token}")),)
