"""The last statement of an index, by which those that come later are told from those before.

A build that goes on from the version before gives each statement a higher number than any had. One
that begins anew (`talks index build --full`) numbers all of them from 1. Which of the two a version
is, is told by some statements of the version before: they stand where they stood, or they do not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import eq

from index.store import Store


@dataclass(frozen=True, slots=True)
class Anchor:
    """A statement by its number, and where it stands."""

    number: int
    article_id: str
    start: int


@dataclass(frozen=True, slots=True)
class Head:
    """How far the numbers of a version go, and how many ``statements`` have one.

    ``anchors`` are some of these, last first. ``run`` counts how often numbers have begun anew:
    only numbers of one run can be compared.
    """

    version: str
    run: int
    number: int
    statements: int
    anchors: tuple[Anchor, ...]


def next_head(before: Head | None, store: Store, version: str) -> Head:
    """The head of a version, given that of the version looked at before, if there was any."""
    number = store.quotes.last_number()
    run = 0
    if before is not None:
        run = before.run if _goes_on(before, store, number) else before.run + 1
    statements = store.quotes.count_to(number)
    return Head(version, run, number, statements, tuple(_anchors(store, number)))


def _goes_on(before: Head, store: Store, number: int) -> bool:
    """Whether a store's numbers go on from those before.

    Then no number is given to another statement, and none that was free is given at all. Anchors
    that are gone say nothing: their articles may have changed.
    """
    if number < before.number or store.quotes.count_to(before.number) > before.statements:
        return False
    now = {anchor: _anchor(store, anchor.number) for anchor in before.anchors}
    there = {anchor: found for anchor, found in now.items() if found}
    return all(map(eq, there, there.values())) and bool(there or not before.anchors)


def _anchors(store: Store, number: int) -> Iterator[Anchor]:
    """The last statement, the one before it, and others twice as far from the end each."""
    back = 0
    while number - back > 0:
        if anchor := _anchor(store, number - back):
            yield anchor
        back = back * 2 or 1


def _anchor(store: Store, number: int) -> Anchor | None:
    quote = next(store.quotes.of_numbers([number]), None)
    return Anchor(number, quote.article_id, quote.span.start) if quote else None
