"""`documents` and `text` print exactly what others read, and quickly."""

import json
import subprocess
import sys

from bot.composition import App
from bot.settings_loading import load_settings
from tests.bot.commands.house import RETRIEVAL, ROOT, House
from tests.fakes import FakeEmbedder


def test_text_is_printed_as_it_is_stored_with_nothing_around_it(house: House) -> None:
    settings = load_settings(house.root / "config.toml", {})
    stored = App(settings, FakeEmbedder()).library.current().text("phi")

    assert house.run("text", "phi") == (0, stored, "")


def test_documents_give_exactly_the_keys_that_others_read(house: House) -> None:
    (row,) = json.loads(house.run("documents", "--json")[1])

    keys = (
        "id number title kind issuer issued_on effective_from effective_to status replaced_by file passages "
        "amends"
    )
    assert list(row) == keys.split()


def test_index_that_is_missing_names_the_command_that_makes_it(house: House) -> None:
    house.write("config.toml", f"[index]\npath = 'other'\n{RETRIEVAL}\n[answering]\ntranslations = ''")

    for words in (["status"], ["documents"], ["text", "phi"], ["remove", "phi"], ["ask", "Đoàn phí là gì?"]):
        status, _, err = house.run(*words)

        assert (status, err) == (1, "policybot: There is no index yet. Make it with `policybot ingest`.\n")


def test_listing_commands_need_neither_torch_nor_a_model(house: House) -> None:
    heavy = "{'torch', 'chromadb', 'sentence_transformers', 'transformers', 'telegram', 'langchain'}"
    config = str(house.root / "config.toml")
    for words in (["documents"], ["status"], ["text", "phi"], ["generations"]):
        program = (
            f"import sys; from bot.cli import main; main({['--config', config, *words]!r});"
            f"sys.stderr.write(str({heavy} & set(sys.modules)))"
        )

        done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True)

        assert done.stderr == b"set()"
