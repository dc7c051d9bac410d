"""What several tests of this folder are given."""

import pytest

from tests.vectorstore.tiny_models import Models, save_models


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Models:
    return save_models(tmp_path_factory.mktemp("models"))
