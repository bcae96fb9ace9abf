"""Which texts hold each other's words, all of them in a row."""

import re
from dataclasses import dataclass

FEWEST_WORDS = 5
"""Fewer words in a row may stand in another text by chance."""
_WORD = re.compile(r"\w+")
_TURNING = frozenset("no not never none nobody nothing neither nor without cannot".split())


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
        if other.count < FEWEST_WORDS:
            return self.row == other.row
        return self.deny == other.deny and other.row in self.row
