"""What concerns people rather than answers: roles, access, their data, their feedback."""

from dataclasses import dataclass

from bot.settings import PrivacySettings, TelegramSettings
from bot.state import State
from bot.tg.people.access_requests import Requests
from bot.tg.people.digest import Digest
from bot.tg.people.feedback_pages import FeedbackPages
from bot.tg.people.privacy import PrivacyPages, StopWork
from bot.tg.people.role_pages import RolePages
from bot.tg.people.roster import Roster
from bot.tg.people.staff_chat import StaffChat
from bot.tg.presses.presses import PressHandler, in_thread
from bot.tg.receiving.processing import OWN_DATA

FOR_EVERYONE = frozenset({"q", OWN_DATA})  # kinds of presses that need no access


@dataclass(frozen=True, slots=True)
class People:
    """One part for each concern; their methods may block."""

    roster: Roster
    requests: Requests
    role_pages: RolePages
    privacy: PrivacyPages
    feedback: FeedbackPages
    staff_chat: StaffChat
    digest: Digest

    def press_handlers(self) -> dict[str, PressHandler]:
        """Return the handlers of presses by kind of data."""
        return {
            "q": in_thread(self.requests.press),
            "r": in_thread(self.role_pages.press),
            OWN_DATA: self.privacy.on_press,
            **dict.fromkeys("fw", in_thread(self.feedback.press)),
            "h": in_thread(self.staff_chat.press),
        }


def people_of(
    settings: TelegramSettings,
    privacy: PrivacySettings,
    state: State,
    *,
    stop_work: StopWork,
    writer: str = "",
) -> People:
    """Return the parts that the settings ask for; `writer` is who is sent questions to write answers."""
    roster = Roster(state.roles, admins=settings.admins, staff=settings.staff, members=settings.members)
    pages = PrivacyPages(
        state, privacy, has_staff=settings.staff_chat != 0, stop_work=stop_work, writer=writer
    )
    staff_chat = StaffChat(state, settings.staff_chat)
    return People(
        roster,
        requests=Requests(state, roster),
        role_pages=RolePages(state, roster),
        privacy=pages,
        feedback=FeedbackPages(state),
        staff_chat=staff_chat,
        digest=Digest(state, roster, staff_chat, weekday=settings.digest_weekday, hour=settings.digest_hour),
    )
