"""Whose a verb of reporting is: the subject left of it, or that of an earlier verb."""

from collections.abc import Sequence

from corpus.quotes.addressee import OBJECT_PRONOUNS
from corpus.quotes.cues import Takes
from corpus.quotes.frame import Frame
from corpus.quotes.grammar import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIMES,
)
from corpus.quotes.names import PLURAL_SPEAKERS
from corpus.quotes.noun_phrase import Range
from corpus.quotes.source import main_subject, subject_before
from corpus.quotes.tokens import Kind, Token
from corpus.quotes.verb_phrase import VerbPhrase

_DOCUMENTS = frozenset(
    """statement letter email memo report reports note post message tweet poll study ad editorial
    sign signs op-ed resolution""".split()
)
_CITES = frozenset("quote quoted quotes quoting cite cited cites citing".split())
_BEFORE_GERUND = AUXILIARIES | frozenset(
    """start starts started begin begins began stop stops stopped keep keeps kept quit finish
    finished continue continues continued consider considers considered avoid avoids avoided enjoy
    enjoys enjoyed risk risked mind tried""".split()
)
_NOT_BEFORE_PARTICIPLE = frozenset("of for to about than from into like at on in".split())


def find_source(
    tokens: Sequence[Token], phrase: VerbPhrase, earlier: Sequence[Frame]
) -> tuple[Range | None, bool]:
    """The subject left of the verb, and whether it is that of an earlier verb."""
    if phrase.participle and phrase.at and tokens[phrase.at - 1].low == "as":
        return _cited(tokens, phrase), True
    if phrase.participle:
        reports = _participle_reports(tokens, phrase)
        return _participle_source(tokens, phrase, earlier) if reports else None, True
    if phrase.subject_end == 0:
        return None, False
    before = tokens[phrase.subject_end - 1].low
    if before in CONJUNCTIONS | {"then"}:
        return _shared_subject(tokens, phrase, earlier), True
    if before == ",":  # "Ruiz, who said she was tired, [said]"
        outer = [
            f for f in earlier if not (f.source and tokens[f.source[0]].low in {"who", "which"})
        ]
        source = subject_before(tokens, phrase.subject_end, left_limit(outer, phrase.at))
    else:
        source = subject_before(tokens, phrase.subject_end, left_limit(earlier, phrase.at))
    return source, False


def _cited(tokens: Sequence[Token], phrase: VerbPhrase) -> Range | None:
    """The one whose words another gives: "The Courier quoted [Ana Ruiz] as saying"."""
    end = phrase.at - 1
    verbs = [k for k in range(end) if tokens[k].low in _CITES]
    if not verbs:
        return None
    start = verbs[-1]
    if start and tokens[start - 1].low in BE | {"been"}:  # "Ruiz was quoted by the Courier as"
        while start and tokens[start - 1].low in AUXILIARIES:
            start -= 1
        return subject_before(tokens, start)
    end -= tokens[end - 1].low == ","
    return (start + 1, end) if start + 1 < end else None


def left_limit(earlier: Sequence[Frame], i: int) -> int:
    """How far back a subject may reach: not over an earlier cue, nor out of what that reports."""
    limit = 0
    for frame in earlier:
        limit = max(limit, frame.cue[1], *(p[0] for p in frame.parts if p[0] < i), 0)
    return limit


def _participle_reports(tokens: Sequence[Token], phrase: VerbPhrase) -> bool:
    """A participle reports after a comma, a quotation or a noun; not as a gerund or adjective."""
    after = tokens[phrase.stop] if phrase.stop < len(tokens) else None
    if phrase.subject_end == 0 or after is None or after.low in {".", ",", "of"}:
        return False
    before = tokens[phrase.subject_end - 1]
    if before.low in _NOT_BEFORE_PARTICIPLE:
        return False
    if before.quotation or before.low in set(", while and by before after without — but".split()):
        return True
    verb = before.low.endswith("ing") or before.low in _BEFORE_GERUND
    noun = before.kind is Kind.WORD and not verb  # "has started writing"
    return noun and bool(phrase.takes & (Takes.CLAUSE | Takes.OBJECT))


def _participle_source(
    tokens: Sequence[Token], phrase: VerbPhrase, earlier: Sequence[Frame]
) -> Range | None:
    before = tokens[phrase.subject_end - 1]
    if before.low in _DOCUMENTS:
        return subject_before(tokens, phrase.subject_end)
    name = before.name_like and not tokens[phrase.at].name_like
    person = name or before.low in PLURAL_SPEAKERS | OBJECT_PRONOUNS
    if person and before.low not in TIMES:  # "reminds us of Ruiz saying that"
        noun = subject_before(tokens, phrase.subject_end)
        if noun is None or tokens[noun[0] - 1].low not in PREPOSITIONS - {"of", "with"}:
            return noun
    if _has_own_noun(tokens, phrase.subject_end):
        return None
    shared = _clause_pronoun(tokens, phrase, earlier) or _shared_subject(tokens, phrase, earlier)
    embedded = shared and shared[0] > 0 and tokens[shared[0] - 1].low in {"that", "whether"}
    return None if embedded else shared


def _has_own_noun(tokens: Sequence[Token], end: int) -> bool:
    """Whether a participle goes with a noun: "errors, including an aide saying"."""
    for n in range(end - 1, -1, -1):
        if tokens[n].kind is Kind.PUNCTUATION or tokens[n].quotation:
            return False
        if tokens[n].low in {"including", "with"}:
            return n < end - 2
    return False


def _clause_pronoun(
    tokens: Sequence[Token], phrase: VerbPhrase, earlier: Sequence[Frame]
) -> Range | None:
    """ "When Ruiz asked Vela to go, [he] refused, citing": a later clause's subject."""
    start = max((f.cue[1] for f in earlier), default=phrase.start)
    for k in range(phrase.start - 1, start, -1):
        if tokens[k].low in SUBJECT_PRONOUNS - {"who"} and tokens[k - 1].low == ",":
            return k, k + 1
    return None


def _shared_subject(
    tokens: Sequence[Token], phrase: VerbPhrase, earlier: Sequence[Frame]
) -> Range | None:
    """The subject of the verb before that is no relative clause's, else that of the sentence."""
    for frame in reversed(earlier):
        source = frame.source
        if source and (phrase.participle or tokens[source[0]].low not in {"who", "which", "that"}):
            return None if _is_told_by_another(tokens, source, earlier) else source
    return main_subject(tokens, phrase.start)


def _is_told_by_another(tokens: Sequence[Token], source: Range, earlier: Sequence[Frame]) -> bool:
    """Whether a subject stands in what another says, so that either may go on after it.

    "Ruiz said Vela praised him, adding that": Ruiz or Vela; not so after a comma or conjunction.
    """
    before = tokens[source[0] - 1].low if source[0] else ""
    if before in CONJUNCTIONS | {",", ";", "while"} or tokens[source[0]].low in SUBJECT_PRONOUNS:
        return False
    return any(
        f.source != source and f.cue[1] <= source[0] and any(s <= source[0] < e for s, e in f.parts)
        for f in earlier
    )
