"""What is new of all watches, posted after each update of the index, whichever client is
connected."""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import groupby

from bot.discord.client import TalksBot
from bot.discord.errors import ClosingError, SayToUser
from bot.discord.services import Services
from bot.discord.watches.channel import post_new
from bot.watches import Head, next_head

log = logging.getLogger("talks.watches")

_LOOK_SECONDS = 2.0
_AGAIN = timedelta(minutes=5)  # after the index could not be read
_GIVEN_UP = timedelta(hours=12)  # after an error that nobody expected


class WatchPoster:
    """Posts what is new; one for the program. ``clock`` tells aware UTC."""

    def __init__(
        self, services: Services, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._services = services
        self._clock = clock
        self._head: Head | None = None
        self._not_before: dict[int, datetime] = {}  # by channel
        self._rest_until = datetime.min.replace(tzinfo=UTC)

    async def keep_posting(self, bot: Callable[[], TalksBot | None]) -> None:
        """Post what is new, by the client that is connected, until the program ends."""
        while True:
            if client := bot():
                await self.post_due(client)
            await asyncio.sleep(_LOOK_SECONDS)

    async def post_due(self, bot: TalksBot) -> None:
        """Post all that is new now, one channel after the other."""
        now = self._clock()
        if now < self._rest_until:
            return
        try:
            head = await self._look()
            watches = await self._services.watchlist.all()
        except SayToUser:  # there is no index, or it is busy
            return
        except Exception:
            log.exception("watches not looked for")
            self._rest_until = now + _AGAIN
            return
        due = [watch for watch in watches if watch.is_due(head, now)]
        due.sort(key=lambda watch: watch.channel_id)
        for channel_id, group in groupby(due, key=lambda watch: watch.channel_id):
            if self._not_before.get(channel_id, now) > now:
                continue
            try:
                with self._services.running.one():
                    await post_new(self._services, bot, head, tuple(group), now)
            except ClosingError:
                return
            except SayToUser as error:
                log.warning("watches wait", extra={"reason": error.message})
                self._not_before[channel_id] = now + _AGAIN
            except Exception:
                log.exception("watches failed", extra={"channel": channel_id})
                self._not_before[channel_id] = now + _GIVEN_UP

    async def _look(self) -> Head:
        """The head of the present version, noted for watches that are made from now on.

        Raises:
            SayToUser: if there is none, or it cannot be read now.
        """
        if self._head is None or self._head.version != self._services.engine.status.version:
            before = await self._services.watchlist.head()
            self._head = await self._services.engine.read(
                lambda version: next_head(
                    before, version.published.store, version.published.manifest.version
                )
            )
            await self._services.watchlist.put_head(self._head)
        return self._head
