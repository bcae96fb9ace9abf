"""A tiny index, and what opens it with an encoder that costs nothing."""

import json
from collections.abc import Mapping
from pathlib import Path

from bot.answers import Answerer, AnswerSettings
from bot.discord.catalog import Catalog
from bot.discord.versions import IndexVersion, OpenVersion
from index.build import BuildSettings, build_index
from index.encoders.prepared import PreparedQueries
from index.published import open_index
from index.retriever import Retriever, SearchSettings
from tests.index.hashing import HashingEncoder

PORTS = "The ports of Velmora stay open. Ships from Tarsk may call at Port Lind, said Ana Ruiz."
GRAIN = "Tarsk sold more grain than ever. The harvest was the best in nine years."


def publish(folder: Path, articles: Mapping[str, str]) -> None:
    """Publish a version of the index in ``folder`` / "index" that holds these articles."""
    corpus = folder / "news.jsonl"
    records = [
        {"id": key, "title": f"On {key}", "text": text, "source": "The Velmora Courier"}
        for key, text in articles.items()
    ]
    corpus.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    build_index([corpus], folder / "index", HashingEncoder, BuildSettings())


def opener(folder: Path, encoder: HashingEncoder | None = None) -> OpenVersion:
    """Opens the version that is published in ``folder`` / "index"."""

    def open_version(_now: IndexVersion | None) -> IndexVersion:
        published = open_index(folder / "index")
        prepared = PreparedQueries(encoder or HashingEncoder())
        retriever = Retriever(published, prepared, SearchSettings())
        answerer = Answerer(retriever, AnswerSettings(caution="eager"))
        return IndexVersion(published, retriever, answerer, prepared, Catalog.of(published))

    return open_version
