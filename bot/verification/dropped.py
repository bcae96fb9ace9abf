"""Claims from whose middle words of an article are dropped without a sign of it."""

from collections.abc import Sequence

from rapidfuzz.distance import Postfix, Prefix

from bot.tellings.words import Word

# Words before and after the gap, at least: fewer stand near each other by chance. And words in the
# gap, at most. Chosen with `python -m evals.verify` on the dev transcripts.
_BESIDE = 3
_DROPPED = 40


def find_dropped(wanted: Sequence[str], stored: Sequence[Word]) -> list[range]:
    """The runs of ``stored``, words of an article, that are ``wanted`` but for a gap in each.

    The shortest come first.
    """
    keys = [word.key for word in stored]
    size = len(wanted)
    firsts = {n: Prefix.similarity(wanted, keys[n : n + size]) for n in _at(wanted[:_BESIDE], keys)}
    if not firsts:
        return []
    ends = [n + _BESIDE for n in _at(wanted[-_BESIDE:], keys)]
    lasts = {n: Postfix.similarity(wanted, keys[max(n - size, 0) : n]) for n in ends}
    found = [
        range(start, end)
        for start, first in firsts.items()
        for end, last in lasts.items()
        if 0 < end - start - size <= _DROPPED and first + last >= size >= 2 * _BESIDE
    ]
    return sorted(found, key=len)


def _at(some: Sequence[str], keys: Sequence[str]) -> list[int]:
    """Where ``some`` stand in a row in ``keys``."""
    return [n for n, key in enumerate(keys) if key == some[0] and keys[n : n + len(some)] == some]
