"""Cuts an article into passages: runs of whole sentences that fit the encoder's window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.models import Span, Turn, stripped

CountTokens = Callable[[Sequence[str]], list[int]]

# A tokenizer may call any long run of letters one unknown token; no passage grows beyond this.
_CHARACTERS_PER_TOKEN = 12


@dataclass(frozen=True, slots=True)
class PassageSettings:
    """``tokens`` is the most that a passage holds, as the encoder counts them, special tokens
    aside; ``overlap_sentences`` are repeated from the passage before."""

    tokens: int = 200
    overlap_sentences: int = 1


@dataclass(frozen=True, slots=True)
class _Piece:
    span: Span
    tokens: int


def cut_passages(
    text: str,
    sentences: Sequence[Span],
    settings: PassageSettings,
    count_tokens: CountTokens,
    *,
    turns: Sequence[Turn] = (),
    whole: Sequence[Span] = (),
) -> tuple[Span, ...]:
    """The passages of one article, in order.

    Every sentence lies in at least one passage; only a sentence longer than a passage is cut, at
    white space where it has any. No passage crosses the start of a turn. The spans ``whole``
    (quotations, in order) are not cut where moving the end of a passage back by at most half its
    size avoids it.
    """
    counts = count_tokens([sentence.of(text) for sentence in sentences])
    pieces = [
        piece
        for sentence, tokens in zip(sentences, counts, strict=True)
        for piece in _fitting(text, _Piece(sentence, tokens), settings.tokens, count_tokens)
    ]
    turn_starts = _turn_starts(pieces, turns)
    inside = _ends_inside(pieces, whole)
    passages: list[Span] = []
    start = 0
    while start < len(pieces):
        end = _end_of_passage(pieces, start, settings.tokens, turn_starts)
        if end < len(pieces) and end not in turn_starts:
            end = _before_quotation(pieces, start, end, inside)
        passages.append(Span(pieces[start].span.start, pieces[end - 1].span.end))
        start = _next_start(pieces, start, end, settings, turn_starts)
    return tuple(passages)


def _fitting(text: str, piece: _Piece, limit: int, count_tokens: CountTokens) -> list[_Piece]:
    """``piece`` itself if it fits a passage, else its halves, as often as needed."""
    if piece.tokens <= limit and len(piece.span) <= limit * _CHARACTERS_PER_TOKEN:
        return [piece]
    middle = (piece.span.start + piece.span.end) // 2
    cut = text.rfind(" ", piece.span.start + 1, middle)
    cut = middle if cut < 0 else cut
    fitted: list[_Piece] = []
    for start, end in ((piece.span.start, cut), (cut, piece.span.end)):
        span = stripped(text, start, end)
        if span:
            half = _Piece(span, count_tokens([span.of(text)])[0])
            fitted += _fitting(text, half, limit, count_tokens)
    return fitted


def _end_of_passage(
    pieces: Sequence[_Piece], start: int, limit: int, turn_starts: frozenset[int]
) -> int:
    """One past the last piece that a passage starting at ``start`` has room for."""
    end, tokens = start + 1, pieces[start].tokens
    while end < len(pieces) and end not in turn_starts and tokens + pieces[end].tokens <= limit:
        tokens += pieces[end].tokens
        end += 1
    return end


def _before_quotation(
    pieces: Sequence[_Piece], start: int, end: int, inside: frozenset[int]
) -> int:
    """``end``, or the nearest end before it, up to half a passage back, that cuts no quotation."""
    half = sum(piece.tokens for piece in pieces[start:end]) / 2
    kept = end
    while kept in inside and sum(piece.tokens for piece in pieces[start:kept]) > half:
        kept -= 1
    return kept if kept not in inside and kept > start else end


def _next_start(
    pieces: Sequence[_Piece],
    start: int,
    end: int,
    settings: PassageSettings,
    turn_starts: frozenset[int],
) -> int:
    """Where the next passage begins: back by the overlap, as far as it leaves room to advance."""
    if end >= len(pieces) or end in turn_starts:
        return end
    following = end
    tokens = pieces[end].tokens
    while following > max(start + 1, end - settings.overlap_sentences):
        tokens += pieces[following - 1].tokens
        if tokens > settings.tokens:
            break
        following -= 1
    return following


def _turn_starts(pieces: Sequence[_Piece], turns: Sequence[Turn]) -> frozenset[int]:
    """Numbers of the pieces at which a new turn, label included, begins."""
    starts: set[int] = set()
    number, previous_end = 0, 0
    for turn in turns:
        while number < len(pieces) and pieces[number].span.start < previous_end:
            number += 1
        starts.add(number)
        previous_end = turn.span.end
    return frozenset(starts)


def _ends_inside(pieces: Sequence[_Piece], whole: Sequence[Span]) -> frozenset[int]:
    """Numbers of the pieces before which a cut would fall inside one of the spans ``whole``."""
    inside: set[int] = set()
    number = 0
    for span in whole:
        while number < len(pieces) and pieces[number].span.start <= span.start:
            number += 1
        following = number
        while following < len(pieces) and pieces[following].span.start < span.end:
            inside.add(following)
            following += 1
    return frozenset(inside)
