"""What a feed lists: RSS and Atom by feedparser, JSON Feed, sitemaps."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from time import struct_time

from corpus.fetch.errors import FetchError, TransientError
from corpus.fetch.http import Reply
from corpus.fetch.json_feed import read_json_feed
from corpus.fetch.listed import entry_of, newest
from corpus.fetch.models import NONE_GIVEN, FeedEntry, Validators
from corpus.fetch.sitemaps import read_sitemap
from corpus.fetch.urls import normal_url

_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[{\[]")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_ROOT = re.compile(rb"<(?:\w+:)?(\w+)[\s>/]")
_FEED_ENDS = re.compile(rb"</(?:\w+:)?(?:rss|feed|RDF)\s*>")
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
# A document type with definitions of its own. No feed needs one, and it is what entity bombs are
# made of.
_DEFINITIONS = re.compile(rb"<!DOCTYPE[^<>\[]{0,1000}\[", re.IGNORECASE)
_HEAD = 4096  # bytes in which a document shows what it is


@dataclass(frozen=True, slots=True)
class FeedContents:
    """What a feed lists, the newest first, and what to ask with the next time."""

    entries: tuple[FeedEntry, ...]
    validators: Validators


def read_feed(reply: Reply, get: Callable[[str], Reply]) -> FeedContents:
    """The articles that a feed or a sitemap lists.

    Of an index of sitemaps the newest ones are read with ``get``; the index itself may well stay
    as it is when one of them changes, so that it is asked for whole each time.

    Raises:
        FetchError: if it is no feed, or cannot be read; or what ``get`` raises.
    """
    plain = reply.body.replace(b"\0", b"")  # UTF-16 as ASCII, well enough to tell what it is
    head = plain[:_HEAD]
    if _DEFINITIONS.search(plain):
        raise FetchError(
            "it defines XML entities of its own, which may be an attack",
            "tell whoever runs the feed",
        )
    if _JSON.match(head):
        return FeedContents(newest(read_json_feed(reply.body, reply.url)), reply.validators)
    match _root(head):
        case "urlset" | "sitemapindex":
            sitemap = read_sitemap(reply.body, reply.url)
            if sitemap.maps:
                return FeedContents(_of_all(sitemap.maps, get), NONE_GIVEN)
            return FeedContents(newest(sitemap.entries), reply.validators)
        case "rss" | "feed" | "RDF":
            if not _FEED_ENDS.search(plain):
                raise TransientError("it breaks off before its end", "the next update asks again")
            return FeedContents(newest(_parsed(reply)), reply.validators)
    raise _no_feed(reply, head)


def _root(head: bytes) -> str:
    """The name of a document's first element."""
    found = _ROOT.search(_COMMENT.sub(b"", head))
    return found[1].decode("ascii", "replace") if found else ""


def _of_all(maps: tuple[str, ...], get: Callable[[str], Reply]) -> tuple[FeedEntry, ...]:
    entries: list[FeedEntry | None] = []
    for url in maps:
        try:
            reply = get(url)
        except FetchError as error:
            raise FetchError(
                f"its sitemap {url}: {error.cause}", error.remedy, retryable=error.retryable
            ) from error
        entries += read_sitemap(reply.body, reply.url).entries
    return newest(entries)


def _parsed(reply: Reply) -> Iterator[FeedEntry | None]:
    # Imported here because only an update needs it and it would slow the start of every command.
    import feedparser

    # A stream, never the bytes: those could be taken for the name of a file.
    feed = feedparser.parse(
        io.BytesIO(reply.body),
        response_headers={"content-type": f"application/xml; charset={_charset(reply)}"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    for item in feed.entries:
        yield entry_of(
            item.get("feedburner_origlink") or item.get("link"),
            reply.url,
            title=item.get("title"),
            published=_moment(item.get("published_parsed")),
            # dict's own get: feedparser's would give the date of publication in place of none.
            updated=_moment(dict.get(item, "updated_parsed")),
        )


def _charset(reply: Reply) -> str:
    """UTF-8 for what is valid as that, whatever it says; else what the header says, if anything."""
    try:
        reply.body.decode()
    except UnicodeDecodeError:
        return reply.charset or ""
    return "utf-8"


def _moment(value: struct_time | None) -> datetime | None:
    try:
        return datetime(*value[:6], tzinfo=UTC) if value else None
    except ValueError:  # a leap second, or the year 0
        return None


def _no_feed(reply: Reply, head: bytes) -> FetchError:
    if not _HTML.search(head):
        return FetchError("it is no feed in a known format", "give the address of a feed")
    if named := _feeds_named(reply):
        return FetchError("it is a web page, not a feed", f"the page names its feed: {named}")
    return FetchError("it is a web page, not a feed", "give the address of a feed")


def _feeds_named(reply: Reply) -> str | None:
    """The first feed that a page names (https://www.rssboard.org/rss-autodiscovery)."""
    from lxml import etree

    page = etree.fromstring(reply.body, etree.HTMLParser(no_network=True))
    links = () if page is None else page.iterfind(".//link[@rel='alternate'][@href]")
    for link in links:
        if link.get("type", "") in {
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
        }:
            try:
                return normal_url(link.get("href"), reply.url)
            except FetchError:
                continue
    return None
