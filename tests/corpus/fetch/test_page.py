"""What is known of a fetched article, from its page, its feed and its address."""

from datetime import UTC, datetime

import pytest

from corpus.fetch.http import Reply
from corpus.fetch.models import FeedEntry
from corpus.fetch.page import read_article
from corpus.readers.record import short_hash
from tests.corpus.fetch.pages import SENTENCES, page

URL = "https://courier.example/talks/pause"
DATED = '<meta property="article:published_time" content="%s">'
EIGHT = datetime(2025, 4, 18, 8, tzinfo=UTC)
MIDNIGHT = datetime(2025, 4, 18, tzinfo=UTC)


def reply(html: str, encoding: str = "utf-8", charset: str | None = None) -> Reply:
    return Reply(URL, 200, html.encode(encoding), charset=charset)


def test_what_the_page_says() -> None:
    head = (
        '<meta name="author" content="Cleo Brandt">'
        '<link rel="canonical" href="https://www.courier.example/talks/2025/pause">'
        + DATED
        % "2025-04-18T10:00:00+02:00"
    )
    article = read_article(reply(page(*SENTENCES, head=head)))
    assert article.text == "\n\n".join(SENTENCES)
    assert article.url == "https://www.courier.example/talks/2025/pause"
    assert article.id == short_hash(article.url)
    assert article.origin == URL
    assert (article.title, article.source) == ("Velmora pauses talks", "The Velmora Courier")
    assert (article.author, article.published) == ("Cleo Brandt", EIGHT)
    assert article.language == "en"


def test_the_feed_says_what_the_page_does_not() -> None:
    html = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    entry = FeedEntry(URL, "Velmora pauses talks", EIGHT)
    article = read_article(reply(f"<html><body>{html}</body></html>"), entry)
    assert article.title == "Velmora pauses talks"
    assert article.published == EIGHT
    assert article.source == "courier.example"
    assert article.url == URL


def test_the_outlets_name_is_the_one_given() -> None:
    article = read_article(reply(page(*SENTENCES)), source="The Courier of Velmora")
    assert article.source == "The Courier of Velmora"


@pytest.mark.parametrize(
    ("stated", "listed", "published"),
    [
        ("2025-04-18T10:00:00+02:00", datetime(2025, 4, 18, 9, tzinfo=UTC), EIGHT),
        ("2025-04-18", EIGHT, EIGHT),
        ("2025-04-18", None, MIDNIGHT),
        ("2025-04-18", datetime(2025, 4, 21, tzinfo=UTC), MIDNIGHT),
        ("", EIGHT, EIGHT),
        ("", None, None),
    ],
)
def test_when_it_was_published(
    stated: str, listed: datetime | None, published: datetime | None
) -> None:
    html = page(*SENTENCES, head=DATED % stated if stated else "")
    assert read_article(reply(html), FeedEntry(URL, None, listed)).published == published


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("cp1250", "cp1250"),
        ("utf-8", "iso-8859-1"),  # the header is wrong: UTF-8 that is valid is UTF-8
        ("utf-8", "no-such-encoding"),
        ("utf-16", None),
    ],
)
def test_encodings_right_and_wrong(encoding: str, charset: str | None) -> None:
    html = page(*SENTENCES, title="Rozmowy w Córdel wstrzymane").replace('charset="utf-8"', "")
    article = read_article(reply(html, encoding, charset))
    assert article.text == "\n\n".join(SENTENCES)
    assert article.title == "Rozmowy w Córdel wstrzymane"
