"""The index brought up to date by a process of its own."""

import asyncio
import json
import os
from pathlib import Path

import pytest

from bot.discord.beside import Beside
from bot.discord.rebuild import BuildFailedError, BuildingError, Rebuild, RebuiltLatelyError
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
    rebuild = Rebuild(Beside(["--config", str(config)]))
    lines: list[str] = []

    async def told(line: str) -> None:
        lines.append(line)
        with pytest.raises(BuildingError):
            rebuild.check(None)
        with pytest.raises(BuildingError):
            await rebuild.run(told)

    built = await rebuild.run(told)
    assert (built.version, built.published, built.articles) == ("000001", True, 1)
    assert (built.added, built.changed, built.removed, built.unread) == (1, 0, 0, 1)
    assert (lines[0], len(lines) > 1) == ("", True)
    assert not any(str(config.parent) in line for line in lines)  # people see these
    again = await rebuild.run(told)
    assert (again.version, again.published) == ("000001", False)


async def test_a_build_that_somebody_else_runs_is_waited_for(config: Path) -> None:
    async def told(_line: str) -> None:
        """Nobody looks."""

    with Versions(config.parent / "index").lock(), pytest.raises(BuildingError):
        await Rebuild(Beside(["--config", str(config)])).run(told)


async def test_a_server_waits_between_two_builds(config: Path) -> None:
    async def told(_line: str) -> None:
        """Nobody looks."""

    now = 1000.0
    rebuild = Rebuild(Beside(["--config", str(config)]), rest_seconds=600, clock=lambda: now)
    assert (await rebuild.run(told, 1)).published
    now += 90
    for _ in range(2):  # asking does not lengthen it
        with pytest.raises(RebuiltLatelyError, match="in 9 minutes"):
            rebuild.check(1)
    with pytest.raises(RebuiltLatelyError):
        await rebuild.run(told, 1)
    rebuild.check(2)
    rebuild.check(None)
    now += 509
    with pytest.raises(RebuiltLatelyError, match="in a minute"):
        rebuild.check(1)
    now += 1
    rebuild.check(1)


async def test_a_failure_is_said(config: Path, tmp_path: Path) -> None:
    async def told(_line: str) -> None:
        """Nobody looks."""

    config.write_text("[index]\ntop_k = 1\n")
    with pytest.raises(BuildFailedError, match="the log says why"):
        await Rebuild(Beside(["--config", str(config)])).run(told)


async def test_a_build_that_cannot_be_followed_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def told(_line: str) -> None:
        """Nobody looks."""

    program, pid = tmp_path / "python", tmp_path / "pid"
    endless = "head -c 200000 /dev/zero | tr '\\0' x >&2"
    program.write_text(f"#!/bin/sh\necho $$ >{pid}\n{endless}\nexec sleep 600\n")
    program.chmod(0o700)
    monkeypatch.setattr("sys.executable", str(program))
    rebuild = Rebuild(Beside([]))
    with pytest.raises(ValueError, match="limit"):
        await asyncio.wait_for(rebuild.run(told), 60)
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)
    rebuild.check(None)


async def test_a_build_is_ended_with_the_program(config: Path) -> None:
    beside = Beside(["--config", str(config)])
    rebuild = Rebuild(beside)
    began = asyncio.Event()

    async def told(_line: str) -> None:
        began.set()

    running = asyncio.create_task(rebuild.run(told))
    await asyncio.wait_for(began.wait(), 60)
    await beside.close()
    assert beside.busy  # until it has ended
    with pytest.raises(BuildFailedError):
        await running
    assert Versions(config.parent / "index").names() == []
