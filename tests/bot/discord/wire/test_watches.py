"""Watches: what is new of them is posted once, silently, whatever happens in between."""

import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.desk import build
from bot.settings import CorpusSection, EncoderSection, IndexSection, Settings
from index.progress import Silent
from tests.bot.discord.wire.articles import Record
from tests.bot.discord.wire.conftest import publish, tables
from tests.wire.messages import Message
from tests.wire.people import Channel, Person
from tests.wire.process import BotProcess
from tests.wire.server import Discord

pytestmark = pytest.mark.asyncio(loop_scope="session")  # or the shared bot hears nothing so long

SILENT = 1 << 12  # SUPPRESS_NOTIFICATIONS
SHIPS = "“Forty ships of Velmora are on their way to the harbours,”"
WINTER = "“No harbour of Carvania closes before the end of the winter,”"
DAMS = "“The gates of the dam of Tarn open on the first day of June,”"


def today(key: str, words: str, source: str = "Sorvik Wire") -> Record:
    """An article of today, in which Ana Ruiz speaks."""
    text = (
        "Ana Ruiz, the foreign minister of Velmora, spoke again in Port Sorel.\n\n"
        f"{words} Ruiz told reporters."
    )
    published = datetime.now(UTC).isoformat()
    return {"id": key, "title": f"On {key}", "source": source, "published": published, "text": text}


def posted(discord: Discord, channel: Channel) -> list[Message]:
    """What the bot has posted for everybody in a channel."""
    there = (Message(dict(raw)) for raw in discord.world.messages.values())
    return [each for each in there if each.channel_id == channel.id and not each.ephemeral]


async def watch(discord: Discord, person: Person, place: Channel, **options: object) -> str:
    """Give `/watch add`; what the bot says."""
    return (await discord.reply(await discord.slash(person, place, "watch add", **options))).text


async def shows(discord: Discord, bot: BotProcess, folder: Path, more: Sequence[Record]) -> None:
    """Publish articles, and wait until the bot has looked at them."""
    publish(folder, more=more)
    await looked(discord, bot, folder)


async def looked(discord: Discord, bot: BotProcess, folder: Path) -> None:
    """Wait until the bot has looked at the last version for all watches that are not waiting."""
    version = (folder / "index" / "current").read_text().strip()

    def look() -> bool:
        with closing(sqlite3.connect(folder / "state.sqlite")) as db:
            heads = db.execute("SELECT head FROM watched_index").fetchall()
            behind = db.execute(
                "SELECT count(*) FROM watches, watched_index WHERE not_before <= unixepoch() AND "
                "(number, run) IS NOT (head ->> 'number', head ->> 'run')"
            ).fetchone()[0]
        return bool(heads) and version in heads[0][0] and not behind

    await discord.until(look, "a look at the new version")


async def refusals(discord: Discord, bot: BotProcess, times: int) -> None:
    """Wait until Discord has refused so many posts."""
    await discord.until(lambda: len(bot.events("watches refused")) >= times, "a refusal")


def change(folder: Path, statement: str) -> None:
    """As if time had passed: changes the state file."""
    with closing(sqlite3.connect(folder / "state.sqlite", timeout=10)) as db, db:
        db.execute(statement)


@asynccontextmanager
async def started(discord: Discord, folder: Path) -> AsyncIterator[BotProcess]:
    """A bot that has looked at what is published."""
    async with BotProcess(discord, folder, tables(folder)) as bot:
        await bot.connected()
        await looked(discord, bot, folder)
        yield bot
        assert not bot.events("incident")
        assert not bot.events("watches failed")
        assert "Ana Ruiz" not in bot.log()


async def test_new_statements_come_once_silently_to_whoever_watches(folder: Path) -> None:
    async with Discord() as discord:
        ana, manager = discord.person("ana"), discord.person("manager", manager=True)
        channel = await discord.channel("news")
        direct = discord.direct(ana)
        news = [today("ships", SHIPS)]
        async with started(discord, folder) as bot:
            told = await watch(discord, ana, channel, speaker="Ruiz", topic="ships")
            assert "**Ruiz on ships**, and post by direct message" in told
            assert "At present this means: Ana Ruiz." in told
            told = await watch(discord, manager, channel, topic="harbours", where="here")
            assert f"**Anything on harbours**, and post in <#{channel.id}>" in told
            await shows(discord, bot, folder, news)
            for place in (channel, direct):
                [message] = posted(discord, place)
                assert SHIPS in message.text
                assert "Ana Ruiz" in message.text
                assert (message.pings, message.raw["flags"] & SILENT) == ([], SILENT)
            sources = await discord.reply(await discord.press(ana, message, "Sources"))
            assert "Sorvik Wire" in sources.text
            # The same words from another outlet, and others.
            news += [today("again", SHIPS, "Carvania Today"), today("winter", WINTER)]
            await shows(discord, bot, folder, news)
            assert len(posted(discord, direct)) == 1
            _, message = posted(discord, channel)
            assert (WINTER in message.text, SHIPS in message.text) == (True, False)
            bot.kill()
            await bot.ended()
        await discord.until(lambda: not discord.gateway.connected, "the socket to close")
        # Numbers begin anew.
        settings = Settings(
            corpus=CorpusSection(paths=(folder / "articles.jsonl",)),
            index=IndexSection(dir=folder / "index"),
            encoder=EncoderSection(threads=1),
        )
        publish(folder, more=[*news[::-1], today("dams", DAMS)])
        build(settings, Silent(), full=True)
        async with started(discord, folder):
            assert [len(posted(discord, place)) for place in (channel, direct)] == [2, 1]


@pytest.mark.parametrize("arrives", [False, True])
async def test_killed_in_the_middle_of_posting_it_does_not_post_again(
    folder: Path, arrives: bool
) -> None:
    async with Discord() as discord:
        manager, channel = discord.person("manager", manager=True), await discord.channel("news")
        path = f"/channels/{channel.id}/messages$"
        async with started(discord, folder) as bot:
            await watch(discord, manager, channel, speaker="Ana Ruiz", where="here")
            fault = discord.cut("POST", path) if arrives else discord.hold("POST", path)
            publish(folder, more=[today("ships", SHIPS)])
            await discord.until(lambda: fault.met, "the post")
            if arrives:
                await discord.until(lambda: posted(discord, channel), "the message")
            bot.kill()
            await bot.ended()
        await discord.until(lambda: not discord.gateway.connected, "the socket to close")
        before = len(posted(discord, channel))
        assert before == arrives
        async with started(discord, folder) as bot:
            assert len(posted(discord, channel)) == before
            # What comes later is posted as ever.
            await shows(discord, bot, folder, [today("ships", SHIPS), today("winter", WINTER)])
            message = posted(discord, channel)[-1]
            assert (WINTER in message.text, SHIPS in message.text) == (True, False)


async def test_outlets_that_a_server_leaves_out_are_not_quoted(folder: Path) -> None:
    async with Discord() as discord:
        manager, channel = discord.person("manager", manager=True), await discord.channel("news")
        async with started(discord, folder) as bot:
            given = {"change": "leave out", "outlet": "Sorvik Wire"}
            await discord.reply(await discord.slash(manager, channel, "settings outlets", **given))
            await watch(discord, manager, channel, speaker="Ana Ruiz", where="here")
            more = [today("ships", SHIPS), today("winter", WINTER, "Carvania Today")]
            await shows(discord, bot, folder, more)
            [message] = posted(discord, channel)
            assert (WINTER in message.text, SHIPS in message.text) == (True, False)


async def test_a_watch_that_finds_much_is_told_once_a_day(folder: Path) -> None:
    async with Discord() as discord:
        ana = discord.person("ana")
        direct = discord.direct(ana)
        crowd = [
            today(f"ship-{n}", f"“The ship number {n} of Velmora calls at {n} ports,”")
            for n in range(21)
        ]
        async with started(discord, folder) as bot:
            await watch(discord, ana, direct, speaker="Ana Ruiz")
            await shows(discord, bot, folder, crowd)
            await discord.until(lambda: len(posted(discord, direct)) == 2, "word of it")
            message, told = posted(discord, direct)
            assert "21 new statements, the newest of them here" in message.text
            assert "from now on I post them once a day" in told.text
            await shows(discord, bot, folder, [*crowd, today("winter", WINTER)])
            assert len(posted(discord, direct)) == 2
            change(folder, "UPDATE watches SET not_before = 0")
            await looked(discord, bot, folder)
            message = posted(discord, direct)[-1]
            assert (WINTER in message.text, "ship number" in message.text) == (True, False)
            assert len(posted(discord, direct)) == 3, "and its owner is not told again"
            assert (
                "once a day"
                in (await discord.reply(await discord.slash(ana, direct, "watch list"))).text
            )


async def test_a_channel_is_told_a_few_times_an_hour(folder: Path) -> None:
    async with Discord() as discord:
        manager, channel = discord.person("manager", manager=True), await discord.channel("news")
        async with started(discord, folder) as bot:
            await watch(discord, manager, channel, speaker="Ana Ruiz", where="here")
            for n in range(4):
                change(folder, f"INSERT INTO posts VALUES ('{n}', {channel.id}, 1, unixepoch(), 1)")
            publish(folder, more=[today("ships", SHIPS)])
            publish(folder, more=[today("ships", SHIPS), today("winter", WINTER)])
            await discord.until(
                lambda: bot.events("index opened")[-1]["articles"] == 18, "the index"
            )
            assert posted(discord, channel) == []
            change(folder, "UPDATE posts SET claimed = claimed - 3600")
            await looked(discord, bot, folder)
            [message] = posted(discord, channel)
            assert SHIPS in message.text
            assert WINTER in message.text


async def test_where_it_may_not_write_the_owner_is_told_once_and_it_ends(folder: Path) -> None:
    async with Discord() as discord:
        manager, channel = discord.person("manager", manager=True), await discord.channel("news")
        path = f"/channels/{channel.id}/messages$"
        async with started(discord, folder) as bot:
            await watch(discord, manager, channel, speaker="Ana Ruiz", where="here")
            refused = discord.fail("POST", path, 403, code=50013, times=5)
            publish(folder, more=[today("ships", SHIPS)])
            for times in range(1, 6):
                await refusals(discord, bot, times)
                change(folder, "UPDATE watches SET not_before = 0")
            [told] = posted(discord, discord.direct(manager))
            assert f"I could not post in <#{channel.id}>" in told.text
            await looked(discord, bot, folder)
            assert refused.met == 5
            listed = await discord.reply(await discord.slash(manager, channel, "watch list"))
            assert "Nothing yet" in listed.text


async def test_once_it_may_write_again_what_was_refused_is_posted(folder: Path) -> None:
    async with Discord() as discord:
        ana = discord.person("ana")
        direct = discord.direct(ana)
        async with started(discord, folder) as bot:
            await watch(discord, ana, await discord.channel(), speaker="Ana Ruiz")
            discord.fail("POST", f"/channels/{direct.id}/messages$", 403, code=50007)
            publish(folder, more=[today("ships", SHIPS)])
            await refusals(discord, bot, 1)
            change(folder, "UPDATE watches SET not_before = 0")
            await looked(discord, bot, folder)
            [message] = posted(discord, direct)
            assert SHIPS in message.text


async def test_a_channel_that_is_gone_ends_its_watches(folder: Path) -> None:
    async with Discord() as discord:
        manager, channel = discord.person("manager", manager=True), await discord.channel("news")
        async with started(discord, folder) as bot:
            await watch(discord, manager, channel, speaker="Ana Ruiz", where="here")
            bot.kill()
            await bot.ended()
        await discord.until(lambda: not discord.gateway.connected, "the socket to close")
        del discord.world.channels[channel.id]
        publish(folder, more=[today("ships", SHIPS)])
        async with started(discord, folder):
            await discord.until(lambda: posted(discord, discord.direct(manager)), "word of it")


async def test_who_deletes_what_is_kept_of_them_watches_nothing(folder: Path) -> None:
    async with Discord() as discord:
        ana, channel = discord.person("ana"), await discord.channel()
        direct = discord.direct(ana)
        async with started(discord, folder) as bot:
            await watch(discord, ana, channel, speaker="Ana Ruiz")
            await shows(discord, bot, folder, [today("ships", SHIPS)])
            assert len(posted(discord, direct)) == 1
            privacy = await discord.reply(await discord.slash(ana, channel, "privacy"))
            deleted = await discord.reply(await discord.press(ana, privacy, "Delete my data"))
            assert "1 answer, 0 opinions on answers and 1 watch" in deleted.text
            with closing(sqlite3.connect(folder / "state.sqlite")) as db:
                for table in ("watches", "posts", "told", "shown"):
                    assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
            await shows(discord, bot, folder, [today("ships", SHIPS), today("winter", WINTER)])
            assert len(posted(discord, direct)) == 1


async def test_who_may_watch_what(discord: Discord, bot: BotProcess) -> None:
    ana, manager = discord.person("ana"), discord.person("manager", manager=True)
    builder = replace(discord.person("builder"), permissions=ana.permissions | 1 << 4)
    channel = await discord.channel("watching")
    assert "give a speaker, a topic or both" in await watch(discord, ana, channel)
    assert "no word that I could look for" in await watch(discord, ana, channel, topic="of the")
    assert "Only who manages" in await watch(discord, ana, channel, topic="dams", where="here")
    told = await watch(discord, ana, discord.direct(ana), speaker="Mira Okafur", where="here")
    assert "by direct message" in told
    assert "Nobody of that name is surely quoted so far" in told
    assert "Names that come near: Mira Okafor." in told
    told = await watch(discord, builder, channel, topic="dams", where="here")
    assert f"in <#{channel.id}>" in told
    again = await watch(discord, manager, channel, topic="Dams", where="here")
    assert "That is watched already" in again

    async def listed(person: Person) -> str:
        return (await discord.reply(await discord.slash(person, channel, "watch list"))).text

    assert "**Mira Okafur** by direct message" in await listed(ana)
    assert "dams" not in await listed(ana)
    assert f"**Anything on dams** in <#{channel.id}>" in await listed(manager)
    offered = await discord.complete(manager, channel, "watch remove", "watch", "DAM")
    assert len(offered) == 1
    assert await discord.complete(ana, channel, "watch remove", "watch", "dam") == []

    async def remove(person: Person, value: str) -> str:
        given = await discord.slash(person, channel, "watch remove", watch=value)
        return (await discord.reply(given)).text

    for value in (offered[0], "dams", "0"):
        assert "no such watch of yours" in await remove(ana, value)
    assert "I no longer watch **Anything on dams**" in await remove(manager, offered[0])
    assert "no such watch" in await remove(manager, offered[0])
    for n in range(9):
        await watch(discord, ana, channel, topic=f"round {n}")
    assert "You have 10 watches already" in await watch(discord, ana, channel, topic="one more")
