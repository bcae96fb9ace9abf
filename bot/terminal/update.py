"""What came of an update, a line for each feed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bot.harmless import in_one_line

if TYPE_CHECKING:  # importing them takes long, and asking needs none of it
    from corpus.follow import FollowedFeed
    from index.build import BuildReport


def update_lines(
    followed: "Sequence[FollowedFeed]", names: Mapping[str, str], report: "BuildReport | None"
) -> Iterator[str]:
    """A line for each feed, by its name, and one for the index if it was built."""
    for each in followed:
        told = f"{each.added:,} new, {each.changed:,} changed, {each.unchanged:,} unchanged"
        if each.skipped:
            told += f", {len(each.skipped):,} passed over"
        if each.failed:
            told += f", {len(each.failed):,} failed"
        told = told if each.read else "not read"
        yield in_one_line(f"{names[each.feed.url]}: {told}")
    if report:
        verb = "published" if report.published else "nothing changed; still"
        yield f"{verb} version {report.version}: articles {report.coverage.articles:,}"
