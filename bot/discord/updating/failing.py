"""Feeds that fail for a day: those who manage the servers are told, once each time."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from datetime import timedelta

from bot.discord.client import TalksBot
from bot.discord.posting.person import tell_person
from bot.discord.render.failing import render_failing
from bot.discord.services import Services
from bot.feeds import FeedStanding, feeds_standing
from corpus.errors import CorpusError

log = logging.getLogger("talks.feeds")

_LOOK_SECONDS = 60.0
_LONG = timedelta(days=1)


class FailingFeeds:
    """Tells of feeds that fail; one for the program."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def keep_telling(self, bot: Callable[[], TalksBot | None]) -> None:
        """Tell what is to be told by the client that is connected, until the program ends."""
        while self._services.settings.feeds:
            if client := bot():
                try:
                    await self.tell(client)
                except (CorpusError, sqlite3.Error):
                    log.exception("failing feeds not looked for")
                await asyncio.sleep(_LOOK_SECONDS)
            await asyncio.sleep(1)

    async def tell(self, bot: TalksBot) -> None:
        """Tell the owner of each server, who is sure to manage it, of the feeds that fail for a
        day, unless they were told; who owns several servers is told for one of them."""
        standing = await asyncio.to_thread(feeds_standing, self._services.settings)
        failing = [feed for feed in standing if fails_long(feed)]
        told: set[int] = set()
        for guild in list(bot.guilds) if failing else []:
            new = await self._services.told_failing.claim(guild.id, failing)
            if not new or guild.owner_id is None or guild.owner_id in told:
                continue
            told.add(guild.owner_id)
            names = [feed.name for feed in new]
            log.warning("feeds fail", extra={"guild": guild.id, "feeds": names})
            await tell_person(bot, guild.owner_id, render_failing(new))


def fails_long(feed: FeedStanding) -> bool:
    """Whether a feed was found to fail a day after it had begun to, and was not well between."""
    since, checked = feed.health.failing_since, feed.health.checked
    return since is not None and checked is not None and checked - since >= _LONG
