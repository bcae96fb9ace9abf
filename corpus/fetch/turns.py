"""One request at a time to each host, and a pause between two."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from corpus.fetch.clock import Clock


@dataclass(slots=True)
class _Host:
    delay: float
    free_at: float = 0.0
    lock: Lock = field(default_factory=Lock)


class Turns:
    """Lets one thread at a time ask a host, ``delay`` seconds after the last one had done."""

    def __init__(self, delay: float, clock: Clock) -> None:
        self._delay, self._clock = delay, clock
        self._hosts: dict[str, _Host] = {}
        self._lock = Lock()

    @contextmanager
    def of(self, host: str) -> Iterator[None]:
        """Hold the host's turn, having waited for it."""
        state = self._host(host)
        with state.lock:
            if (wait := state.free_at - self._clock.monotonic()) > 0:
                self._clock.sleep(wait)
            try:
                yield
            finally:
                state.free_at = self._clock.monotonic() + state.delay

    def slow_down(self, host: str, delay: float) -> None:
        """Leave at least ``delay`` seconds between two requests to a host, as it asks for."""
        state = self._host(host)
        state.delay = max(state.delay, delay)

    def _host(self, host: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(host, _Host(self._delay))
