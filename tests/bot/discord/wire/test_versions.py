"""A new version of the index, published while questions are being answered."""

import asyncio
from pathlib import Path

from tests.bot.discord.wire.articles import JUNE, MAY
from tests.bot.discord.wire.conftest import publish, tables
from tests.bot.discord.wire.test_asking import RUIZ
from tests.wire.process import BotProcess
from tests.wire.server import Discord


async def test_twenty_questions_while_the_index_changes(folder: Path) -> None:
    """None is lost, and each is answered from one version or the other."""
    async with Discord() as discord, BotProcess(discord, folder, tables(folder)) as bot:
        await bot.connected()
        people = [discord.person(f"person{number}") for number in range(5)]
        channel = await discord.channel()
        # The deferrals wait, so that all twenty are under way; half go on before the switch, and
        # half after it.
        early, late = (discord.hold("POST", "/callback$", times=10) for _ in range(2))
        asked = [
            await discord.slash(person, channel, "ask", question=RUIZ)
            for person in people
            for _ in range(4)
        ]
        await discord.until(lambda: late.met == 10, "twenty deferrals")
        publishing = asyncio.create_task(asyncio.to_thread(publish, folder, JUNE))
        early.release()
        await publishing
        await discord.until(lambda: len(bot.events("index opened")) == 2, "the new version")
        late.release()
        answers = [(await discord.reply(each)).text for each in asked]
        assert all((MAY in text) != (JUNE in text) for text in answers)
        assert sum(JUNE in text for text in answers) >= 10
        # What was answered from the old one still has its buttons.
        assert JUNE in (await discord.ask(people[0], channel, RUIZ)).text
