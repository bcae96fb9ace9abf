"""What a site's robots.txt lets us read (RFC 9309), with protego."""

from collections.abc import Callable
from threading import Lock

from protego import Protego

from corpus.fetch.errors import FetchError, TransientError
from corpus.fetch.http import AGENT, Reply
from corpus.fetch.urls import host_of, root_of

_MOST = 500 * 1024  # bytes of a robots.txt that are read, as the RFC has it
_LONGEST_DELAY = 60.0  # seconds between two requests that are granted to a site at most

Ask = Callable[[str], Reply]
"""From the address of a robots.txt to the reply, redirects followed; raises FetchError."""


class Robots:
    """The rules of the sites met, each read once; meant to last for one update.

    ``slow_down`` is told of a host that wants more seconds between two requests.
    """

    def __init__(self, ask: Ask, slow_down: Callable[[str, float], None]) -> None:
        self._ask, self._slow_down = ask, slow_down
        self._rules: dict[str, Protego | FetchError] = {}
        self._lock = Lock()

    def check(self, url: str) -> None:
        """Pass if the site lets us read a normal address.

        A site that has no robots.txt, or refuses it, lets everything be read; one whose robots.txt
        cannot be had for now lets nothing (RFC 9309, 2.3.1).

        Raises:
            FetchError: if it does not.
        """
        root = root_of(url)
        rules = self._rules.get(root)
        if rules is None:
            rules = self._read(root)
            with self._lock:
                self._rules[root] = rules
        if isinstance(rules, FetchError):
            raise rules
        if not rules.can_fetch(url, AGENT):
            raise FetchError(
                f"{root}robots.txt does not let {AGENT} read it",
                "ask the outlet, or save the page and add the file",
            )

    def _read(self, root: str) -> Protego | FetchError:
        try:
            reply = self._ask(f"{root}robots.txt")
        except FetchError as error:
            return error if not error.reached else _left_alone(root, error)
        rules = Protego.parse(reply.body[:_MOST].decode("utf-8", "replace"))
        if delay := rules.crawl_delay(AGENT):
            self._slow_down(host_of(root), min(delay, _LONGEST_DELAY))
        return rules


def _left_alone(root: str, error: FetchError) -> TransientError:
    return TransientError(
        f"{root}robots.txt cannot be read ({error.cause}), so the site is left alone",
        "the next update asks again",
        wait=error.wait if isinstance(error, TransientError) else None,
    )
