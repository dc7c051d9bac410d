"""Tells what a file is by its first bytes, whatever its name says."""

from pathlib import Path

_SIGNATURES = {
    b"%PDF": ".pdf",
    b"PK\x03\x04": ".docx",
    b"\xd0\xcf\x11\xe0": ".doc",
    b"{\\rtf": ".rtf",
}
_MOST_BEFORE_PDF = 1024  # bytes: some scanners write a line before "%PDF"


def suffix_by_content(path: Path) -> str | None:
    """Return the suffix that a file of another format should have; None where name and content agree.

    Text formats have no signature, so that a file of text is never told to be another.
    """
    with path.open("rb") as file:
        head = file.read(_MOST_BEFORE_PDF)
    suffix = path.suffix.lower()
    if suffix == ".pdf" and b"%PDF" in head:
        return None
    own = next((own for signature, own in _SIGNATURES.items() if head.startswith(signature)), suffix)
    return own if own != suffix else None
