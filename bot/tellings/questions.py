"""Which sentences ask, by their mark or by what they open with."""

import re
from collections.abc import Sequence

from bot.tellings.opposites import AUXILIARIES
from bot.tellings.spellings import plain
from bot.tellings.words import Word

_MARK = re.compile(r"[^\w\s]*\?")
_PERSONS = frozenset("i we you he she it they there this that these those".split())


def has_mark(text: str, words: Sequence[Word]) -> bool:
    """Whether the sentence of a text that ends with some words, at least one, has its mark."""
    return bool(_MARK.match(text, words[-1].end))


def is_inverted(words: Sequence[Word]) -> bool:
    """Whether the words of a sentence open as a question does.

    >>> from bot.tellings.words import words_in
    >>> is_inverted(words_in("Will we stay")), is_inverted(words_in("will stay"))
    (True, False)
    """
    opening = plain(word.key for word in words[:2])[:2]
    return len(opening) > 1 and opening[0] in AUXILIARIES and opening[1] in _PERSONS


def one_is_inverted(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether of the same words only one order opens as a question does."""
    opens = one[0] in AUXILIARIES, other[0] in AUXILIARIES
    return opens[0] != opens[1] and sorted(one) == sorted(other)
