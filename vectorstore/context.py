"""The text that is embedded and searched for a passage: a short context, then the passage itself."""

from vectorstore.records import Passage


def embedded_text(document_title: str, passage: Passage) -> str:
    """Return the passage under its document's title and its innermost heading.

    A heading that the passage opens with is not said twice.
    """
    lines = [document_title.strip()]
    if passage.heading_path and not passage.text.startswith(passage.heading_path[-1]):
        lines.append(passage.heading_path[-1])
    return "\n".join([line for line in lines if line] + [passage.text])
