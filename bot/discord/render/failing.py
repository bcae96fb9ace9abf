"""That feeds cannot be read for long."""

from collections.abc import Sequence

from bot.discord.escape import escape_line
from bot.discord.reply import Reply
from bot.feeds import FeedStanding

_MOST = 8  # feeds that are named, each in some 200 characters of the 2,000 of a message


def render_failing(feeds: Sequence[FeedStanding]) -> Reply:
    """That feeds could not be read for a day, and why not, for those who manage a server."""
    lines = [_line(feed) for feed in feeds[:_MOST]]
    more = [f"- and {len(feeds) - _MOST:,} more"] if len(feeds) > _MOST else []
    return Reply(
        content="\n".join(
            (
                "I cannot read what these outlets publish, so that my answers miss it:",
                *lines,
                *more,
                "-# Whoever runs me finds what to do with `talks corpus doctor`. I tell you once.",
            )
        )
    )


def _line(feed: FeedStanding) -> str:
    since = feed.health.failing_since
    when = f", since <t:{int(since.timestamp())}:f>" if since else ""
    return f"- {escape_line(feed.name, 50)}{when}: {escape_line(feed.health.reason or '', 120)}"
