"""What the managers of a server have chosen."""

import discord

from bot.discord.digests.schedule import DigestSchedule
from bot.discord.escape import escape_line
from bot.discord.limits import EMBED_FIELD_VALUE, shortened
from bot.discord.render.pages import Colour
from bot.discord.reply import Reply
from bot.discord.servers import Replies, ServerSettings
from bot.in_words import count

_OUTLETS = 10  # named; of further ones the number


def render_settings(
    settings: ServerSettings, user_per_minute: int, *, digest_refused: bool = False
) -> Reply:
    """The settings of a server; ``user_per_minute`` is the operator's, where it has none.

    ``digest_refused`` says that Discord did not take the last digest.
    """
    embed = discord.Embed(colour=Colour.CALM.value, title="Settings of this server")
    channels = ", ".join(f"<#{channel}>" for channel in settings.channels)
    places = {Replies.PLACE: "under the question", Replies.THREAD: "in a thread on the question"}
    window = settings.window_days
    for name, value in (
        ("I answer in", channels or "every channel that I can see"),
        ("Answers to messages go", places[settings.replies]),
        ("Questions of one user", f"{settings.user_per_minute or user_per_minute} a minute"),
        ("Articles searched", f"of the last {count(window, 'day')}" if window else "of any age"),
        ("Outlets left out", _outlets(settings.left_out)),
        ("Feedback", "on: it is kept with the question" if settings.feedback else "off"),
        ("Digest", _digest(settings.digest, refused=digest_refused)),
    ):
        embed.add_field(name=name, value=shortened(value, EMBED_FIELD_VALUE), inline=False)
    return Reply(embeds=(embed,))


def _digest(schedule: DigestSchedule | None, *, refused: bool) -> str:
    if schedule is None:
        return "off"
    at = f"{schedule.hour:02}:{schedule.minute:02}"
    told = f"in <#{schedule.channel_id}>, every {schedule.every} at {at} ({schedule.zone})"
    return f"{told}; **the last one was refused: I may not write there**" if refused else told


def _outlets(outlets: tuple[str, ...]) -> str:
    if not outlets:
        return "none"
    named = ", ".join(escape_line(outlet, 80) for outlet in outlets[:_OUTLETS])
    more = len(outlets) - _OUTLETS
    return f"{named} and {more} more" if more > 0 else named
