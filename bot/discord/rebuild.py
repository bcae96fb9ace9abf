"""Bringing the index up to the corpus, by the same command as on the command line."""

import asyncio
import contextlib
import json
import logging
import math
import os
import shutil
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.config import TOKEN_VARIABLE
from bot.discord.errors import SayToUser

log = logging.getLogger("talks.rebuild")

Told = Callable[[str], Awaitable[None]]
"""Told how far the build is, in a line of its own words."""

_NICE = "10"  # answers go before


class BuildingError(SayToUser):
    """A build runs already."""

    def __init__(self) -> None:
        super().__init__("The index is being rebuilt already; that will do for this as well.")


class RebuiltLatelyError(SayToUser):
    """A server had the index rebuilt a short while ago; it may again in ``seconds``."""

    def __init__(self, seconds: float) -> None:
        left = math.ceil(seconds / 60)
        when = f"in {left} minutes" if left > 1 else "in a minute"
        super().__init__(
            f"The index was brought up to date from this server just now; it can be again {when}."
        )


class BuildFailedError(SayToUser):
    """The build ended without an index; the log has what it said."""

    def __init__(self) -> None:
        super().__init__(
            "The index could not be rebuilt, and the one before stays; the log says why."
        )


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended: the version that is published now, whether it is a new one, its articles,
    those that differ from before, and how many files or records could not be read."""

    version: str
    published: bool
    articles: int
    added: int
    changed: int
    removed: int
    unread: int


class Rebuild:
    """Runs ``talks index build`` in a process of its own, never two at once.

    Args:
        words: the options that name the settings, as the bot itself was given them.
        rest_seconds: for which a server may not begin another one, from the beginning of its last.
        clock: seconds, of any beginning.
    """

    def __init__(
        self,
        words: Sequence[str],
        rest_seconds: float = 0.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._words = words
        self._rest_seconds = rest_seconds
        self._clock = clock
        self._began: dict[int, float] = {}  # by server
        self._process: asyncio.subprocess.Process | None = None
        self._busy = False

    def check(self, guild_id: int | None) -> None:
        """Raise what keeps somebody on a server from beginning a build now.

        Raises:
            BuildingError: if one runs already.
            RebuiltLatelyError: if the server had one a short while ago.
        """
        if self._busy:
            raise BuildingError
        now = self._clock()
        self._began = {
            guild: began for guild, began in self._began.items() if now < began + self._rest_seconds
        }
        if guild_id in self._began:
            raise RebuiltLatelyError(self._began[guild_id] + self._rest_seconds - now)

    async def run(self, told: Told, guild_id: int | None = None) -> Built:
        """Build, and tell how far it is: "" at first.

        Raises:
            BuildingError: if a build runs already, also one that somebody else began.
            RebuiltLatelyError: as `check`.
            BuildFailedError: if it ended without an index.
        """
        self.check(guild_id)
        self._busy = True
        if guild_id is not None:
            self._began[guild_id] = self._clock()
        try:
            return await self._build(told)
        finally:
            self._busy = False
            self._process = None

    async def close(self) -> None:
        """End a build that runs; what it has done so far is lost, what is published stays."""
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                self._process.terminate()

    async def _build(self, told: Told) -> Built:
        command = [sys.executable, "-m", "bot.cli", "index", "build", "--json", *self._words]
        if nice := shutil.which("nice"):
            command = [nice, "-n", _NICE, *command]
        process = self._process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={name: value for name, value in os.environ.items() if name != TOKEN_VARIABLE},
        )
        log.info("build began", extra={"pid": process.pid})
        await told("")
        try:
            output, said = await asyncio.gather(
                _read(process.stdout), _follow(process.stderr, told)
            )
        except BaseException:  # it must not run on where nobody knows of it
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
            await process.wait()
            raise
        code = await process.wait()
        log.info("build ended", extra={"code": code, "said": said})
        try:
            return _built(json.loads(output))
        except (ValueError, KeyError, TypeError) as error:
            if any("is being built by" in line for line in said):
                raise BuildingError from error
            raise BuildFailedError from error


async def _read(stream: asyncio.StreamReader | None) -> bytes:
    return await stream.read() if stream else b""


async def _follow(stream: asyncio.StreamReader | None, told: Told) -> list[str]:
    """The last lines of what a build says of problems; how far it is goes to ``told``."""
    problems: list[str] = []
    while stream and (line := await stream.readline()):
        text = line.decode("utf-8", "replace").strip()
        if text.startswith("talks:"):
            problems = [*problems[-19:], text]
        elif text:
            await told(text)
    return problems


def _built(record: dict[str, object]) -> Built:
    """The record of a build, as docs/schemas/build.schema.json describes it."""
    numbers = {name: int(str(record[name])) for name in ("articles", "added", "changed", "removed")}
    failed = record["failed"]
    return Built(
        version=str(record["version"]),
        published=record["published"] is True,
        unread=len(failed) if isinstance(failed, list) else 0,
        **numbers,
    )
