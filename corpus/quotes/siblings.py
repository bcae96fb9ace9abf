"""Several reports in one sentence: which lies in another's content, and where one ends it."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.quotes.content_end import clause_end
from corpus.quotes.cues import Takes
from corpus.quotes.frame import Frame
from corpus.quotes.grammar import is_adverb
from corpus.quotes.noun_phrase import Range
from corpus.quotes.tokens import Token

_THINGS = frozenset("it this that which".split())
_ASIDE = frozenset("while as although though whereas".split())


def settle(tokens: Sequence[Token], frames: Sequence[Frame]) -> list[Frame]:
    """The frames with contents cut where the next report starts, unless that is part of them.

    A frame that is no saying is left out where another's content holds it ("said he hopes ...").
    """
    whole: list[Frame] = []
    for n, frame in enumerate(frames):
        parts = frame.parts
        for later in frames[n + 1 :]:
            cut = _cut(tokens, frame, later)
            if cut is not None:
                parts = _ended(tokens, frame, _shortened(parts, cut, later.cue[1]))
                break
        whole.append(replace(frame, parts=tuple((s, e) for s, e in parts if s < e)))
    return [
        frame
        for n, frame in enumerate(whole)
        if (frame.parts or not frame.elliptical)
        and not _only_told(tokens, frame, [*whole[:n], *whole[n + 1 :]])
    ]


def _shortened(parts: Sequence[Range], cut: int, resumes: int) -> tuple[Range, ...]:
    return tuple((s, min(e, cut) if s < cut else e) for s, e in parts if s < cut or s > resumes)


def _ended(tokens: Sequence[Token], frame: Frame, parts: Sequence[Range]) -> tuple[Range, ...]:
    """The parts with a clause right of the cue ended where the writer adds to what is left."""
    takes = frame.verb.takes if frame.verb and not frame.verb.thinks else Takes(0)
    if not takes & (Takes.AROUND | Takes.ADDRESSEE):
        return tuple(parts)
    return tuple(
        (s, clause_end(tokens[:e], s) if frame.cue[1] <= s < e and not tokens[s].quotation else e)
        for s, e in parts
    )


def _only_told(tokens: Sequence[Token], frame: Frame, others: Sequence[Frame]) -> bool:
    verb = frame.verb
    if verb is None or not any(s <= frame.cue[0] < e for f in others for s, e in f.parts):
        return False
    things = frame.source and tokens[frame.source[0]].low in _THINGS
    return (
        bool(things and frame.source and frame.source[1] - frame.source[0] == 1)
        or verb.thinks
        or not verb.takes & (Takes.AROUND | Takes.ADDRESSEE)
        or not verb.takes & Takes.QUOTATION
        or bool(verb.takes & Takes.INFINITIVE)
        or frame.cue[1] - frame.cue[0] > 3
    )


def _cut(tokens: Sequence[Token], frame: Frame, later: Frame) -> int | None:
    """Where ``later`` ends the content of ``frame``; None where it lies within, or apart."""
    holder = next((p for p in frame.parts if p[0] <= later.cue[0] < p[1]), None)
    if holder is None:
        return None
    if later.parts and later.parts[0][0] <= frame.cue[0] and later.verb:
        return later.parts[0][1]  # "The poll showed ..., Ruiz said, ..."
    begin = later.cue[0]
    if later.source and later.verb and not later.elliptical:
        begin = min(begin, later.source[0])
    if begin <= holder[0]:
        return None
    if later.parts and holder[0] < later.parts[0][0] and later.parts[0][1] <= begin:
        before = later.parts[0][0] - 1
        if tokens[before].low in {":", ";", ","}:
            return before
    return _joint(tokens, later, begin, holder[0])


def _joint(tokens: Sequence[Token], later: Frame, begin: int, start: int) -> int | None:
    """The mark or conjunction before ``begin`` that sets ``later`` beside, not inside."""
    k = begin - 1
    while k > start and is_adverb(tokens[k].low):
        k -= 1
    low, comma = tokens[k].low, tokens[k - 1].low == ","
    if low == ";" or (later.verb is None and low == ","):
        return k
    if low in _ASIDE and comma:
        return k - 1
    own = low == "but" and later.source is not None and later.source[0] >= k
    if low in {"and", "but"} and (comma or later.elliptical or own):
        return k - comma
    if later.elliptical and low in {",", "—", "while", "or"}:
        return k
    return None
