"""JSON Feed, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Iterator

from corpus.fetch.errors import FetchError
from corpus.fetch.listed import entry_of, moment
from corpus.fetch.models import FeedEntry


def read_json_feed(body: bytes, url: str) -> Iterator[FeedEntry | None]:
    """The entries of a feed that stands at ``url``, None for an item with no address.

    Raises:
        FetchError: if it is not valid JSON, or JSON but no feed.
    """
    try:
        feed = json.loads(body)
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", "it cannot be read").lower()
        raise FetchError(
            f"it is not valid JSON: {reason}", "tell whoever runs the feed", retryable=True
        ) from error
    match feed:
        case {"version": str(version), "items": list(items)} if "jsonfeed.org" in version:
            return (_entry(item, url) for item in items)
    raise FetchError("it is JSON, but no JSON Feed", "give the address of a feed")


def _entry(item: object, url: str) -> FeedEntry | None:
    if not isinstance(item, dict):
        return None
    return entry_of(
        item.get("url") or item.get("external_url"),
        url,
        title=item.get("title"),
        published=moment(item.get("date_published")),
        updated=moment(item.get("date_modified")),
    )
