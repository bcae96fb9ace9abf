"""The command of a message: do its words in quotation marks stand in an article?"""

import pytest

from tests.wire.process import BotProcess
from tests.wire.server import Discord

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.usefixtures("bot")]

COMMAND = "Check this quote"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Was it "guests, and guests go home"?', "1 of 1 quotation found word for word"),
        ("Was it “guests, and guests stay here”?", "0 of 1 quotation found word for word"),
        ("Guests, and guests go home", "no words in quotation marks"),
    ],
)
async def test_a_message_is_checked_for_whoever_asks_alone(
    discord: Discord, bot: BotProcess, text: str, expected: str
) -> None:
    await bot.connected()
    ana, jonas, channel = discord.person("ana"), discord.person("jonas"), await discord.channel()
    said = await discord.say(ana, channel, text)
    checked = await discord.message_command(jonas, COMMAND, said)
    reply = await discord.reply(checked, expected)
    assert reply.ephemeral
