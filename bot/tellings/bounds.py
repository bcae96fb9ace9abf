"""Words that limit what a sentence says: conditions, exceptions, times and what is nearly so."""

import re
from collections.abc import Iterable

# Wherever they stand in the rest of a sentence.
_CONDITION = re.compile(
    r" (?:if|unless|until|till|except|excepting|only|when|whenever|once|provided|providing|assuming"
    r"|supposing|otherwise|(?:as|so) (?:long|soon) as|in case|on condition|in exchange"
    r"|in return) "
)
# Next to what they limit.
_NEARLY = (
    r"(?:nearly|almost|about|around|approximately|roughly|some|over|under|above|below|perhaps|maybe"
    r"|probably|possibly|allegedly|reportedly|supposedly|barely|partly|half"
    r"|up to|close to|at least|at most|at best|more than|less than|fewer than|no more than"
    r"|(?:false|untrue|wrong|lie) that)"
)
_BEFORE = re.compile(rf" {_NEARLY} (?:(?:a|an|the) )?$")
_AFTER = re.compile(r"^ (?:at (?:least|most|best)|or (?:more|less|so|fewer)) ")
_AMONG = re.compile(rf" {_NEARLY} ")


def limit(before: Iterable[str], after: Iterable[str]) -> bool:
    """Whether the words of a sentence before some others, or those after them, limit these.

    >>> limit([], "if the monitors leave".split())
    True
    >>> limit("The minister told us that".lower().split(), [])
    False
    """
    first, last = _row(before), _row(after)
    return bool(
        _CONDITION.search(first)
        or _CONDITION.search(last)
        or _BEFORE.search(first)
        or _AFTER.search(last)
    )


def has_limit(words: Iterable[str]) -> bool:
    """Whether words that stand in a sentence, or are left out of it, limit it."""
    row = _row(words)
    return bool(_CONDITION.search(row) or _AMONG.search(row))


def _row(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "
