"""What looks like a report of speech and tells of none: a call, a letter, a thought, a refusal."""

from collections.abc import Sequence

from corpus.quotes.cues import Takes
from corpus.quotes.grammar import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, TIMES, is_adverb
from corpus.quotes.noun_phrase import Range
from corpus.quotes.tokens import Kind, Token
from corpus.quotes.verb_phrase import REFUSALS, VerbPhrase

_PUBLISHES = frozenset("write tweet retweet post blog".split())
_WORKS = frozenset(
    """letter letters book books memo memos report reports op-ed op-eds column columns article
    articles essay essays note notes email emails message messages piece pieces post posts blog
    novel novels bill bills law laws legislation script scripts speech speeches memoir memoirs
    paper papers opinion opinions check checks song songs story stories photo photos photograph
    picture pictures image images video videos link links screenshot gif clip clips music software
    code""".split()
)
"""What is written or posted without its words being told."""
_NO_ANSWER = frozenset(
    """comment answer elaborate respond reply speak talk discuss speculate testify meet
    read""".split()
)
"""Infinitives after a refusal that leave nothing said: "declined to comment"."""
_PREDICATES = tuple("able ible ous ive ful less ical ish ant ary ing ed est".split())
"""Endings of adjectives that say what an object is called: "called the offer unacceptable"."""
_FREE = frozenset("what how than whatever which".split())


def conveys_nothing(tokens: Sequence[Token], phrase: VerbPhrase, source: Range, what: Range) -> bool:
    """Whether ``what``, right of the verb, is nothing that the source is told to have said.

    So it is with a thing written ("wrote a letter"), a person telephoned ("called the minister"),
    a refusal to speak ("declined to comment"), a state of mind that only goes with what is done
    ("left, fearing that") and a clause that is a part of another ("what Ruiz says it does is").
    """
    held = tokens[slice(*what)]
    if any(t.quotation for t in held):
        return False
    lemma = phrase.verb.lemma
    return (
        (phrase.participle and phrase.verb.thinks)
        or (lemma in _PUBLISHES and _is_work(tokens, phrase, held))
        or (lemma == "call" and phrase.stop == phrase.at + 1 and not _names(held))
        or (_refuses(tokens, phrase) and len(held) > 1 and held[1].low in _NO_ANSWER)
        or (bool(phrase.takes & Takes.AROUND) and _is_free_relative(tokens, source))
    )


def _is_work(tokens: Sequence[Token], phrase: VerbPhrase, held: Sequence[Token]) -> bool:
    """Whether a thing written or posted follows the verb at once."""
    bare = phrase.stop == phrase.at + 1 and held[0].start == tokens[phrase.stop].start
    if not bare:
        return False
    for token in held[:6]:
        if token.low in _WORKS:
            return True
        if token.low in PREPOSITIONS | AUXILIARIES or token.kind is Kind.PUNCTUATION:
            return False
    return False


def _names(held: Sequence[Token]) -> bool:
    """Whether an object has a complement: "the offer an insult", "him weak", not "him Monday"."""
    first = held[0]
    if first.low in PRONOUNS - DETERMINERS or first.low in {"this", "that", "these", "those"}:
        start = 1
    elif first.name_like:
        start = next((n for n, t in enumerate(held) if not t.name_like), len(held))
    else:
        return _names_noun(held)
    rest = held[start : start + 2]
    while rest and is_adverb(rest[0].low) and rest[0].low not in TIMES:
        start, rest = start + 1, held[start + 1 : start + 3]
    if not rest or rest[0].kind is Kind.PUNCTUATION:
        return False
    low = rest[0].low
    if low in PREPOSITIONS - {"like"} or low in {"and", "or"}:
        return _names_noun(held)
    return low not in TIMES | AUXILIARIES | {"to", "back", "again"}


def _names_noun(held: Sequence[Token]) -> bool:
    """Whether a second noun phrase or an adjective follows the object that opens ``held``."""
    for n in range(2, len(held)):
        low, before = held[n].low, held[n - 1]
        if low in DETERMINERS and before.low not in DETERMINERS | PREPOSITIONS | {"and", "or", ","}:
            return before.kind is Kind.WORD and before.low != "half"
    last = held[-1].low
    return len(held) > 2 and not held[-1].name_like and last.endswith(_PREDICATES)


def _refuses(tokens: Sequence[Token], phrase: VerbPhrase) -> bool:
    return any(t.low in REFUSALS for t in tokens[phrase.start : phrase.at + 1])


def _is_free_relative(tokens: Sequence[Token], source: Range) -> bool:
    """Whether "what", "how" or "than" before the subject makes the report part of a phrase."""
    return source[0] > 0 and tokens[source[0] - 1].low in _FREE
