"""/reindex: one build at a time, which is seen to go on and is answered from when it is done."""

from pathlib import Path

from tests.bot.discord.wire import articles
from tests.bot.discord.wire.articles import JUNE, MAY
from tests.bot.discord.wire.conftest import tables
from tests.bot.discord.wire.test_asking import RUIZ
from tests.wire.process import BotProcess
from tests.wire.server import Discord


async def test_reindex_builds_once_at_a_time_and_says_how_it_ended(folder: Path) -> None:
    articles.write(folder, JUNE)
    async with Discord() as discord, BotProcess(discord, folder, tables(folder)) as bot:
        await bot.connected()
        manager, channel = discord.person("manager", manager=True), await discord.channel()
        assert MAY in (await discord.ask(manager, channel, RUIZ)).text
        first = await discord.slash(manager, channel, "reindex")
        shown = await discord.reply(first, "Rebuilding")
        second = await discord.slash(manager, channel, "reindex")
        refused = await discord.reply(second)  # before any word of rebuilding
        assert ("already" in refused.text, refused.ephemeral) == (True, True)
        ended = await discord.reply(first, "1 changed")
        assert ended.id == shown.id
        await discord.until(lambda: len(bot.events("index opened")) == 2, "the new version")
        assert JUNE in (await discord.ask(manager, channel, RUIZ)).text
        soon = await discord.reply(await discord.slash(manager, channel, "reindex"))
        assert ("again in 10 minutes" in soon.text, soon.ephemeral) == (True, True)
