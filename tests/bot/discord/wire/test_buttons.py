"""Buttons under answers: who may press which, and what they show."""

import pytest

from tests.bot.discord.wire.choosing import chosen
from tests.bot.discord.wire.test_asking import RUIZ, STAYS
from tests.wire.server import Discord

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.usefixtures("bot")]


async def test_pages_turn_in_place_for_whoever_asked(discord: Discord) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    first = await discord.reply(await discord.slash(ana, channel, "quotes", speaker="Mira Okafor"))
    second = await discord.reply(await discord.press(ana, first, "Next"))
    assert (second.id, second.text == first.text) == (first.id, False)
    again = await discord.reply(await discord.press(ana, second, "Back"))
    assert again.text == first.text


async def test_somebody_else_gets_a_copy_of_their_own(discord: Discord) -> None:
    ana, ben, channel = discord.person("ana"), discord.person("ben"), await discord.channel()
    first = await discord.reply(await discord.slash(ana, channel, "quotes", speaker="Mira Okafor"))
    copy = await discord.reply(await discord.press(ben, first, "Next"))
    assert (copy.ephemeral, copy.id == first.id) == (True, False)
    assert discord.now(first).text == first.text
    back = await discord.reply(await discord.press(ben, copy, "Back"))
    assert (back.id, back.text) == (copy.id, first.text)


async def test_more_context_shows_the_paragraph_around_a_quote(discord: Discord) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    answer = await discord.ask(ana, channel, RUIZ)
    context = await discord.reply(await discord.press(ana, answer, "More context"))
    assert STAYS in context.text
    assert "a matter for Carvania to decide" in context.text
    back = await discord.reply(await discord.press(ana, context, "Back to the quotes"))
    assert back.text == answer.text


async def test_sources_lists_the_articles(discord: Discord) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    answer = await discord.ask(ana, channel, RUIZ)
    sources = await discord.reply(await discord.press(ana, answer, "Sources"))
    assert "Velmora speaks of the monitors" in sources.text
    assert "The Velmora Courier" in sources.text


async def test_feedback_is_asked_for_where_the_managers_want_it(discord: Discord) -> None:
    manager, channel = discord.person("manager", manager=True), await discord.channel()
    answer = await discord.ask(manager, channel, RUIZ)
    assert "👍" not in [button.label for button in answer.buttons]
    async with chosen(discord, manager, "feedback", value=True, usual=False):
        answer = await discord.ask(manager, channel, RUIZ)
        noted = await discord.reply(await discord.press(manager, answer, "👍"))
        assert (noted.ephemeral, discord.now(answer).text) == (True, answer.text)
        noted = await discord.reply(await discord.press(manager, answer, "👎"))
        assert noted.ephemeral


async def test_what_is_kept_of_somebody_can_be_deleted_with_its_buttons(discord: Discord) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    answer = await discord.ask(ana, channel, RUIZ)
    privacy = await discord.reply(await discord.slash(ana, channel, "privacy"))
    assert privacy.ephemeral
    deleted = await discord.reply(await discord.press(ana, privacy, "Delete my data"))
    assert deleted.ephemeral
    gone = await discord.reply(await discord.press(ana, answer, "Sources"))
    assert ("no longer" in gone.text, gone.ephemeral) == (True, True)
