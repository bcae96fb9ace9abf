"""A corrected article: answers that quoted it say so by themselves, once."""

from pathlib import Path

import pytest

from tests.bot.discord.wire.articles import JUNE, MAY
from tests.bot.discord.wire.conftest import publish, tables
from tests.bot.discord.wire.test_asking import RUIZ
from tests.wire.messages import Message
from tests.wire.process import BotProcess
from tests.wire.server import Discord

pytestmark = pytest.mark.asyncio(loop_scope="session")  # or the shared bot hears nothing so long

CORRECTED = "A source has been corrected since I answered"
BRANDT = "What did Brandt say about the monitors?"


async def says(discord: Discord, message: Message, words: str) -> None:
    """Wait until a message has these words in it."""
    await discord.until(lambda: words in discord.now(message).text, f"{words!r}")


async def test_answers_say_that_their_source_was_corrected(folder: Path) -> None:
    async with Discord() as discord:
        ana, channel = discord.person("ana"), await discord.channel()

        def edits(message: Message) -> int:
            return len(discord.traffic.of("PATCH", f"/messages/{message.id}"))

        async with BotProcess(discord, folder, tables(folder)) as bot:
            await bot.connected()
            mentioned = await discord.ask(ana, channel, RUIZ)
            given = await discord.slash(ana, channel, "ask", question=RUIZ)
            slashed = await discord.reply(given)
            other = await discord.ask(ana, channel, BRANDT)
            direct = await discord.ask(ana, discord.direct(ana), RUIZ)
            deleted = await discord.ask(ana, channel, RUIZ)
            assert all(MAY in each.text for each in (mentioned, slashed, direct, deleted))
            await discord.delete(deleted)
            publish(folder, JUNE)
            quoting = (mentioned, slashed, direct)
            for each in quoting:
                await says(discord, each, CORRECTED)
                now = discord.now(each)
                assert MAY not in now.text
                assert "has changed since; the words are not there now" in now.text
                assert "Sources" in str(now.buttons)
            title = discord.now(slashed).raw["embeds"][0].get("author")
            assert title == slashed.raw["embeds"][0].get("author")
            assert (discord.now(other).text, edits(other)) == (other.text, 0)
            before = [edits(each) for each in quoting]
            bot.kill()
            await bot.ended()
        await discord.until(lambda: not discord.gateway.connected, "the socket to close")
        # Not again by one that is started anew; but when the words are there again.
        async with BotProcess(discord, folder, tables(folder)) as bot:
            await bot.connected()
            await discord.ask(ana, channel, BRANDT)
            assert [edits(each) for each in quoting] == before
            publish(folder, MAY)
            for each in quoting:
                await says(discord, each, MAY)
                assert CORRECTED not in discord.now(each).text
            assert not bot.events("incident")
