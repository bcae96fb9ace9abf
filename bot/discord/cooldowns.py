"""How much may be asked: by a user, in a channel and on a server in a minute, and at once."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from discord.app_commands import Cooldown

from bot.discord.errors import BusyServerError, CooldownError

_MINUTE = 60.0
_MANY = 10_000  # buckets; beyond, those that are full again are dropped


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks and where: ids, ``guild_id`` None in a direct message."""

    user_id: int
    channel_id: int
    guild_id: int | None


@dataclass(frozen=True, slots=True)
class Limits:
    """Questions in a minute, and at once on one server."""

    user_per_minute: int
    channel_per_minute: int
    server_per_minute: int
    server_at_once: int


class Cooldowns:
    """Counts questions; not to be shared between threads."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits = limits
        self._clock = clock
        self._buckets: dict[tuple[str | int, ...], Cooldown] = {}
        self._many = _MANY
        self._running: dict[int, int] = {}

    def check(self, asker: Asker, user_per_minute: int | None = None) -> None:
        """Count a question, unless it is one too many; then nothing is counted.

        ``user_per_minute`` is the server's own limit, None for that of the operator.

        Raises:
            CooldownError: with the seconds left, and whose questions were too many.
        """
        limits, now = self._limits, self._clock()
        self._drop_full(now)
        user, guild = asker.user_id, asker.guild_id
        counted: list[tuple[str, tuple[int, ...], int]] = [
            ("this channel", (asker.channel_id,), limits.channel_per_minute)
        ]
        if guild is not None:
            counted.append(("this server", (guild,), limits.server_per_minute))
        if guild is not None and user_per_minute is not None:
            counted.append(("you", (user, guild), user_per_minute))
        else:
            counted.append(("you", (user,), limits.user_per_minute))
        buckets = [(whose, self._bucket((whose, *ids), rate)) for whose, ids, rate in counted]
        for whose, bucket in buckets:
            if left := bucket.get_retry_after(now):
                raise CooldownError(left, whose)
        for _, bucket in buckets:
            bucket.update_rate_limit(now)

    @contextmanager
    def slot(self, guild_id: int | None) -> Iterator[None]:
        """A place among the questions of a server that are answered at once, for the block.

        Raises:
            BusyServerError: if all are taken.
        """
        if guild_id is None:
            yield
            return
        running = self._running.get(guild_id, 0)
        if running >= self._limits.server_at_once:
            raise BusyServerError(running)
        self._running[guild_id] = running + 1
        try:
            yield
        finally:
            self._running[guild_id] -= 1
            if not self._running[guild_id]:
                del self._running[guild_id]

    def _drop_full(self, now: float) -> None:
        """Drop the buckets that are full again, where there are twice as many as were left."""
        if len(self._buckets) <= self._many:
            return
        self._buckets = {
            key: bucket
            for key, bucket in self._buckets.items()
            if bucket.get_tokens(now) < bucket.rate
        }
        self._many = max(_MANY, 2 * len(self._buckets))

    def _bucket(self, name: tuple[str | int, ...], rate: int) -> Cooldown:
        bucket = self._buckets.get(name)
        if bucket is None or bucket.rate != rate:
            bucket = self._buckets[name] = Cooldown(rate, _MINUTE)
        return bucket
