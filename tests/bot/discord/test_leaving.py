"""Nothing is kept of a server that the bot has left."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import discord

from bot.discord.client import TalksBot
from bot.discord.digests.runs import DigestRun
from bot.discord.digests.schedule import DigestSchedule, Every
from bot.discord.opening import open_services
from bot.discord.parts import COGS, ITEMS
from bot.discord.posting.outbox import Post
from bot.discord.shown import shown_listing
from bot.discord.watches.watchlist import NewWatch
from bot.settings import DiscordSection, Settings
from bot.watches import Interest
from tests.bot.discord.quoting import HARBOUR, SEARCHED, quoted

LEFT, HERE = 7, 8


async def test_all_that_was_kept_of_it_is_deleted(tmp_path: Path) -> None:
    settings = Settings(discord=DiscordSection(state=tmp_path / "state.sqlite"))
    async with open_services(settings, with_index=False) as services:
        listing = shown_listing([quoted(HARBOUR, "Farmers waited.", None, None)], 1, SEARCHED)
        schedule = DigestSchedule(70, Every.DAY, 8, 0, "UTC", 0)
        for guild in (LEFT, HERE):
            await services.servers.put_digest(guild, schedule)
            await services.kept.keep(listing, asker_id=1, guild_id=guild, question="Who waited?")
            await services.outbox.claim(Post(guild, guild, ("a sum",)), ["another"])
            await services.digest_runs.put(guild, guild, DigestRun(datetime.now(UTC)))
            watch = NewWatch(1, guild, guild, Interest("Ana Ruiz", None))
            await services.watchlist.add(watch, datetime.now(UTC))
        bot = TalksBot(services, COGS, ITEMS)
        await bot.on_guild_remove(cast("discord.Guild", discord.Object(LEFT)))
        assert await services.servers.digests() == {HERE: schedule}
    with closing(sqlite3.connect(tmp_path / "state.sqlite")) as db:
        tables = ("shown", "posts", "told", "digest_runs", "watches")
        guilds = {
            guild for table in tables for (guild,) in db.execute(f"SELECT guild FROM {table}")
        }
    assert guilds == {HERE}
