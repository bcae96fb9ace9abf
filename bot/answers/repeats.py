"""One wire story in five outlets is shown once, and no article has all the say."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.answers.evidence import Evidence
from corpus.models import Article

# From here on two texts tell the same, part for part; read on pairs of statements of different
# articles that were near one question over realtimeqa-2025-26. Below, they tell of one event.
_ALIKE = 85.0
_WITHIN = 95.0
_FEWEST_WORDS = 5
# Of one article this many come before others have had their turn.
_OF_ONE_ARTICLE = 2
_WORD = re.compile(r"\w+")
_TURNING = frozenset("no not never none nobody nothing neither nor without cannot".split())


@dataclass(frozen=True, slots=True)
class Told:
    """Evidence, and the other articles that have the same words, in their order."""

    evidence: Evidence
    also: tuple[Article, ...]


def arrange(evidence: Sequence[Evidence]) -> list[Told]:
    """Evidence as it is shown: repetitions folded, more than two of an article after all others.

    Otherwise order is kept.
    """
    seen: Counter[str] = Counter()
    first: list[Told] = []
    later: list[Told] = []
    for told in fold_repeats(evidence):
        seen[told.evidence.article.id] += 1
        enough = seen[told.evidence.article.id] > _OF_ONE_ARTICLE
        (later if enough else first).append(told)
    return first + later


def fold_repeats(evidence: Sequence[Evidence]) -> list[Told]:
    """Fold what tells the same as something before it; order is kept.

    What an article says twice is folded too, and not counted as another article.
    """
    kept: list[tuple[Evidence, list[Article]]] = []
    for piece in evidence:
        for first, also in kept:
            if tell_the_same(first.text, piece.text):
                if piece.article.id not in {first.article.id, *(a.id for a in also)}:
                    also.append(piece.article)
                break
        else:
            kept.append((piece, []))
    return [Told(first, tuple(also)) for first, also in kept]


def tell_the_same(one: str, other: str) -> bool:
    """Whether two texts are one text, but for a few letters or for what one of them leaves out.

    Texts with different numbers, or of which one denies, never are.

    >>> tell_the_same("The talks go on in May, he said.", "Talks go on in May, he said")
    True
    >>> tell_the_same("The talks go on in May, he said.", "Talks do not go on in May, he said")
    False
    """
    ours, theirs = _WORD.findall(one.casefold()), _WORD.findall(other.casefold())
    if min(len(ours), len(theirs)) < _FEWEST_WORDS or _telling(ours) != _telling(theirs):
        return ours == theirs
    first, second = " ".join(ours), " ".join(theirs)
    return (
        fuzz.ratio(first, second, score_cutoff=_ALIKE) > 0
        or fuzz.partial_ratio(first, second, score_cutoff=_WITHIN) > 0
    )


def _telling(words: Sequence[str]) -> tuple[set[str], bool]:
    """The numbers among ``words``, and whether they deny."""
    numbers = {word for word in words if word[0].isdigit()}
    return numbers, any(word in _TURNING or word == "t" for word in words)
