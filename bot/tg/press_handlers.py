"""Which handler gets which kind of press."""

from bot.tg import buttons
from bot.tg.desk import Desk
from bot.tg.presses import Outcome, Pressed, PressHandler, in_thread


def press_handlers(desk: Desk) -> dict[str, PressHandler]:
    """Return the handlers by kind of data."""

    def below_answers_and_pages(pressed: Pressed) -> Outcome:
        match buttons.read_press(pressed.data):
            case buttons.Rate() as press:
                return Outcome(desk.rate(press, pressed.chat_id, pressed.person_id))
            case press:
                page = desk.open_source(press, pressed.chat_id)
                return Outcome(page=page, is_in_place=isinstance(press, buttons.TurnPage))

    return dict.fromkeys("spf", in_thread(below_answers_and_pages))
