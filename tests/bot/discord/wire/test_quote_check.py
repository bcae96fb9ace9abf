"""/verify and the command of a message: are the words in quotation marks the articles' own?"""

import pytest

from tests.wire.process import BotProcess
from tests.wire.server import Discord

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.usefixtures("bot")]

COMMAND = "Check this quote"


@pytest.mark.parametrize(
    ("text", "expected", "shown"),
    [
        ('Was it "guests, and guests go home"?', "Verbatim", True),
        ('Ruiz: "The monitors are guests, and guests go home"', "Said by someone else", True),
        ("Was it “guests, and goats stay here at night”?", "Not in this corpus", False),
        ("Guests, and guests go home", "no words in quotation marks", False),
    ],
)
async def test_a_message_is_checked_for_whoever_asks_alone(
    discord: Discord, bot: BotProcess, text: str, expected: str, *, shown: bool
) -> None:
    await bot.connected()
    ana, jonas, channel = discord.person("ana"), discord.person("jonas"), await discord.channel()
    said = await discord.say(ana, channel, text)
    checked = await discord.message_command(jonas, COMMAND, said)
    reply = await discord.reply(checked, expected)
    assert reply.ephemeral
    for told in ("are guests, and guests go home,”", "Jonas Brandt", "Carvania answers"):
        assert (told in reply.text) == shown


async def test_a_quote_is_verified_for_all_to_see(discord: Discord, bot: BotProcess) -> None:
    await bot.connected()
    ana, channel = discord.person("ana"), await discord.channel()
    text = "The monitors are guests, and guests stay home"
    asked = await discord.slash(ana, channel, "verify", text=text, speaker="Jonas Brandt")
    reply = await discord.reply(asked, "Altered")
    assert not reply.ephemeral
    assert "As asked: The monitors are guests, and guests __**stay**__ home" in reply.text
    assert "> “The monitors are guests, and guests go home,” Brandt said." in reply.text
