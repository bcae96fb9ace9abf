"""What people call the feeds that are followed."""

from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlsplit

from corpus.fetch.models import FeedSource


def feed_names(feeds: Sequence[FeedSource]) -> dict[str, str]:
    """A name for each feed, by its address: its outlet's, else its host.

    Where several have the same, the path is put after it. What stands in an address behind "?" is
    in no name: it may be a key that is nobody else's.

    >>> feed_names([FeedSource("https://courier.example/rss?key=1"),
    ...             FeedSource("https://b.example/world", "The Bee"),
    ...             FeedSource("https://b.example/ports", "The Bee")])
    ... # doctest: +NORMALIZE_WHITESPACE
    {'https://courier.example/rss?key=1': 'courier.example',
     'https://b.example/world': 'The Bee (/world)',
     'https://b.example/ports': 'The Bee (/ports)'}
    """
    parts = [urlsplit(feed.url) for feed in feeds]
    plain = [feed.source or part.hostname or "?" for feed, part in zip(feeds, parts, strict=True)]
    common = Counter(plain)
    return {
        feed.url: f"{name} ({part.path or '/'})" if common[name] > 1 else name
        for feed, name, part in zip(feeds, plain, parts, strict=True)
    }
