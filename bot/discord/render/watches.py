"""What is watched, and what is new of it."""

from collections.abc import Sequence

import discord

from bot.discord.escape import escape_line
from bot.discord.limits import EMBED_DESCRIPTION, shortened
from bot.discord.render.heading import Heading
from bot.discord.render.pages import Colour
from bot.discord.reply import Reply
from bot.discord.sections import Entry, Sections
from bot.discord.watches.watch import MOST_REFUSALS, NOISY, Watch
from bot.in_words import count
from bot.watches import Matches
from index.store import Coverage

WATCH_HEADING = Heading.of_list("New on what is watched")
_LEAD = "-# `/watch list` shows what is watched, `/watch remove` ends it."
_TITLE = 150


def watch_sections(matches: Sequence[Matches], searched: Coverage) -> Sections:
    """New statements, those on one interest together, by speaker."""
    return Sections(tuple(entry for found in matches for entry in _entries(found)), _LEAD, searched)


def _entries(found: Matches) -> list[Entry]:
    under = (found.interest.title,)
    entries = [Entry(told.quote, under, by_speaker=True) for told in found.statements]
    if found.passed_over:
        more = f"{count(found.found, 'new statement')}, the newest of them here"
        entries.insert(0, Entry(None, under, more))
    return entries


def render_watching(title: str, where: str, notes: Sequence[str]) -> Reply:
    """A watch was made; ``title`` is plain text, ``where`` and ``notes`` markdown."""
    told = f"I watch **{escape_line(title, _TITLE)}**, and post {where} what comes in from now on."
    return Reply("\n".join([told, *(f"-# {note}" for note in notes)]))


def render_unwatched(watch: Watch) -> Reply:
    """A watch was removed."""
    return Reply(f"I no longer watch **{_title(watch)}**.")


def render_watches(watches: Sequence[Watch]) -> Reply:
    """All watches that somebody may see here."""
    lines = [f"**{_title(watch)}** {_where(watch)}{_state(watch)}" for watch in watches]
    embed = discord.Embed(
        colour=Colour.CALM.value,
        title="Watched",
        description=shortened("\n".join(lines), EMBED_DESCRIPTION)
        or "Nothing yet; `/watch add` begins.",
    )
    return Reply(embeds=(embed,))


def render_watch_folded(watch: Watch) -> Reply:
    """To the owner: a watch finds too much."""
    return Reply(
        f"What you watch, **{_title(watch)}** {_where(watch)}, brought more than {NOISY} "
        "statements in a day, so from now on I post them once a day. `/watch remove` ends it."
    )


def render_watch_refused(channel_id: int) -> Reply:
    """To the owner: what is watched cannot be posted."""
    return Reply(
        f"I could not post in <#{channel_id}> what you watch there: Discord does not let me. "
        "Please allow me there to view the channel, send messages and embed links. I will try "
        f"{MOST_REFUSALS - 1} more times within a day or so, and then give it up."
    )


def render_watch_homeless(server: str) -> Reply:
    """To the owner: the channel is gone."""
    return Reply(
        f"A channel of {escape_line(server, 100)} in which I posted what you watch is gone, so I "
        "have ended that. `/watch add` chooses another."
    )


def _title(watch: Watch) -> str:
    return escape_line(watch.interest.title, _TITLE)


def _where(watch: Watch) -> str:
    return "by direct message" if watch.guild_id is None else f"in <#{watch.channel_id}>"


def _state(watch: Watch) -> str:
    told = [
        "once a day, as it finds much" if watch.folded else "",
        "**the last post was refused**" if watch.refusals else "",
    ]
    return "".join(f"; {each}" for each in told if each)
