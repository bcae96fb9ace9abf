"""The digests of servers, posted when they are due, whichever client is connected."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import discord

from bot.digests import Digest, DigestRequest, NoDigest, make_digest
from bot.discord.client import TalksBot
from bot.discord.digests.runs import DigestRun
from bot.discord.digests.schedule import DigestSchedule
from bot.discord.errors import ClosingError, SayToUser
from bot.discord.posting.outbox import Post
from bot.discord.posting.person import tell_person
from bot.discord.posting.post import Posted, post_once
from bot.discord.render import render_sections
from bot.discord.render.digest import (
    digest_heading,
    digest_sections,
    render_digest_homeless,
    render_digest_refused,
)
from bot.discord.reply import Reply
from bot.discord.sections import Sections, shown_sections
from bot.discord.services import Services

log = logging.getLogger("talks.digests")

_LOOK_SECONDS = 2.0
_AGAIN = timedelta(minutes=5)  # after the index could not be read
_GIVEN_UP = timedelta(hours=12)  # after an error that nobody expected
# An article comes to the index some days after its date: its outlet's feed is read late, a weekend
# lies between, the date is that of the other end of the world. Older ones are an archive's, of
# which a digest would be full when an index is built anew.
_LATE = timedelta(days=3)


class Digests:
    """Posts digests; one for the program. ``clock`` tells aware UTC."""

    def __init__(
        self, services: Services, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._services = services
        self._clock = clock
        self._not_before: dict[int, datetime] = {}  # by server

    async def keep_posting(self, bot: Callable[[], TalksBot | None]) -> None:
        """Post what is due, by the client that is connected, until the program ends."""
        while True:
            if client := bot():
                await self.post_due(client)
            await asyncio.sleep(_LOOK_SECONDS)

    async def post_due(self, bot: TalksBot) -> None:
        """Post all digests that are due now, one after the other."""
        now = self._clock()
        try:
            schedules = await self._services.servers.digests()
            runs = await self._services.digest_runs.last()
        except sqlite3.Error:
            log.exception("digests not looked for")
            return
        for guild_id, schedule in schedules.items():
            guild = bot.get_guild(guild_id)
            waits = self._not_before.get(guild_id, now) > now
            due, last = schedule.due(now), runs.get(schedule.channel_id)
            if due is None or (last and last.due >= due):
                continue
            if guild is None or guild.unavailable or waits:
                continue
            try:
                with self._services.running.one():
                    await self._post(bot, guild, schedule, due, last)
            except ClosingError:
                return
            except SayToUser as error:
                log.warning("digest waits", extra={"guild": guild_id, "reason": error.message})
                self._not_before[guild_id] = now + _AGAIN
            except Exception:
                log.exception("digest failed", extra={"guild": guild_id})
                self._not_before[guild_id] = now + _GIVEN_UP

    async def _post(
        self,
        bot: TalksBot,
        guild: discord.Guild,
        schedule: DigestSchedule,
        due: datetime,
        last: DigestRun | None,
    ) -> None:
        """Post a server's digest, or find that there is nothing to post."""
        channel_id = schedule.channel_id
        channel = guild.get_channel(channel_id)
        if not isinstance(channel, discord.abc.Messageable):
            await self._services.servers.put_digest(guild.id, None)
            await _tell_owner(bot, guild, render_digest_homeless(guild.name))
            return
        since = last.due if last else datetime.fromtimestamp(schedule.chosen, UTC)
        digest = await self._digest(guild.id, schedule, since, due, late=last is not None)
        posted = None
        if isinstance(digest, Digest):
            post = Post(channel_id, guild.id, digest.shown_sums)
            told = digest_sections(digest)
            pages = await asyncio.to_thread(_pages, told, since)
            posted = await post_once(
                self._services, channel, post, shown_sections(told), pages, digest.passed_over
            )
        refused = posted is Posted.REFUSED or bool(last and last.refused and posted is None)
        await self._services.digest_runs.put(channel_id, guild.id, DigestRun(due, refused))
        log.info("digest", extra={"guild": guild.id, "posted": posted.value if posted else None})
        if refused and not (last and last.refused):
            await _tell_owner(bot, guild, render_digest_refused(channel_id))

    async def _digest(
        self, guild_id: int, schedule: DigestSchedule, since: datetime, due: datetime, *, late: bool
    ) -> Digest | NoDigest:
        """What came since a moment, and what is ``late``; nothing that is older than a period.

        Raises:
            SayToUser: if the index cannot be read now.
        """
        server = await self._services.servers.of(guild_id)
        told = await self._services.outbox.known(schedule.channel_id)
        margin = _LATE if late else timedelta(0)
        oldest = due - schedule.every.period - _LATE
        request = DigestRequest(max(since - margin, oldest), left_out=server.left_out)
        return await self._services.engine.compose(
            lambda version: make_digest(version.published, version.known, request, told)
        )


def _pages(told: Sections, since: datetime) -> list[Reply]:
    heading = digest_heading(since)
    return render_sections(told.slots, told.quotes, told.lead, told.searched, heading)


async def _tell_owner(bot: TalksBot, guild: discord.Guild, reply: Reply) -> None:
    """Tell a server's owner, who is sure to manage it, by direct message, if that can be."""
    log.warning("no digest", extra={"guild": guild.id, "told": reply.content})
    if guild.owner_id is not None:
        await tell_person(bot, guild.owner_id, reply)
