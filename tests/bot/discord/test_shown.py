"""Words are cited anew from the index of the day; what has changed is not shown."""

import json
from pathlib import Path

import pytest

from bot.answers import QuotedPassage
from bot.desk import build
from bot.discord.shown import Changed, places_of, recite
from bot.settings import CorpusSection, IndexSection, Settings
from corpus.models import Article, QuoteKind
from index.progress import Silent
from index.published import PublishedIndex, open_index
from tests.bot.discord.quoting import RUIZ, quoted

TEXT = "Ana Ruiz spoke on Friday. “We will not leave the table,” Ruiz told reporters."


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        corpus=CorpusSection(paths=(tmp_path / "articles.jsonl",)),
        index=IndexSection(dir=tmp_path / "index"),
    )


def rebuilt(settings: Settings, *articles: dict[str, str]) -> PublishedIndex:
    """The index of these articles."""
    (path,) = settings.corpus.paths
    path.write_text("".join(f"{json.dumps(a)}\n" for a in articles), encoding="utf-8")
    build(settings, Silent())
    return open_index(settings.index.dir)


@pytest.fixture
def kept_from(settings: Settings) -> tuple[QuotedPassage, QuotedPassage]:
    index = rebuilt(
        settings,
        {"id": "monitors", "title": "The monitors", "text": TEXT},
        {"id": "grain", "title": "Grain", "text": "The harbours open on Monday, Brandt said."},
    )
    article, other = index.store.article("monitors"), index.store.article("grain")
    assert article
    assert other
    index.close()
    return (
        quoted(article, "“We will not leave the table,” Ruiz told reporters."),
        quoted(other, "The harbours open on Monday, Brandt said.", QuoteKind.INDIRECT, None),
    )


def test_words_survive_a_rebuild(
    settings: Settings, kept_from: tuple[QuotedPassage, QuotedPassage]
) -> None:
    places = places_of(kept_from)
    index = rebuilt(
        settings,
        {"id": "monitors", "title": "The monitors stay", "text": f"{TEXT} She left at noon."},
    )
    first, second = recite(places, index)
    assert isinstance(first, QuotedPassage)
    assert first.citation.text == "“We will not leave the table,” Ruiz told reporters."
    assert first.citation.article.title == "The monitors stay"
    assert (first.kind, first.speaker) == (QuoteKind.DIRECT, RUIZ)
    assert second == Changed(None)
    index.close()


@pytest.mark.parametrize(
    "text",
    [TEXT.replace("not", "now"), f"Update: {TEXT}", TEXT[:40], "Nothing is known."],
)
def test_changed_words_are_not_shown(
    settings: Settings, kept_from: tuple[QuotedPassage, QuotedPassage], text: str
) -> None:
    index = rebuilt(settings, {"id": "monitors", "title": "The monitors", "text": text})
    assert recite(places_of(kept_from[:1]), index) == [Changed("The monitors")]
    index.close()


def test_places_hold_no_words() -> None:
    article = Article(id="a", text=TEXT)
    (place,) = places_of([quoted(article, "Ana Ruiz spoke on Friday.")])
    assert "spoke" not in repr(place)
