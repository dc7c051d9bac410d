"""Which handler gets which kind of press."""

from bot.tg import browse_data, buttons
from bot.tg.browsing import Browsing
from bot.tg.desk import Desk
from bot.tg.people import People
from bot.tg.presses import Outcome, Pressed, PressHandler, in_thread


def press_handlers(desk: Desk, browsing: Browsing, people: People) -> dict[str, PressHandler]:
    """Return the handlers by kind of data."""

    def below_answers_and_pages(pressed: Pressed) -> Outcome:
        match buttons.read_press(pressed.data):
            case buttons.Rate() as press:
                return Outcome(desk.rate(press, pressed.chat_id, pressed.person_id))
            case buttons.OpenOutline() as press:
                shown = desk.source_of(press.token, press.number, pressed.chat_id)
                page = browsing.open_outline(pressed.conversation, shown.document_id, shown.start)
                return Outcome(page=page, is_in_place=True)
            case press:
                page = desk.open_source(press, pressed.chat_id)
                return Outcome(page=page, is_in_place=isinstance(press, buttons.TurnPage))

    return {
        **dict.fromkeys("spof", in_thread(below_answers_and_pages)),
        browse_data.KIND_OF_DATA: in_thread(browsing.press),
        **people.press_handlers(),
    }
