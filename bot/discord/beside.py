"""Commands of talks run beside the bot: in a process of its own, one at a time."""

import asyncio
import contextlib
import logging
import os
import shutil
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.config import TOKEN_VARIABLE

log = logging.getLogger("talks.beside")

Told = Callable[[str], Awaitable[None]]
"""Told how far the command is, in a line of its own words."""

_NICE = "10"  # answers go before
_PROBLEMS = 20  # lines that are kept of them, the last ones


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit status, what it printed, the last of the problems it told."""

    code: int
    output: bytes
    problems: tuple[str, ...]


class Beside:
    """Runs commands of talks at a low priority, never two at once.

    Args:
        words: the options that name the settings, as the bot itself was given them.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._turn = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None
        self._closing = False

    @property
    def busy(self) -> bool:
        """Whether a command runs now."""
        return self._turn.locked()

    async def run(self, command: Sequence[str], told: Told) -> Ended | None:
        """Run a command to its end, once no other runs; ``told`` hears "" when it begins.

        Returns:
            How it ended, None where the program ends and it was not begun.
        """
        async with self._turn:
            if self._closing:
                return None
            try:
                return await self._run(command, told)
            finally:
                self._process = None

    async def close(self) -> None:
        """End what runs, and begin nothing more; what is published and kept stays."""
        self._closing = True
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                self._process.terminate()

    async def _run(self, command: Sequence[str], told: Told) -> Ended:
        words = [sys.executable, "-m", "bot.cli", *command, *self._words]
        if nice := shutil.which("nice"):
            words = [nice, "-n", _NICE, *words]
        process = self._process = await asyncio.create_subprocess_exec(
            *words,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={name: value for name, value in os.environ.items() if name != TOKEN_VARIABLE},
        )
        name = " ".join(command)
        log.info("command began", extra={"command": name, "pid": process.pid})
        try:
            await told("")
            output, problems = await asyncio.gather(
                _read(process.stdout), _follow(process.stderr, told)
            )
        except BaseException:  # it must not run on where nobody knows of it
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
            await process.wait()
            raise
        code = await process.wait()
        log.info("command ended", extra={"command": name, "code": code, "said": problems})
        return Ended(code, output, tuple(problems))


async def _read(stream: asyncio.StreamReader | None) -> bytes:
    return await stream.read() if stream else b""


async def _follow(stream: asyncio.StreamReader | None, told: Told) -> list[str]:
    """The last lines of what a command says of problems; how far it is goes to ``told``."""
    problems: list[str] = []
    while stream and (line := await stream.readline()):
        text = line.decode("utf-8", "replace").strip()
        if text.startswith("talks:"):
            problems = [*problems[1 - _PROBLEMS :], text]
        elif text:
            await told(text)
    return problems
