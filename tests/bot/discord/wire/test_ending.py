"""Ending: what is being answered is answered first."""

import signal
from pathlib import Path

import pytest

from tests.bot.discord.wire.conftest import tables
from tests.bot.discord.wire.test_asking import RUIZ, STAYS
from tests.wire.process import BotProcess
from tests.wire.server import Discord


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_an_end_in_the_middle_of_an_answer(folder: Path, number: signal.Signals) -> None:
    async with Discord() as discord, BotProcess(discord, folder, tables(folder)) as bot:
        await bot.connected()
        ana, channel = discord.person("ana"), await discord.channel()
        held = discord.hold("POST", "/callback$")
        asked = await discord.slash(ana, channel, "ask", question=RUIZ)
        await discord.until(lambda: held.met, "the deferral")
        bot.process.send_signal(number)
        await discord.until(lambda: bot.events("stopping"), "the bot to end")
        held.release()
        assert STAYS in (await discord.reply(asked)).text
        assert await bot.ended() == 0
        assert "Traceback" not in bot.log()


async def test_a_token_that_is_revoked_ends_it_with_a_line(folder: Path) -> None:
    async with Discord() as discord, BotProcess(discord, folder, tables(folder)) as bot:
        await bot.connected()
        await discord.gateway.close(4004)
        assert await bot.ended() == 1
        [line] = [line for line in bot.log().splitlines() if not line.startswith("{")]
        assert line.startswith("talks: Discord refused the token")
