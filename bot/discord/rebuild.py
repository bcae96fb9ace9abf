"""Bringing the index up to the corpus, by the same command as on the command line."""

import json
import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.discord.beside import Beside, Told
from bot.discord.errors import SayToUser


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
    """Runs ``talks index build``, never two at once.

    Args:
        beside: runs commands; an update of the corpus, which ends with a build, counts as one.
        rest_seconds: for which a server may not begin another one, from the beginning of its last.
        clock: seconds, of any beginning.
    """

    def __init__(
        self,
        beside: Beside,
        rest_seconds: float = 0.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._beside = beside
        self._rest_seconds = rest_seconds
        self._clock = clock
        self._began: dict[int, float] = {}  # by server

    def check(self, guild_id: int | None) -> None:
        """Raise what keeps somebody on a server from beginning a build now.

        Raises:
            BuildingError: if one runs already.
            RebuiltLatelyError: if the server had one a short while ago.
        """
        if self._beside.busy:
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
        if guild_id is not None:
            self._began[guild_id] = self._clock()
        ended = await self._beside.run(["index", "build", "--json"], told)
        try:
            return _built(json.loads(ended.output if ended else b""))
        except (ValueError, KeyError, TypeError) as error:
            if ended and any("is being built by" in line for line in ended.problems):
                raise BuildingError from error
            raise BuildFailedError from error


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
