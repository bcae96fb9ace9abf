"""The loopback Discord itself, proved with a plain bot of discord.py."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord
import pytest
import yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket

from tests.wire.server import Discord


class _Echo(commands.AutoShardedBot):
    """Says what it hears; one command, one button."""

    def __init__(self, **more: bool) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, **more)
        super().__init__(
            commands.when_mentioned,
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            guild_ready_timeout=0.1,
        )
        self.errors: list[str] = []

    async def setup_hook(self) -> None:
        self.again = discord.ui.View(timeout=None).add_item(_Again())
        # Known before it is sent: a press may come before the answer to the request that sends it.
        self.add_view(self.again)

        @self.tree.command(description="Echo")
        @app_commands.describe(text="What")
        async def echo(interaction: discord.Interaction, text: str) -> None:
            await interaction.response.defer()
            await interaction.followup.send(text, view=self.again)

        @echo.autocomplete("text")
        async def complete(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
            return [app_commands.Choice(name=typed * n, value=typed * n) for n in (1, 2)]

        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        if message.author.bot:
            return
        try:
            await message.reply(f"heard {message.content!r}")
        except discord.HTTPException as error:
            self.errors.append(str(error))


class _Again(discord.ui.Button[discord.ui.View]):
    def __init__(self) -> None:
        super().__init__(label="Again", custom_id="again")

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message("again", ephemeral=True)


@asynccontextmanager
async def running(wire: Discord, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[_Echo]:
    """The bot, ready, while the block runs."""
    monkeypatch.setattr(discord.http.Route, "BASE", wire.base)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(wire.gateway.url))
    async with _Echo() as bot:
        task = asyncio.create_task(bot.start(wire.world.token))
        await asyncio.wait_for(bot.wait_until_ready(), 20)
        yield bot
    await task


@pytest.fixture
async def wire() -> AsyncIterator[Discord]:
    """A Discord with nobody in it."""
    async with Discord() as server:
        yield server


@pytest.fixture
async def echo(wire: Discord, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[_Echo]:
    """The bot in it."""
    async with running(wire, monkeypatch) as bot:
        yield bot


async def test_messages_and_who_is_told_their_text(wire: Discord, echo: _Echo) -> None:
    ana, channel = wire.person("ana"), await wire.channel()
    asked = await wire.say(ana, channel, "@talks, hello @everyone")
    answer = await wire.answer(asked)
    assert answer.text == f"heard '{wire.world.bot.mention}, hello @everyone'"
    assert answer.pings == []
    assert (await wire.answer(await wire.say(ana, channel, "psst"))).text == "heard ''"
    replied = await wire.say(ana, channel, "and?", reply_to=answer)
    assert (await wire.answer(replied)).text == "heard 'and?'"
    private = await wire.answer(await wire.say(ana, wire.direct(ana), "psst"))
    assert private.text == "heard 'psst'"
    assert wire.rest.unknown == []


async def test_interactions(wire: Discord, echo: _Echo) -> None:
    ana, channel = wire.person("ana"), await wire.channel()
    answer = await wire.reply(await wire.slash(ana, channel, "echo", text="words"))
    assert (answer.text, answer.ephemeral) == ("words", False)
    pressed = await wire.reply(await wire.press(ana, answer, "Again"))
    assert (pressed.text, pressed.ephemeral) == ("again", True)
    assert await wire.complete(ana, channel, "echo", "text", "x") == ["x", "xx"]
    to_command = await wire.say(ana, channel, "and?", reply_to=answer)
    assert (await wire.answer(to_command)).text == "heard ''"
    with pytest.raises(AssertionError, match="cannot be sent without"):
        await wire.slash(ana, channel, "echo")
    with pytest.raises(AssertionError, match="'eho' is none of"):
        await wire.slash(ana, channel, "eho")


async def test_a_dropped_socket_is_resumed_and_nothing_is_lost(wire: Discord, echo: _Echo) -> None:
    ana, channel = wire.person("ana"), await wire.channel()
    for cut in (wire.gateway.drop, wire.gateway.drop):
        cut()
        asked = await wire.say(ana, channel, "@talks, still there?")
        assert "still there" in (await wire.answer(asked)).text
    await wire.gateway.close(4009)
    assert "you?" in (await wire.answer(await wire.say(ana, channel, "@talks, you?"))).text
    await wire.gateway.ask_to_reconnect()
    assert "now?" in (await wire.answer(await wire.say(ana, channel, "@talks, now?"))).text
    assert (wire.gateway.identified, wire.gateway.resumed) == (1, 4)


async def test_heartbeats_are_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Discord(heartbeat_seconds=0.05) as wire, running(wire, monkeypatch) as bot:
        await wire.until(lambda: wire.gateway.heartbeats > 2, "heartbeats")
        assert bot.latency < float("inf")  # which it is until one was acknowledged


async def test_who_may_not_connect(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Discord() as wire:
        monkeypatch.setattr(discord.http.Route, "BASE", wire.base)
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(wire.gateway.url))
        with pytest.raises(discord.LoginFailure):
            async with _Echo() as stranger:
                await stranger.start("another.token.altogether")
        with pytest.raises(discord.PrivilegedIntentsRequired):
            async with _Echo(message_content=True) as curious:
                await curious.start(wire.world.token)


@pytest.mark.parametrize("status", [429, 500])
async def test_faults_happen_as_often_as_asked_for(wire: Discord, echo: _Echo, status: int) -> None:
    ana, channel = wire.person("ana"), await wire.channel()
    fault = wire.fail("POST", "/messages$", status)
    asked = await wire.say(ana, channel, "@talks, hello")
    assert "hello" in (await wire.answer(asked)).text
    assert fault.met == 1
    assert [each.status for each in wire.traffic.of("POST", "/messages")] == [status, 200]


async def test_a_held_request_waits(wire: Discord, echo: _Echo) -> None:
    ana, channel = wire.person("ana"), await wire.channel()
    held = wire.hold("POST", "/messages$")
    asked = await wire.say(ana, channel, "@talks, hello")
    await wire.until(lambda: held.met, "the reply")
    assert wire.traffic.of("POST", "/messages") == []
    held.release()
    assert "hello" in (await wire.answer(asked)).text


async def test_what_discord_would_not_take_is_refused(wire: Discord, echo: _Echo) -> None:
    ana, channel = wire.person("ana"), await wire.channel()
    await wire.say(ana, channel, f"@talks {'x' * 2000}")
    await wire.until(lambda: echo.errors, "the refusal")
    assert "50035" in echo.errors[0]
    refused = wire.fail("POST", "/messages$", 403, code=50013)
    await wire.say(ana, channel, "@talks, hello")
    await wire.until(lambda: len(echo.errors) == 2, "the second refusal")
    assert (refused.met, "50013" in echo.errors[1]) == (1, True)
