"""One wire story in five outlets is shown once, and no article has all the say."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.evidence import Evidence
from bot.tellings.wording import Wording
from corpus.models import Article

# Of one article this many come before others have had their turn.
_OF_ONE_ARTICLE = 2


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
    kept: list[tuple[Evidence, Wording, list[Article]]] = []
    for piece in evidence:
        words = Wording.of(piece.text)
        for first, before, also in kept:
            if before.holds(words) or words.holds(before):
                if piece.article.id not in {first.article.id, *(a.id for a in also)}:
                    also.append(piece.article)
                break
        else:
            kept.append((piece, words, []))
    return [Told(first, tuple(also)) for first, _, also in kept]
