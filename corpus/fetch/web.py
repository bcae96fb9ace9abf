"""The web as we read it: robots.txt obeyed, redirects followed with each step checked."""

from collections.abc import Callable
from types import TracebackType
from typing import Self

from corpus.fetch.clock import Clock, SystemClock
from corpus.fetch.errors import FetchError
from corpus.fetch.guard import Guard
from corpus.fetch.http import ROBOTS, Http, Kind, Reply
from corpus.fetch.models import NONE_GIVEN, FetchSettings, Validators
from corpus.fetch.robots import Robots
from corpus.fetch.transport import GuardedTransport
from corpus.fetch.turns import Turns
from corpus.fetch.urls import normal_url

_REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})


class Web:
    """Reads addresses; for any number of threads, and for as long as one update takes."""

    def __init__(
        self,
        settings: FetchSettings,
        *,
        guard: Guard | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.clock = clock or SystemClock()
        self._transport = GuardedTransport(guard or Guard(settings.allow_private))
        turns = Turns(settings.delay_s, self.clock)
        self._http = Http(settings, self._transport, self.clock, turns)
        self._robots = Robots(self._robots_txt, turns.slow_down)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._transport.close()

    def get(self, url: str, kind: Kind, validators: Validators = NONE_GIVEN) -> Reply | None:
        """What stands at an address, or None if it is as it was when ``validators`` were given.

        The reply's ``url`` is where it stood at last.

        Raises:
            FetchError: if there is nothing, it may not be read, or it cannot be read.
        """
        reply = self._follow(normal_url(url), kind, validators, self._robots.check)
        match reply.status:
            case 200:
                return reply
            case 304 if validators != NONE_GIVEN:
                return None
            case 404 | 410:
                raise FetchError(f"nothing is there ({reply.status})", "check the address")
            case 401 | 402 | 403 | 451:
                raise FetchError(
                    f"the server refuses it ({reply.status})",
                    "open it in a browser; if it is there, save the page and add the file",
                )
        raise FetchError(f"the server answers {reply.status}", "check the address", retryable=True)

    def _robots_txt(self, url: str) -> Reply:
        return self._follow(url, ROBOTS, NONE_GIVEN, lambda _: None)

    def _follow(
        self, url: str, kind: Kind, validators: Validators, check: Callable[[str], None]
    ) -> Reply:
        """Ask, and ask where the server says instead; ``check`` passes each address or raises."""
        seen: set[str] = set()
        for _ in range(_REDIRECTS + 1):
            check(url)
            reply = self._http.ask(url, kind, validators)
            if reply.status not in _MOVED or not reply.location:
                return reply
            seen.add(url)
            target = normal_url(reply.location, base=url)
            if target in seen:
                raise FetchError("it redirects in a circle", "check the address", retryable=True)
            if url.startswith("https:") and not target.startswith("https:"):
                raise FetchError(
                    "it redirects to where the connection is not safe (http)", "check the address"
                )
            url = target
        raise FetchError(
            f"it redirects more than {_REDIRECTS} times", "check the address", retryable=True
        )
