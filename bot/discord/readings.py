"""Commands that read the index, counted and logged as questions are."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.discord.errors import SayToUser
from bot.discord.failures import INCIDENT
from bot.discord.services import Services

log = logging.getLogger("talks.readings")


@dataclass(slots=True)
class Told:
    """What a command shows, so far as it is told; ``found`` is False where there was nothing."""

    found: bool = True


@contextmanager
def reading(services: Services, command: str, guild_id: int | None) -> Iterator[Told]:
    """Something is read for a command while the block runs; the end is one line of the log.

    It ends as ``shown``, as ``nothing`` if the block says so, or by the name of its error.
    """
    began = time.perf_counter()
    outcome = INCIDENT
    told = Told()
    try:
        yield told
        outcome = "shown" if told.found else "nothing"
    except SayToUser as error:
        outcome = type(error).__name__
        raise
    finally:
        seconds = time.perf_counter() - began
        services.metrics.reading(command, outcome, seconds)
        line = {"way": command, "guild": guild_id, "outcome": outcome}
        log.info("reading", extra=line | {"total_ms": round(seconds * 1000, 1)})
