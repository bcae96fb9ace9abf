"""How the bot stands."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import discord

from bot.discord.engine import EngineStatus
from bot.discord.escape import escape_line
from bot.discord.render.pages import Colour
from bot.discord.render.small_print import local_day
from bot.discord.reply import Reply
from bot.feeds import FeedStanding

_FEEDS = 8  # that are shown, of those that fail first; a field has room for as many


def render_status(status: EngineStatus, feeds: Sequence[FeedStanding] = ()) -> Reply:
    """What is searched, since when, how the feeds that it comes from have fared, and how busy the
    bot is; calm where there is no index."""
    there = status.version is not None
    embed = discord.Embed(colour=(Colour.ANSWER if there else Colour.CALM).value, title="Status")
    if there:
        _add(embed, "Articles", f"{status.articles:,}")
        _add(embed, "Statements", f"{status.statements:,}")
        _add(embed, "Speakers", f"{status.speakers:,}")
        _add(embed, "Newest article", local_day(status.newest))
        built = f"<t:{int(status.built.timestamp())}:R>" if status.built else "unknown"
        _add(embed, "Index built", built)
        _add(embed, "Index version", escape_line(status.version or "", 50))
        _add(embed, "Model", escape_line(status.model or "unknown", 100))
    else:
        embed.description = (
            "There is no index of articles yet; I will answer as soon as one is built."
        )
    if status.problem:
        # What it is exactly names files and commands, and is for the log and `talks bot check`.
        embed.description = (
            "What was published last cannot be used, and whoever runs me is told why in the log."
        )
    _add(embed, "Running for", _duration(status.uptime))
    _add(embed, "Questions waiting", f"{status.waiting:,}")
    if feeds:
        embed.add_field(name="Feeds", value=_told(feeds), inline=False)
    return Reply(embeds=(embed,))


def _told(feeds: Sequence[FeedStanding]) -> str:
    """A line for each feed, those that fail first."""
    ordered = sorted(feeds, key=lambda feed: not feed.health.failures)
    more = [f"and {len(feeds) - _FEEDS:,} more"] if len(feeds) > _FEEDS else []
    return "\n".join([*map(_feed, ordered[:_FEEDS]), *more])


def _feed(feed: FeedStanding) -> str:
    health = feed.health
    if health.checked is None:
        told = "not asked yet"
    elif health.succeeded is None:
        told = "never read"
    else:
        told = f"read {_since(health.succeeded)}"
    if health.failures:
        told += f"; fails since {_since(health.failing_since or health.checked)}"
    return f"{escape_line(feed.name, 50)}: {told}"


def _since(moment: datetime | None) -> str:
    return f"<t:{int(moment.timestamp())}:R>" if moment else "some time"


def _add(embed: discord.Embed, name: str, value: str) -> None:
    embed.add_field(name=name, value=value, inline=True)


def _duration(seconds: float) -> str:
    """The two largest units of a duration.

    >>> _duration(93784)
    '1 d 2 h'
    """
    whole = timedelta(seconds=int(seconds))
    hours, rest = divmod(whole.seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = [(whole.days, "d"), (hours, "h"), (minutes, "min"), (left, "s")]
    first = next((n for n, (number, _) in enumerate(parts) if number), len(parts) - 1)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2])
