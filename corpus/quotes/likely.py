"""The likeliest source of a quotation that no rule gives one: a guess, never one to be shown."""

from collections.abc import Sequence

from corpus.models import Span
from corpus.quotes.grammar import DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS, TIMES, is_adverb
from corpus.quotes.noun_phrase import Range, noun_like, subject_after
from corpus.quotes.patterns import NO_LABELS
from corpus.quotes.source import ends_clause, main_subject
from corpus.quotes.tokens import Kind, Sentence, Token

_OPENS_NO_NAME = TIMES | NO_LABELS | {"why", "how"}
_THINGS = frozenset("it there that which this these those what".split())
_LONGEST = 12
"""Words of an opening phrase beyond which it is none."""


def likely_source(tokens: Sequence[Token], k: int) -> Span | None:
    """Whose the quotation at ``k`` may be by its own sentence.

    The name right behind it ("“...,” Ruiz from her desk."), else the phrase that opens the sentence
    ("Ruiz lobbies for peace: “...”"), be it at a comma ("In Brel, Ruiz lobbies").
    """
    after = subject_after(tokens, k + 1, appositions=False) if ends_clause(tokens[k]) else None
    if after and tokens[after[0]].name_like and "," in tokens[k].text[-2:]:
        return _span(tokens, after)
    starts = [0, *(n + 1 for n in range(k) if tokens[n].low == ",")]
    found = next(filter(None, (_opening(tokens, n, k) for n in starts)), None)
    return _span(tokens, found) if found else None


def introducing_subject(sentence: Sentence) -> Span | None:
    """Who a sentence before a quotation speaks of: its subject, if that is a person or a name."""
    tokens = sentence.tokens
    found = main_subject(tokens) or _opening(tokens, 0, len(tokens))
    if found is None or tokens[found[0]].low in _THINGS:
        return None
    person = tokens[found[0]].low in {"he", "she"} or tokens[found[1] - 1].name_like
    return _span(tokens, found) if person else None


def _opening(tokens: Sequence[Token], start: int, limit: int) -> Range | None:
    """The name, pronoun or "the ..." that starts at ``start`` and ends before ``limit``."""
    n = start
    while n < limit and tokens[n].low in {"and", "but", "so", "then", "now"}:
        n += 1
    if n >= limit or tokens[n].low in _OPENS_NO_NAME | PREPOSITIONS | _THINGS:
        return None
    if is_adverb(tokens[n].low) and tokens[n].low not in DETERMINERS:
        return None
    if tokens[n].low in SUBJECT_PRONOUNS - {"who", "you"}:
        return n, n + 1
    end = n + (tokens[n].low in DETERMINERS)
    named = end < limit and tokens[end].name_like
    while end < limit and end - n < _LONGEST and _goes_on(tokens[end], named=named):
        end += 1
    if end >= limit and limit < len(tokens) and tokens[end - 1].low in NO_LABELS:
        return None
    phrase = named or tokens[n].low == "the"
    return (n, end) if phrase and end > n + (tokens[n].low in DETERMINERS) else None


def _goes_on(token: Token, *, named: bool) -> bool:
    if named:
        return token.name_like
    return token.kind is Kind.WORD and noun_like(token) and not token.low.endswith(("s", "ed"))


def _span(tokens: Sequence[Token], where: Range) -> Span:
    return Span(tokens[where[0]].start, tokens[where[1] - 1].end)
