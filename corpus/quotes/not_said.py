"""What looks like a report of speech and tells of none: a call, a letter, a thought, a refusal."""

from collections.abc import Sequence
from itertools import pairwise

from corpus.quotes.cues import Takes
from corpus.quotes.grammar import (
    AUXILIARIES,
    DETERMINERS,
    PAST_IRREGULAR,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECT_PRONOUNS,
    TIMES,
    WH,
    is_adverb,
)
from corpus.quotes.noun_phrase import Range
from corpus.quotes.tokens import Kind, Token
from corpus.quotes.verb_phrase import REFUSALS, VerbPhrase

_PUBLISHES = frozenset("write tweet retweet post blog".split())
_WORKS = frozenset(
    """letter letters book books memo memos report reports op-ed op-eds column columns article
    articles essay essays note notes email emails message messages piece pieces post posts blog
    novel novels bill bills law laws legislation script scripts speech speeches memoir memoirs
    paper papers opinion opinions check checks song songs story stories photo photos photograph
    picture pictures image images video videos link links screenshot gif clip clips music fiction
    poetry software code dissertation thesis dissent""".split()
)
"""What is written or posted without its words being told."""
_NO_ANSWER = frozenset(
    """comment answer elaborate respond reply speak talk discuss speculate testify meet
    read""".split()
)
"""Infinitives after a refusal that leave nothing said: "declined to comment"."""
_PREDICATES = tuple("able ible ous ive ful less ical ish ant ary ing ed est".split())
"""Endings of adjectives that say what an object is called: "called the offer unacceptable"."""
_SHOWS = frozenset({"show", "demonstrate"})
_BARE = TIMES | frozenset("this that these those it itself himself herself fall so".split())
_STRESSES = frozenset(
    """reiterate stress emphasize emphasise reaffirm repeat acknowledge explain underscore underline
    admit affirm recount recall lament bemoan allege confess disclose confirm predict
    declare announce state exclaim mutter observe""".split()
)
"""Verbs that take a thing as well: "reiterated his support"."""
_OPENS = WH | frozenset("that to not never : than having".split())
_POLLS = frozenset("poll polls survey surveys study data analysis report research".split())
_FREE = frozenset("what how than whatever which".split())


def conveys_nothing(
    tokens: Sequence[Token], phrase: VerbPhrase, source: Range, what: Range
) -> bool:
    """Whether ``what``, right of the verb, is nothing that the source is told to have said.

    So it is with a thing written ("wrote a letter"), a person telephoned ("called the minister"),
    a refusal to speak ("declined to comment"), a state of mind that only goes with what is done
    ("left, fearing that") and a clause that is a part of another ("what Ruiz says it does is").
    """
    held = tokens[slice(*what)]
    if any(t.quotation for t in held):
        return False
    lemma = phrase.verb.lemma
    return bool(
        (phrase.participle and phrase.verb.thinks)
        or (lemma == "quote" and not any(t.quotation or t.low == ":" for t in tokens))
        or (lemma in {"quote", "cite"} and _gives_words_of(held))
        or (lemma in _PUBLISHES and _is_work(tokens, phrase, held))
        or (lemma == "call" and phrase.stop == phrase.at + 1 and not _names(held))
        or (_refuses(tokens, phrase) and _NO_ANSWER & {lemma, *(t.low for t in held[1:2])})
        or (phrase.takes & Takes.AROUND and _is_free_relative(tokens, source))
        or (lemma in _SHOWS and _is_somebody(tokens[slice(*source)]))
        or all(t.low in _BARE for t in held)
        or _lacks_verb(phrase, held)
    )


def _gives_words_of(held: Sequence[Token]) -> bool:
    """Whether another speaks in an object: "cited [Ruiz as saying that]"."""
    return any(a.low == "as" and b.low in {"saying", "telling"} for a, b in pairwise(held))


def _is_work(tokens: Sequence[Token], phrase: VerbPhrase, held: Sequence[Token]) -> bool:
    """Whether a thing written or posted follows the verb at once."""
    bare = phrase.stop == phrase.at + 1 and held[0].start == tokens[phrase.stop].start
    if not bare or held[0].low in _OPENS:
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
    if low in {"of", "for", "and", "or", "from"}:
        return _names_noun(held)
    return low not in TIMES | AUXILIARIES | (PREPOSITIONS - {"like"}) | {"to", "back", "again"}


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


def _is_somebody(source: Sequence[Token]) -> bool:
    """Whether a source is a person, who shows by deeds, and no poll, which shows by its figures."""
    if any(t.low in _POLLS for t in source):
        return False
    return source[-1].name_like or source[0].low in PRONOUNS


def _lacks_verb(phrase: VerbPhrase, held: Sequence[Token]) -> bool:
    """Whether what should be a clause is none: "advised [her] father on issues"."""
    bare = phrase.takes & Takes.CLAUSE and not phrase.takes & Takes.OBJECT
    if not bare or held[0].low in _OPENS or phrase.verb.lemma in _STRESSES:
        return False
    plain = not phrase.takes & Takes.ADDRESSEE
    return not any(_may_be_verb(b, token, plain=plain) for b, token in pairwise(held))


def _may_be_verb(before: Token, token: Token, *, plain: bool) -> bool:
    """Whether ``token`` may be a finite verb; a form in -s only where ``plain``."""
    low = token.low
    if token.kind is not Kind.WORD:
        return False
    known = low in AUXILIARIES or low in PAST_IRREGULAR or "'" in before.low
    ending = low.endswith(("ed", "s") if plain else "ed") and before.low not in PREPOSITIONS
    return known or (ending and not token.name_like) or before.low in SUBJECT_PRONOUNS
