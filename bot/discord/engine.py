"""Questions in, answers out, without ever holding up the event loop.

Questions wait in one bounded queue. A worker takes those that wait, a batch at a time, to a thread:
there they are embedded together and answered one by one. Short readings of the index have threads
of their own, so that a press of a button never waits behind questions; so has what is composed,
summaries and the like, each of which takes as long as many questions. All of them keep the version
of the index that they began with.
"""

import asyncio
import functools
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from bot.discord.batch import BATCH, Answered, AskRequest, Pending, Timings, answer_batch, refuse
from bot.discord.catalog import Catalog
from bot.discord.errors import ClosingError, NoPublishedIndexError, QueueFullError, TooSlowError
from bot.discord.versions import IndexVersion, IndexVersions

__all__ = ["Answered", "AskRequest", "Engine", "EngineSettings", "EngineStatus", "Timings"]

T = TypeVar("T")
log = logging.getLogger("talks.engine")

_READERS = 2  # threads; a reading takes milliseconds
_COMPOSED = (
    32  # summaries and the like that run or wait in one thread, some tenths of a second each
)


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """How the engine stands; all of ``version`` to ``model`` are None or 0 without an index.

    ``built`` and ``newest``, the date of the newest article, are aware UTC; ``uptime`` is in
    seconds; ``problem`` says why what is published cannot be used, if so; ``waiting`` counts the
    questions that nobody answers yet.
    """

    version: str | None
    built: datetime | None
    articles: int
    passages: int
    statements: int
    speakers: int
    newest: datetime | None
    model: str | None
    uptime: float
    waiting: int
    problem: str | None


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """``workers`` answer at a time, ``queue_length`` questions wait, ``answer_seconds`` each."""

    workers: int = 1
    queue_length: int = 256
    answer_seconds: float = 20.0


@dataclass(slots=True)
class _Pool:
    """Threads for jobs on the index, of which ``most`` run or wait at a time."""

    threads: ThreadPoolExecutor
    most: int
    jobs: int = field(default=0, init=False)


class Engine:
    """Answers questions from the published index, and from the next one once it is published."""

    def __init__(self, versions: IndexVersions, settings: EngineSettings) -> None:
        self._versions = versions
        self._settings = settings
        self._queue: asyncio.Queue[Pending | None] = asyncio.Queue(settings.queue_length)
        self._answering = ThreadPoolExecutor(settings.workers, thread_name_prefix="answers")
        self._reading = _Pool(
            ThreadPoolExecutor(_READERS, thread_name_prefix="reads"), settings.queue_length
        )
        self._composing = _Pool(ThreadPoolExecutor(1, thread_name_prefix="composes"), _COMPOSED)
        self._tasks: list[asyncio.Task[None]] = []
        self._began = time.monotonic()
        self._closing = False

    async def start(self) -> None:
        """Open the published version, if there is one; answer, and watch for the next."""
        await self._versions.start()
        self._tasks = [
            asyncio.create_task(self._work(), name=f"worker-{number}")
            for number in range(self._settings.workers)
        ]

    async def close(self) -> None:
        """Refuse new questions, finish those asked, then let go of the index."""
        self._closing = True
        for _ in self._tasks:
            await self._queue.put(None)  # behind the questions: a worker that takes it ends
        await asyncio.gather(*self._tasks)
        for pool in (self._reading, self._composing):
            # In a thread of its own: a job may still take a moment.
            await asyncio.to_thread(pool.threads.shutdown)
        self._answering.shutdown()
        await self._versions.close()

    async def ask(self, request: AskRequest) -> Answered:
        """Put a question to the index.

        Raises:
            ClosingError: if the engine is closing.
            NoPublishedIndexError: if there is no index, at once.
            QueueFullError: if too many questions wait, at once.
            TooSlowError: if there is no answer in time.
        """
        if self._closing:
            raise ClosingError
        if self._versions.current is None:
            raise NoPublishedIndexError
        pending = Pending(request, asyncio.get_running_loop().create_future())
        try:
            self._queue.put_nowait(pending)
        except asyncio.QueueFull as error:
            raise QueueFullError from error
        return await self._in_time(pending.answered)

    async def read(self, job: Callable[[IndexVersion], T]) -> T:
        """Run a short reading of the index in a thread; never behind questions.

        Raises:
            ClosingError, NoPublishedIndexError, QueueFullError, TooSlowError: as `ask`.
            Anything that the job raises.
        """
        return await self._run(self._reading, job)

    async def compose(self, job: Callable[[IndexVersion], T]) -> T:
        """Run a longer reading of the index, a summary or the like, in a thread; neither behind
        questions nor before them.

        Raises:
            ClosingError, NoPublishedIndexError, QueueFullError, TooSlowError: as `ask`.
            Anything that the job raises.
        """
        return await self._run(self._composing, job)

    @property
    def catalog(self) -> Catalog | None:
        """What the present index can be asked about; None without an index."""
        version = self._versions.current
        return version.catalog if version else None

    @property
    def status(self) -> EngineStatus:
        """How the engine stands now."""
        version = self._versions.current
        manifest = version.published.manifest if version else None
        coverage = manifest.coverage if manifest else None
        return EngineStatus(
            version=manifest.version if manifest else None,
            built=manifest.built if manifest else None,
            articles=coverage.articles if coverage else 0,
            passages=coverage.passages if coverage else 0,
            statements=coverage.statements if coverage else 0,
            speakers=coverage.speakers if coverage else 0,
            newest=coverage.latest if coverage else None,
            model=manifest.encoder.model if manifest else None,
            uptime=time.monotonic() - self._began,
            waiting=self._queue.qsize(),
            problem=self._versions.problem,
        )

    async def _in_time(self, result: "asyncio.Future[T]") -> T:
        """The result, for which nobody waits longer than an answer may take."""
        try:
            return await asyncio.wait_for(result, self._settings.answer_seconds)
        except TimeoutError as error:
            raise TooSlowError(self._settings.answer_seconds) from error

    async def _run(self, pool: _Pool, job: Callable[[IndexVersion], T]) -> T:
        if self._closing:
            raise ClosingError
        if pool.jobs >= pool.most:
            raise QueueFullError
        version = self._versions.lease()
        if version is None:
            raise NoPublishedIndexError
        pool.jobs += 1
        running = asyncio.get_running_loop().run_in_executor(pool.threads, job, version)
        running.add_done_callback(functools.partial(self._done, pool, version))
        # Shielded: a thread cannot be stopped, and must not lose the index while it reads.
        return await self._in_time(asyncio.shield(running))

    def _done(self, pool: _Pool, version: IndexVersion, job: "asyncio.Future[object]") -> None:
        pool.jobs -= 1
        self._versions.release(version)
        if not job.cancelled():
            job.exception()  # where nobody waits any more, it has been looked at

    async def _work(self) -> None:
        loop = asyncio.get_running_loop()
        while batch := await self._take():
            version = self._versions.lease()
            if version is None:
                for pending in batch:
                    refuse(pending, NoPublishedIndexError())
                continue
            try:
                await loop.run_in_executor(self._answering, answer_batch, loop, version, batch)
            finally:
                self._versions.release(version)

    async def _take(self) -> list[Pending]:
        """The questions that wait, first come first, at most a batch; none once there are no more.

        Those given up are left out.
        """
        batch: list[Pending] = []
        while not batch or (len(batch) < BATCH and not self._queue.empty()):
            pending = await self._queue.get()
            if pending is None:
                if batch:
                    self._queue.put_nowait(None)  # there is room: one was just taken
                break
            if not pending.answered.done():
                batch.append(pending)
        return batch
