"""Sentences in which several speak: each statement is listed by itself, as its speaker's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.discord.statement_lists import find_speakers, of_article, of_speakers
from corpus.models import QuoteKind
from index.published import PublishedIndex, open_index
from index.speaker_match import SpeakerDirectory
from tests.bot.discord.tiny import publish

RUIZ = "“The ports will open,” Ana Ruiz said"
BRANDT = "Jonas Brandt said: “The blockade will never end.”"
TEXT = (
    "Ana Ruiz and Jonas Brandt met in Port Sorel on Friday.\n\n"
    f"{RUIZ}, but {BRANDT}\n\n"
    "“We are tired,” Ana Ruiz said, and “we are proud,” Ana Ruiz said. It rained."
)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[PublishedIndex]:
    publish(tmp_path, {"ports": TEXT})
    index = open_index(tmp_path / "index")
    yield index
    index.close()


def test_in_an_article_each_statement_is_its_speakers(index: PublishedIndex) -> None:
    article = index.store.article("ports")
    assert article
    listing = of_article(index, article)
    listed = [(q.citation.text, q.speaker and q.speaker.name, q.kind) for q in listing.quotes]
    assert listed[:2] == [
        (RUIZ, "Ana Ruiz", QuoteKind.DIRECT),
        (BRANDT, "Jonas Brandt", QuoteKind.DIRECT),
    ]
    assert listing.found == len(listed) == 3  # the last sentence is hers alone


@pytest.mark.parametrize(("name", "words"), [("Ana Ruiz", RUIZ), ("Jonas Brandt", BRANDT)])
def test_nobody_is_shown_with_the_words_of_others(
    index: PublishedIndex, name: str, words: str
) -> None:
    known = SpeakerDirectory(index.store.quotes.speakers())
    listing = of_speakers(index, find_speakers(known, name))
    first = listing.quotes[0]
    assert (first.citation.text, first.speaker and first.speaker.name) == (words, name)
