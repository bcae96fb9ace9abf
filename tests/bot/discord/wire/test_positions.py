"""/position and /compare: their headings and buttons, who is silent, and what cannot be told."""

from pathlib import Path

import pytest

from tests.bot.discord.wire.conftest import tables
from tests.bot.discord.wire.test_asking import STAYS
from tests.wire.process import BotProcess
from tests.wire.server import Discord

GUESTS = "“The monitors are guests, and guests go home,”"


async def test_a_position_and_its_buttons_outlive_the_bot(folder: Path) -> None:
    async with Discord() as discord:
        ana, channel = discord.person("ana"), await discord.channel()
        async with BotProcess(discord, folder, tables(folder)) as bot:
            await bot.connected()
            given = await discord.slash(
                ana, channel, "position", speaker="Okafor", topic="the grain and the ports"
            )
            first = await discord.reply(given)
            assert "Position\\: Okafor · the grain and the ports" in first.text
            assert "### Mira Okafor" in first.text
        async with BotProcess(discord, folder, tables(folder)) as bot:
            await bot.connected()
            context = await discord.reply(await discord.press(ana, first, "More context"))
            assert "what stands around them" in context.text
            back = await discord.reply(await discord.press(ana, context, "Back to the quotes"))
            assert back.text == first.text


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.usefixtures("bot")
class TestOptions:
    """Against the bot that tests share."""

    async def test_sides_stand_apart(self, discord: Discord) -> None:
        ana, channel = discord.person("ana"), await discord.channel()
        given = await discord.slash(
            *(ana, channel, "compare"),
            a="Ana Ruiz",
            b="Brandt",
            c="Okafor",
            d="Otto Nobody",
            topic="the monitors",
        )
        reply = await discord.reply(given)
        assert "newest first" in reply.text
        ruiz, brandt, okafor, nobody = (
            reply.text.index(f"### {name}")
            for name in ("Ana Ruiz", "Jonas Brandt", "Mira Okafor", "Otto Nobody")
        )
        assert ruiz < reply.text.index(STAYS) < brandt < reply.text.index(GUESTS) < okafor
        assert "No statement surely on this" in reply.text[okafor:nobody]
        assert "Nobody of that name is surely quoted" in reply.text[nobody:]

    async def test_a_time_narrows_it(self, discord: Discord) -> None:
        ana, channel = discord.person("ana"), await discord.channel()
        options = {"speaker": "Brandt", "topic": "the monitors", "until": "2025-04"}
        reply = await discord.reply(await discord.slash(ana, channel, "position", **options))
        assert "No statement is found that is surely on this" in reply.text
        assert (GUESTS in reply.text, reply.ephemeral, reply.buttons) == (False, False, [])

    @pytest.mark.parametrize(
        ("command", "options", "words"),
        [
            ("position", {"speaker": "Brandt", "since": "yesterday"}, "I read dates"),
            ("compare", {"a": "Brandt", "b": "brandt"}, "name each of them once"),
        ],
    )
    async def test_what_cannot_be_told_is_said_to_one_person(
        self, discord: Discord, command: str, options: dict[str, str], words: str
    ) -> None:
        ana, channel = discord.person("ana"), await discord.channel()
        given = await discord.slash(ana, channel, command, topic="monitors", **options)
        reply = await discord.reply(given)
        assert (words in reply.text, reply.ephemeral) == (True, True)

    @pytest.mark.parametrize(
        ("speaker", "source", "words"),
        [
            ("Otto Ruiz", None, "Names that come near: Ana Ruiz"),
            ("Ana Ruiz", "The Velmora Curier", "Outlets that come near: The Velmora Courier"),
        ],
    )
    async def test_near_names_are_told(
        self, discord: Discord, speaker: str, source: str | None, words: str
    ) -> None:
        ana, channel = discord.person("ana"), await discord.channel()
        options = {"speaker": speaker, "topic": "monitors"} | ({"source": source} if source else {})
        reply = await discord.reply(await discord.slash(ana, channel, "position", **options))
        assert words.replace(":", "\\:") in reply.text

    async def test_outlets_left_out_are_not_told(self, discord: Discord) -> None:
        manager, channel = discord.person("manager", manager=True), await discord.channel()
        leave = await discord.slash(
            *(manager, channel, "settings outlets"),
            change="leave out",
            outlet="The Velmora Courier",
        )
        await discord.reply(leave)
        try:
            given = {"a": "Ana Ruiz", "b": "Brandt", "topic": "monitors"}
            reply = await discord.reply(await discord.slash(manager, channel, "compare", **given))
            assert (GUESTS in reply.text, STAYS in reply.text) == (True, False)
        finally:
            again = await discord.slash(manager, channel, "settings outlets", change="quote all")
            await discord.reply(again)
