"""What feeds of each format list, and what is said of those that are none."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fetch.errors import FetchError, TransientError
from corpus.fetch.feeds import read_feed
from corpus.fetch.http import Reply
from corpus.fetch.models import FeedEntry, Validators

FEED = "https://courier.example/feeds/world"
MORNING = datetime(2025, 4, 18, 8, tzinfo=UTC)
NOON = datetime(2025, 4, 18, 12, tzinfo=UTC)

RSS = """<?xml version="1.0" encoding="ENCODING"?>
<rss version="2.0"><channel><title>The Velmora Courier</title><link>https://courier.example/</link>
<item><title>Córdel &amp; Orsk:  talks pause</title><link>/talks/pause?utm_source=rss</link>
<guid isPermaLink="false">a-1</guid><pubDate>Fri, 18 Apr 2025 10:00:00 +0200</pubDate></item>
<item><title>Older</title><link>https://courier.example/talks/begin</link></item>
<item><title>No address</title></item>
<item><link>mailto:ana@courier.example</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Velmora Courier</title>
<entry><title type="html">Córdel &amp;amp; Orsk: talks pause</title><id>a-1</id>
<link rel="alternate" href="/talks/pause"/><published>2025-04-18T08:00:00Z</published>
<updated>2025-04-18T12:00:00Z</updated></entry></feed>"""

JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "items": [
        {"id": "a-1", "url": "/talks/pause", "title": "Córdel & Orsk: talks pause",
         "date_published": "2025-04-18T10:00:00+02:00", "date_modified": "2025-04-18T12:00:00Z"},
        {"id": 7, "url": 7, "date_published": "soon"},
        "no item",
    ],
}  # fmt: skip

NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><!-- today -->
<url><loc> https://courier.example/talks/pause </loc><news:news><news:publication>
<news:name>The Velmora Courier</news:name></news:publication>
<news:publication_date>2025-04-18T08:00:00Z</news:publication_date>
<news:title>Córdel &amp; Orsk: talks pause</news:title></news:news>
<image:image><image:loc>https://courier.example/a.jpg</image:loc></image:image></url>
<url><loc>https://courier.example/talks/begin</loc><lastmod>2025-04-17</lastmod></url></urlset>"""

PAUSE = FeedEntry("https://courier.example/talks/pause", "Córdel & Orsk: talks pause", MORNING)


def read(body: str | bytes, charset: str | None = None) -> tuple[FeedEntry, ...]:
    data = body.encode() if isinstance(body, str) else body
    return read_feed(Reply(FEED, 200, data, charset=charset), fail).entries


def fail(url: str) -> Reply:
    raise AssertionError(url)


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1250", "utf-16"])
def test_rss(encoding: str) -> None:
    entries = read(RSS.replace("ENCODING", encoding).encode(encoding))
    assert entries[0] == PAUSE
    assert entries[1].url == "https://courier.example/talks/begin"
    assert entries[1].published is None
    assert len(entries) == 2


def test_rss_whose_header_names_the_encoding() -> None:
    assert read(RSS.replace(' encoding="ENCODING"', "").encode("cp1250"), "cp1250")[0] == PAUSE


@pytest.mark.parametrize("stated", ["us-ascii", "no-such-encoding", "utf-16"])
def test_rss_that_misstates_its_encoding(stated: str) -> None:
    assert read(RSS.replace("ENCODING", stated).encode())[0] == PAUSE


def test_rss_with_html_entities_and_bare_ampersands() -> None:
    broken = RSS.replace("ENCODING", "utf-8").replace("&amp; Orsk", "& Orsk&nbsp;")
    assert read(broken)[0].url == PAUSE.url


def test_atom() -> None:
    assert read(ATOM) == (FeedEntry(PAUSE.url, PAUSE.title, MORNING, NOON),)


@pytest.mark.parametrize("mark", ["", "\ufeff", "\n "])
def test_json_feed(mark: str) -> None:
    expected = FeedEntry(PAUSE.url, PAUSE.title, MORNING, NOON)
    assert read(mark + json.dumps(JSON)) == (expected,)


def test_a_news_sitemap() -> None:
    first, second = read(NEWS)
    assert first == FeedEntry(PAUSE.url, PAUSE.title, MORNING)
    assert second.updated == datetime(2025, 4, 17, tzinfo=UTC)
    assert read(NEWS.encode("utf-16")) == (first, second)


def test_an_index_of_sitemaps_leads_to_the_newest() -> None:
    maps = "".join(
        f"<sitemap><loc>/map-{day}.xml</loc><lastmod>2025-04-{day:02}</lastmod></sitemap>"
        for day in range(1, 29)
    )
    asked: list[str] = []

    def get(url: str) -> Reply:
        asked.append(url)
        return Reply(url, 200, NEWS.replace("/talks/", f"/{len(asked)}/").encode())

    reply = Reply(
        FEED, 200, f"<sitemapindex>{maps}</sitemapindex>".encode(), validators=Validators("1")
    )
    contents = read_feed(reply, get)
    assert asked == [f"https://courier.example/map-{day}.xml" for day in range(28, 20, -1)]
    assert len(contents.entries) == 16
    assert contents.validators == Validators()  # it may not change when its sitemaps do


def test_a_sitemap_of_an_index_that_fails_is_named() -> None:
    def get(url: str) -> Reply:
        raise FetchError("nothing is there (404)", "check the address")

    index = b"<sitemapindex><sitemap><loc>/map-1.xml</loc></sitemap></sitemapindex>"
    with pytest.raises(FetchError) as caught:
        read_feed(Reply(FEED, 200, index), get)
    assert str(caught.value) == (
        "its sitemap https://courier.example/map-1.xml: nothing is there (404); check the address"
    )


def test_a_feed_is_told_by_its_first_element() -> None:
    page = "<html><pre>&lt;rss> <rss></rss></pre></html>"
    with pytest.raises(FetchError, match="it is a web page, not a feed"):
        read(page)
    assert read(f"<!-- <html> --><rss><channel><title>{page}</title></channel></rss>") == ()


def test_the_newest_thousand_count() -> None:
    urls = "".join(
        f"<url><loc>/{n}</loc><lastmod>{2025 - n // 300}-01-01</lastmod></url>" for n in range(3000)
    )
    entries = read(f"<urlset>{urls}</urlset>")
    assert len(entries) == 1000
    assert {entry.updated.year for entry in entries if entry.updated} == {2025, 2024, 2023, 2022}


def test_an_address_listed_twice_counts_once() -> None:
    assert len(read("<urlset><url><loc>/a</loc></url><url><loc>/a#b</loc></url></urlset>")) == 1


UNKNOWN = "it is no feed in a known format; give the address of a feed"
ATTACK = "it defines XML entities of its own, which may be an attack; tell whoever runs the feed"
HTML = """<!doctype html><html><head><title>The Velmora Courier</title>
<link rel="alternate" type="text/html" hreflang="fr" href="/fr">
<link rel="alternate" type="application/rss+xml" href="/all?utm_source=page"></head></html>"""
LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
BOMB = f"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "laugh">{LAUGHS}]>
<rss version="2.0"><channel><item><title>&l9;</title><link>/a</link></item></channel></rss>"""
FILE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>&x;</channel></rss>'


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (
            HTML,
            "it is a web page, not a feed; the page names its feed: https://courier.example/all",
        ),
        ("<html><body>Hello", "it is a web page, not a feed; give the address of a feed"),
        ("", UNKNOWN),
        ("words", UNKNOWN),
        ("\x89PNG\r\n", UNKNOWN),
        ("<opml><body/></opml>", UNKNOWN),
        ('{"items": []}', "it is JSON, but no JSON Feed; give the address of a feed"),
        ("[1]", "it is JSON, but no JSON Feed; give the address of a feed"),
        ('{"version": ', "it is not valid JSON: expecting value; tell whoever runs the feed"),
        ("[" * 100_000, "it is not valid JSON: it cannot be read; tell whoever runs the feed"),
        ("<urlset><url><loc>/a</loc>", "it is not valid XML: "),
        (BOMB, ATTACK),
        (BOMB.encode("utf-16"), ATTACK),
        (BOMB.replace("rss", "urlset"), ATTACK),
        (FILE, ATTACK),
    ],
)
def test_what_is_no_feed_is_named(body: str | bytes, line: str) -> None:
    with pytest.raises(FetchError) as caught:
        read(body)
    assert str(caught.value).startswith(line)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("body", [RSS, ATOM])
def test_a_feed_that_breaks_off_is_asked_for_again(body: str) -> None:
    for end in (len(body) - 8, len(body) // 2):
        with pytest.raises(TransientError, match=r"^it breaks off before its end; the next update"):
            read(body[:end])


def test_an_empty_feed_is_a_feed() -> None:
    assert read("<rss version='2.0'><channel></channel></rss>") == ()


def test_a_date_that_is_none_is_unknown() -> None:
    odd = RSS.replace("ENCODING", "utf-8").replace("Fri, 18 Apr 2025", "Fri, 99 Apr 2025")
    assert read(odd)[0].published is None


@given(st.binary(max_size=300), st.sampled_from([b"", b"<rss>", b"<feed>", b"<urlset>", b"{"]))
def test_any_bytes_are_read_or_refused(data: bytes, head: bytes) -> None:
    line = ""
    try:
        read(head + data + b"</rss>")
    except FetchError as error:
        line = str(error)
    assert "\n" not in line


@pytest.mark.parametrize("piece", ["<item>", "<a>", "<!--", "<![CDATA[", "&a", '<a b="', "&#x"])
def test_a_feed_of_garbage_has_no_articles(piece: str) -> None:
    assert read(f"<rss><channel>{piece * (20_000 // len(piece))}</channel></rss>") == ()
