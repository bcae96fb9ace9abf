"""Words that negate."""

from collections.abc import Sequence

from bot.tellings.words import Word

_NEGATIONS = frozenset(
    "not never no nobody none nothing neither nor without cannot hardly scarcely".split()
)
# Words over which "whether" reaches that stands before "or not".
_BEFORE = 10


def negations(words: Sequence[Word]) -> list[Word]:
    """The words that negate, of words in a row; the one of "whether or not" does not."""
    return [word for n, word in enumerate(words) if negates(words, n)]


def negates(words: Sequence[Word], n: int) -> bool:
    """Whether the word at ``n``, from 0, negates, of words in a row."""
    word = words[n]
    if word.key not in _NEGATIONS and not word.key.endswith("n't"):
        return False
    before = [word.key for word in words[max(n - _BEFORE, 0) : n]]
    return not (word.key == "not" and before[-1:] == ["or"] and "whether" in before)
