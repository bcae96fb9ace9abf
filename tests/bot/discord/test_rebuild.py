"""The index brought up to date by a process of its own."""

import asyncio
import json
from pathlib import Path

import pytest

from bot.discord.rebuild import BuildFailedError, BuildingError, Rebuild
from index.versions import Versions
from tests.bot.discord.tiny import PORTS


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Settings for one article, in a file."""
    record = json.dumps({"id": "ports", "text": PORTS})
    (tmp_path / "news.jsonl").write_text(f"{record}\nno record\n", encoding="utf-8")
    config = tmp_path / "config.toml"
    config.write_text(
        '[corpus]\npaths = ["news.jsonl"]\n[index]\ndir = "index"\n[encoder]\nthreads = 1\n'
    )
    return config


async def test_a_build_is_told_of_and_never_run_twice_at_once(config: Path) -> None:
    rebuild = Rebuild(["--config", str(config)])
    lines: list[str] = []

    async def told(line: str) -> None:
        lines.append(line)
        with pytest.raises(BuildingError):
            await rebuild.run(told)

    built = await rebuild.run(told)
    assert (built.version, built.published, built.articles) == ("000001", True, 1)
    assert (built.added, built.changed, built.removed, built.unread) == (1, 0, 0, 1)
    assert lines
    assert not any(str(config.parent) in line for line in lines)  # people see these
    again = await rebuild.run(told)
    assert (again.version, again.published) == ("000001", False)


async def test_a_build_that_somebody_else_runs_is_waited_for(config: Path) -> None:
    async def told(_line: str) -> None:
        """Nobody looks."""

    with Versions(config.parent / "index").lock(), pytest.raises(BuildingError):
        await Rebuild(["--config", str(config)]).run(told)


async def test_a_failure_is_said(config: Path, tmp_path: Path) -> None:
    async def told(_line: str) -> None:
        """Nobody looks."""

    config.write_text("[index]\ntop_k = 1\n")
    with pytest.raises(BuildFailedError, match="the log says why"):
        await Rebuild(["--config", str(config)]).run(told)


async def test_a_build_is_ended_with_the_program(config: Path) -> None:
    rebuild = Rebuild(["--config", str(config)])
    began = asyncio.Event()

    async def told(_line: str) -> None:
        began.set()

    running = asyncio.create_task(rebuild.run(told))
    await asyncio.wait_for(began.wait(), 60)
    await rebuild.close()
    with pytest.raises(BuildFailedError):
        await running
    assert Versions(config.parent / "index").names() == []
