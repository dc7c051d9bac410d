"""Which files of the corpus folder are documents."""

from pathlib import Path

from ingest.errors import CorpusMissingError

_NOT_DOCUMENTS = frozenset({".toml", ".json", ".jsonl", ".xz", ".bak", ".tmp", ".part"})


def corpus_files(corpus: Path) -> list[Path]:
    """Return the files to index, sorted by path; CorpusMissingError where there is no such folder.

    Hidden files and folders and the corpus's own lists (manifest, glossary, questions) are no
    documents. A file that no parser reads is returned too, so that it is reported.
    """
    if not corpus.is_dir():
        raise CorpusMissingError(f"No corpus folder at {corpus}. Create it, or set [corpus] path.")
    return sorted(
        path
        for path in corpus.rglob("*")
        if path.is_file()
        and path.suffix.lower() not in _NOT_DOCUMENTS
        and not any(part.startswith((".", "~$")) for part in path.relative_to(corpus).parts)
    )
