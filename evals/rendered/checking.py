"""Renders results and reads them back."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice

from evals.rendered.kinds import Desk, Rendered
from evals.rendered.reading import Screen, discord_screens, faults, terminal_screen

NARROW, WIDE = 60, 100_000
"""Columns of a terminal; in a wide one no line is broken."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Words that are shown as somebody's and stand in none of the articles cited."""

    kind: str
    asked: str
    words: str


@dataclass(frozen=True, slots=True)
class Checked:
    """How many results of each kind were rendered, how many pieces were read, what was wrong."""

    results: Counter[str]
    pieces: int
    faults: tuple[Fault, ...]


def check(desk: Desk, number: int) -> Checked:
    """Render ``number`` results, of each kind in turn, and read all of them back."""
    results, pieces, found = Counter[str](), 0, list[Fault]()
    for kind, render in islice(cycle(desk.kinds.items()), number):
        rendered = render()
        results[kind] += 1
        sayable = {rendered.asked, *rendered.sayable}
        for screen in screens(rendered):
            pieces += len(screen.claimed)
            wrong = faults(screen, sayable)
            found += (Fault(kind, rendered.asked, words) for words in wrong)
    return Checked(results, pieces, tuple(found))


def screens(rendered: Rendered) -> Iterator[Screen]:
    """All that people see of a result.

    In a narrow terminal titles are broken over lines, where no marks can be paired, so that only
    the words are read there.
    """
    yield terminal_screen(rendered.printed(WIDE))
    yield Screen(terminal_screen(rendered.printed(NARROW)).words, ())
    yield from discord_screens(rendered.replies)
