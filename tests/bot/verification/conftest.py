"""What verifies against the index of the articles of these tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.verification import Verifier
from index.published import open_index
from tests.bot.verification.articles import index_articles


@pytest.fixture(scope="session")
def verified_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index."""
    return index_articles(tmp_path_factory.mktemp("verified"))


@pytest.fixture(scope="session")
def verifier(verified_folder: Path) -> Iterator[Verifier]:
    """What verifies against it."""
    index = open_index(verified_folder)
    yield Verifier(index)
    index.close()
