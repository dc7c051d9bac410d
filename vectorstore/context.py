"""The text that is embedded and searched for a passage: a short context, then the passage itself."""

from dataclasses import dataclass

from vectorstore.records import Passage

_LONGEST_HEADING = 400  # an Điều that is one sentence has no other title than that; context must leave room


@dataclass(frozen=True, slots=True)
class Fields:
    """What is searched for a passage, part by part: together the words of the embedded text."""

    body: str
    heading: str = ""
    title: str = ""


def fields_of(document_title: str, passage: Passage) -> Fields:
    """Return a passage apart from its innermost heading and its document's title.

    A heading that the passage opens with is not said twice.
    """
    heading = _heading(passage)
    body = passage.text.removeprefix(heading) if heading else passage.text
    return Fields(body, heading, document_title.strip())


def embedded_text(document_title: str, passage: Passage) -> str:
    """Return the passage under its document's title and its innermost heading, each once."""
    lines = [document_title.strip()]
    heading = _heading(passage)
    if not passage.text.startswith(heading):
        lines.append(heading)
    return "\n".join([line for line in lines if line] + [passage.text])


def _heading(passage: Passage) -> str:
    """Return the innermost heading of a passage, or the beginning of one that is no heading by its length."""
    heading = passage.heading_path[-1] if passage.heading_path else ""
    if len(heading) <= _LONGEST_HEADING:
        return heading
    return heading[:_LONGEST_HEADING].rsplit(" ", 1)[0]
