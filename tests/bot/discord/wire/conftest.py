"""A loopback Discord with the bot in it, for the tests that do not end the bot."""

import shutil
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
import pytest_asyncio

from bot.desk import build
from bot.settings import CorpusSection, EncoderSection, IndexSection, Settings
from index.progress import Silent
from tests.bot.discord.wire import articles
from tests.wire.process import BotProcess, Tables
from tests.wire.server import Discord


def publish(folder: Path, until: str = articles.MAY, more: Sequence[articles.Record] = ()) -> None:
    """Build the index of the articles in ``folder``, and ``more``, and publish it there."""
    corpus = articles.write(folder, until, more)
    settings = Settings(
        corpus=CorpusSection(paths=(corpus,)),
        index=IndexSection(dir=folder / "index"),
        encoder=EncoderSection(threads=1),
    )
    build(settings, Silent())


def tables(folder: Path, **discord: object) -> Tables:
    """Settings of a bot over ``folder``, where nobody asks too often."""
    often = {f"{who}_per_minute": 10_000 for who in ("user", "channel", "server")}
    return {
        "corpus": {"paths": [str(folder / "articles.jsonl")]},
        "index": {"dir": str(folder / "index")},
        "encoder": {"threads": 1},
        "discord": {"state": str(folder / "state.sqlite"), "contact": "the tests"}
        | often
        | {"server_at_once": 1000}
        | discord,
    }


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the articles and their index, which stays as it is."""
    folder = tmp_path_factory.mktemp("built")
    publish(folder)
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def discord() -> AsyncIterator[Discord]:
    """The Discord that tests share; each takes channels and people of its own."""
    async with Discord() as server:
        yield server
        assert server.rest.unknown == []


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def bot(
    discord: Discord, built: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[BotProcess]:
    """The bot that tests share, which none of them ends."""
    folder = tmp_path_factory.mktemp("shared")
    shutil.copytree(built, folder, dirs_exist_ok=True)
    async with BotProcess(discord, folder, tables(folder)) as process:
        await process.connected()
        yield process
        incidents = [event["traceback"] for event in process.events("incident")]
        assert not incidents, "\n".join(incidents)
        interactions = discord.world.interactions.values()
        assert all(each.acknowledged or each.expired for each in interactions)
        log = process.log()
        secrets = [discord.world.token, *(each.token for each in interactions)]
        assert not any(secret in log for secret in secrets)
        assert "Ana Ruiz" not in log  # nor what was asked
