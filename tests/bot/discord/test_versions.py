"""The open version: replaced when another is published, closed when nobody reads it any more."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.discord.versions import IndexVersion, IndexVersions
from index.errors import IndexCorruptError
from tests.bot.discord.tiny import PORTS, opener, publish


async def until(look: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not look():
            await asyncio.sleep(0.005)


def versions_of(folder: Path) -> IndexVersions:
    return IndexVersions(folder / "index", opener(folder), poll_seconds=0.01)


async def test_a_leased_version_stays_open_until_its_last_lease_ends(tmp_path: Path) -> None:
    publish(tmp_path, {"ports": PORTS})
    versions = versions_of(tmp_path)
    await versions.start()
    first, again = versions.lease(), versions.lease()
    assert first is not None
    assert first is again
    publish(tmp_path, {"ports": PORTS + " It rained."})
    await until(lambda: versions.current is not first)
    assert first.published.store.article("ports")
    versions.release(first)
    assert first.published.store.article("ports")
    versions.release(first)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        first.published.store.article("ports")
    await versions.close()


async def test_a_version_that_cannot_be_opened_leaves_the_one_before(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    publish(tmp_path, {"ports": PORTS})
    tries: list[IndexVersion | None] = []

    def failing(now: IndexVersion | None) -> IndexVersion:
        tries.append(now)
        if now is not None:
            raise IndexCorruptError("vectors/recent.faiss is missing")
        return opener(tmp_path)(now)

    versions = IndexVersions(tmp_path / "index", failing, poll_seconds=0.01)
    await versions.start()
    before = versions.current
    with caplog.at_level(logging.ERROR):
        publish(tmp_path, {"ports": PORTS + " It rained."})
        await until(lambda: versions.problem)
        await asyncio.sleep(0.1)  # many looks, of which none tries it again so soon
    assert versions.current is before
    assert versions.problem == "vectors/recent.faiss is missing"
    assert len(tries) == 2
    assert len(caplog.records) == 1
    await versions.close()


@pytest.mark.parametrize("pointer", ["000002\n", "yesterday's\n"])
async def test_a_problem_ends_when_the_pointer_returns(tmp_path: Path, pointer: str) -> None:
    publish(tmp_path, {"ports": PORTS})
    current = tmp_path / "index" / "current"
    before = current.read_text()
    versions = versions_of(tmp_path)
    await versions.start()
    current.write_text(pointer)
    await until(lambda: versions.problem)
    current.write_text(before)
    await until(lambda: versions.problem is None)
    publish(tmp_path, {"ports": PORTS + " It rained."})  # of the name that was refused before
    await until(
        lambda: versions.current and versions.current.published.manifest.version != "000001"
    )
    await versions.close()


async def test_a_pointer_that_names_no_version_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "current").write_text("yesterday's\n")
    versions = versions_of(tmp_path)
    await versions.start()
    assert versions.current is None
    assert versions.problem is not None
    assert "does not name a version" in versions.problem
    await versions.close()
