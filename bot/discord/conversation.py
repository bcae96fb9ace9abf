"""What was asked before in a thread, a direct message or a chain of replies: in memory alone."""

import time
from collections import OrderedDict
from collections.abc import Callable

TURNS = 4
"""Questions of a chain that are remembered."""
EXPIRY_SECONDS = 30 * 60.0
"""After the last question of a chain."""
_MOST_CHAINS = 10_000


class Conversations:
    """The last questions of each chain, oldest first; nothing is ever written to disk.

    A chain goes by the id of the message that it can be answered on (the bot's), or of the channel
    that is nobody else's (a thread that the bot opened, a direct message).
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._chains: OrderedDict[int, tuple[float, tuple[str, ...]]] = OrderedDict()

    def earlier(self, key: int | None) -> tuple[str, ...]:
        """The questions before, oldest first; none if there are none, or they are too old."""
        if key is None or key not in self._chains:
            return ()
        when, turns = self._chains[key]
        return turns if self._clock() - when < EXPIRY_SECONDS else ()

    def remember(self, key: int, earlier: tuple[str, ...], question: str) -> None:
        """Note a question, as it was understood, after those before it."""
        self._chains[key] = (self._clock(), (*earlier, question)[-TURNS:])
        self._chains.move_to_end(key)
        self.prune()

    def forget(self, key: int) -> None:
        """Forget a chain."""
        self._chains.pop(key, None)

    def prune(self) -> None:
        """Drop the chains that are too old or too many."""
        now = self._clock()
        while self._chains:
            key, (when, _) = next(iter(self._chains.items()))
            if len(self._chains) <= _MOST_CHAINS and now - when < EXPIRY_SECONDS:
                break
            del self._chains[key]
