"""What `talks corpus update` prints as JSON."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.records.index import build_record

if TYPE_CHECKING:  # importing them takes long, and asking needs none of it
    from corpus.follow import FollowedFeed
    from index.build import BuildReport


def update_record(
    followed: "Sequence[FollowedFeed]", names: Mapping[str, str], report: "BuildReport | None"
) -> dict[str, Any]:
    """What came of feeds, as docs/schemas/update.schema.json describes it.

    ``names`` are those of the feeds by address; ``report`` is None where nothing was built.
    """
    return {
        "schema": "talks.update/1",
        "feeds": [
            {
                "name": names[each.feed.url],
                "url": each.feed.url,
                "read": each.read,
                "added": each.added,
                "changed": each.changed,
                "unchanged": each.unchanged,
                "skipped": [{"url": what.url, "reason": what.reason} for what in each.skipped],
                "failed": [{"url": what.url, "reason": what.reason} for what in each.failed],
            }
            for each in followed
        ],
        "build": build_record(report) if report else None,
    }
