"""A digest's schedule as managers give it."""

import re
from dataclasses import dataclass
from datetime import datetime

import discord

from bot.discord.catalog import Choice
from bot.discord.digests.schedule import DigestSchedule, Every, zones
from bot.discord.errors import SayToUser
from bot.discord.escape import escape_line
from bot.discord.limits import CHOICES

_AT = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_MORNING = (8, 0)


@dataclass(frozen=True, slots=True)
class GivenSchedule:
    """The options as they were given; None leaves what is not given as it is."""

    every: Every
    channel_id: int | None
    at: str | None
    zone: str | None


def read_schedule(
    given: GivenSchedule, before: DigestSchedule | None, now: datetime
) -> DigestSchedule:
    """The schedule that is meant, chosen ``now``, in place of the one ``before``.

    Raises:
        SayToUser: if the channel is missing, or the time or its zone is none.
    """
    channel_id = given.channel_id or (before.channel_id if before else None)
    if channel_id is None:
        raise SayToUser("Please give a channel as well.")
    hour, minute = (before.hour, before.minute) if before else _MORNING
    if given.at is not None:
        at = _AT.fullmatch(given.at.strip())
        if at is None:
            raise SayToUser("I read times as in 08:00 or 17:30; please give one of these.")
        hour, minute = int(at[1]), int(at[2])
    zone = before.zone if before else "UTC"
    if given.zone is not None:
        folded = given.zone.strip().replace(" ", "_").casefold()
        named = [each for each in zones() if each.casefold() == folded]
        if not named:
            asked = escape_line(given.zone, 50)
            raise SayToUser(f"I know no time zone {asked}; please choose one from the list.")
        zone = named[0]
    return DigestSchedule(channel_id, given.every, hour, minute, zone, int(now.timestamp()))


def zones_named(typed: str) -> list[Choice]:
    """Time zones with these words in their names, as they are offered."""
    words = typed.replace("_", " ").casefold().split()
    found = (z for z in zones() if all(w in z.replace("_", " ").casefold() for w in words))
    return [Choice(name=each, value=each) for each in list(found)[:CHOICES]]


def check_may_post(guild: discord.Guild | None, channel_id: int) -> None:
    """Whether the bot may write in a channel, as far as it knows the channel.

    Raises:
        SayToUser: if it may not.
    """
    channel = guild.get_channel(channel_id) if guild else None
    if guild is None or channel is None:
        return
    may = channel.permissions_for(guild.me)
    if not (may.view_channel and may.send_messages and may.embed_links):
        raise SayToUser(
            f"I may not write in <#{channel_id}>; please allow me there to view the channel, send "
            "messages and embed links, and choose it again."
        )
