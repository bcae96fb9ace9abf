"""Updates from feeds while the bot runs: from publication to the answer, and how feeds stand."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from corpus.fetch.state import FetchState
from tests.bot.discord.wire.articles import MAY
from tests.bot.discord.wire.conftest import tables
from tests.bot.discord.wire.test_asking import RUIZ
from tests.web.answers import status
from tests.web.outlet import feed_url, publish
from tests.web.server import WebServer, serving
from tests.wire.process import BotProcess, Tables
from tests.wire.server import Discord

pytestmark = pytest.mark.asyncio(loop_scope="session")  # or the shared bot hears nothing so long

HARBOUR = "The harbour of Port Sorel stays open until the winter"


@pytest.fixture
def outlet() -> Iterator[WebServer]:
    with serving() as server:
        yield server


def following(folder: Path, server: WebServer, every_minutes: int) -> Tables:
    """The settings of a bot that follows the outlet's feed, besides the articles that it has."""
    return {
        **tables(folder),
        "corpus": {"paths": [str(folder / "articles.jsonl"), str(folder / "kept")]},
        "fetch": {
            "every_minutes": every_minutes, "delay_s": 0.0, "allow_private": ["127.0.0.0/8"],
        },
        "feeds": [{"url": feed_url(server), "source": "Sorvik Wire"}],
    }  # fmt: skip


async def test_what_is_published_is_answered_from_by_itself(
    folder: Path, outlet: WebServer
) -> None:
    publish(outlet, {"the harbour": HARBOUR})
    async with (
        Discord() as discord,
        BotProcess(discord, folder, following(folder, outlet, 5)) as bot,
    ):
        await bot.connected()
        ana, channel = discord.person("ana"), await discord.channel()
        assert MAY in (await discord.ask(ana, channel, RUIZ)).text
        await discord.until(lambda: len(bot.events("index opened")) == 2, "the new version")
        asked = await discord.ask(ana, channel, "What did Ruiz say about the harbour?")
        assert HARBOUR in asked.text
        [updated] = await discord.until(lambda: bot.events("updated"), "the end of the update")
        assert (updated["added"], updated["failed"], updated["built"]) == (1, 0, 1)
        shown = await discord.reply(await discord.slash(ana, channel, "status"))
        assert "Feeds\nSorvik Wire: read <t:" in shown.text
        # It is not asked again, nor by a bot that is started anew, for five minutes.
        asked_before = len(outlet.asked)
        bot.kill()
        await bot.ended()
        await discord.until(lambda: not discord.gateway.connected, "the socket to close")
        async with BotProcess(discord, folder, following(folder, outlet, 5)) as again:
            await again.connected()
            assert (
                HARBOUR
                in (await discord.ask(ana, channel, "What did Ruiz say about the harbour?")).text
            )
        assert len(outlet.asked) == asked_before


async def test_a_feed_that_fails_disturbs_nobody(folder: Path, outlet: WebServer) -> None:
    outlet.answers["/feed"] = status(404)
    async with (
        Discord() as discord,
        BotProcess(discord, folder, following(folder, outlet, 5)) as bot,
    ):
        await bot.connected()
        ana, channel = discord.person("ana"), await discord.channel()
        await discord.until(lambda: bot.events("updated"), "the update")
        assert MAY in (await discord.ask(ana, channel, RUIZ)).text
        shown = await discord.reply(await discord.slash(ana, channel, "status"))
        assert "Feeds\nSorvik Wire: never read; fails since <t:" in shown.text
        assert not bot.events("incident")


async def test_a_feed_that_fails_for_a_day_is_told_of_once(folder: Path, outlet: WebServer) -> None:
    now = datetime.now(UTC)
    url = feed_url(outlet)
    with FetchState(folder / "kept") as state:
        for hours in (30, 1):
            state.feed_failed(url, now - timedelta(hours=hours), "nothing is there (404); look")
    async with Discord() as discord:
        owner = discord.person("owner", manager=True)
        discord.world.guild = replace(discord.world.guild, owner_id=owner.id)
        direct = discord.direct(owner)

        def told() -> list[str]:
            raws = discord.world.messages.values()
            return [raw["content"] for raw in raws if raw["channel_id"] == direct.id]

        async with BotProcess(discord, folder, following(folder, outlet, 0)) as bot:
            await discord.until(told, "word of it")
            [words] = told()
            assert "- Sorvik Wire, since <t:" in words
            assert "nothing is there (404); look" in words
            bot.kill()
            await bot.ended()
        await discord.until(lambda: not discord.gateway.connected, "the socket to close")
        async with BotProcess(discord, folder, following(folder, outlet, 0)) as bot:
            await bot.connected()
            channel = await discord.channel()
            await discord.reply(await discord.slash(owner, channel, "status"))
            assert len(told()) == 1
            # It was well for a while, and fails again: that is another time.
            with FetchState(folder / "kept") as state:
                state.feed_unchanged(url, now - timedelta(hours=29))
                for hours in (28, 1):
                    state.feed_failed(url, now - timedelta(hours=hours), "it breaks off; wait")
            bot.kill()
            await bot.ended()
        await discord.until(lambda: not discord.gateway.connected, "the socket to close")
        async with BotProcess(discord, folder, following(folder, outlet, 0)) as bot:
            await discord.until(lambda: len(told()) == 2, "word of it")
            assert "it breaks off; wait" in told()[1]


async def test_an_update_that_runs_already_is_left_alone(folder: Path, outlet: WebServer) -> None:
    publish(outlet, {"the harbour": HARBOUR})
    with FetchState(folder / "kept") as state, state.updating():
        state.feed_unchanged("http://other.example/", datetime.now(UTC))
        async with (
            Discord() as discord,
            BotProcess(discord, folder, following(folder, outlet, 5)) as bot,
        ):
            await discord.until(lambda: bot.events("update failed"), "word of it")
            [failed] = bot.events("update failed")
            assert "is being updated already" in failed["said"][-1]
            ana, channel = discord.person("ana"), await discord.channel()
            await bot.connected()
            assert MAY in (await discord.ask(ana, channel, RUIZ)).text
