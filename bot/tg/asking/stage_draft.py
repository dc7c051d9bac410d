"""Shows in a private chat how far an answer has come: one draft that is changed and then gives way to it.

Only stages are shown, never words of an answer, which are not checked yet. Telegram has drafts in private
chats alone; elsewhere the typing action has to do.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from telegram import Bot, Message
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.stages import Stage
from bot.tg import texts

_PATIENCE_SECONDS = 0.7  # an answer that is there by then needs no draft
_APART_SECONDS = 0.5  # at least, between two drafts in a chat
_EVERY_SECONDS = 20.0  # Telegram shows a draft for thirty


@dataclass(frozen=True, slots=True)
class Waiting:
    """The question waits for its turn, at this place of the queue."""

    place: int


Step = Stage | Waiting
Show = Callable[[Step], None]


def _show_nobody(_step: Step) -> None:
    """Show nothing."""


@asynccontextmanager
async def showing_stages(
    bot: Bot, message: Message, *, patience_seconds: float = _PATIENCE_SECONDS
) -> AsyncIterator[Show]:
    """Yield what to tell of each stage, from any thread; it failing to show is no reason to stop."""
    if message.chat.type != ChatType.PRIVATE:
        yield _show_nobody
        return
    loop, stages = asyncio.get_running_loop(), asyncio.Queue[Step]()

    def show(step: Step) -> None:
        with suppress(RuntimeError):  # an answer that nobody waits for any more, after the end
            loop.call_soon_threadsafe(stages.put_nowait, step)

    task = asyncio.create_task(_keep_showing(bot, message, stages, patience_seconds))
    try:
        yield show
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _keep_showing(
    bot: Bot, message: Message, stages: "asyncio.Queue[Step]", patience_seconds: float
) -> None:
    await asyncio.sleep(patience_seconds)
    stage = await stages.get()
    while True:
        while not stages.empty():
            stage = stages.get_nowait()
        with suppress(TelegramError):
            await bot.send_message_draft(
                message.chat.id,
                message.message_id,
                _words_for(stage),
                message_thread_id=message.message_thread_id if message.is_topic_message else None,
            )
        await asyncio.sleep(_APART_SECONDS)
        with suppress(TimeoutError):
            stage = await asyncio.wait_for(stages.get(), _EVERY_SECONDS)


def _words_for(step: Step) -> str:
    return texts.WAITING.format(place=step.place) if isinstance(step, Waiting) else texts.STAGES[step]
