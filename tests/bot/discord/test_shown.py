"""Words are cited anew from the index of the day; what has changed is not shown."""

from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from bot.answers import QuotedPassage
from bot.desk import build
from bot.discord.shown import Changed, Place, gone, places_of, recite
from bot.settings import CorpusSection, IndexSection, Settings
from corpus.models import Article, QuoteKind
from index.progress import Silent
from index.published import PublishedIndex, open_index
from tests.bot.discord.quoting import RUIZ, quoted
from tests.bot.jsonl import write_jsonl

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
    write_jsonl(path, articles)
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
    assert (first.kind, first.speaker) == (QuoteKind.DIRECT, replace(RUIZ, role=None))
    assert second == Changed(None)
    index.close()


def test_words_that_have_moved_are_found(
    settings: Settings, kept_from: tuple[QuotedPassage, QuotedPassage]
) -> None:
    words = "“We will not leave the table,” Ruiz told reporters."
    text = f"{words} An older text had these words:\n\nUpdate: {TEXT}"
    index = rebuilt(settings, {"id": "monitors", "title": "The monitors", "text": text})
    (found,) = recite(places_of(kept_from[:1]), index)
    assert isinstance(found, QuotedPassage)
    assert found.citation.text == words
    assert found.citation.span.start == 0  # which is nearer to where they stood
    assert gone(places_of(kept_from), index) == (1,)
    index.close()


@pytest.mark.parametrize(
    "text",
    [TEXT.replace("not", "now"), TEXT[:40], "Nothing is known."],
)
def test_changed_words_are_not_shown(
    settings: Settings, kept_from: tuple[QuotedPassage, QuotedPassage], text: str
) -> None:
    index = rebuilt(settings, {"id": "monitors", "title": "The monitors", "text": text})
    assert recite(places_of(kept_from[:1]), index) == [Changed("The monitors")]
    index.close()


def test_words_are_nobodys_where_they_are_now_said_to_be_somebody_elses(
    settings: Settings, kept_from: tuple[QuotedPassage, QuotedPassage]
) -> None:
    corrected = TEXT.replace("Ana Ruiz", "Eva Ruiz")
    index = rebuilt(settings, {"id": "monitors", "title": "The monitors", "text": corrected})
    (now,) = recite(places_of(kept_from[:1]), index)
    assert isinstance(now, QuotedPassage)
    assert now.citation.text == "“We will not leave the table,” Ruiz told reporters."
    assert (now.kind, now.speaker) == (QuoteKind.DIRECT, None)
    index.close()


def test_others_are_named_as_long_as_they_tell_the_same(settings: Settings) -> None:
    told = [{"id": name, "title": name, "text": TEXT} for name in ("first", "same", "new", "gone")]
    index = rebuilt(settings, *told)
    article, *others = [index.store.article(each["id"]) for each in told]
    assert article
    also = tuple(other for other in others if other)
    cited = quoted(article, "Ana Ruiz spoke on Friday.", None, None, also)
    shown = TypeAdapter(tuple[Place, ...])
    places = shown.validate_json(shown.dump_json(places_of([cited])))  # as they are kept
    assert recite(places, index) == [replace(cited, score=0.0)]
    index.close()
    told[2]["text"] = "Nothing is known."
    index = rebuilt(settings, *told[:3])
    (now,) = recite(places, index)
    assert isinstance(now, QuotedPassage)
    assert [other.id for other in now.also] == ["same"]
    index.close()


WORDED = TEXT.replace("We will", "We’ll")


@pytest.fixture
def kept_with_wording(settings: Settings) -> tuple[Place, ...]:
    """What is kept of a quote with another wording, and of one more quote."""
    told = [{"id": "first", "text": TEXT}, {"id": "other", "text": WORDED}]
    index = rebuilt(settings, *told)
    article, other = index.store.article("first"), index.store.article("other")
    assert article
    assert other
    variant = quoted(other, "“We’ll not leave the table,”").citation
    cited = replace(quoted(article, "“We will not leave the table,”"), variants=(variant,))
    shown = TypeAdapter(tuple[Place, ...])
    places = shown.validate_json(shown.dump_json(places_of([cited, quoted(other, "on Friday")])))
    (now, _) = recite(places, index)
    assert isinstance(now, QuotedPassage)
    assert now.variants == (variant,)
    assert gone(places, index) == ()
    index.close()
    return places


@pytest.mark.parametrize(
    ("first", "other", "missing"),
    [
        (TEXT, TEXT, (1,)),
        (TEXT, WORDED.replace("on Friday", "on Monday"), (2,)),
        ("Nothing is known.", WORDED, (0, 1)),
        # The words are there still, but not surely hers.
        (TEXT, WORDED.replace("Ruiz", "Brandt"), (1,)),
        (TEXT, WORDED.replace(" Ruiz told reporters.", " the letter says."), (1,)),
        (TEXT.replace("Ana Ruiz", "Eva Ruiz"), WORDED, (1,)),
    ],
)
def test_other_wordings_are_shown_as_long_as_they_are_there_and_surely_the_speakers(
    settings: Settings,
    kept_with_wording: tuple[Place, ...],
    first: str,
    other: str,
    missing: tuple[int, ...],
) -> None:
    index = rebuilt(settings, {"id": "first", "text": first}, {"id": "other", "text": other})
    now, after = recite(kept_with_wording, index)
    assert gone(kept_with_wording, index) == missing
    assert isinstance(now, Changed) == (0 in missing)
    if isinstance(now, QuotedPassage):
        assert bool(now.variants) == (1 not in missing)
    assert isinstance(after, Changed) == (2 in missing)
    index.close()


def test_no_other_wordings_are_kept_of_what_nobody_is_known_to_have_said() -> None:
    article = Article(id="a", text=TEXT)
    cited = quoted(article, "“We will not leave the table,”", QuoteKind.DIRECT, None)
    (place,) = places_of([replace(cited, variants=(cited.citation,))])
    assert place.variants == ()


def test_places_hold_no_words() -> None:
    article = Article(id="a", text=TEXT)
    (place,) = places_of([quoted(article, "Ana Ruiz spoke on Friday.")])
    assert "spoke" not in repr(place)
