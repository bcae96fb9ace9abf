"""Questions answered together, in a thread."""

import asyncio
import contextlib
import time
from dataclasses import dataclass, field

from bot.answers import Abstention, Answer
from bot.answers.finding import wording
from bot.discord.versions import IndexVersion
from bot.questions.models import Narrowing, Question

# Of 32 questions each took 6.2 ms alone, 4.1 in twos, 3.3 in fours, 3.1 in eights, 2.9 in sixteens
# on one thread (`python -m benchmarks.question_batches`). More keep the first one waiting.
BATCH = 8
"""Questions that are embedded together at most."""


@dataclass(frozen=True, slots=True)
class AskRequest:
    """A question, and what else is asked for."""

    question: str
    narrowing: Narrowing = field(default_factory=Narrowing)


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds that a question waited, was embedded (its share of its batch) and answered."""

    waited: float
    embedding: float
    answering: float


@dataclass(frozen=True, slots=True)
class Answered:
    """What a question got, and the version of the index that it was put to."""

    result: Answer | Abstention
    version: str
    timings: Timings


@dataclass(frozen=True, slots=True)
class Pending:
    """A question that waits, since when, and where its answer goes."""

    request: AskRequest
    answered: "asyncio.Future[Answered]"
    asked: float = field(default_factory=time.perf_counter)


def answer_batch(
    loop: asyncio.AbstractEventLoop, version: IndexVersion, batch: list[Pending]
) -> None:
    """Answer a batch, in a thread; each question has its answer as soon as it is there."""
    with contextlib.ExitStack() as stack:
        began = time.perf_counter()
        understood = _understood(loop, version, batch)
        if not understood:
            return
        try:
            wordings = [wording(asked) for _, asked in understood]
            stack.enter_context(version.encoder.prepare(wordings))
        except Exception as error:  # noqa: BLE001 - each question of the batch is told
            for pending, _ in understood:
                loop.call_soon_threadsafe(refuse, pending, error)
            return
        share = (time.perf_counter() - began) / len(understood)
        for pending, asked in understood:
            if pending.answered.done():  # given up while the others were answered
                continue
            now = time.perf_counter()
            try:
                result = version.answerer.answer_to(asked)
            except Exception as error:  # noqa: BLE001 - one question's error is that one's
                loop.call_soon_threadsafe(refuse, pending, error)
                continue
            timings = Timings(
                waited=now - pending.asked - share,
                embedding=share,
                answering=time.perf_counter() - now,
            )
            answered = Answered(result, version.published.manifest.version, timings)
            loop.call_soon_threadsafe(_give, pending, answered)


def _understood(
    loop: asyncio.AbstractEventLoop, version: IndexVersion, batch: list[Pending]
) -> list[tuple[Pending, Question]]:
    """The questions with what each asks, without those of which that cannot be told."""
    understood = []
    for pending in batch:
        try:
            request = pending.request
            asked = version.answerer.understand(request.question, request.narrowing)
            understood.append((pending, asked))
        except Exception as error:  # noqa: BLE001 - one question's error is that one's
            loop.call_soon_threadsafe(refuse, pending, error)
    return understood


def _give(pending: Pending, answered: Answered) -> None:
    with contextlib.suppress(asyncio.InvalidStateError):  # given up meanwhile
        pending.answered.set_result(answered)


def refuse(pending: Pending, error: Exception) -> None:
    """Raise an error to whoever waits for an answer; on the event loop."""
    with contextlib.suppress(asyncio.InvalidStateError):
        pending.answered.set_exception(error)
