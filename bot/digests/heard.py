"""What was heard before: the same words are one statement, whoever prints them and however often.

Words tell the same as `bot.tellings.wording` has it, which compares two texts. Here one is compared
with thousands, so those that share no five words in a row are not looked at.
"""

from collections.abc import Iterator
from hashlib import sha256

from bot.digests.sharing import Run, Sharing
from bot.tellings.wording import FEWEST_WORDS, Wording


def words_sum(words: str, *, denied: bool) -> str:
    """A sum by which words are known again, whatever their marks and capitals.

    What is said and what is denied are not the same.

    >>> words_sum("We will sign!", denied=False) == words_sum("we will sign", denied=False)
    True
    """
    row = f"{int(denied)}{Wording.of(words).row}"
    return sha256(row.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Heard:
    """Words in the order in which they were heard, by number from 0."""

    def __init__(self) -> None:
        self._wordings: list[Wording] = []
        self._sharing = Sharing()

    def hear(self, words: str) -> int:
        """The number of the first words that tell the same; if none do, a new one."""
        wording = Wording.of(words)
        runs = set(_runs(wording.row.split()))
        for number in self._sharing.with_any(runs):
            other = self._wordings[number]
            if other.holds(wording) or wording.holds(other):
                return number
        self._wordings.append(wording)
        self._sharing.put(runs)
        return len(self._wordings) - 1


def _runs(row: list[str]) -> Iterator[Run]:
    """Each five words in a row; what holds other words has all of theirs. Fewer are one run."""
    for start in range(max(1, len(row) - FEWEST_WORDS + 1)):
        yield tuple(row[start : start + FEWEST_WORDS])
