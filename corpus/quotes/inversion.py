"""A report after its words, with the subject behind the verb: '"...," said Ruiz'."""

from collections.abc import Sequence

from corpus.quotes.content import (
    left,
    past_verb,
    sentence_end,
    that_follows,
)
from corpus.quotes.cues import SAYING_FORMS, Takes
from corpus.quotes.frame import Frame
from corpus.quotes.grammar import CONJUNCTIONS, PREPOSITIONS, SUBJECT_PRONOUNS, is_adverb
from corpus.quotes.noun_phrase import Range, subject_after
from corpus.quotes.resumption import resumed
from corpus.quotes.source import DASHES
from corpus.quotes.tokens import Kind, Token, is_work
from corpus.quotes.verb_phrase import VerbPhrase

_INVERTS = frozenset("say write report note add warn explain".split())
"""Verbs that invert after a clause that is not quoted (", said Ruiz")."""
_RELATIVES = frozenset("who whose which".split())
_SHOWING = frozenset("show indicate demonstrate imply suggest signal find mean".split())
"""Verbs by which things tell something, so that a clause with one may itself be reported."""


def inverted_subject(tokens: Sequence[Token], phrase: VerbPhrase) -> Range | None:
    """The subject right of the verb, where the verb follows a quotation or a comma."""
    if not phrase.takes & (Takes.QUOTATION | Takes.AROUND) or that_follows(tokens, phrase.stop):
        return None
    subject = subject_after(tokens, phrase.stop)
    if subject is None:
        return None
    end = tokens[subject[1]] if subject[1] < len(tokens) else None
    if _opens(tokens, phrase.start):  # 'Said Ruiz: "..."'
        return subject if end is not None and end.low in {":", ","} else None
    if quotation_before(tokens, phrase.start):
        return subject
    after_clause = (
        tokens[phrase.start - 1].low == ","
        and phrase.takes & Takes.AROUND
        and phrase.verb.lemma in _INVERTS
        and not _starts_clause(tokens, *subject)
        and (phrase.start > 3 or (phrase.start > 1 and end is not None and end.low == ","))
        and (end is None or end.kind is Kind.PUNCTUATION or end.low in PREPOSITIONS - {"to"})
    )
    return subject if after_clause else None


def _opens(tokens: Sequence[Token], n: int) -> bool:
    """Whether the verb at ``n`` opens its sentence, but for a "But," or "Still,"."""
    lead = n == 2 and tokens[1].low == ","
    return n == 0 or (lead and (tokens[0].low in CONJUNCTIONS or is_adverb(tokens[0].low)))


def _starts_clause(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether what looks like a subject is a clause ("Ruiz, the envoy, said [talks failed]")."""
    first = tokens[start].low
    if first.partition("'")[0] in SUBJECT_PRONOUNS and first not in SUBJECT_PRONOUNS:
        return True
    comma = next((n for n in range(start, end) if tokens[n].low == ","), end)
    return any(past_verb(t) for t in tokens[start + 1 : comma])


def quotation_before(tokens: Sequence[Token], n: int) -> bool:
    """Whether a quotation stands before ``n``, with or without a comma or dash between."""
    k = n - 2 if n > 1 and tokens[n - 1].low in DASHES | {","} else n - 1
    if k < 0 or tokens[k].quotation is None:
        return False
    named = k > 0 and (tokens[k - 1].low in {"of", "on", "in"} or tokens[k - 1].low.endswith("'s"))
    return not (named and is_work(tokens[k]))  # host of “Morning in Brel,”


def inverted_frame(
    tokens: Sequence[Token], phrase: VerbPhrase, source: Range, earlier: Sequence[Frame]
) -> Frame | None:
    """The frame of a report whose subject ``source`` stands behind the verb."""
    cue = (phrase.start, phrase.stop)
    if _opens(tokens, phrase.start):
        right = source[1] + 1
        parts = ((right, sentence_end(tokens, right)),) if right < len(tokens) else ()
        return Frame(cue, source, parts, phrase.verb, introduces=not parts)
    first = left(
        tokens, phrase.start, reach(earlier, phrase.start, final=is_final(tokens, source[1]))
    )
    if first is None:
        return None
    source = _with_relative(tokens, source)
    return Frame(cue, source, (first, *resumed(tokens, source[1], first)), phrase.verb)


def _with_relative(tokens: Sequence[Token], source: Range) -> Range:
    """The source with the relative clause behind its comma, unless that reports speech itself.

    It ends at the next mark.
    """
    start, end = source
    if end + 1 >= len(tokens) or tokens[end].low != "," or tokens[end + 1].low not in _RELATIVES:
        return source
    stop = end + 1
    while stop < len(tokens) and (
        tokens[stop].kind is not Kind.PUNCTUATION and not tokens[stop].quotation
    ):
        if tokens[stop].low in SAYING_FORMS:
            return source
        stop += 1
    return (start, stop) if stop > end + 2 else source


def is_final(tokens: Sequence[Token], n: int) -> bool:
    """Whether nothing but times, places and marks follows an attribution that ends at ``n``."""
    return not any(t.quotation or past_verb(t) for t in tokens[n:])


def reach(earlier: Sequence[Frame], end: int, *, final: bool) -> int:
    """How far earlier frames reach into what stands before ``end``.

    A whole report is what another tells, where the attribution is ``final``: "Ruiz said talks had
    failed, the Courier reported".
    """
    reach = 0
    for frame in earlier:
        if frame.elliptical or (frame.verb and not frame.verb.takes & Takes.AROUND):
            continue
        if frame.verb and frame.verb.lemma in _SHOWING:
            continue
        if final and any(frame.cue[1] <= start and end <= stop for start, stop in frame.parts):
            continue
        reach = max(reach, frame.cue[1], *(p[1] for p in frame.parts if p[1] < end), 0)
        if frame.source and frame.source[1] < end:
            reach = max(reach, frame.source[1])
    return reach
