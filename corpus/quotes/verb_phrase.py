"""A verb of reporting with its auxiliaries, adverbs and particle."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.quotes.cues import NOUNS_TOO, REPORTING, Form, Takes, Verb
from corpus.quotes.grammar import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    NEGATIONS,
    PAST_IRREGULAR,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIMES,
    WH,
    is_adverb,
)
from corpus.quotes.tokens import Kind, Token

_LEAD_ON = frozenset("went goes going go continued continues continue came".split())
REFUSALS = frozenset("declined declines declining refused refuses refusing".split())
_ONLY = frozenset("only just merely simply".split())
"""Words after "not" with which a verb is not negated: "not only said"."""
_SEPARABLE = frozenset("out up in back it".split())
_AWAY = frozenset("up off out against down around over".split())
_OBJECT_BY_PARTICLE = frozenset(
    """argue warn boast joke brag hint comment apologize apologise admit respond react agree
    disagree ask write think worry hope insist reflect inquire go testify complain
    speculate""".split()
)
"""Verbs that take an object only after a particle."""
_BEFORE_NOUN = frozenset({"the", "a", "an", "of", "such"}) | POSSESSIVES
_AS_PRONOUNS = frozenset("this that these those some many several both all most few one".split())
_PLURAL = frozenset(
    """they we i you who which that percent people some many several both most all others few men
    women police and half officials majority""".split()
)


@dataclass(frozen=True, slots=True)
class VerbPhrase:
    """A verb of reporting at token ``at``; ``start`` and ``stop`` bound the cue.

    The subject, if left of it, ends at ``subject_end``. ``participle`` is that of an "-ing" form
    that is no progressive.
    """

    verb: Verb
    form: Form
    at: int
    start: int
    stop: int
    subject_end: int
    takes: Takes
    participle: bool = False
    negated: bool = False
    modal: bool = False
    passive: bool = False


@dataclass(frozen=True, slots=True)
class _Group:
    """What stands left of a verb and belongs to it; ``before`` is the position left of that."""

    start: int
    before: int
    auxiliaries: frozenset[str]
    negated: bool


def verb_phrase(tokens: Sequence[Token], i: int, *, titled: bool = False) -> VerbPhrase | None:
    """The verb phrase of the form at ``i``; None where it is a noun, a name or the like.

    ``titled`` says that the sentence is a headline, where verbs may have a capital.
    """
    if tokens[i].name_like and i > 0 and tokens[i - 1].low != ":" and not titled:
        return None
    verb, form = REPORTING[tokens[i].low]
    particle = _particle(tokens, i, verb)
    if particle is None or _governs_another(tokens, i):
        return None
    stop, takes = particle
    group = _group(tokens, i)
    if group.before > 0 and tokens[group.before].low == "to":
        return _infinitive(tokens, group.before, VerbPhrase(verb, form, i, i, stop, i, takes))
    if not _is_verb(tokens, i, group, form):
        return None
    ing = bool(form & Form.ING)
    be = bool(group.auxiliaries & BE)
    return VerbPhrase(
        verb,
        form,
        i,
        group.start,
        stop,
        group.before + 1,
        takes,
        participle=ing and not be,
        negated=group.negated,
        modal=bool(group.auxiliaries & MODALS),
        passive=be and not ing and bool(form & (Form.PARTICIPLE | Form.PAST)),
    )


def _group(tokens: Sequence[Token], i: int) -> _Group:
    auxiliaries = set()
    negated = False
    start, k = i, i - 1
    while k >= 0:
        low = tokens[k].low
        if low in AUXILIARIES and not (low == "may" and tokens[k].name_like):
            auxiliaries.add(low)
            negated = negated or low in NEGATIONS
            start = k
        elif low in NEGATIONS - {"no", "nor", "neither"}:
            negated, start = negated or tokens[k + 1].low not in _ONLY, k
        elif _is_adverb(tokens[k]) and low not in {"all", "both", "so"}:
            if low not in TIMES or low in {"then", "once", "recently", "later", "previously"}:
                start = k
        elif low not in {"on", "in", "at"} or tokens[k + 1].low not in TIMES:
            break
        k -= 1
    while start < i and tokens[start].low in TIMES - AUXILIARIES:
        start += 1
    return _Group(start, k, frozenset(auxiliaries), negated)


def _is_adverb(token: Token) -> bool:
    """Whether a word is an adverb, and no name like "Kelly"."""
    name = token.name_like and token.low.endswith("ly")
    return token.kind is Kind.WORD and is_adverb(token.low) and not name


def _is_verb(tokens: Sequence[Token], i: int, group: _Group, form: Form) -> bool:
    """Whether the form fits its auxiliaries, and is no noun or adjective."""
    before = tokens[group.before] if group.before >= 0 else None
    if not group.auxiliaries:
        if before and tokens[i].low in NOUNS_TOO and not _verb_not_noun(tokens, i, before, form):
            return False
        if before and (before.low in _BEFORE_NOUN or before.low.endswith("'s")):
            return False  # "the said paper", "Ruiz's repeated requests"
    have, be = group.auxiliaries & HAVE, group.auxiliaries & BE
    if form & Form.ING or (be and form & (Form.PARTICIPLE | Form.PAST)):
        return True
    if form & Form.BASE and not form & Form.PAST:
        return not have and not be
    if form == Form.PARTICIPLE:
        return bool(have)
    return bool(have) or not group.auxiliaries & (MODALS | DO)


def _verb_not_noun(tokens: Sequence[Token], i: int, before: Token, form: Form) -> bool:
    """Evidence that a form which may be a noun is a verb here."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if tokens[i].low in {"states", "remarks", "remark", "state"}:
        named = before.name_like and not before.low.endswith("'s")
        subject = before.low in SUBJECT_PRONOUNS or named
        return subject and after is not None and (after.low == "that" or bool(after.quotation))
    if before.low in DETERMINERS - _AS_PRONOUNS or before.low in PREPOSITIONS:
        return False
    if before.kind is Kind.NUMBER or before.low.endswith("'s"):
        return False
    if before.low in SUBJECT_PRONOUNS:
        return True
    if before.name_like and any(t.quotation for t in tokens[max(0, i - 8) : i]):
        return True
    return _object_or_clause(before, after, form)


def _object_or_clause(before: Token, after: Token | None, form: Form) -> bool:
    """Whether what follows a form is what a verb of reporting would have there."""
    if after is None or after.low in set("of in about and or from by with at".split()):
        return False
    if after.quotation and after.words > 2:
        return before.name_like or form is not Form.BASE
    nominal = (
        after.low in DETERMINERS | WH
        or after.low in set("that it there him them he she they we to for on".split())
        or after.low.partition("'")[0] in SUBJECT_PRONOUNS
        or after.name_like
    )
    if not nominal:
        if after.low in AUXILIARIES | PAST_IRREGULAR or after.low.endswith("ed"):
            return False  # "the Brel attacks had shaken them"
        return before.name_like and after.kind is Kind.WORD and bool(form & Form.THIRD)
    return not before.low.endswith("ed")


def _infinitive(tokens: Sequence[Token], to: int, phrase: VerbPhrase) -> VerbPhrase | None:
    """ "went on to say", "declined to say": the governing verb and the infinitive as one cue."""
    k = to - 1
    if tokens[k].low in {"on", "back", "out"} and k > 0:
        k -= 1
    if tokens[k].low not in _LEAD_ON | REFUSALS:
        return None
    verb = phrase.verb
    if tokens[k].low in REFUSALS:
        verb = replace(verb, denies=True)
    while k > 0 and (tokens[k - 1].low in AUXILIARIES or is_adverb(tokens[k - 1].low)):
        k -= 1
    return replace(phrase, verb=verb, start=k, subject_end=k)


def _governs_another(tokens: Sequence[Token], i: int) -> bool:
    """Whether "refused" at ``i`` only governs a verb of reporting ("refused to say")."""
    return (
        tokens[i].low in REFUSALS
        and i + 2 < len(tokens)
        and tokens[i + 1].low == "to"
        and tokens[i + 2].low in REPORTING
        and tokens[i + 2].low not in {"comment", "answer", "discuss", "endorse"}
    )


def _particle(tokens: Sequence[Token], i: int, verb: Verb) -> tuple[int, Takes] | None:
    """Where the cue ends, with its particle, and what it then takes; None for another verb."""
    n = i + 1
    after = tokens[n].low if n < len(tokens) else ""
    further = tokens[n + 1].low if n + 1 < len(tokens) else ""
    if after not in verb.particles:
        if verb.needs_particle or after in _AWAY:
            return None
        bare = verb.takes & ~Takes.OBJECT if verb.lemma in _OBJECT_BY_PARTICLE else verb.takes
        return n, bare
    if after in _SEPARABLE:
        joined = further in {"against", "at", "on"} and verb.lemma != "point"
        return n + 1 + joined, verb.takes
    if further in TIMES:
        return None if verb.needs_particle else (n, verb.takes)
    takes = Takes.QUOTATION | Takes.OBJECT if verb.takes & Takes.OBJECT else verb.takes
    return n + 1, takes


def agrees(tokens: Sequence[Token], phrase: VerbPhrase, start: int, end: int) -> bool:
    """Whether the tokens ``start:end`` can be the subject of the phrase's form.

    A bare form wants a plural subject; a past form with a missing object is a reduced relative
    clause ("the man accused of spying").
    """
    if any(t.low in AUXILIARIES for t in tokens[phrase.start : phrase.at]):
        return True
    if phrase.form is Form.BASE:
        infinitive = any(t.low == "to" for t in tokens[phrase.start : phrase.at])
        return infinitive or _may_be_plural(tokens[start:end])
    only_object = phrase.takes & Takes.OBJECT and not phrase.takes & (Takes.CLAUSE | Takes.AROUND)
    if phrase.form & Form.PAST and only_object and phrase.stop == phrase.at + 1:
        after = tokens[phrase.stop] if phrase.stop < len(tokens) else None
        return not (
            after is None or after.low in PREPOSITIONS - {"like"} or after.kind is Kind.PUNCTUATION
        )
    return True


def _may_be_plural(subject: Sequence[Token]) -> bool:
    head = subject[-1]
    return (
        head.kind is Kind.NUMBER
        or head.low.endswith("%")
        or any(
            t.low in _PLURAL or (t.low.endswith(("s", "s'")) and not t.low.endswith(("'s", "ss")))
            for t in subject
        )
    )
