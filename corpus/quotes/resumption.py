"""How a report goes on after an attribution that stands in it: "The talks, Ruiz said, failed"."""

from collections.abc import Sequence

from corpus.quotes.content import sentence_end
from corpus.quotes.content_end import clause_end
from corpus.quotes.cues import REPORTING
from corpus.quotes.grammar import MODALS
from corpus.quotes.noun_phrase import Range
from corpus.quotes.source import DASHES
from corpus.quotes.tokens import Kind, Token

_OPENING = frozenset(
    "though although while when if because since unless until after before".split()
)
"""Words of a clause before the main one, so that what follows an attribution goes on with it."""


def resumed(tokens: Sequence[Token], end: int, first: Range) -> list[Range]:
    """The second half of a content whose ``first`` half its attribution, up to ``end``, follows."""
    for n in range(end, min(len(tokens), end + 14)):
        token = tokens[n]
        if token.quotation and token.words >= 2 and tokens[n - 1].low in DASHES | {",", ":", "."}:
            return [(n, sentence_end(tokens, n))]
        introduces = any(t.low == "," for t in tokens[n + 1 : n + 2])
        if token.low in REPORTING and (n > end + 1 or introduces):
            break
    if tokens[first[1] - 1].quotation or end + 1 >= len(tokens) or tokens[end].low != ",":
        return []
    low = tokens[end + 1].low
    if low == "and" and _backshifted(tokens, end + 2):
        return [(end + 1, clause_end(tokens, end + 1))]
    opens = any(t.low in _OPENING for t in tokens[first[0] : min(first[0] + 2, first[1])])
    if opens and low not in REPORTING and low != "and":
        return [(end + 1, clause_end(tokens, end + 1))]
    if low.endswith("ing") or low in {"and", "but", "while", "who", "which", "as"}:
        return []
    return [(end + 1, clause_end(tokens, end + 1))]


def _backshifted(tokens: Sequence[Token], start: int) -> bool:
    """Whether the clause at ``start`` has the mood of reported speech: "there might be ..."."""
    for n in range(start, min(len(tokens), start + 8)):
        if tokens[n].kind is Kind.PUNCTUATION or tokens[n].quotation or tokens[n].low in REPORTING:
            return False
        if tokens[n].low in MODALS and n > start:
            return True
    return False
