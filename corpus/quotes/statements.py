"""Statements of an article: the frames of its sentences, and the quotations that no frame claims."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from corpus.models import Span
from corpus.quotes.cues import Verb
from corpus.quotes.frames import Frame, find_frames
from corpus.quotes.marks import Quotation
from corpus.quotes.source import Range, main_subject
from corpus.quotes.tokens import Kind, Sentence, Token


class Evidence(IntEnum):
    """How the source of a statement is known, the weakest first."""

    SUBJECT = 1
    """A quotation in a sentence without a word of saying: the sentence's subject."""
    PREVIOUS = 2
    """A paragraph that is all quotation: the speaker of the paragraph before."""
    FOLLOWING = 3
    """A quotation whose speaker is named further on in its paragraph."""
    CONTINUED = 4
    """A quotation right after one whose speaker is named, in the same paragraph."""
    CUE = 5
    """A word of saying with its subject."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A report of speech before its speaker is resolved; ``sentence`` counts sentences from 0."""

    parts: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    verb: Verb | None
    evidence: Evidence
    sentence: int
    paragraph: int
    denied: bool = False
    quoted: bool = False
    """Whether its last part ends with a quotation, so that a bare one after it goes on."""
    open_ended: bool = False
    """Whether its last quotation has no closing mark."""
    introduces: bool = False


def find_statements(sentences: Sequence[Sentence]) -> list[Statement]:
    """The statements of ``sentences``, in order of their first part."""
    found: list[Statement] = []
    waiting: list[tuple[int, Token]] = []  # bare quotations before the first speaker of a paragraph
    paragraph = -1
    for n, sentence in enumerate(sentences):
        if sentence.paragraph != paragraph:
            _give_up(found, waiting, sentences)
            paragraph = sentence.paragraph
        tokens = sentence.tokens
        frames = find_frames(tokens)
        for frame in frames:
            statement = _framed(tokens, frame, n, sentence)
            if waiting and statement.quoted:
                early = tuple(_inner(t) for _, t in waiting)
                statement = replace(statement, parts=early + statement.parts)
                waiting = []
            found.append(statement)
        claimed = [p for f in frames for p in f.parts]
        bare = _is_bare(tokens)
        opens = not frames and bool(tokens[0].quotation) and tokens[0].words >= 4
        for k, token in enumerate(tokens):
            if token.quotation is None or any(s <= k < e for s, e in claimed):
                continue
            if not _attach(found, token, sentence, n, bare=bare or (opens and k == 0)):
                if bare:
                    waiting.append((n, token))
                elif token.words >= 3 and not _is_name(token):
                    _embedded(found, tokens, k, n, sentence, frames)
    _give_up(found, waiting, sentences)
    whole = (replace(s, parts=_disjoint(s.parts)) for s in found if s.parts)
    return sorted(whole, key=lambda s: (s.parts[0], s.parts[-1].end))


def _disjoint(parts: Sequence[Span]) -> tuple[Span, ...]:
    """The parts in order, without one that overlaps an earlier one."""
    result: list[Span] = []
    for part in sorted(parts):
        if not result or part.start >= result[-1].end:
            result.append(part)
    return tuple(result)


def _inner(token: Token) -> Span:
    assert token.quotation is not None
    return token.quotation.outer


def _is_bare(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is nothing but quotation."""
    return all(t.quotation or t.kind is Kind.PUNCTUATION for t in tokens)


def _is_name(token: Token) -> bool:
    """Whether a quotation looks like the title of a work or another name: capitals throughout."""
    words = [w for w in token.text.strip("”\"'’»“‘.,").split() if w[0].isalnum()]
    longer = [w for w in words if len(w) > 3]
    return len(words) <= 8 and bool(longer) and all(not w[0].islower() for w in longer)


def _span(tokens: Sequence[Token], where: Range) -> Span:
    return Span(tokens[where[0]].start, tokens[where[1] - 1].end)


def _framed(tokens: Sequence[Token], frame: Frame, n: int, sentence: Sentence) -> Statement:
    parts = tuple(sorted(_span(tokens, p) for p in frame.parts))
    last = tokens[max(p[1] for p in frame.parts) - 1] if frame.parts else None
    quoted = bool(last and last.quotation)
    return Statement(
        parts,
        _span(tokens, frame.cue),
        _span(tokens, frame.source) if frame.source else None,
        frame.verb,
        Evidence.CUE,
        n,
        sentence.paragraph,
        frame.denied,
        quoted=quoted,
        open_ended=bool(last and last.quotation and not last.quotation.closed),
        introduces=frame.introduces or not frame.parts,
    )


def _attach(
    found: list[Statement], token: Token, sentence: Sentence, n: int, *, bare: bool
) -> bool:
    """Give a quotation to the statement that it goes on with, if there is one."""
    if not found or not bare:
        return False
    assert token.quotation is not None
    at = len(found) - 1
    while at > 0 and not found[at].quoted and found[at - 1].quoted and (
        found[at - 1].sentence == found[at].sentence
    ):
        at -= 1
    last = found[at]
    goes_on = last.open_ended and last.paragraph == sentence.paragraph - 1
    introduced = last.introduces and not last.parts and n - last.sentence == 1
    same = last.paragraph == sentence.paragraph
    if goes_on or introduced or same:
        found[at] = replace(
            last,
            parts=(*last.parts, _inner(token)),
            sentence=n,
            paragraph=sentence.paragraph,
            quoted=True,
            open_ended=not token.quotation.closed,
        )
        return True
    return False


def _embedded(
    found: list[Statement],
    tokens: Sequence[Token],
    k: int,
    n: int,
    sentence: Sentence,
    frames: Sequence[Frame],
) -> None:
    """A quotation in a sentence without a word of saying for it: that of the nearest subject."""
    before = [f.source for f in frames if f.source and f.cue[1] <= k]
    subject = before[-1] if before else main_subject(tokens, k, nearest=True)
    if subject is None:
        subject = main_subject(tokens)
    found.append(
        Statement(
            (_inner(tokens[k]),),
            None,
            _span(tokens, subject) if subject else None,
            None,
            Evidence.SUBJECT,
            n,
            sentence.paragraph,
        )
    )


def _give_up(
    found: list[Statement], waiting: list[tuple[int, Token]], sentences: Sequence[Sentence]
) -> None:
    """Bare quotations that nobody in their paragraph claims: the last speaker's, if near."""
    if not waiting:
        return
    first = waiting[0][0]
    paragraph = sentences[first].paragraph
    near = found[-1] if found and paragraph - found[-1].paragraph <= 1 else None
    last = waiting[-1][1].quotation
    found.append(
        Statement(
            tuple(_inner(t) for _, t in waiting),
            None,
            near.source if near else None,
            None,
            Evidence.PREVIOUS,
            waiting[-1][0],
            paragraph,
            quoted=True,
            open_ended=bool(last and not last.closed),
        )
    )
    waiting.clear()
