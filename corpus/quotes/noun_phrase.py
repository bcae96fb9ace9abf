"""Noun phrases read from their left end: the subject after an inverted verb."""

from collections.abc import Sequence

from corpus.quotes.cues import REPORTING
from corpus.quotes.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PAST_IRREGULAR,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
)
from corpus.quotes.tokens import Kind, Token

Range = tuple[int, int]
"""A half-open range of token positions in a sentence."""

RELATIVES = frozenset("who which whose whom where".split())
JOINS_NOUN = frozenset("for at with from to on in against behind between".split())
"""Prepositions that may hang on a noun ("spokesman for"), but follow a name as an adverbial."""
TITLE_ING = frozenset(
    "managing acting leading visiting founding ranking outgoing incoming sitting commanding".split()
)
_NOT_NOUNS = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | AUXILIARIES | PRONOUNS
_NAMES_TOO = frozenset({"Will"})
"""Given names that are function words too, as they stand where no sentence starts."""
_DATES = TIMES - {"may", "last", "next", "this"}
_BEFORE_DETERMINER = JOINS_NOUN | {"of", "and", "all", "both", "some", "many"}
_NOW = frozenset("now then formerly once previously currently also".split())
_ADVERBIAL = frozenset("in on during after when as while".split())
_MANNER = frozenset(
    """a an his her its their response reply reference statement interview interviews remarks
    testimony court email emails tweet letter press part""".split()
)
"""Words after "in" or "on" that start an adverbial: "in a statement"."""
_QUANTIFIERS = frozenset("one another some many several both all most".split())


def noun_like(token: Token) -> bool:
    """Whether a token can stand in a noun phrase as a noun, name, adjective or number."""
    if token.kind is Kind.NUMBER or token.quotation:
        return True
    if token.kind is not Kind.WORD or (token.low in _NOT_NOUNS and token.text not in _NAMES_TOO):
        return False
    return token.name_like or not is_adverb(token.low)


def subject_after(tokens: Sequence[Token], begin: int, *, appositions: bool = True) -> Range | None:
    """The subject right of an inverted verb: "said [Ruiz, the foreign minister], on Monday".

    None where no noun phrase starts at ``begin``. A relative clause behind a comma is left out.
    """
    if begin >= len(tokens):
        return None
    low = tokens[begin].low
    if low in SUBJECT_PRONOUNS - {"who"}:
        follows = tokens[begin + 1] if begin + 1 < len(tokens) else None
        return None if follows and follows.kind is Kind.WORD else (begin, begin + 1)
    nominal = noun_like(tokens[begin]) or low in DETERMINERS
    if (low in TIMES - {"may"} or not nominal) and low not in _QUANTIFIERS:
        return None
    end = _phrase_end(tokens, begin)
    if end <= begin:
        return None
    while appositions and end + 1 < len(tokens) and tokens[end].low == ",":
        stop = _apposition_end(tokens, end + 1)
        if stop is None:
            break
        end = stop
    return begin, end


def _phrase_end(tokens: Sequence[Token], begin: int) -> int:
    """Where a noun phrase that starts at ``begin`` ends, on the right."""
    n = begin
    while n < len(tokens):
        if tokens[n].low in {"(", "["}:
            closing = _party(tokens, n)
            if closing is None:
                break
            n = closing
        elif tokens[n].low in {"who", "that"} and n > begin and not tokens[n - 1].name_like:
            while n < len(tokens) and tokens[n].kind is not Kind.PUNCTUATION:
                n += 1
            return n  # a restrictive relative clause: as far as the next mark
        elif not _continues(tokens, n, begin):
            break
        else:
            n += 1
    while n > begin + 1 and tokens[n - 1].low in JOINS_NOUN | {"of", "and"}:
        n -= 1
    return n


def _party(tokens: Sequence[Token], n: int) -> int | None:
    """After a short bracket behind a name: "Ruiz [(Brel)]"."""
    if n == 0 or not tokens[n - 1].name_like:
        return None
    for k in range(n, min(n + 8, len(tokens))):
        if tokens[k].low in {")", "]"}:
            return k + 1
    return None


def _continues(tokens: Sequence[Token], n: int, begin: int) -> bool:
    """Whether the token at ``n`` goes on with the noun phrase that starts at ``begin``."""
    token = tokens[n]
    low = token.low
    before = tokens[n - 1] if n > begin else None
    after = tokens[n + 1] if n + 1 < len(tokens) else None
    if token.quotation:
        return token.words <= 3 and after is not None
    if token.kind is Kind.PUNCTUATION or low == "of" or before is None:
        return token.kind is not Kind.PUNCTUATION or low in {"&", "/"}
    if low == "and" or low in JOINS_NOUN:
        return _joins(before, after) if low == "and" else _hangs_on_noun(low, before, after)
    if low in _DATES or low in DETERMINERS:
        return before.low in (DETERMINERS if low in _DATES else _BEFORE_DETERMINER)
    if low.endswith("ing") and before.name_like and not token.name_like:
        return after is not None and after.name_like and low in TITLE_ING
    return noun_like(token)


def _joins(before: Token, after: Token | None) -> bool:
    """Whether an "and" joins nouns, not clauses."""
    if after is None:
        return False
    if after.name_like or after.low == "the":
        return True
    noun = noun_like(after) and not after.low.endswith("ed") and after.low not in REPORTING
    return noun and not before.name_like


def _hangs_on_noun(low: str, before: Token, after: Token | None) -> bool:
    if before.name_like or after is None or after.low in TIMES:
        return False
    return low not in {"in", "on"} or after.low not in _MANNER


def _apposition_end(tokens: Sequence[Token], begin: int) -> int | None:
    """Where the apposition that starts at ``begin`` ends; None where it is something else."""
    low = tokens[begin].low
    after = tokens[begin + 1] if begin + 1 < len(tokens) else None
    if low in {"of", "from"} and after and after.name_like and after.low not in TIMES:
        return _phrase_end(tokens, begin + 1)
    if low in _NOW and after and (after.low in DETERMINERS or not after.name_like):
        begin += 1
    if not _nominal_start(tokens[begin]):
        return None
    end = _phrase_end(tokens, begin)
    if end >= len(tokens) or tokens[end].kind is Kind.PUNCTUATION:
        return end
    if tokens[end].low in PREPOSITIONS | {"that", "who", "and"}:
        return _tail_end(tokens, end, article=tokens[begin].low in DETERMINERS)
    return end if end > begin else None


def _nominal_start(first: Token) -> bool:
    low = first.low
    others = RELATIVES | PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | (PRONOUNS - DETERMINERS)
    if low in AUXILIARIES | PAST_IRREGULAR and not first.name_like:
        return False  # the verb of a clause around the attribution
    if first.quotation or low in REPORTING or low in others:
        return False
    if is_adverb(low) and low not in DETERMINERS:
        return False
    return not low.endswith("ing") or first.name_like or low in TITLE_ING


def _tail_end(tokens: Sequence[Token], end: int, *, article: bool) -> int:
    """The end of what hangs on an apposition: the next mark, or an adverbial of the clause."""
    n = end
    while n < len(tokens) and tokens[n].kind is not Kind.PUNCTUATION and not tokens[n].quotation:
        low = tokens[n].low
        if low in _ADVERBIAL and not (article and low in {"in", "during", "after", "when"}):
            return n
        n += 1
    return n
