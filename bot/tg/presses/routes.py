"""Which handler gets which kind of press."""

from bot.errors import NotFoundError
from bot.tg.groups import settings as group_settings
from bot.tg.groups.handlers import GroupHandlers
from bot.tg.library import press_data
from bot.tg.library.browsing import Browsing
from bot.tg.library.source_pages import SourcePages
from bot.tg.people.building import People
from bot.tg.presses import buttons
from bot.tg.presses.presses import LinkOf, Outcome, Pressed, PressHandler, in_thread


def links_of(sources: SourcePages) -> LinkOf:
    """Return what tells the link that opens in private what a press would show; "" where there is none."""

    def link(data: str, chat_id: int) -> str:
        try:
            press = buttons.read_press(data)
            return sources.link(press, chat_id) if isinstance(press, buttons.OpenSource) else ""
        except NotFoundError:
            return ""

    return link


def press_handlers(
    sources: SourcePages, browsing: Browsing, groups: GroupHandlers, people: People
) -> dict[str, PressHandler]:
    """Return the handlers by kind of data."""

    def below_answers_and_pages(pressed: Pressed) -> Outcome:
        match buttons.read_press(pressed.data):
            case buttons.OpenOutline() as press:
                shown = sources.source_of(press.token, press.number, pressed.chat_id)
                page = browsing.open_outline(pressed.conversation, shown.document_id, shown.start)
                return Outcome(page=page, is_in_place=True)
            case buttons.ShowMore(token):
                return Outcome(page=sources.further(token, pressed.chat_id))
            case press:
                page = sources.open(press, pressed.chat_id)
                return Outcome(page=page, is_in_place=isinstance(press, buttons.TurnPage))

    return {
        **dict.fromkeys("spom", in_thread(below_answers_and_pages)),
        press_data.KIND_OF_DATA: in_thread(browsing.press),
        group_settings.KIND_OF_DATA: groups.press,
        **people.press_handlers(),
    }
