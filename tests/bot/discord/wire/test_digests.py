"""The scheduled digest: silent, what is new alone, and never the same words twice."""

import json
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.discord import servers
from bot.discord.digests.schedule import DigestSchedule, Every
from tests.bot.discord.wire.articles import MAY, Record
from tests.bot.discord.wire.conftest import publish, tables
from tests.wire.messages import Message
from tests.wire.people import Channel
from tests.wire.process import BotProcess
from tests.wire.server import Discord

pytestmark = pytest.mark.asyncio(loop_scope="session")  # or the shared bot hears nothing so long

SILENT = 1 << 12  # SUPPRESS_NOTIFICATIONS
SHIPS = "“Forty ships of Velmora are on their way to the harbours,”"
WINTER = "“No harbour of Carvania closes before the end of the winter,”"


def today(key: str, source: str, words: str) -> Record:
    """An article of today."""
    text = (
        "Ana Ruiz, the foreign minister of Velmora, spoke again in Port Sorel.\n\n"
        f"{words} Ruiz told reporters."
    )
    published = datetime.now(UTC).isoformat()
    return {"id": key, "title": f"On {key}", "source": source, "published": published, "text": text}


COURIER = today("ships", "The Velmora Courier", SHIPS)
REPEATED = today("again", "Sorvik Wire", SHIPS)
LATER = today("winter", "Sorvik Wire", WINTER)


@pytest.fixture(scope="module")
def with_news(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all tests, with an article of today."""
    folder = tmp_path_factory.mktemp("news")
    shutil.copytree(built, folder, dirs_exist_ok=True)
    publish(folder, more=[COURIER])
    return folder


@pytest.fixture
def news(with_news: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    shutil.copytree(with_news, tmp_path, dirs_exist_ok=True)
    return tmp_path


def due_now(folder: Path, discord: Discord, channel: Channel, left_out: Sequence[str] = ()) -> None:
    """As if managers had chosen two days ago that a digest is due a minute ago, each day, without
    what some outlets publish."""
    now = datetime.now(UTC)
    at, chosen = now - timedelta(minutes=1), int((now - timedelta(days=2)).timestamp())
    schedule = DigestSchedule(int(channel.id), Every.DAY, at.hour, at.minute, "UTC", chosen)
    record = {
        "channel_id": schedule.channel_id,
        "every": schedule.every.value,
        "hour": schedule.hour,
        "minute": schedule.minute,
        "zone": schedule.zone,
        "chosen": schedule.chosen,
    }
    with closing(sqlite3.connect(folder / "state.sqlite")) as db, db:
        db.executescript(servers.SCHEMA)
        db.execute(
            "INSERT INTO servers VALUES (?, ?)",
            (
                int(discord.world.guild.id),
                json.dumps({"digest": record, "left_out": list(left_out)}),
            ),
        )


def due_again(folder: Path) -> None:
    """As if the last digest had been posted a day before."""
    with closing(sqlite3.connect(folder / "state.sqlite")) as db, db:
        db.execute("UPDATE digest_runs SET due = due - 86400")


def posted(discord: Discord, channel: Channel) -> list[Message]:
    """What everybody sees in a channel."""
    there = (Message(dict(raw)) for raw in discord.world.messages.values())
    return [each for each in there if each.channel_id == channel.id and not each.ephemeral]


async def looked(discord: Discord, bot: BotProcess, times: int = 1) -> None:
    """Wait until the bot has looked for what is due and is done with it."""
    await discord.until(lambda: len(bot.events("digest")) >= times, "a digest")


async def test_it_comes_once_silently_and_with_what_is_new_alone(news: Path) -> None:
    async with Discord() as discord:
        ana, channel = discord.person("ana"), await discord.channel("news")
        due_now(news, discord, channel)
        async with BotProcess(discord, news, tables(news)) as bot:
            await looked(discord, bot)
            [message] = posted(discord, channel)
            assert SHIPS in message.text
            assert "Ana Ruiz" in message.text
            assert MAY not in message.text, "which is old"
            assert (message.pings, message.raw["flags"] & SILENT) == ([], SILENT)
            [request] = discord.traffic.of("POST", f"/channels/{channel.id}/messages")
            assert isinstance(request.body, dict)
            assert request.body["enforce_nonce"]
            # Its buttons are for everybody, each alone.
            sources = await discord.reply(await discord.press(ana, message, "Sources"))
            assert ("The Velmora Courier" in sources.text, sources.ephemeral) == (True, True)
            bot.kill()
            await bot.ended()
        await discord.until(lambda: not discord.gateway.connected, "the socket to close")
        # The same words from another outlet, in an index that is built anew, and others.
        due_again(news)
        publish(news, more=[REPEATED, LATER])
        async with BotProcess(discord, news, tables(news)) as bot:
            await looked(discord, bot, 2)
            _, message = posted(discord, channel)
            assert WINTER in message.text
            assert SHIPS not in message.text
            assert not bot.events("incident")


async def test_nothing_where_there_is_nothing_but_by_an_outlet_that_is_left_out(
    news: Path,
) -> None:
    async with Discord() as discord:
        channel = await discord.channel("news")
        due_now(news, discord, channel, ["The Velmora Courier"])
        async with BotProcess(discord, news, tables(news)) as bot:
            await looked(discord, bot)
            assert posted(discord, channel) == []


@pytest.mark.parametrize("arrives", [False, True])
async def test_killed_in_the_middle_of_posting_it_does_not_post_again(
    news: Path, arrives: bool
) -> None:
    async with Discord() as discord:
        channel = await discord.channel("news")
        due_now(news, discord, channel)
        path = f"/channels/{channel.id}/messages$"
        fault = discord.cut("POST", path) if arrives else discord.hold("POST", path)
        async with BotProcess(discord, news, tables(news)) as bot:
            await discord.until(lambda: fault.met, "the post")
            if arrives:
                await discord.until(lambda: posted(discord, channel), "the message")
            bot.kill()
            await bot.ended()
        await discord.until(lambda: not discord.gateway.connected, "the socket to close")
        before = len(posted(discord, channel))
        assert before == arrives
        async with BotProcess(discord, news, tables(news)) as bot:
            await looked(discord, bot)
            assert len(posted(discord, channel)) == before
            # What comes later is posted as ever.
            versions = len(bot.events("index opened"))
            publish(news, more=[COURIER, LATER])
            await discord.until(lambda: len(bot.events("index opened")) > versions, "the index")
            due_again(news)
            await looked(discord, bot, 2)
            message = posted(discord, channel)[-1]
            assert WINTER in message.text
            assert SHIPS not in message.text


async def test_an_answer_that_is_cut_off_makes_no_second_message(news: Path) -> None:
    async with Discord() as discord:
        channel = await discord.channel("news")
        due_now(news, discord, channel)
        discord.cut("POST", f"/channels/{channel.id}/messages$")
        async with BotProcess(discord, news, tables(news)) as bot:
            await looked(discord, bot)
            assert [event["posted"] for event in bot.events("digest")] == ["sent"]
            assert len(posted(discord, channel)) == 1


async def test_where_it_may_not_write_the_owner_is_told_once(news: Path) -> None:
    async with Discord() as discord:
        owner = discord.person("owner", manager=True)
        discord.world.guild = replace(discord.world.guild, owner_id=owner.id)
        channel = await discord.channel("news")
        due_now(news, discord, channel)
        refused = discord.fail(
            "POST", f"/channels/{channel.id}/messages$", 403, code=50013, times=2
        )
        async with BotProcess(discord, news, tables(news)) as bot:
            for times in (1, 2):
                await looked(discord, bot, times)
                due_again(news)
            await looked(discord, bot, 3)
            assert refused.met == 2
            [told] = posted(discord, discord.direct(owner))
            assert f"<#{channel.id}>" in told.text
            # Now it may, and what was refused is posted.
            [message] = posted(discord, channel)
            assert SHIPS in message.text


async def test_a_channel_that_is_gone_turns_it_off(folder: Path) -> None:
    async with Discord() as discord:
        owner = discord.person("owner", manager=True)
        discord.world.guild = replace(discord.world.guild, owner_id=owner.id)
        channel = await discord.channel("news")
        due_now(folder, discord, channel)
        del discord.world.channels[channel.id]
        async with BotProcess(discord, folder, tables(folder)) as bot:
            await discord.until(lambda: posted(discord, discord.direct(owner)), "word of it")
            settings = await discord.slash(owner, await discord.channel(), "settings show")
            assert "Digest\noff" in (await discord.reply(settings)).text
            assert not bot.events("incident")


async def test_managers_choose_when_and_where(discord: Discord, bot: BotProcess) -> None:
    manager, channel = discord.person("manager", manager=True), await discord.channel("news")
    here = await discord.channel("settings")

    async def choose(**options: object) -> str:
        given = await discord.slash(manager, here, "settings digest", **options)
        return (await discord.reply(given)).text

    assert "give a channel" in await choose(every="day")
    assert "I know no time zone Sorel" in await choose(every="day", channel=channel, zone="Sorel")
    assert "I read times as in 08:00" in await choose(every="day", channel=channel, at="noon")
    chosen = await choose(every="Friday", channel=channel, at="17:30", zone="Europe/Paris")
    assert f"in <#{channel.id}>, every Friday at 17:30 (Europe/Paris)" in chosen
    assert "Europe/Paris" in await discord.complete(
        manager, here, "settings digest", "zone", "pari"
    )
    assert "Digest\noff" in await choose(every="never")
    assert not bot.events("incident")
