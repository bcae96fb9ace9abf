"""Where the words that a cue reports start, and those that stand before a cue."""

from collections.abc import Sequence

from corpus.quotes.addressee import after_addressee, after_adjuncts
from corpus.quotes.cues import NOUNS_TOO, REPORTING, Form, Takes
from corpus.quotes.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PAST_IRREGULAR,
    PREPOSITIONS,
    WH,
    is_adverb,
)
from corpus.quotes.noun_phrase import Range
from corpus.quotes.source import DASHES
from corpus.quotes.tokens import Kind, Token
from corpus.quotes.verb_phrase import VerbPhrase

_END_MARKS = frozenset(".!?…;:,—")
_MANNER = frozenset("like this thus way so as follows in these words simply".split())
"""Words between "put it" and the colon before the words themselves."""


def that_follows(tokens: Sequence[Token], n: int) -> bool:
    """Whether the word at ``n`` is "that"."""
    return n < len(tokens) and tokens[n].low == "that"


def sentence_end(tokens: Sequence[Token], start: int) -> int:
    """The end of a content that runs to the sentence's end mark, which it leaves out."""
    n = len(tokens)
    while n > start + 1 and tokens[n - 1].low in _END_MARKS:
        n -= 1
    return n


def right_start(tokens: Sequence[Token], phrase: VerbPhrase) -> int | None:
    """Where the content right of the cue starts; None where there is none."""
    n = phrase.stop
    if n >= len(tokens):
        return None
    takes = phrase.takes
    if phrase.verb.lemma == "put":
        n = _after_manner(tokens, n)
    if takes & Takes.ADDRESSEE and tokens[n].low not in WH | {"that", ":"}:
        n = after_addressee(tokens, n, infinitive=bool(takes & Takes.INFINITIVE))
        if n >= len(tokens) or tokens[n].low == "of":
            return None  # "reminds us of Vela"
    infinitive = tokens[n].low == "to" or _not_to(tokens, n)
    if tokens[n].quotation or (takes & Takes.INFINITIVE and infinitive):
        return n if takes != Takes.INFINITIVE or infinitive else None
    found = None
    if takes & Takes.CLAUSE:
        found = _clause_start(tokens, n, phrase)
    elif takes & Takes.QUOTATION:
        found = _quotation_near(tokens, n)
    if found is None and takes & Takes.OBJECT and _object_starts(tokens, n, phrase):
        found = n
    return found


def _not_to(tokens: Sequence[Token], n: int) -> bool:
    return tokens[n].low in {"not", "never"} and n + 1 < len(tokens) and tokens[n + 1].low == "to"


def _after_manner(tokens: Sequence[Token], n: int) -> int:
    """The colon behind "put it [like this]" or "put it [bluntly]", else ``n``."""
    k = n
    while k < len(tokens) and (tokens[k].low in _MANNER or is_adverb(tokens[k].low)):
        k += 1
    return k if k < len(tokens) and tokens[k].low in {":", ","} else n


def _clause_start(tokens: Sequence[Token], n: int, phrase: VerbPhrase) -> int | None:
    """The start of a clause or quotation after times and places; None where none follows."""
    start = after_adjuncts(tokens, n)
    if start is None:
        return None
    first, more = tokens[start], start + 1 < len(tokens)
    relative = first.low in {"who", "whom", "which"} and start > n
    if first.quotation or first.low in WH | {"that"}:  # not "closed by thanking those who came"
        return start if (more or first.low != "that") and not relative else None
    if first.low == ":":
        return start + 1 if more else None
    if first.low == "," and more:
        at_once = tokens[start + 1].quotation or _as_said(tokens, phrase)
        return start + 1 if at_once else _behind_insertion(tokens, start)
    starts = first.kind is not Kind.PUNCTUATION and _bare_clause_starts(tokens, start, phrase)
    return start if starts else None


def _as_said(tokens: Sequence[Token], phrase: VerbPhrase) -> bool:
    """Whether "as Ruiz said, ..." opens the sentence."""
    return tokens[0].low == "as" and not any(t.low == "," for t in tokens[1 : phrase.start - 1])


def _behind_insertion(tokens: Sequence[Token], comma: int) -> int | None:
    """A "that" or quotation behind an insertion: "said, in a letter to Vela, that"."""
    for k in range(comma + 1, min(len(tokens), comma + 22)):
        token = tokens[k]
        quoted = token.quotation is not None and token.words > 2
        if tokens[k - 1].low == "," and (token.low == "that" or quoted):
            return k
        if token.low == ":" and k + 1 < len(tokens):
            return k + 1
        introduces = any(t.low in {",", ":", "that"} for t in tokens[k + 1 : k + 2])
        if token.low in REPORTING and token.low not in NOUNS_TOO and (k > comma + 1 or introduces):
            return None
    return None


def _bare_clause_starts(tokens: Sequence[Token], n: int, phrase: VerbPhrase) -> bool:
    """Whether a clause without "that" may start at ``n``."""
    first = tokens[n]
    after = tokens[n + 1].low if n + 1 < len(tokens) else ""
    if first.low == "there":
        further = tokens[n + 2].low if n + 2 < len(tokens) else ""
        return after in AUXILIARIES or (is_adverb(after) and further in AUXILIARIES)
    if first.low in set("to and but or as him them me us here online up off".split()):
        return False
    gerund = first.low.endswith("ing") and not first.name_like
    quoted = any(t.quotation for t in tokens[n + 1 : n + 2])
    return gerund or quoted or bool(phrase.takes & Takes.OBJECT) or len(tokens) - n > 2


def _quotation_near(tokens: Sequence[Token], n: int) -> int | None:
    """A quotation after a comma or colon further on: "continued, to applause, ..."."""
    for k in range(n, min(len(tokens), n + 25)):
        token = tokens[k]
        if token.quotation and token.words > 2 and tokens[k - 1].low in {",", ":"}:
            return k
        if token.low in REPORTING and token.low not in NOUNS_TOO:
            break
    return None


def _object_starts(tokens: Sequence[Token], n: int, phrase: VerbPhrase) -> bool:
    first = tokens[n]
    low = first.low
    if first.kind is Kind.PUNCTUATION:
        return low == "$"
    if tokens[phrase.stop - 1].low in phrase.verb.particles:
        return True
    adverb = is_adverb(low) and low not in DETERMINERS
    other = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | {"that"}
    return low not in other and not adverb


def past_verb(token: Token) -> bool:
    """Whether a word looks like a finite verb."""
    low = token.low
    return (
        token.kind is Kind.WORD
        and not token.name_like
        and (
            low in AUXILIARIES
            or low in PAST_IRREGULAR
            or (low.endswith("ed") and len(low) > 4)
            or (low in REPORTING and bool(REPORTING[low][1] & Form.THIRD) and low not in NOUNS_TOO)
        )
    )


def left(tokens: Sequence[Token], end: int, start: int) -> Range | None:
    """The content that ends just before ``end``: a quotation, or a clause and its comma.

    It does not reach back over ``start``, a dateline, a semicolon, a bracket still open or, before
    a quotation, a colon or a dash next to it.
    """
    stop = end
    if stop > 0 and tokens[stop - 1].low in DASHES | {","}:
        stop -= 1
    if stop <= 0:
        return None
    start = max(start, _after_dateline(tokens))
    quoted, closed = tokens[stop - 1].quotation is not None, 0
    for n in range(stop - 1, start - 1, -1):
        low = tokens[n].low
        closed += low == ")"
        if low == "(":
            closed -= 1
        beside = n == stop - 2 and low in DASHES
        if low == ";" or closed < 0 or (quoted and (low == ":" or beside)):
            start = n + 1
            break
    while start < stop and tokens[start].low in CONJUNCTIONS | {",", ":"}:
        start += 1
    return (start, stop) if start < stop else None


def _after_dateline(tokens: Sequence[Token]) -> int:
    """The position after "BREL, Jan. 3 (XP) —", 0 where there is none."""
    if not (tokens[0].text.isupper() and len(tokens[0].text) > 2):
        return 0
    for n in range(1, min(14, len(tokens))):
        if tokens[n].low in DASHES:
            return n + 1
    return 0


def is_adverbial(tokens: Sequence[Token], where: Range) -> bool:
    """Whether what stands before ", Ruiz said" is no clause: "Meanwhile", "At a rally"."""
    first = tokens[where[0]].low
    opens = first in PREPOSITIONS or is_adverb(first)
    return opens and not any(past_verb(t) for t in tokens[slice(*where)])
