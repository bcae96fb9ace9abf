"""Invented articles with words that are passed on wrongly, and their index."""

from pathlib import Path
from typing import Any

from index.build import BuildSettings, build_index
from tests.bot.jsonl import write_jsonl
from tests.index.hashing import HashingEncoder

ARTICLES: list[dict[str, Any]] = [
    {
        "id": "first",
        "title": "Velmora stays",
        "source": "The Velmora Courier",
        "published": "2025-04-18",
        "url": "https://courier.example/first",
        "text": (
            "“We will not leave the table before the last prisoner is home,” Ana Ruiz, the chief "
            "negotiator of Velmora, said on Friday. “Our harbours stay open.”\n\n"
            "Jonas Brandt, the Carvanian envoy, said that the grain ships would sail in June "
            "unless the insurers refuse. “If the monitors come back, we will sign the annex in "
            "Tarn,” Brandt told reporters."
        ),
    },
    {
        "id": "copy",
        "title": "Nobody leaves",
        "source": "Sorvik Wire",
        "published": "2025-04-19",
        "text": (
            "“We will not leave the table before the last prisoner is home,” Ruiz told reporters "
            "in Tarn, where Ana Ruiz leads the delegation."
        ),
    },
    {
        "id": "early",
        "title": "Before the talks",
        "source": "Carvania Today",
        "published": "2025-03-01",
        "text": (
            "Mira Okafor, a relief worker, denied that the convoy was stopped at the bridge of "
            "Tarn. She owes the bank 1,000 crowns, some 5% of what she has.\n\n"
            "“The U.S. monitors — all of them — don’t eat fish,” Okafor said.\n\n"
            "The winter was long and the bridge of Tarn stayed closed for most of it."
        ),
    },
    {
        "id": "parted",
        "title": "Boats at dusk",
        "source": "Tarn Gazette",
        "published": "2025-05-03",
        "text": (
            "“The fishing boats of the northern villages come home at dusk,” Ana Ruiz, the chief "
            "negotiator, said in Tarn, adding that she was not alone. “Their crews carry green "
            "lanterns.”\n\n"
            "“If the river freezes,” Ruiz said, “the mills of Orsk stand still.”\n\n"
            "Ruiz said that, whether or not the toll is paid, the old canal would reopen to salt "
            "barges by the spring. Ruiz said: “We will not (as they say in Orsk) sell the flood "
            "gates of the river.”\n\n"
            "“Nobody sleeps in the lighthouse,” Ruiz said. “The lamps burn dry,” said Mira Okafor, "
            "a relief worker. “The keeper went home in April.” The "
            "wind rose. “We sing all night.”"
        ),
    },
    {
        "id": "record",
        "title": "Record of the meeting in Tarn",
        "source": "The Chancery",
        "published": "2025-05-01",
        "turns": [
            {"speaker": "MS. RUIZ", "text": "I don’t think that we will ever give up the ports."},
            {"speaker": "MR. BRANDT", "text": "The ports were always a matter for both of us."},
        ],
    },
]

TEXTS = [part["text"] for article in ARTICLES for part in (article.get("turns") or [article])]
"""What each article says, of a transcript each turn."""


def index_articles(folder: Path) -> Path:
    """Build their index."""
    corpus = folder / "articles.jsonl"
    write_jsonl(corpus, ARTICLES)
    build_index([corpus], folder / "index", HashingEncoder, BuildSettings())
    return folder / "index"
