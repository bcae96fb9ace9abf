"""What a verb of reporting with its subject reports: to the right of it, or around it."""

from collections.abc import Sequence

from corpus.quotes.content import (
    is_adverbial,
    left,
    right_start,
    that_follows,
)
from corpus.quotes.content_end import right_end
from corpus.quotes.cues import REPORTING, Form, Takes
from corpus.quotes.frame import Frame
from corpus.quotes.grammar import (
    WH,
)
from corpus.quotes.inversion import is_final, quotation_before, reach
from corpus.quotes.not_said import conveys_nothing
from corpus.quotes.noun_phrase import Range
from corpus.quotes.resumption import resumed
from corpus.quotes.source import DASHES
from corpus.quotes.tokens import Token
from corpus.quotes.verb_phrase import VerbPhrase

_KEPT_BACK = frozenset("say tell specify explain disclose reveal indicate elaborate".split())
"""Verbs whose negation before "whether" or "what" is a refusal: "did not say whether"."""


def with_content(
    tokens: Sequence[Token],
    phrase: VerbPhrase,
    source: Range,
    elliptical: bool,
    earlier: Sequence[Frame],
) -> Frame | None:
    """The frame with what stands right of the verb, or around the attribution."""
    quoted = (
        not elliptical
        and bool(phrase.takes & Takes.QUOTATION)
        and quotation_before(tokens, source[0])
        and not REPORTING.get(tokens[0].low, (None, Form.BASE))[1] & Form.ING
    )
    if quoted and _only_relays(tokens, phrase, source, earlier):
        return None
    if not quoted or that_follows(tokens, phrase.stop):
        right = right_start(tokens, phrase)
        if right is not None:
            return _right_frame(tokens, phrase, source, right, elliptical)
    if elliptical or phrase.negated:
        return None
    cue = (phrase.start, phrase.stop)
    if quoted or _parenthetical(tokens, phrase, source):
        first = left(
            tokens, source[0], reach(earlier, source[0], final=is_final(tokens, phrase.stop))
        )
        if first is not None:
            parts = (first, *resumed(tokens, phrase.stop, first))
            if not quoted and len(parts) == 1 and is_adverbial(tokens, first):
                return None
            return Frame(cue, source, parts, phrase.verb)
    return _introduction(tokens, phrase, source)


def _only_relays(
    tokens: Sequence[Token], phrase: VerbPhrase, source: Range, earlier: Sequence[Frame]
) -> bool:
    """Whether the quotation before is another's: 'Ruiz said: "...," the Courier reported'."""
    quotation = source[0] - 1 - (tokens[source[0] - 1].quotation is None)
    return phrase.verb.lemma in {"report", "write"} and any(
        f.cue[1] <= start == quotation for f in earlier for start, _ in f.parts
    )


def _right_frame(
    tokens: Sequence[Token], phrase: VerbPhrase, source: Range, right: int, elliptical: bool
) -> Frame | None:
    """A frame whose content follows; None for what is not said, or only might be."""
    denied = phrase.verb.denies
    if phrase.negated:
        kept_back = tokens[right].low in WH and phrase.verb.lemma in _KEPT_BACK
        if denied or not (phrase.verb.thinks or kept_back):
            return None
        denied = True
    elif phrase.modal and not elliptical and not _may_be_said(tokens, source, right):
        return None
    content = (right, right_end(tokens, phrase, source, right))
    if conveys_nothing(tokens, phrase, source, content):
        return None
    return Frame(
        (phrase.start, phrase.stop),
        source,
        (content,),
        phrase.verb,
        denied=denied,
        elliptical=elliptical,
    )


def _may_be_said(tokens: Sequence[Token], source: Range, right: int) -> bool:
    """Whether words with "would" are told: a quotation, but not in "strange that Ruiz would"."""
    that = tokens[source[0]].low == "that" and source[1] - source[0] > 1
    embedded = that or (source[0] > 0 and tokens[source[0] - 1].low == "that")
    return tokens[right].quotation is not None and not embedded


def _introduction(tokens: Sequence[Token], phrase: VerbPhrase, source: Range) -> Frame | None:
    """An attribution with no content of its own, whose quotation stands in the next sentence."""
    rest = len(tokens) - phrase.stop
    if rest <= 0 or not phrase.takes & Takes.QUOTATION or phrase.modal:
        return None
    last = tokens[-1].low
    short = phrase.takes & Takes.CLAUSE and last in {".", "…"} and source[0] <= 3 and rest < 14
    if not short and last not in {":", ","}:
        return None
    cue = (phrase.start, phrase.stop)
    return Frame(cue, source, (), phrase.verb, introduces=last in {":", ","})


def _parenthetical(tokens: Sequence[Token], phrase: VerbPhrase, source: Range) -> bool:
    """Whether "[..., ] Ruiz said [, ...]" stands in or after the clause that it reports."""
    return (
        bool(phrase.takes & Takes.AROUND)
        and source[0] > 1
        and not phrase.participle
        and tokens[source[0] - 1].low in DASHES | {","}
        and tokens[source[0]].low != "who"
    )
