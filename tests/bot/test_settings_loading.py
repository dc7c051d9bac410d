"""Settings: every mistake is one line that names the key and says what to do."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings
from bot.settings_loading import load_settings

SHIPPED = Path(__file__).parents[2] / "config.toml"


def settings_of(folder: Path, toml: str = "", **environment: str) -> Settings:
    path = folder / "config.toml"
    path.write_text(toml, encoding="utf-8")
    return load_settings(path, environment)


def mistake_in(folder: Path, toml: str = "", **environment: str) -> str:
    with pytest.raises(SettingsError) as caught:
        settings_of(folder, toml, **environment)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_shipped_file_shows_every_key_with_its_default() -> None:
    written = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    defaults = Settings().model_dump(mode="json")

    assert written == defaults


def test_every_key_of_the_shipped_file_has_a_comment() -> None:
    lines = SHIPPED.read_text(encoding="utf-8").splitlines()
    bare = [line for line in lines if re.match(r"\w+ = ", line) and "#" not in line]

    assert bare == []


def test_empty_file_gives_the_defaults_with_paths_beside_it(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)

    assert settings.corpus.path == tmp_path / "corpus"
    assert settings.index.path == tmp_path / "var" / "index"
    assert settings.embedding.model == str(tmp_path / "models" / "embedding")
    assert settings.database.url == f"sqlite:///{tmp_path}/var/policybot.db"


def test_absolute_paths_and_hub_names_are_left_alone(tmp_path: Path) -> None:
    toml = '[corpus]\npath = "/srv/corpus"\n[embedding]\nmodel = "intfloat/multilingual-e5-small"'

    settings = settings_of(tmp_path, toml)

    assert settings.corpus.path == Path("/srv/corpus")
    assert settings.embedding.model == "intfloat/multilingual-e5-small"


@pytest.mark.parametrize(
    "url",
    ["postgresql://bot@db/policybot", "sqlite:////srv/policybot.db", "sqlite:///:memory:"],
)
def test_other_database_urls_are_left_alone(tmp_path: Path, url: str) -> None:
    assert settings_of(tmp_path, f'[database]\nurl = "{url}"').database.url == url


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        pytest.param("[index]\nkeep = 1", "unknown key index.keep", id="unknown key"),
        pytest.param("[indx]\npath = 'x'", "unknown key indx. Did you mean index?", id="unknown table"),
        pytest.param("[retrieval]\ntopk = 5", "Did you mean retrieval.top_k?", id="misspelt key"),
        pytest.param("index = 3", "write [index]", id="key instead of table"),
        pytest.param(
            "[index]\nkeep_generations = '3'", 'index.keep_generations = "3"', id="string for number"
        ),
        pytest.param(
            "[index]\nkeep_generations = true", "index.keep_generations = true", id="bool for number"
        ),
        pytest.param("[index]\nkeep_generations = 0", "greater than or equal to 1", id="out of range"),
        pytest.param("[embedding]\nsegment_words = 1", "embedding.segment_words = 1", id="number for bool"),
        pytest.param("[answering]\nmode = 'magic'", "'extractive' or 'llm'", id="unknown mode"),
        pytest.param("[telegram]\nadmins = ['me']", 'telegram.admins.0 = "me"', id="name for user id"),
        pytest.param("[corpus", "not valid TOML", id="not TOML"),
        pytest.param("telegram_bot_token = '1:x'", "Set TELEGRAM_BOT_TOKEN", id="secret in the file"),
        pytest.param("[telegram]\ntoken = '1:x'", "Set TELEGRAM_BOT_TOKEN", id="token in its table"),
        pytest.param("[answering]\napi_key = 'x'", "OPENAI_API_KEY", id="key of a model"),
    ],
)
def test_mistake_in_the_file_is_one_line_that_names_it(tmp_path: Path, toml: str, said: str) -> None:
    assert said in mistake_in(tmp_path, toml)


def test_secret_in_the_file_is_not_repeated(tmp_path: Path) -> None:
    assert "1:geheim" not in mistake_in(tmp_path, "[telegram]\nbot_token = '1:geheim'")


def test_missing_file_says_how_to_name_another(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="--config PATH"):
        load_settings(tmp_path / "none.toml", {})


def test_environment_wins_over_the_file(tmp_path: Path) -> None:
    toml = "[index]\nkeep_generations = 2"

    settings = settings_of(
        tmp_path,
        toml,
        POLICYBOT_INDEX__KEEP_GENERATIONS="5",
        POLICYBOT_CORPUS__PATH="../elsewhere",
        POLICYBOT_EMBEDDING__SEGMENT_WORDS="true",
        POLICYBOT_RETRIEVAL__KEYWORD_WEIGHT="0.25",
    )

    assert settings.index.keep_generations == 5
    assert settings.corpus.path == tmp_path / "../elsewhere"
    assert settings.embedding.segment_words is True
    assert settings.retrieval.keyword_weight == 0.25


@pytest.mark.parametrize("value", ["1,2", "1, 2", "[1, 2]", "[1,2,]"])
def test_list_in_the_environment_may_be_written_with_or_without_brackets(tmp_path: Path, value: str) -> None:
    assert settings_of(tmp_path, POLICYBOT_TELEGRAM__ADMINS=value).telegram.admins == (1, 2)


def test_list_of_one_or_none_in_the_environment(tmp_path: Path) -> None:
    assert settings_of(tmp_path, POLICYBOT_TELEGRAM__ADMINS="7").telegram.admins == (7,)
    assert settings_of(tmp_path, POLICYBOT_TELEGRAM__ADMINS="").telegram.admins == ()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        pytest.param("POLICYBOT_INDEX__KEEP", "1", "names no setting", id="unknown key"),
        pytest.param("POLICYBOT_INDX__PATH", "x", "names no setting", id="unknown table"),
        pytest.param("POLICYBOT_CORPUS_PATH", "x", "write POLICYBOT_CORPUS__PATH", id="one underscore"),
        pytest.param("POLICYBOT_TELEGRAM__ADMINS", "me", "POLICYBOT_TELEGRAM__ADMINS=me", id="ill-typed"),
        pytest.param(
            "POLICYBOT_INDEX__KEEP_GENERATIONS", "0", "POLICYBOT_INDEX__KEEP_GENERATIONS", id="out of range"
        ),
    ],
)
def test_mistake_in_the_environment_is_one_line_that_names_it(
    tmp_path: Path, name: str, value: str, said: str
) -> None:
    assert said in mistake_in(tmp_path, **{name: value})


def test_variables_of_other_software_with_the_same_prefix_are_let_be(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, POLICYBOT_SERVICE_HOST="10.0.0.1", POLICYBOT_PORT_443_TCP="tcp://x")

    assert settings.index.keep_generations == 3


def test_token_comes_from_the_environment_and_is_never_shown(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, TELEGRAM_BOT_TOKEN="123:secret")

    assert settings.telegram_bot_token is not None
    assert settings.telegram_bot_token.get_secret_value() == "123:secret"
    assert "secret" not in repr(settings)
    assert "secret" not in settings.model_dump_json()
