"""Sitemaps, of news or plain (https://www.sitemaps.org/protocol.html), and indexes of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from corpus.fetch.errors import FetchError
from corpus.fetch.listed import entry_of, moment, newest
from corpus.fetch.models import FeedEntry

# Of an index of sitemaps, as many are read as may hold today's news; the rest is the archive.
_MAPS = 8


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The articles that a sitemap lists; or, for an index, ``maps``: the addresses of the newest
    sitemaps that it lists, newest first."""

    entries: tuple[FeedEntry | None, ...] = ()
    maps: tuple[str, ...] = ()


def read_sitemap(body: bytes, url: str) -> Sitemap:
    """What the sitemap at ``url`` lists. Names of elements are taken whatever their namespace.

    Raises:
        FetchError: if it is not valid XML.
    """
    # Nothing outside of the document is read, and none of its own entities is put in.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        cause = " ".join((error.msg or "").split())
        raise FetchError(
            f"it is not valid XML: {cause}", "tell whoever runs the site", retryable=True
        ) from error
    if etree.QName(root).localname == "sitemapindex":
        listed = (_entry(_values(item), url) for item in root if _is(item, "sitemap"))
        return Sitemap(maps=tuple(entry.url for entry in newest(listed)[:_MAPS]))
    return Sitemap(tuple(_entry(_values(item), url) for item in root if _is(item, "url")))


@dataclass(frozen=True, slots=True)
class _Value:
    name: str
    text: str


def _is(item: etree._Element, name: str) -> bool:
    return isinstance(item.tag, str) and etree.QName(item).localname == name


def _values(item: etree._Element) -> list[_Value]:
    """The texts within an element, those of a news sitemap included."""
    return [
        _Value(etree.QName(part).localname, part.text or "")
        for part in item.iterdescendants()
        if isinstance(part.tag, str)
    ]


def _entry(values: Iterable[_Value], url: str) -> FeedEntry | None:
    told = {value.name: value.text for value in reversed(list(values))}  # an image's loc is later
    return entry_of(
        told.get("loc"),
        url,
        title=told.get("title"),
        published=moment(told.get("publication_date")),
        updated=moment(told.get("lastmod")),
    )
