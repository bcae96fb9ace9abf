"""A corrected article: answers that quoted it say so by themselves, once."""

from pathlib import Path

import pytest

from tests.bot.discord.wire.articles import JUNE, MAY
from tests.bot.discord.wire.conftest import publish, tables
from tests.bot.discord.wire.test_asking import RUIZ
from tests.bot.discord.wire.test_digests import COURIER as TODAY
from tests.bot.discord.wire.test_digests import SHIPS, due_now, posted
from tests.bot.discord.wire.test_watches import looked, shows, watch
from tests.wire.messages import Message
from tests.wire.process import BotProcess
from tests.wire.server import Discord

pytestmark = pytest.mark.asyncio(loop_scope="session")  # or the shared bot hears nothing so long

CORRECTED = "A source has been corrected since I wrote this"
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
            await discord.until(lambda: len(bot.events("message corrected")) == 3, "word of it")
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


async def test_all_else_that_quotes_says_so_too(folder: Path) -> None:
    commands: dict[str, dict[str, object]] = {
        "summary": {"article": "speaks of the monitors"},
        "timeline": {"topic": "monitors"},
        "position": {"speaker": "Ana Ruiz", "topic": "monitors"},
        "compare": {"a": "Ana Ruiz", "b": "Jonas Brandt", "topic": "monitors"},
        "quotes": {"speaker": "Ana Ruiz"},
    }
    async with Discord() as discord:
        ana, channel = discord.person("ana"), await discord.channel()
        async with BotProcess(discord, folder, tables(folder)) as bot:
            await bot.connected()
            given = [
                await discord.slash(ana, channel, name, **options)
                for name, options in commands.items()
            ]
            shown = [await discord.reply(each) for each in given]
            for name, message in zip(commands, shown, strict=True):
                assert MAY in message.text, name
            publish(folder, JUNE)
            for message in shown:
                await says(discord, message, CORRECTED)
                now = discord.now(message)
                assert MAY not in now.text
                assert now.raw["embeds"][0].get("title") == message.raw["embeds"][0].get("title")
                assert now.raw.get("attachments") == message.raw.get("attachments")
                for button in ("Sources", "Back to the quotes"):
                    looked_at = await discord.reply(await discord.press(ana, message, button))
                    assert (looked_at.id, CORRECTED in looked_at.text) == (message.id, True)
            assert not bot.events("incident")


async def test_what_was_posted_says_so_too(folder: Path) -> None:
    other = {**TODAY, "text": TODAY["text"].replace("Forty", "Fourteen")}
    async with Discord() as discord:
        ana, news = discord.person("ana", manager=True), await discord.channel("news")
        async with BotProcess(discord, folder, tables(folder)) as bot:
            await bot.connected()
            await looked(discord, bot, folder)
            await watch(discord, ana, news, speaker="Ana Ruiz", where="here")
            await watch(discord, ana, news, speaker="Ana Ruiz")
            await shows(discord, bot, folder, [TODAY])
            places = (news, discord.direct(ana))
            before = [posted(discord, place)[0] for place in places]
            assert all(SHIPS in message.text for message in before)
            await shows(discord, bot, folder, [other])
            for message in before:
                await says(discord, message, CORRECTED)
                assert SHIPS not in discord.now(message).text
            # What it says now is new.
            assert all("“Fourteen ships" in posted(discord, place)[1].text for place in places)
            assert not bot.events("incident")


async def test_a_digest_says_so_too(folder: Path) -> None:
    async with Discord() as discord:
        ana, channel = discord.person("ana"), await discord.channel("digests")
        publish(folder, more=[TODAY])
        due_now(folder, discord, channel)
        async with BotProcess(discord, folder, tables(folder)) as bot:
            await bot.connected()
            await discord.until(lambda: bot.events("digest"), "a digest")
            [digest] = posted(discord, channel)
            assert SHIPS in digest.text
            publish(folder)  # without the article
            await says(discord, digest, CORRECTED)
            now = discord.now(digest)
            assert SHIPS not in now.text
            assert now.raw["embeds"][0]["title"] == digest.raw["embeds"][0]["title"]
            copy = await discord.reply(await discord.press(ana, digest, "Sources"))
            assert (copy.ephemeral, CORRECTED in copy.text) == (True, True)
            assert not bot.events("incident")


@pytest.mark.parametrize("arrives", [False, True])
async def test_killed_while_it_corrects_it_ends_with_what_is_true(
    folder: Path, arrives: bool
) -> None:
    async with Discord() as discord:
        ana, channel = discord.person("ana"), await discord.channel()
        async with BotProcess(discord, folder, tables(folder)) as bot:
            await bot.connected()
            answer = await discord.ask(ana, channel, RUIZ)
            path = f"/channels/{channel.id}/messages/{answer.id}$"
            fault = discord.cut("PATCH", path) if arrives else discord.hold("PATCH", path)
            publish(folder, JUNE)
            await discord.until(lambda: fault.met, "the change")
            if arrives:
                await says(discord, answer, CORRECTED)
            bot.kill()
            await bot.ended()
        await discord.until(lambda: not discord.gateway.connected, "the socket to close")
        publish(folder, MAY)  # the words are there again
        async with BotProcess(discord, folder, tables(folder)):
            await says(discord, answer, MAY)
            assert CORRECTED not in discord.now(answer).text
