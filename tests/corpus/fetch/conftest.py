"""What the tests of fetching share: a server, a clock that need not pass, and the web."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from threading import Lock

import pytest

from corpus.fetch.guard import Guard
from corpus.fetch.models import FetchSettings
from corpus.fetch.web import Web
from tests.web.server import WebServer, serving

MONDAY = datetime(2025, 4, 21, 9, tzinfo=UTC)


@dataclass(slots=True)
class PatientClock:
    """A clock whose time passes only where somebody sleeps; ``slept`` is for how long each."""

    at: float = 0.0
    slept: list[float] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def now(self) -> datetime:
        return MONDAY + timedelta(seconds=self.at)

    def monotonic(self) -> float:
        return self.at

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.slept.append(seconds)
            self.at += seconds


MakeWeb = Callable[..., Web]

SETTINGS = FetchSettings(delay_s=0, timeout_s=10, max_mb=1, allow_private=("127.0.0.0/8",))


def at_home(host: str, port: int) -> list[str]:
    """Names of the tests' outlets are this machine's; a number is itself."""
    return ["127.0.0.1"] if host.endswith(".example") else [host]


@pytest.fixture
def server() -> Iterator[WebServer]:
    with serving() as running:
        yield running


@pytest.fixture
def clock() -> PatientClock:
    return PatientClock()


@pytest.fixture
def make_web(clock: PatientClock) -> Iterator[MakeWeb]:
    """Makes webs, with some settings changed, or another guard."""
    with ExitStack() as stack:

        def make(guard: Guard | None = None, **changed: object) -> Web:
            settings = replace(SETTINGS, **changed)  # type: ignore[arg-type]
            guard = guard or Guard(settings.allow_private, at_home)
            return stack.enter_context(Web(settings, guard=guard, clock=clock))

        yield make


@pytest.fixture
def web(make_web: MakeWeb) -> Web:
    return make_web()
