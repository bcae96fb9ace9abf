"""What stands between a word of saying and what is said: the one spoken to, times and places."""

from collections.abc import Sequence
from itertools import pairwise

from corpus.quotes.grammar import (
    AUXILIARIES,
    DETERMINERS,
    NEGATIONS,
    PAST_IRREGULAR,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECT_PRONOUNS,
    TIMES,
    WH,
    is_adverb,
)
from corpus.quotes.tokens import Kind, Token, is_work

OBJECT_PRONOUNS = frozenset("him her them us me you it himself herself themselves".split())
_OPENERS = frozenset("that whether how why what : . ; ,".split())


def after_addressee(tokens: Sequence[Token], n: int, *, infinitive: bool) -> int:
    """The position after the one spoken to: "told [reporters in Brel on Monday] that"."""
    first = tokens[n]
    if first.low in OBJECT_PRONOUNS and not _is_her_own(tokens, n):
        return n + 1
    if (
        first.quotation
        or first.kind is Kind.PUNCTUATION
        or first.low in PREPOSITIONS | SUBJECT_PRONOUNS | {"there"}
    ):
        return n
    for k in range(n, min(len(tokens), n + 16)):
        token = tokens[k]
        quoted = token.quotation is not None and token.words > 2
        if token.low in {".", ",", ";"} and _has_verb(tokens[n + 1 : k + 1]):
            break
        if infinitive and token.low == "to":
            return k - (k > n and tokens[k - 1].low in NEGATIONS)  # "urged Vela not to sign"
        if token.low in _OPENERS or quoted:
            return k
        if k > n and token.low in AUXILIARIES:
            break
        if k > n and token.low in SUBJECT_PRONOUNS - {"who"} | {"there"}:
            return k
    return _after_noun_phrase(tokens, n)


def _is_her_own(tokens: Sequence[Token], n: int) -> bool:
    """Whether a "her" at ``n`` goes with a noun: "told [her aides] that"."""
    if tokens[n].low != "her" or n + 2 >= len(tokens) or tokens[n + 1].kind is not Kind.WORD:
        return False
    plain = tokens[n + 1].low not in WH | PREPOSITIONS | {"that", "to", "not", "never"}
    return plain and tokens[n + 2].low in WH | {"that", "to", ":"}


def _has_verb(tokens: Sequence[Token]) -> bool:
    """Whether there is a finite verb, which "gathered" in "reporters gathered in Brel" is not."""
    return any(
        (verb.low in PAST_IRREGULAR or verb.low.endswith("ed"))
        and not verb.name_like
        and after.low not in PREPOSITIONS
        for verb, after in pairwise(tokens)
    )


def _after_noun_phrase(tokens: Sequence[Token], start: int) -> int:
    """Past the first noun phrase, where a bare clause follows: "told [voters] the talks failed"."""
    article = tokens[start].low in DETERMINERS
    following = tokens[start + 1] if start + 1 < len(tokens) else None
    named = tokens[start].name_like or (article and following is not None and following.name_like)
    k = start + 1
    while k < len(tokens):
        token = tokens[k]
        if token.kind is not Kind.WORD or token.low in DETERMINERS | PREPOSITIONS | TIMES:
            break
        noun = article and k == start + 1 and not token.name_like
        if named != token.name_like and not noun:
            break
        k += 1
    return k


def after_adjuncts(tokens: Sequence[Token], n: int) -> int | None:
    """Past times and places: "said [Monday in an interview] that"; None at the sentence's end."""
    k = n
    while k < len(tokens):
        token = tokens[k]
        low = token.low
        if is_work(token) and k > n and tokens[k - 1].low.endswith(("'s", "on", "in", "of", "to")):
            k += 1  # "said on the [“Morning Show”] that"
            continue
        if low in {"that", ",", ":"} or token.quotation or low in WH - {"when"}:
            return k
        if low == "when" or (token.kind is Kind.PUNCTUATION and low not in set("($[#—–")):
            return None
        if low in PREPOSITIONS - {"like", "per", "as", "because"}:
            k = _after_prepositional(tokens, k)
        elif _is_time(tokens, k, n) or (k == n and _adverb_first(tokens, k)):
            k += 1
        else:
            return k
    return None


def _is_time(tokens: Sequence[Token], k: int, n: int) -> bool:
    low = tokens[k].low
    if low in {"this", "last", "next"}:
        return k + 1 < len(tokens) and tokens[k + 1].low in TIMES
    date = tokens[k].kind is Kind.NUMBER and k > n and tokens[k - 1].low in TIMES
    return date or (low in TIMES and low != "may")


def _adverb_first(tokens: Sequence[Token], k: int) -> bool:
    low = tokens[k].low
    if not is_adverb(low) or low in DETERMINERS or k + 1 >= len(tokens):
        return False
    return tokens[k + 1].low in PREPOSITIONS | {"that", "the", "he", "she", "they", "it"}


def _after_prepositional(tokens: Sequence[Token], k: int) -> int:
    """The position after the prepositional phrase at ``k``."""
    n = k + 1
    if n < len(tokens) and tokens[n].low in DETERMINERS | POSSESSIVES:
        n += 1
    first = n
    while n < len(tokens):
        token = tokens[n]
        low = token.low
        if token.quotation or token.kind is Kind.PUNCTUATION or low == "that" or low in WH:
            break
        if low in PREPOSITIONS | SUBJECT_PRONOUNS | AUXILIARIES:
            break
        if low in TIMES and (n > first or not token.name_like):
            break
        if n > first and low in DETERMINERS | POSSESSIVES | PRONOUNS:
            break
        n += 1
    return max(n, k + 1)
