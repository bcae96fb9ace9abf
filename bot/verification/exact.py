"""Where the words of a claim stand in an article, each as it is and in their order."""

from collections.abc import Iterator, Sequence

from bot.tellings.words import Word
from bot.verification.pieces import Piece

Match = tuple[range, ...]
"""For each piece of a claim the numbers of the words of an article that are its words, in a row."""


def find_exact(pieces: Sequence[Piece], stored: Sequence[Word]) -> Iterator[Match]:
    """The places, in order, where ``stored``, words of an article, has all pieces of a claim.

    A piece stands after the one before it, as near as its reach allows.
    """
    keys = [word.key for word in stored]
    first, *rest = pieces
    for start in _places(first.keys, keys, 0, len(keys)):
        match = [range(start, start + len(first.words))]
        for piece in rest:
            end = match[-1].stop
            last = end + piece.reach + len(piece.words)
            place = next(_places(piece.keys, keys, end, last), None)
            if place is None:
                break
            match.append(range(place, place + len(piece.words)))
        else:
            yield tuple(match)


def _places(wanted: Sequence[str], keys: Sequence[str], start: int, end: int) -> Iterator[int]:
    """Where ``wanted`` stands in a row in ``keys[start:end]``."""
    size = len(wanted)
    for n in range(start, min(end, len(keys)) - size + 1):
        if keys[n] == wanted[0] and keys[n : n + size] == wanted:
            yield n
