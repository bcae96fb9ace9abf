"""Which of many rows of words have some words in a row in common with another."""

from collections import defaultdict
from collections.abc import Iterable

Run = tuple[str, ...]
"""Words in a row."""


class Sharing:
    """Rows in the order in which they are put in, by number from 0."""

    def __init__(self) -> None:
        self._count = 0
        self._holding: dict[Run, list[int]] = defaultdict(list)

    def with_any(self, runs: Iterable[Run]) -> list[int]:
        """The numbers of the rows that hold one of these runs, in order."""
        return sorted({number for run in runs for number in self._holding.get(run, ())})

    def put(self, runs: Iterable[Run]) -> None:
        """Put in the next row, which holds these runs, each named once."""
        for run in runs:
            self._holding[run].append(self._count)
        self._count += 1
