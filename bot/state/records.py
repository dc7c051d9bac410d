"""What the database keeps, as the rest of the bot sees it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conversation:
    """One person in one chat and one topic thread (0 where there are no threads)."""

    chat_id: int
    user_id: int
    thread_id: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """Where a cited quote stands, so that its button works after a restart."""

    number: int
    document_id: str
    document_title: str
    locator: str
    start: int
    end: int
    quote: str
    sha256: str = ""  # of the document's file when it was cited
    is_further: bool = False  # answers as well, and was not shown at first
    validity: str = ""  # what was said of it


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """One answered question of a conversation; `token` names it in buttons."""

    token: str
    conversation: Conversation
    question: str
    kind: str  # "answer", "no_answer" or "needs_details"
    confidence: float = 0.0
    sources: tuple[Source, ...] = ()
    generation: str = ""  # of the index that answered
    seconds: float = 0.0  # that finding it took
    understood: str = ""  # a follow-up, with what it leans on

    @property
    def is_refusal(self) -> bool:
        """Whether nothing was found, or nothing that may be said."""
        return self.kind == "no_answer"


@dataclass(frozen=True, slots=True)
class Browse:
    """Documents that a person looks through; `words` found them, "" where none were given."""

    token: str
    conversation: Conversation
    words: str


@dataclass(frozen=True, slots=True)
class GroupChoices:
    """What the admins of a group chose."""

    is_brief: bool = True  # answers are short, whole ones are for a private chat
    only_admins_ask: bool = False
    is_shared: bool = False  # a question may lean on what others of the group asked before


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """A message that is to be sent for an update; it is gone from the database once sent."""

    id: int
    payload: str


@dataclass(frozen=True, slots=True)
class StoredUpdate:
    """An update as it came in, and how often work on it was begun again."""

    update_id: int
    payload: str
    attempts: int
