"""What Discord itself would not allow the bot or people to do, in process, by simcord.

Everything else is tested over the wire (tests/bot/discord/wire), where the bot is a process.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
import simcord

from bot.discord.client import PERMISSIONS, TalksBot
from bot.discord.digests.given import check_may_post
from bot.discord.errors import SayToUser
from bot.discord.opening import open_services
from bot.discord.parts import COGS, ITEMS
from bot.discord.services import Services
from bot.settings import DiscordSection, IndexSection, Settings

pytestmark = pytest.mark.simcord(shard_count=1)


@pytest.fixture
async def services(index_folder: Path, tmp_path: Path) -> AsyncIterator[Services]:
    """What the bot works with, opened before it, so that simcord does not wait for its timers."""
    section = DiscordSection(state=tmp_path / "state.sqlite")
    settings = Settings(index=IndexSection(dir=index_folder), discord=section)
    async with open_services(settings) as opened:
        yield opened


@pytest.fixture
def simcord_bot(services: Services) -> TalksBot:
    """What the fixture `simcord_env` runs."""
    return TalksBot(services, COGS, ITEMS)


def asked(env: simcord.Env) -> str:
    """A question by mention."""
    assert env.bot.user
    return f"{env.bot.user.mention} What did Ana Ruiz say about the withdrawal of the monitors?"


async def test_the_rights_that_it_asks_for_do(simcord_env: simcord.Env) -> None:
    guild = simcord_env.create_guild()
    rest = discord.Permissions(discord.Permissions.all().value & ~PERMISSIONS.value)
    only = discord.PermissionOverwrite.from_pair(PERMISSIONS, rest)
    channel = guild.create_text_channel("questions", overwrites={guild.default_role: only})
    ana = guild.add_member(simcord_env.create_user("ana"))
    await ana.send(channel, asked(simcord_env))
    assert channel.last_message
    assert "a withdrawal of the monitors" in str(channel.last_message.embeds[0].description)


async def test_where_it_may_not_write_it_says_nothing(simcord_env: simcord.Env) -> None:
    guild = simcord_env.create_guild()
    talkers = guild.create_role("talkers")
    channel = guild.create_text_channel(
        "for talkers",
        overwrites={
            guild.default_role: discord.PermissionOverwrite(send_messages=False),
            talkers: discord.PermissionOverwrite(send_messages=True),
        },
    )
    ana = guild.add_member(simcord_env.create_user("ana"), roles=[talkers])
    await ana.send(channel, asked(simcord_env))
    assert channel.last_message
    assert channel.last_message.author.id == ana.id
    assert simcord_env.http_requests[-1].path.endswith("/messages")  # it tried, and was refused


async def test_a_digest_is_not_promised_where_it_may_not_write(simcord_env: simcord.Env) -> None:
    guild = simcord_env.create_guild()
    shut = discord.PermissionOverwrite(send_messages=False)
    closed = guild.create_text_channel("closed", overwrites={guild.default_role: shut})
    channel = guild.create_text_channel("news")
    there = simcord_env.bot.get_guild(guild.id)
    check_may_post(there, channel.id)
    check_may_post(there, 7)  # of which it does not know
    with pytest.raises(SayToUser, match=rf"I may not write in <#{closed.id}>"):
        check_may_post(there, closed.id)


async def test_managing_is_for_managers(simcord_env: simcord.Env) -> None:
    guild = simcord_env.create_guild()
    channel = guild.create_text_channel("questions")
    managers = guild.create_role("managers", permissions=discord.Permissions(manage_guild=True))
    ana = guild.add_member(simcord_env.create_user("ana"))
    mira = guild.add_member(simcord_env.create_user("mira"), roles=[managers])
    for command in ("settings show", "reindex"):
        with pytest.raises(simcord.SetupError):
            await ana.slash(channel, command)
    reply = await mira.slash(channel, "settings show")
    assert reply.response
    assert reply.response.embeds[0].title == "Settings of this server"
    assert reply.response.ephemeral
