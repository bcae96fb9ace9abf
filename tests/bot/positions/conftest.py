"""An index of invented articles in which people repeat themselves, and say it in other words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.positions import Positioner
from bot.settings import Settings
from tests.bot.indexed import build_index_of, retrieving
from tests.bot.jsonl import write_jsonl

ARTICLES: list[dict[str, Any]] = [
    {
        "id": "march",
        "title": "Velmora speaks of the grain harbours",
        "source": "The Orsk Courier",
        "published": "2025-03-03",
        "text": (
            "“We will never close the grain harbours to foreign ships this winter,” "
            "Foreign Minister Ana Ruiz said on Monday.\n\n"
            "Iva Ruiz, a poet, said that she had never seen the grain harbours."
        ),
    },
    {
        "id": "april",
        "title": "Ruiz on grain",
        "source": "Tarsk Today",
        "published": "2025-04-12",
        "text": (
            "Ana Ruiz, the foreign minister of Velmora, was asked about grain in Tarsk.\n\n"
            "“We will not close the grain harbours to foreign ships this winter,” Ruiz said. "
            "She told reporters that her daughter had won a chess prize."
        ),
    },
    {
        "id": "copy",
        "title": "Harbours stay open",
        "source": "Sorvik Wire",
        "published": "2025-04-13",
        "text": (
            "Ana Ruiz told reporters in Tarsk: "
            "“We will not close the grain harbours to foreign ships this winter.”"
        ),
    },
    {
        "id": "undated",
        "title": "Grain talk",
        "source": "Sorvik Wire",
        "text": (
            "Ana Ruiz said that the price of grain in the harbours was a shame for the coast. "
            "Jonas Brandt, the Carvanian envoy, said that the railway would be late."
        ),
    },
    {
        "id": "railway",
        "title": "The railway is late",
        "source": "Tarsk Today",
        "published": "2025-04-20",
        "text": (
            "Ana Ruiz said that the railway of Orsk to the mountains was late. "
            "A former Carvanian foreign ministry official said that grain harbours were a ruse."
        ),
    },
    {
        "id": "briefing",
        "title": "A briefing in Tarsk",
        "source": "Office of the Envoy",
        "published": "2025-04-25",
        "turns": [
            {"speaker": "Q", "text": "Will the herring quotas be cut this year?"},
            {
                "speaker": "TOMAS VELD",
                "text": (
                    "Thank you all for coming to Tarsk. The quotas for herring will be halved by "
                    "June, and our fishing fleet has been told. The weather is fine today."
                ),
            },
        ],
    },
    {
        "id": "may",
        "title": "Carvania answers",
        "source": "Carvania Today",
        "published": "2025-05-02",
        "text": (
            "The Carvanian foreign ministry said that it welcomed open grain harbours. "
            "Carvanian foreign ministry spokeswoman Oda Lind said that grain ships would sail from "
            "the harbours in June.\n\n"
            "Jonas Brandt, the Carvanian envoy, praised the new railway to the mountains."
        ),
    },
    {
        "id": "ferry",
        "title": "Masts in the mud",
        "source": "Tarsk Today",
        "published": "2025-05-05",
        "text": (
            "“Masts are dear,” Anna Dahl said.\n\n"
            "Dahl was at the quay. The ferries of the coast had rusted for years. "
            "She said that the ferry line would run to Sorvik."
        ),
    },
    {
        "id": "slick",
        "title": "The oil slick off Brel",
        "source": "Tarsk Today",
        "published": "2025-05-06",
        "text": (
            "Harbour Fund officials said that the oil slick was small.\n\n"
            "A lawyer for fishermen suing the Harbour Fund said that the oil slick was huge.\n\n"
            "Leaders from Velmora and the Harbour Fund said that the oil slick would be burned.\n\n"
            "A manager of the Harbour Fund claims office said that the oil slick was paid for."
        ),
    },
]


@pytest.fixture(scope="session")
def said(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of the index of these articles."""
    folder = tmp_path_factory.mktemp("positions")
    corpus = write_jsonl(folder / "articles.jsonl", ARTICLES)
    return build_index_of(folder, corpus)


@pytest.fixture(scope="session")
def said_folder(said: Settings) -> Path:
    """Where that index is."""
    return said.index.dir


@pytest.fixture(scope="session")
def positioner(said: Settings) -> Iterator[Positioner]:
    """Tells positions from these articles."""
    with retrieving(said) as retriever:
        yield Positioner(retriever)
