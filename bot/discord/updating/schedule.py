"""Updates of the corpus while the bot runs: as often as the settings say, beside the answering."""

import asyncio
import json
import logging
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.discord.services import Services
from bot.feeds import feeds_standing
from corpus.errors import CorpusError

log = logging.getLogger("talks.updates")

_LOOK_SECONDS = 10.0
_LATEST = 1.1  # of the interval: feeds are not to be asked at the same minute of every hour


class Updates:
    """Runs ``talks corpus update`` when it is due; one for the program. ``clock`` tells aware UTC.

    It is due so long after the feeds were asked last, by whomever: a bot that is started again and
    again, or one beside cron, asks no more often.
    """

    def __init__(
        self, services: Services, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._services = services
        self._clock = clock
        self._every = timedelta(minutes=services.settings.fetch.every_minutes)
        self._wait = self._every
        self._tried: datetime | None = None

    async def keep_updating(self) -> None:
        """Update whenever that is due, until the program ends; a failure is for the log."""
        if not self._every or not self._services.settings.feeds:
            return
        while True:
            try:
                await self.update_if_due()
            except Exception:
                log.exception("not updated")
            await asyncio.sleep(_LOOK_SECONDS)

    async def update_if_due(self) -> None:
        """Update, unless the feeds were asked, or that was tried, a short while ago."""
        now = self._clock()
        last = max(filter(None, (self._tried, await self._asked())), default=None)
        if last and now < last + self._wait:
            return
        self._tried = now
        self._wait = self._every * random.uniform(1, _LATEST)  # noqa: S311 - no secret
        ended = await self._services.beside.run(["corpus", "update", "--json"], _nobody)
        if ended is None:
            return
        counts = _counts(ended.output)
        if counts is None:
            log.error("update failed", extra={"code": ended.code, "said": list(ended.problems)})
        else:
            log.info("updated", extra=counts)

    async def _asked(self) -> datetime | None:
        """When the feeds were asked last, None if one of them never was."""
        try:
            standing = await asyncio.to_thread(feeds_standing, self._services.settings)
        except CorpusError as error:  # the update says what to do about it
            log.warning("feeds unknown", extra={"reason": str(error)})
            return None
        checked = [feed.health.checked for feed in standing]
        return None if None in checked else max(filter(None, checked))


async def _nobody(_line: str) -> None:
    """Nobody is told how far an update is."""


def _counts(output: bytes) -> dict[str, int] | None:
    """How much an update brought, from its record (docs/schemas/update.schema.json)."""
    try:
        record = json.loads(output)
        feeds, built = record["feeds"], record["build"]
        counts = {name: sum(each[name] for each in feeds) for name in ("added", "changed")}
        failed = sum(len(each["failed"]) for each in feeds)
    except (ValueError, KeyError, TypeError):
        return None
    return counts | {"failed": failed, "built": int(bool(built and built["published"]))}
