"""Indexes of invented articles, built by the real model."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bot.desk import build, open_retriever
from bot.settings import CorpusSection, IndexSection, Settings
from index.progress import Silent
from index.published import open_index
from index.retriever import Retriever


def write_texts(folder: Path, texts: Mapping[str, str]) -> list[Path]:
    """Write articles under their file names, and give the paths."""
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]


def build_index_of(folder: Path, *corpus: Path) -> Settings:
    """Build ``folder`` / "index" of these files, or bring it up to them; the settings it has."""
    chosen = Settings(corpus=CorpusSection(paths=corpus), index=IndexSection(dir=folder / "index"))
    build(chosen, Silent())
    return chosen


@contextmanager
def retrieving(chosen: Settings) -> Iterator[Retriever]:
    """What searches the index of these settings, open while the block runs."""
    index = open_index(chosen.index.dir)
    try:
        yield open_retriever(index, chosen)
    finally:
        index.close()
