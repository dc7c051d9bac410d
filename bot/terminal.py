"""A conversation in the terminal: questions line by line, from a person or from a pipe."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Protocol, TextIO

from bot import texts_terminal as texts
from bot.answers import Answer, Citation, Trace
from bot.citations import StoredTexts, context_of


class Answerer(Protocol):
    """Answers one question from the corpus."""

    def answer(self, question: str, *, history: Sequence[str] = ()) -> Trace:
        """Return how the question was answered."""
        ...


class Terminal:
    """Holds one conversation: the earlier questions, and the sources of the last answer."""

    def __init__(
        self,
        answerer: Answerer,
        output: TextIO,
        *,
        render: Callable[[Trace], str],
        show_source: Callable[[Citation], str],
        history_questions: int,
        echoes: bool = False,
    ) -> None:
        """Write to `output`; a follow-up leans on the last `history_questions`.

        With `echoes`, what was typed stands above each reply: piped lines are nowhere else to be seen.
        """
        self._answerer = answerer
        self._output = output
        self._render = render
        self._show_source = show_source
        self._echoes = echoes
        self._history: deque[str] = deque(maxlen=history_questions)
        self._citations: tuple[Citation, ...] = ()

    def converse(self, lines: Iterable[str]) -> None:
        """Answer each line until /thoat or the end of the lines."""
        for line in lines:
            typed = line.strip()
            if typed.split(" ")[0].lower() in ("/thoat", "/exit", "/quit"):
                break
            if typed:
                echo = f"{texts.ECHO.format(typed=typed)}\n" if self._echoes else ""
                self._say(echo + self._reply(typed))
        self._say(texts.GOODBYE)

    def greet(self) -> None:
        """Say what can be typed."""
        self._say(texts.GREETING)

    def _reply(self, typed: str) -> str:
        command, _, rest = typed.partition(" ")
        match command.lower():
            case "/moi" | "/new":
                self._history.clear()
                self._citations = ()
                return texts.NEW_TOPIC
            case "/help" | "/start" | "/trogiup":
                return texts.GREETING
            case "/vanban":
                return texts.NO_BROWSING
            case "/nguon" | "/source":
                return self._source(rest)
            case _ if command.startswith("/") and len(command) > 1:
                return texts.UNKNOWN_COMMAND.format(command=command)
        return self._answer(typed)

    def _answer(self, question: str) -> str:
        trace = self._answerer.answer(question, history=tuple(self._history))
        self._history.append(question)
        self._citations = trace.result.citations if isinstance(trace.result, Answer) else ()
        return self._render(trace)

    def _source(self, typed: str) -> str:
        if not self._citations:
            return texts.NO_SOURCES
        wanted = typed.strip().strip("[]")
        for citation in self._citations:
            if str(citation.number) == wanted:
                return self._show_source(citation)
        return texts.WHICH_SOURCE.format(last=self._citations[-1].number)

    def _say(self, text: str) -> None:
        self._output.write(f"{text}\n\n")
        self._output.flush()


def source_in_context(index: StoredTexts, citation: Citation) -> str:
    """Return the Điều or section around a quote, the quote marked."""
    context = context_of(index, citation.document.id, citation.start, citation.end)
    if context.quote != citation.quote:
        return citation.quote  # the index has changed since the answer
    heading = texts.SOURCE_HEADING.format(title=context.document.title, locator=context.locator).rstrip(" ·")
    text = index.text(citation.document.id)
    before = texts.CUT if context.start > 0 and text[context.start - 1] != "\n" else ""
    after = texts.CUT if context.end < len(text) and text[context.end] != "\n" else ""
    quote = texts.QUOTE_MARKS.format(quote=context.quote)
    return f"{heading}\n\n{before}{context.before.lstrip()}{quote}{context.after.rstrip()}{after}"


def prompted_lines() -> Iterator[str]:
    """Yield what a person types after the prompt, with line editing, until Ctrl-D."""
    with suppress(ImportError):  # not on every platform
        import readline  # noqa: F401 (importing it gives input() its line editing)

    while True:
        try:
            yield input(texts.PROMPT)
        except EOFError:
            return
