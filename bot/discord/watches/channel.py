"""What is new of the watches of one channel, posted there, and what becomes of them."""

import asyncio
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import discord

from bot.discord.client import TalksBot
from bot.discord.posting.outbox import Post
from bot.discord.posting.person import tell_person
from bot.discord.posting.post import Posted, post_once
from bot.discord.render import render_sections
from bot.discord.render.watches import (
    WATCH_HEADING,
    render_watch_folded,
    render_watch_homeless,
    render_watch_refused,
    watch_sections,
)
from bot.discord.reply import Reply
from bot.discord.sections import Sections, shown_sections
from bot.discord.services import Services
from bot.discord.versions import IndexVersion
from bot.discord.watches.watch import MOST_REFUSALS, Watch
from bot.watches import Head, Matches, Wanted, match

log = logging.getLogger("talks.watches")

_AN_HOUR = timedelta(hours=1)
_POSTS = 4  # in a channel in an hour; what comes meanwhile waits, and is posted together


@dataclass(frozen=True, slots=True)
class _News:
    """What is new in the version that it was looked for in."""

    matches: tuple[Matches, ...]
    told: Sections


async def post_new(
    services: Services, bot: TalksBot, head: Head, watches: Sequence[Watch], now: datetime
) -> None:
    """Post what is new since the watches of one channel were looked after, in one message.

    Nothing happens where the channel was told enough for this hour, or cannot be seen now.

    Raises:
        SayToUser: if the index cannot be read now.
    """
    channel_id, guild_id = watches[0].channel_id, watches[0].guild_id
    guild = bot.get_guild(guild_id) if guild_id is not None else None
    if guild_id is not None and (guild is None or guild.unavailable):
        return
    channel = guild.get_channel(channel_id) if guild else _direct(bot, channel_id)
    if not isinstance(channel, discord.abc.Messageable):
        await _end(services, bot, watches, render_watch_homeless(guild.name if guild else ""))
        return
    if await services.outbox.posted_since(channel_id, now - _AN_HOUR) >= _POSTS:
        return
    news = await _look(services, head, watches)
    if news is None:  # another version is open; it is looked at next
        return
    if not news.matches:
        await services.watchlist.put(watch.looked(head, now) for watch in watches)
        return
    sums = (s for found in news.matches for each in found.statements for s in each.sums)
    post = Post(channel_id, guild_id, tuple(sums))
    passed_over = {s for found in news.matches for s in found.passed_over}
    pages = await asyncio.to_thread(_pages, news.told)
    shown = shown_sections(news.told)
    owner = watches[0].owner_id if guild_id is None else 0
    posted = await post_once(services, channel, post, shown, pages, passed_over, asker_id=owner)
    log.info("watches", extra={"channel": channel_id, "posted": posted.value})
    if posted is Posted.REFUSED:
        await _refused(services, bot, watches, now)
    elif posted is not Posted.NOT_OURS:
        await _posted(services, bot, head, watches, news.matches, now)


def _direct(bot: TalksBot, channel_id: int) -> discord.abc.Messageable:
    return bot.get_partial_messageable(channel_id, type=discord.ChannelType.private)


async def _look(services: Services, head: Head, watches: Sequence[Watch]) -> _News | None:
    """What is new in the version of ``head``; None where another one is open by now."""
    channel_id, guild_id = watches[0].channel_id, watches[0].guild_id
    left_out = (await services.servers.of(guild_id)).left_out
    told = await services.outbox.known(channel_id)
    wanted = [Wanted(watch.interest, watch.since(head)) for watch in watches]
    caution = services.settings.answer.caution

    def look(version: IndexVersion) -> _News | None:
        if version.published.manifest.version != head.version:
            return None
        matches = match(
            wanted, version.retriever, version.known, caution, left_out=left_out, told=told
        )
        return _News(matches, watch_sections(matches, version.published.manifest.coverage))

    return await services.engine.compose(look)


def _pages(told: Sections) -> list[Reply]:
    return render_sections(told.slots, told.quotes, told.lead, told.searched, WATCH_HEADING)


async def _posted(
    services: Services,
    bot: TalksBot,
    head: Head,
    watches: Sequence[Watch],
    matches: Iterable[Matches],
    now: datetime,
) -> None:
    """Note what was posted; the owners of watches that find too much are told so, once."""
    found = {each.interest: each.found for each in matches}
    after = [
        watch.posted(head, found[watch.interest], now)
        if watch.interest in found
        else watch.looked(head, now)
        for watch in watches
    ]
    await services.watchlist.put(after)
    for before, watch in zip(watches, after, strict=True):
        if watch.folded and not before.folded:
            log.info("watch folded", extra={"watch": watch.id})
            await tell_person(bot, watch.owner_id, render_watch_folded(watch))


async def _refused(
    services: Services, bot: TalksBot, watches: Sequence[Watch], now: datetime
) -> None:
    """Try again later, a few times; the owners of watches of a channel are told so, once."""
    after = [watch.refused(now) for watch in watches]
    given_up = [watch for watch in after if watch.refusals >= MOST_REFUSALS]
    await services.watchlist.put(after)
    await services.watchlist.remove([watch.id for watch in given_up])
    log.warning(
        "watches refused", extra={"channel": watches[0].channel_id, "removed": len(given_up)}
    )
    owners = {w.owner_id for w in after if w.refusals == 1 and w.guild_id is not None}
    for owner_id in sorted(owners):
        await tell_person(bot, owner_id, render_watch_refused(watches[0].channel_id))


async def _end(services: Services, bot: TalksBot, watches: Sequence[Watch], reply: Reply) -> None:
    """Remove watches whose channel is gone, and tell their owners."""
    await services.watchlist.remove([watch.id for watch in watches])
    log.warning("watches without a channel", extra={"removed": len(watches)})
    for owner_id in sorted({watch.owner_id for watch in watches}):
        await tell_person(bot, owner_id, reply)
