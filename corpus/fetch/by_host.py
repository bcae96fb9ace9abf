"""Work for several hosts side by side, for each host one piece after the other."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from types import TracebackType
from typing import Generic, Self, TypeVar

J = TypeVar("J")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Done(Generic[J, R]):
    """A job that was done: what ``work`` returned, or the error that it raised."""

    host: str
    job: J
    result: R | Exception


class ByHost(Generic[J, R]):
    """Does jobs in threads, ``at_once`` hosts at a time; jobs may be added as results come.

    Leaving it waits for the jobs that run; those that have not begun are dropped.
    """

    def __init__(self, work: Callable[[J], R], at_once: int) -> None:
        self._work, self._at_once = work, at_once
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="fetch")
        self._waiting: dict[str, deque[J]] = {}
        self._running: dict[Future[R], tuple[str, J]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._threads.shutdown(cancel_futures=True)

    def add(self, host: str, job: J) -> None:
        """Do a job after those that wait for the same host."""
        self._waiting.setdefault(host, deque()).append(job)

    def drop(self, host: str) -> list[J]:
        """Forget the jobs that wait for a host, and return them."""
        return list(self._waiting.pop(host, ()))

    def results(self) -> Iterator[Done[J, R]]:
        """What is done, as it comes, until no job is left. The next jobs run meanwhile."""
        self._start()
        while self._running:
            for future in wait(self._running, return_when=FIRST_COMPLETED).done:
                host, job = self._running.pop(future)
                self._start()
                error = future.exception()
                if error is not None and not isinstance(error, Exception):
                    raise error
                yield Done(host, job, error or future.result())
            self._start()

    def _start(self) -> None:
        busy = {host for host, _ in self._running.values()}
        for host in [h for h in self._waiting if h not in busy][: self._at_once - len(busy)]:
            jobs = self._waiting[host]
            job = jobs.popleft()
            if not jobs:
                del self._waiting[host]
            self._running[self._threads.submit(self._work, job)] = (host, job)
