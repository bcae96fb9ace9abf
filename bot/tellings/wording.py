"""Which texts hold each other's words, all of them in a row."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from bot.tellings.bounds import limit

FEWEST_WORDS = 5
"""Fewer words in a row may stand in another text by chance."""
_WORD = re.compile(r"\w+")
# A short word with a capital may be a title or an abbreviation.
_END = re.compile(r"[.?!…](?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z]{2}\.)[\"”“»’')\]]*\s")
_TURNING = frozenset("no not never none nobody nothing neither nor without cannot".split())


def tell_the_same(one: str, other: str) -> bool:
    """Whether one text holds the other, word for word; marks and capitals do not count.

    A changed word may be another name or the opposite, so it makes another text. So does a denial
    around the words, or a condition in the rest of their sentence.

    >>> tell_the_same("The talks go on in May, he said.", "Talks go on in May, he said")
    True
    >>> tell_the_same("The talks go on in May, he said.", "Nobody believed the talks go on in May")
    False
    >>> tell_the_same("The talks will go on.", "The talks will go on if the monitors leave.")
    False
    """
    words, others = Wording.of(one), Wording.of(other)
    return words.holds(others) or others.holds(words)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text: in a row with a space around each, how many, and whether they deny.

    ``ends`` are the places of the row at which a sentence ends, in order.
    """

    row: str
    count: int
    deny: bool
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Wording":
        """The words of a text, without marks and capitals."""
        row, start = " ", 0
        ends = []
        for stop in (*(mark.end() for mark in _END.finditer(text)), len(text)):
            row += "".join(f"{word} " for word in _WORD.findall(text[start:stop].casefold()))
            ends.append(len(row) - 1)
            start = stop
        words = row.split()
        deny = any(word in _TURNING or word == "t" for word in words)
        return cls(row, len(words), deny, tuple(ends))

    def holds(self, other: "Wording") -> bool:
        """Whether all words of another text stand in this one in a row, with nothing beside them in
        their sentence that limits them; of a few words, nothing else."""
        if other.count < FEWEST_WORDS or self.row == other.row:
            return self.row == other.row
        if self.deny != other.deny:
            return False
        start = self.row.find(other.row)
        return start >= 0 and not self._limits(start, start + len(other.row) - 1)

    def _limits(self, start: int, end: int) -> bool:
        """Whether words of a sentence limit those in it that stand at ``start:end`` of the row."""
        before = bisect_right(self.ends, start)
        opens = self.ends[before - 1] if before else 0
        closes = self.ends[bisect_left(self.ends, end)]
        return limit(self.row[opens:start].split(), self.row[end:closes].split())
