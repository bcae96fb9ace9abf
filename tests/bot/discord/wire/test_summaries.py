"""/summary: its parts, its pages, and its buttons after a restart; what cannot be summarised."""

from pathlib import Path

import pytest

from tests.bot.discord.wire.articles import ROUNDS
from tests.bot.discord.wire.conftest import tables
from tests.bot.discord.wire.test_asking import STAYS
from tests.wire.process import BotProcess
from tests.wire.server import Discord

NOBODY = "Nobody of that name is surely quoted in the corpus."


async def test_a_summary_and_its_buttons_outlive_the_bot(folder: Path) -> None:
    async with Discord() as discord:
        ana, channel = discord.person("ana"), await discord.channel()
        async with BotProcess(discord, folder, tables(folder)) as bot:
            await bot.connected()
            given = await discord.slash(
                ana, channel, "summary", source="The Velmora Courier", length="long"
            )
            first = await discord.reply(given)
            assert "Summary\\: The Velmora Courier" in first.text
            assert "articles of The Velmora Courier, published 18 April 2025" in first.text
            assert "### The main development" in first.text
        async with BotProcess(discord, folder, tables(folder)) as bot:
            await bot.connected()
            page = second = await discord.reply(await discord.press(ana, first, "Next"))
            assert "Summary\\: The Velmora Courier" in second.text
            seen = first.text + second.text
            while any("Next" in button.label for button in page.buttons):
                page = await discord.reply(await discord.press(ana, page, "Next"))
                seen += page.text
            assert "### Who said what" in seen
            assert "**Mira Okafor**" in seen
            assert any(f"Without the {subject}" in seen for subject in ROUNDS)
            context = await discord.reply(await discord.press(ana, page, "More context"))
            assert "what stands around them" in context.text
            back = await discord.reply(await discord.press(ana, context, "Back to the quotes"))
            assert back.text == page.text
            sources = await discord.reply(await discord.press(ana, back, "Sources"))
            assert "Quoted from" in sources.text


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.usefixtures("bot")
class TestOptions:
    """Against the bot that tests share."""

    async def test_an_article_is_meant_by_words_of_its_title(self, discord: Discord) -> None:
        ana, channel = discord.person("ana"), await discord.channel()
        given = await discord.slash(ana, channel, "summary", article="speaks of the monitors")
        summary = await discord.reply(given)
        assert "Summary\\: Velmora speaks of the monitors" in summary.text
        assert STAYS in summary.text
        assert "The next round of talks is planned for the autumn." in summary.text

    async def test_nobody_of_that_name_is_said_calmly(self, discord: Discord) -> None:
        ana, channel = discord.person("ana"), await discord.channel()
        given = await discord.slash(ana, channel, "summary", speaker="Nobody Known")
        reply = await discord.reply(given)
        assert (NOBODY in reply.text, reply.ephemeral, reply.buttons) == (True, False, [])

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            ({}, "Name a topic"),
            ({"length": "short"}, "Name a topic"),
            ({"topic": "grain", "since": "yesterday"}, "I read dates"),
            ({"article": "no such title"}, "No article is called"),
            ({"article": "Round"}, "Several articles fit"),
        ],
    )
    async def test_what_cannot_be_summarised_is_said_to_one_person(
        self, discord: Discord, options: dict[str, object], words: str
    ) -> None:
        ana, channel = discord.person("ana"), await discord.channel()
        reply = await discord.reply(await discord.slash(ana, channel, "summary", **options))
        assert (words in reply.text, reply.ephemeral) == (True, True)

    async def test_outlets_left_out_are_not_summarised(self, discord: Discord) -> None:
        manager, channel = discord.person("manager", manager=True), await discord.channel()
        courier, given = "The Velmora Courier", {"topic": "monitors"}
        leave = await discord.slash(
            manager, channel, "settings outlets", change="leave out", outlet=courier
        )
        await discord.reply(leave)
        try:
            summary = await discord.reply(await discord.slash(manager, channel, "summary", **given))
            assert ("Carvania Today" in summary.text, courier in summary.text) == (True, False)
        finally:
            again = await discord.slash(manager, channel, "settings outlets", change="quote all")
            await discord.reply(again)
