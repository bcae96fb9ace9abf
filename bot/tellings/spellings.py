"""Words as they are printed everywhere: contractions written out, in one spelling, no accents."""

import re
from collections.abc import Iterable

from corpus.folding import without_accents

OPTIONAL = frozenset("a an the that which".split())
"""Articles and "that", which a sentence may have or lack."""
_SHORT = {
    "won't": "will not",
    "can't": "can not",
    "cannot": "can not",
    "shan't": "shall not",
    "let's": "let us",
    "gonna": "going to",
}
# After a name or another word "'s" tells whose something is.
_IS = frozenset("it he she that there here this what who where how".split())
_LONG = {"'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "'d": "would", "n't": "not"}
# From an ending to the one that stands for both; no two other words of English become one by them,
# so the letters that must stand before are part of them (filled, filed).
_ENDINGS = tuple(
    (re.compile(ending), other)
    for ending, other in (
        (r"(?<=[a-z]{3})our(?=(?:s|ed|ing|able|ably|ful|hood|ite|ites|er|ers)?$)", "or"),
        (r"(?<=[a-z]{2}[bt])re(?=s?$)", "er"),
        (r"(?<=[a-z]{2}[bt])r(?=ed$)", "er"),
        (r"(?<=[a-z]{3})is(?=(?:e|ed|es|ing|ation|ations|er|ers)$)", "iz"),
        (r"(?<=[a-z]{2}l)ys(?=(?:e|ed|es|ing)$)", "yz"),
        (r"(?<=[a-z]{2}en)c(?=(?:e|es|ed|eless)$)", "s"),
        (r"(?<=practi)s(?=(?:e|ed|es|ing)$)", "c"),
        (r"(?<=[a-z]{2}[ae]l)l(?=(?:ed|ing|er|ers|or|ors)$)", ""),
        (r"(?<=log)ue(?=s?$)", ""),
        (r"(?<=dg)e(?=ments?$)", ""),
        (r"(?<=program)me(?=s?$)", ""),
    )
)
_PAIRS = {
    "grey": "gray",
    "okay": "ok",
    "towards": "toward",
    "fulfil": "fulfill",
    "enrol": "enroll",
    "sceptic": "skeptic",
    "sceptical": "skeptical",
    "ageing": "aging",
    "learnt": "learned",
}


def plain(keys: Iterable[str]) -> list[str]:
    """The words as they are printed everywhere, in order.

    >>> plain(["we'll", "honour", "café", "ruiz's"])
    ['we', 'will', 'honor', 'cafe', "ruiz's"]
    """
    return [_spelled(word) for key in keys for word in _written_out(key)]


def _written_out(key: str) -> list[str]:
    if key in _SHORT:
        return _SHORT[key].split()
    for short, long in _LONG.items():
        if key.endswith(short) and len(key) > len(short):
            return [key.removesuffix(short), long]
    whose = key.removesuffix("'s")
    return [whose, "is"] if key != whose and whose in _IS else [key]


def _spelled(word: str) -> str:
    word = without_accents(word)
    if word in _PAIRS:
        return _PAIRS[word]
    for ending, other in _ENDINGS:
        word = ending.sub(other, word)
    return word
