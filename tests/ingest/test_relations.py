from datetime import date

from ingest.relations import resolve_relations
from vectorstore.records import Document, Status

OLD = Document(
    id="o", title="Cũ", file="o", sha256="", number="12/2012/QH13", effective_from=date(2013, 1, 1)
)
NEW = Document(
    id="n",
    title="Mới",
    file="n",
    sha256="",
    number="50/2024/QH15",
    effective_from=date(2025, 7, 1),
    replaces=("12/2012/qh13",),
)


def test_old_document_ends_on_the_first_day_of_the_new_one() -> None:
    old, new = resolve_relations([OLD, NEW])

    assert (old.replaced_by, old.effective_to) == ("50/2024/QH15", date(2025, 7, 1))
    assert old.status_on(date(2025, 6, 30)) is Status.IN_FORCE
    assert old.status_on(date(2025, 7, 1)) is Status.REPLACED
    assert new == NEW


def test_resolving_twice_changes_nothing_more() -> None:
    once = resolve_relations([OLD, NEW])

    assert resolve_relations(once) == once


def test_unknown_first_day_is_not_guessed() -> None:
    without_day = Document(
        id="n", title="", file="n", sha256="", number="1/2024/QH15", replaces=("12/2012/QH13",)
    )

    old, _ = resolve_relations([OLD, without_day])

    assert old.effective_to is None
    assert old.status_on(date(2030, 1, 1)) is Status.REPLACED


def test_what_the_manifest_says_of_the_end_stays() -> None:
    known = Document(
        id="o", title="", file="o", sha256="", number="12/2012/QH13",
        effective_to=date(2025, 1, 1), replaced_by="99/2025/QH15", status=Status.REPLACED,
    )  # fmt: skip

    assert resolve_relations([known, NEW])[0] == known


def test_document_that_names_itself_is_not_replaced_by_itself() -> None:
    own = Document(id="o", title="", file="o", sha256="", number="1/2020/QH14", replaces=("1/2020/QH14",))

    assert resolve_relations([own]) == [own]
