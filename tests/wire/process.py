"""The bot in a process of its own."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

from tests.wire.loopback import RECORD, Loopback
from tests.wire.people import Json

Table = Mapping[str, object]
Tables = Mapping[str, Table | Sequence[Table]]
"""Settings as config.toml has them: section, key, value; several of one name as a list."""

_ROOT = Path(__file__).parents[2]


class BotProcess:
    """`talks bot run` against a loopback Discord; use with ``async with``, which ends it.

    Its settings and state lie in ``folder``, so that another one there goes on where it ended. It
    makes its own pauses only where it is not ``hurried``.
    """

    def __init__(
        self,
        discord: Loopback,
        folder: Path,
        settings: Tables,
        *,
        token: str | None = None,
        hurried: bool = True,
    ) -> None:
        self._discord = discord
        self._folder = folder
        self._pauses = "short" if hurried else "usual"
        self._token = discord.world.token if token is None else token
        self.log_file = folder / "bot.log"
        (folder / "config.toml").write_text(_toml(settings), encoding="utf-8")

    async def __aenter__(self) -> Self:
        """Start it; it may take a second until it is connected."""
        self.process = self._start(self._pauses, "bot", "run")
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        await self.ended()

    async def connected(self) -> Self:
        """Wait until it is connected to the gateway.

        Raises:
            AssertionError: if it ends before, or takes too long.
        """

        def look() -> bool:
            assert self.process.poll() is None, self.log()
            return self._discord.gateway.connected

        await self._discord.until(look, f"the bot to connect: {self.log()[-2000:]}")
        return self

    async def run(self, *words: str) -> tuple[int, str]:
        """Run another command beside it to its end: its exit status, and what it printed."""
        process = self._start("usual", *words, output=subprocess.PIPE)
        output, _ = await asyncio.to_thread(process.communicate, timeout=30)
        return process.returncode, output.decode()

    def kill(self) -> None:
        """End it as the kernel does, which it cannot prepare for."""
        self.process.kill()

    def terminate(self) -> None:
        """Ask it to end, as a supervisor does."""
        self.process.send_signal(signal.SIGTERM)

    async def ended(self) -> int:
        """Wait for its end; the exit status."""
        return await asyncio.to_thread(self.process.wait, 30)

    def log(self) -> str:
        """All that it wrote to standard output and error."""
        return self.log_file.read_text(encoding="utf-8")

    def events(self, name: str) -> list[Json]:
        """The lines of its log about one kind of event."""
        lines = [line for line in self.log().splitlines() if line.startswith("{")]
        return [event for event in map(json.loads, lines) if event["event"] == name]

    def _start(
        self, pauses: str, *words: str, output: int | None = None
    ) -> subprocess.Popen[bytes]:
        module = [sys.executable, "-m", "tests.wire.launcher"]
        places = [self._discord.base, self._discord.gateway.url, pauses]
        environment = {
            **{name: value for name, value in os.environ.items() if name != RECORD},
            "PYTHONPATH": str(_ROOT),
            "OMP_NUM_THREADS": "1",
            "TALKS_CONFIG": str(self._folder / "config.toml"),
            "TALKS_DISCORD_TOKEN": self._token,
            "XDG_DATA_HOME": str(self._folder / "data"),
            "XDG_STATE_HOME": str(self._folder / "state"),
        }
        with self.log_file.open("ab") as log:
            return subprocess.Popen(
                [*module, *places, *words],
                stdout=log if output is None else output,
                stderr=log if output is None else subprocess.STDOUT,
                env=environment,
                cwd=self._folder,
            )


def _toml(settings: Tables) -> str:
    return "".join(
        _section(f"[{name}]", given)
        if isinstance(given, Mapping)
        else "".join(_section(f"[[{name}]]", each) for each in given)
        for name, given in settings.items()
    )


def _section(head: str, table: Table) -> str:
    # Numbers, truth values, lists and plain text are written in TOML as in JSON.
    return f"{head}\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in table.items())
