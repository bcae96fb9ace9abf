"""Lists of statements, from the index of the invented articles."""

from datetime import date

import pytest

from bot.discord.errors import SayToUser
from bot.discord.statement_lists import (
    find_article,
    find_speakers,
    is_within,
    of_article,
    of_speakers,
)
from bot.questions.models import Narrowing
from corpus.models import Article, QuoteKind
from index.published import PublishedIndex
from index.speaker_match import SpeakerDirectory
from index.speakers import KnownSpeaker


def whom(index: PublishedIndex, name: str) -> list[KnownSpeaker]:
    """The speakers whom a name may mean."""
    return find_speakers(SpeakerDirectory(index.store.quotes.speakers()), name)


def test_what_somebody_said(published: PublishedIndex) -> None:
    listing = of_speakers(published, whom(published, "ruiz"))
    assert [(quote.kind, quote.citation.text) for quote in listing.quotes] == [
        (
            QuoteKind.INDIRECT,
            "She said that a withdrawal of the monitors was a matter for Carvania to decide.",
        ),
        (QuoteKind.DIRECT, "“We will not leave the table,” Ruiz told reporters."),
    ]
    assert listing.found == 2
    assert listing.searched == published.manifest.coverage
    assert listing.heading.title == "Ana Ruiz"


def test_on_a_topic(published: PublishedIndex) -> None:
    listing = of_speakers(published, whom(published, "Ana Ruiz"), "leaving the *table*")
    assert [quote.kind for quote in listing.quotes] == [QuoteKind.DIRECT]
    assert listing.heading.title == r"Ana Ruiz on leaving the \*table\*"


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (date(2025, 4, 18), None, 2),
        (date(2025, 4, 19), None, 0),
        (None, date(2025, 4, 18), 2),
        (None, date(2025, 4, 17), 0),
        (date(2025, 4, 18), date(2025, 4, 18), 2),
    ],
)
def test_in_a_time(
    published: PublishedIndex, since: date | None, until: date | None, found: int
) -> None:
    meant = whom(published, "Ruiz")
    within = Narrowing(since=since, until=until)
    assert of_speakers(published, meant, None, within).found == found


def test_the_days_stand_above_it(published: PublishedIndex) -> None:
    meant, since = whom(published, "Ruiz"), Narrowing(since=date(2025, 4, 18))
    heading = of_speakers(published, meant, "the table", since).heading
    assert heading.title == "Ana Ruiz on the table · since 18 April 2025"


def test_outlets_are_left_out(published: PublishedIndex) -> None:
    meant = whom(published, "Ruiz")
    courier = Narrowing(left_out=("The Velmora Courier",))
    assert of_speakers(published, meant, None, courier).found == 0
    with pytest.raises(SayToUser, match=r"^Articles of The Velmora Courier are not shown"):
        find_article(published, "monitors", [], courier)


def test_without_a_date_it_is_in_no_time() -> None:
    article = Article("a", "The harbours are open.")
    assert is_within(article, Narrowing())
    assert not is_within(article, Narrowing(since=date(1900, 1, 1)))


def test_nobody_of_that_name(published: PublishedIndex) -> None:
    with pytest.raises(SayToUser, match=r"^Nobody called \\@everyone is quoted"):
        whom(published, "@everyone")


def test_an_article(published: PublishedIndex) -> None:
    article = published.store.article("monitors")
    assert article
    listing = of_article(published, article)
    assert listing.found == len(listing.quotes) == 2
    assert (listing.heading.title, listing.heading.url) == (
        "Velmora leaves the monitors to Carvania",
        "https://courier.example/monitors",
    )
    assert listing.heading.above == "The Velmora Courier · 18 April 2025"


FITTING = [("Sixty prisoners are exchanged", "prisoners"), ("Why the glaciers shrink", "glaciers")]


@pytest.mark.parametrize(
    ("asked", "fitting", "found"),
    [
        ("monitors", [], "monitors"),  # an id, as a choice from the list is sent
        ("prisoners exchanged", FITTING[:1], "prisoners"),
        ("sixty prisoners are exchanged", FITTING, "prisoners"),
    ],
)
def test_an_article_is_found(
    published: PublishedIndex, asked: str, fitting: list[tuple[str, str]], found: str
) -> None:
    assert find_article(published, asked, fitting).id == found


def test_of_several_that_fit_it_is_the_one_of_the_time(published: PublishedIndex) -> None:
    fitting = [("Velmora leaves the monitors", "monitors"), ("Carvania offers", "grain")]
    newest = Narrowing(since=date(2025, 5, 1))
    assert find_article(published, "a", fitting, newest).id == "grain"
    assert find_article(published, "monitors", fitting, newest).id == "monitors"  # chosen
    with pytest.raises(SayToUser, match=r"^Several articles fit: Velmora leaves the monitors"):
        find_article(published, "a", fitting, Narrowing(since=date(2025, 6, 1)))


def test_several_articles_fit(published: PublishedIndex) -> None:
    with pytest.raises(SayToUser, match=r"^Several articles fit: Sixty prisoners are exchanged; "):
        find_article(published, "the", FITTING)


def test_no_article_fits(published: PublishedIndex) -> None:
    with pytest.raises(SayToUser, match=r"^No article is called \\\*peace\\\*\.$"):
        find_article(published, "*peace*", [])
