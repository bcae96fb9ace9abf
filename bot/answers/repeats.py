"""One wire story in five outlets is shown once, and no article has all the say."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.evidence import Evidence
from corpus.models import Article

# Fewer words in a row may stand in another text by chance.
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


def tell_the_same(one: str, other: str) -> bool:
    """Whether one text holds the other, word for word; marks and capitals do not count.

    A changed word may be another name or the opposite, so it makes another text. So does a denial
    around the words.

    >>> tell_the_same("The talks go on in May, he said.", "Talks go on in May, he said")
    True
    >>> tell_the_same("The talks go on in May, he said.", "Nobody believed the talks go on in May")
    False
    """
    words, others = Wording.of(one), Wording.of(other)
    return words.holds(others) or others.holds(words)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text: in a row with a space around each, how many, and whether they deny."""

    row: str
    count: int
    deny: bool

    @classmethod
    def of(cls, text: str) -> "Wording":
        """The words of a text, without marks and capitals."""
        words = _WORD.findall(text.casefold())
        deny = any(word in _TURNING or word == "t" for word in words)
        return cls(f" {' '.join(words)} ", len(words), deny)

    def holds(self, other: "Wording") -> bool:
        """Whether all words of another text stand in this one in a row; of a few, nothing else."""
        if other.count < _FEWEST_WORDS:
            return self.row == other.row
        return self.deny == other.deny and other.row in self.row
