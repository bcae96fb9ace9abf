"""A question from admission to answer, whatever way it was asked."""

import asyncio
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.answers import Answer
from bot.discord.cooldowns import Asker
from bot.discord.engine import Answered, AskRequest
from bot.discord.errors import ElsewhereError, NoPublishedIndexError, SayToUser, TooLongError
from bot.discord.failures import INCIDENT
from bot.discord.servers import ServerSettings
from bot.discord.services import Services
from bot.questions.followup import follow_up
from bot.questions.models import Narrowing
from bot.questions.period import told_period

log = logging.getLogger("talks.questions")

QUESTION = 500
"""The most characters of a question."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to be answered.

    ``way`` is how it was asked, for the log. ``channels`` are the ids of its channel and of what
    that is a thread of. ``earlier`` are the questions before it in its chain, oldest first.
    """

    text: str
    way: str
    asker: Asker
    channels: tuple[int, ...]
    earlier: tuple[str, ...] = ()
    narrowing: Narrowing = field(default_factory=Narrowing)


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer, the question as it was understood, and the settings that it was asked under."""

    answered: Answered
    question: str
    server: ServerSettings


async def admit(services: Services, asked: Asked) -> ServerSettings:
    """The same as `may_ask`; a question that may not be asked is counted.

    Raises:
        ElsewhereError, TooLongError, CooldownError, NoPublishedIndexError: if it may not.
    """
    try:
        return await may_ask(services, asked)
    except SayToUser as error:
        services.metrics.refused(type(error).__name__)
        raise


async def may_ask(services: Services, asked: Asked) -> ServerSettings:
    """Whether something may be asked here and now; the settings of its server.

    Raises:
        ElsewhereError, TooLongError, CooldownError, NoPublishedIndexError: if it may not.
    """
    server = await may_speak(services, asked.asker, asked.channels)
    if services.engine.status.version is None:
        raise NoPublishedIndexError
    if len(asked.text) > QUESTION:
        raise TooLongError(QUESTION)
    return server


async def may_speak(services: Services, asker: Asker, channels: Sequence[int]) -> ServerSettings:
    """Whether the bot may say anything to somebody here and now; the settings of the server.

    Whatever is said is counted first, refusals as well: nobody is to make the bot talk.

    Raises:
        CooldownError, ElsewhereError: if it may not.
    """
    server = await services.servers.of(asker.guild_id)
    services.cooldowns.check(asker, server.user_per_minute)
    if server.channels and not set(server.channels) & set(channels):
        raise ElsewhereError(_mentions(server.channels))
    return server


async def answer(services: Services, asked: Asked, server: ServerSettings) -> Outcome:
    """Answer a question that was admitted.

    Raises:
        SayToUser: what keeps it from being answered.
    """
    began = time.perf_counter()
    # Both take longer where there is something to look at.
    question = await asyncio.to_thread(follow_up, sound(asked.text), asked.earlier)
    narrowing = await asyncio.to_thread(
        narrowed, question, asked.narrowing, server, datetime.now(UTC)
    )
    answered: Answered | None = None
    outcome = INCIDENT
    try:
        with services.cooldowns.slot(asked.asker.guild_id):
            answered = await services.engine.ask(AskRequest(question, narrowing))
        outcome = "answered" if isinstance(answered.result, Answer) else "abstained"
    except SayToUser as error:
        outcome = type(error).__name__
        raise
    finally:
        seconds = time.perf_counter() - began
        timings = answered.timings if answered else None
        services.metrics.question(outcome, timings, seconds)
        _log(asked, question, outcome, answered, seconds, services.settings.discord.log_questions)
    return Outcome(answered, question, server)


def narrowed(question: str, given: Narrowing, server: ServerSettings, now: datetime) -> Narrowing:
    """What is asked for, without the outlets that the server leaves out, and within its window of
    dates where nobody asks for any."""
    given = replace(given, left_out=server.left_out)
    if server.window_days and not (given.since or given.until or told_period(question, now, None)):
        given = replace(given, since=(now - timedelta(days=server.window_days)).date())
    return given


def sound(text: str) -> str:
    """The text without halves of surrogate pairs, which have no bytes in UTF-8."""
    return text.encode("utf-8", "replace").decode()


def _mentions(channels: Sequence[int]) -> str:
    shown = [f"<#{channel}>" for channel in channels[:5]]
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def _log(
    asked: Asked,
    question: str,
    outcome: str,
    answered: Answered | None,
    seconds: float,
    with_words: bool,
) -> None:
    line: dict[str, object] = {
        "way": asked.way,
        "guild": asked.asker.guild_id,
        "outcome": outcome,
        "total_ms": _ms(seconds),
        "turn": len(asked.earlier) + 1,
    }
    if answered:
        line |= {
            "index": answered.version,
            "waited_ms": _ms(answered.timings.waited),
            "embedding_ms": _ms(answered.timings.embedding),
            "answering_ms": _ms(answered.timings.answering),
        }
    if with_words:
        line["question"] = question
    log.info("question", extra=line)


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)
