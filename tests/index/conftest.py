"""What the tests of the index share: a corpus of invented articles, and encoders."""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from index.encoders import Encoder, EncoderSettings, open_build_encoder
from tests.index.hashing import HashingEncoder

WriteCorpus = Callable[[Mapping[str, str]], Path]
ARTICLES = {
    "pause": (
        "The talks in Orsk stopped on Friday. “We will not sign this,” said Ana Ruiz, who leads "
        "the delegation of the Republic of Velmora. “It takes our ports.” Nobody set a new date."
    ),
    "ports": (
        "The ports of Velmora stay open, its ministry said. Ships from Tarsk may call at Port Lind."
        "\n\nBoris Okoye of the harbour office expects forty ships a week."
    ),
    "grain": (
        "Tarsk sold more grain than ever. The harvest was the best in nine years, farmers said."
    ),
}


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The default model in the runtime that builds use; exported once, into the user's cache."""
    return open_build_encoder(EncoderSettings(threads=1))


@pytest.fixture
def hashing() -> HashingEncoder:
    """An encoder that costs nothing."""
    return HashingEncoder()


@pytest.fixture
def write_corpus(tmp_path: Path) -> WriteCorpus:
    """Writes articles, id to text, as tmp_path/news.jsonl in place of what was there.

    Every title has the word "Courier" in it.
    """

    def write(articles: Mapping[str, str]) -> Path:
        path = tmp_path / "news.jsonl"
        records = [
            {"id": key, "title": f"Courier {key}", "text": text} for key, text in articles.items()
        ]
        path.write_text("".join(json.dumps(record) + "\n" for record in records))
        return path

    return write


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """For a second process that imports this project."""
    root = str(Path(__file__).parents[2])
    return {**os.environ, "PYTHONPATH": root, "OMP_NUM_THREADS": "1"}
