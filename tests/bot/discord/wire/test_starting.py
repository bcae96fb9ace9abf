"""Starting: what keeps the bot from it, what it waits out, and what it tells Discord."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from bot.config import TOKEN_VARIABLE
from tests.bot.conftest import Run
from tests.bot.discord.wire.articles import MAY
from tests.bot.discord.wire.conftest import tables
from tests.wire.process import BotProcess
from tests.wire.server import Discord

RUIZ = "What did Ana Ruiz say about the monitors at the border?"


@pytest.mark.parametrize(
    ("token", "said"), [("", "is not set; "), ("not a token", "does not hold a token")]
)
def test_a_token_that_can_be_none_is_refused_before_anything_else(
    talks: Run, monkeypatch: pytest.MonkeyPatch, token: str, said: str
) -> None:
    monkeypatch.setenv(TOKEN_VARIABLE, token)
    ran = talks("bot", "run")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith(f"talks: {TOKEN_VARIABLE} {said}")
    assert not token or token not in ran.stderr


async def test_a_token_that_discord_refuses_is_said_in_a_line(folder: Path) -> None:
    token = f"{'n' * 24}.{'t' * 6}.{'x' * 38}"
    settings = tables(folder)
    async with Discord() as discord, BotProcess(discord, folder, settings, token=token) as bot:
        assert await bot.ended() == 1
        [line] = [line for line in bot.log().splitlines() if not line.startswith("{")]
        assert line.startswith(f"talks: Discord refused the token in {TOKEN_VARIABLE}; ")
        assert "Traceback" not in bot.log()
        assert token not in bot.log()


async def test_discord_out_of_reach_at_first_is_waited_for(folder: Path) -> None:
    async with Discord() as discord:
        await discord.refuse("rest")
        await discord.refuse("gateway")
        async with BotProcess(discord, folder, tables(folder)) as bot:
            await discord.until(lambda: bot.events("not connected"), "the first failure")
            await discord.listen("rest")
            # Now it can log in, but the gateway refuses its first connection.
            await discord.until(lambda: "Retrying" in bot.log(), "the gateway's refusal")
            await discord.listen("gateway")
            await bot.connected()
            ana, channel = discord.person("ana"), await discord.channel()
            assert MAY in (await discord.ask(ana, channel, RUIZ)).text


async def test_it_has_as_many_shards_as_discord_asks_for(folder: Path) -> None:
    async with Discord() as discord, BotProcess(discord, folder, tables(folder)) as bot:
        discord.world.shards = 2
        # Discord wants five seconds between two of them.
        await discord.until(lambda: discord.gateway.identified == 2, "two shards")
        ana = discord.person("ana")
        for channel in (await discord.channel(), discord.direct(ana)):
            assert MAY in (await discord.ask(ana, channel, RUIZ)).text
        assert not bot.events("incident")


async def test_commands_are_synced_when_they_changed_and_buttons_outlive_a_kill(
    folder: Path,
) -> None:
    async with Discord() as discord:
        ana, channel = discord.person("ana"), await discord.channel()
        async with BotProcess(discord, folder, tables(folder)) as bot:
            await bot.connected()
            answer = await discord.ask(ana, channel, RUIZ)
            bot.kill()
            assert await bot.ended() == -9
        await discord.until(lambda: not discord.gateway.connected, "the socket to close")
        assert len(discord.traffic.of("PUT", "/commands")) == 1

        async with BotProcess(discord, folder, tables(folder)) as bot:
            await bot.connected()
            sources = await discord.reply(await discord.press(ana, answer, "Sources"))
            assert "Velmora speaks of the monitors" in sources.text
            guild = discord.world.guild.id
            code, output = await bot.run("bot", "sync", "--guild", guild)
            assert code == 0, output
            assert len(discord.traffic.of("PUT", "/commands")) == 2
            assert len(discord.world.guild_commands) == len(discord.world.commands)


async def test_one_server_is_told_of_the_commands_alone(folder: Path) -> None:
    async with Discord() as discord, BotProcess(discord, folder, tables(folder)) as bot:
        await bot.connected()
        state = folder / "state.sqlite"
        with sqlite3.connect(state) as db:
            db.execute("DELETE FROM synced")  # as if they had changed
        db.close()
        code, output = await bot.run("bot", "sync", "--guild", discord.world.guild.id)
        assert code == 0, output
        everywhere, here = discord.traffic.of("PUT", "/commands")
        assert "/guilds/" in here.path
        assert "/guilds/" not in everywhere.path  # that of the start


async def test_without_an_index_it_starts_says_so_and_comes_alive(
    built: Path, tmp_path: Path
) -> None:
    async with Discord() as discord, BotProcess(discord, tmp_path, tables(tmp_path)) as bot:
        await bot.connected()
        ana, channel = discord.person("ana"), await discord.channel()
        assert "no index" in (await discord.ask(ana, channel, RUIZ)).text
        refused = await discord.reply(await discord.slash(ana, channel, "ask", question=RUIZ))
        assert ("no index" in refused.text, refused.ephemeral) == (True, True)
        status = await discord.reply(await discord.slash(ana, channel, "status"))
        assert "no index" in status.text
        assert await discord.complete(ana, channel, "quotes", "speaker", "A") == []
        shutil.copytree(built, tmp_path / "copied")
        (tmp_path / "copied" / "index").rename(tmp_path / "index")
        await discord.until(lambda: bot.events("index opened"), "the index to be opened")
        assert MAY in (await discord.ask(ana, channel, RUIZ)).text
