"""Which handler gets which kind of press."""

from bot.tg import buttons, group_settings
from bot.tg.group_handlers import GroupHandlers
from bot.tg.library import press_data
from bot.tg.library.browsing import Browsing
from bot.tg.people import People
from bot.tg.presses import Outcome, Pressed, PressHandler, in_thread
from bot.tg.source_pages import SourcePages


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
