"""Frames of reporting in one sentence: word of saying, who says it, and what is said."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.quotes.content import (
    that_follows,
)
from corpus.quotes.cues import REPORTING
from corpus.quotes.frame import Frame
from corpus.quotes.inversion import inverted_frame, inverted_subject
from corpus.quotes.patterns import (
    according,
    after_dash,
    announced,
    any_verb,
    asked,
    dash_labelled,
    in_words_of,
)
from corpus.quotes.reported import with_content
from corpus.quotes.source import subject_before
from corpus.quotes.subjects import find_source, left_limit
from corpus.quotes.tokens import Kind, Token
from corpus.quotes.verb_phrase import VerbPhrase, agrees, verb_phrase

_FINDERS = frozenset(
    """poll polls survey surveys study studies report analysis review investigation researchers
    audit inquiry panel court judge jury percent commission""".split()
)
"""Subjects of which "found" reports."""
_MOST = 24
"""Reports in one sentence after which no more are looked for: it is no prose."""


def find_frames(tokens: Sequence[Token]) -> list[Frame]:
    """The frames of a sentence, by their cue, as each stands; contents may still overlap."""
    question = asked(tokens)
    found: list[Frame] = [question] if question else []
    start = question.parts[0][1] if question else 0
    titled = is_title(tokens)
    for i, token in enumerate(tokens):
        if i < start:
            continue
        frame = None
        if token.low in {"per", "according"}:
            frame = according(tokens, i)
            if frame and _is_said_already(tokens, frame, found):
                frame = None
        elif token.low in {"words", "view"}:
            frame = in_words_of(tokens, i)
        elif token.low in REPORTING:
            phrase = verb_phrase(tokens, i, titled=titled)
            frame = _verbal(tokens, phrase, found) if phrase else None
        if frame:
            found.append(frame)
            start = frame.cue[1]
            if len(found) >= _MOST:
                break
    if not found:
        other = dash_labelled(tokens) or after_dash(tokens) or any_verb(tokens) or announced(tokens)
        return [other] if other else []
    return found


def _is_said_already(tokens: Sequence[Token], frame: Frame, found: Sequence[Frame]) -> bool:
    """Whether one is only according to whom another said it: '"...," Ruiz said, according to'."""
    start = frame.parts[0][0]
    return tokens[start].quotation is not None and any(
        f.parts and f.parts[0][0] == start and f.cue[1] <= frame.cue[0] for f in found
    )


def is_title(tokens: Sequence[Token]) -> bool:
    """Whether nearly every longer word has a capital, as in a headline."""
    words = [t for t in tokens if t.kind is Kind.WORD and len(t.low) > 3]
    return len(words) > 3 and sum(t.name_like for t in words) >= 0.85 * len(words)


def _verbal(tokens: Sequence[Token], phrase: VerbPhrase, earlier: Sequence[Frame]) -> Frame | None:
    if phrase.passive:
        return _quoted_as_saying(tokens, phrase, earlier)
    if not phrase.participle:
        inverted = inverted_subject(tokens, phrase)
        if inverted:
            return inverted_frame(tokens, phrase, inverted, earlier)
    source, elliptical = find_source(tokens, phrase, earlier)
    if source is None or not agrees(tokens, phrase, *source):
        return None
    if phrase.verb.lemma == "find" and not (
        that_follows(tokens, phrase.stop)
        or any(t.low in _FINDERS for t in tokens[source[0] : source[1]])
    ):
        return None
    before = tokens[source[0] - 1].low if source[0] else ""
    if before in {"if", "whether", "unless"} and not elliptical:
        return None
    return with_content(tokens, phrase, source, elliptical, earlier)


def _quoted_as_saying(
    tokens: Sequence[Token], phrase: VerbPhrase, earlier: Sequence[Frame]
) -> Frame | None:
    """ "was quoted as saying": the one passive whose subject speaks."""
    n = phrase.stop
    if phrase.verb.lemma not in {"quote", "cite"} or n + 1 >= len(tokens):
        return None
    if tokens[n].low != "as" or tokens[n + 1].low not in {"saying", "telling"}:
        return None
    source = subject_before(tokens, phrase.subject_end, left_limit(earlier, phrase.at))
    inner = verb_phrase(tokens, n + 1)
    if source is None or inner is None:
        return None
    whole = replace(inner, start=phrase.start, subject_end=phrase.subject_end, participle=False)
    return with_content(tokens, whole, source, False, ())
