"""Cuts an article into passages: runs of whole sentences that fit the encoder's window."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.models import Article, Span, Turn, stripped
from corpus.quotes.marks import find_quotations
from corpus.quotes.paragraphs import paragraphs

CountTokens = Callable[[Sequence[str]], list[int]]

# A tokenizer may call any long run of letters one unknown token: it counts by its length instead.
_CHARACTERS_PER_TOKEN = 12
_SPACES = (" ", "\n", "\t", "\u00a0")


@dataclass(frozen=True, slots=True)
class PassageSettings:
    """``tokens`` is the most that a passage holds, as the encoder counts them, special tokens
    aside; ``overlap_sentences`` are repeated from the passage before."""

    tokens: int = 200
    overlap_sentences: int = 1


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or a part of one that is too long; ``tokens`` is what it takes of a passage."""

    span: Span
    tokens: int


def cut_article(
    article: Article,
    sentences: Sequence[Span],
    settings: PassageSettings,
    count_tokens: CountTokens,
) -> tuple[Span, ...]:
    """The passages of an article with these sentences, in order, its quotations whole where that
    can be; see `cut_passages`."""
    marks = find_quotations(article.text, list(paragraphs(article.text)))
    whole = [quotation.outer for quotation in marks.quotations if quotation.depth == 0]
    return cut_passages(
        article.text, sentences, settings, count_tokens, turns=article.turns, whole=whole
    )


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
    pieces = [
        fitting
        for piece in _pieces(text, sentences, count_tokens)
        for fitting in _fitting(text, piece, settings.tokens, count_tokens)
    ]
    turn_starts = _turn_starts(pieces, turns)
    inside = _ends_inside(pieces, whole)
    passages: list[Span] = []
    start = end = 0
    while start < len(pieces):
        covered = end
        end = _end_of_passage(pieces, start, settings.tokens, turn_starts)
        if end < len(pieces) and end not in turn_starts:
            end = _before_quotation(pieces, start, covered, end, inside)
        passages.append(Span(pieces[start].span.start, pieces[end - 1].span.end))
        start = _next_start(pieces, start, end, settings, turn_starts)
    return tuple(passages)


def _pieces(text: str, spans: Sequence[Span], count_tokens: CountTokens) -> list[_Piece]:
    counts = count_tokens([span.of(text) for span in spans])
    return [
        _Piece(span, max(tokens, math.ceil(len(span) / _CHARACTERS_PER_TOKEN)))
        for span, tokens in zip(spans, counts, strict=True)
    ]


def _fitting(text: str, piece: _Piece, limit: int, count_tokens: CountTokens) -> list[_Piece]:
    """``piece`` itself if it fits a passage (or is one character), else its halves, repeatedly."""
    if piece.tokens <= limit or len(piece.span) == 1:
        return [piece]
    cut = _middle(text, piece.span)
    halves = (stripped(text, piece.span.start, cut), stripped(text, cut, piece.span.end))
    return [
        fitting
        for half in _pieces(text, halves, count_tokens)
        for fitting in _fitting(text, half, limit, count_tokens)
    ]


def _middle(text: str, span: Span) -> int:
    """The white space in the middle of a stripped span, or nearest before it, or after it, if any.

    >>> _middle("no word is cut", Span(0, 14))
    7
    """
    middle = (span.start + span.end) // 2
    before = max(text.rfind(space, span.start, middle + 1) for space in _SPACES)
    if before > span.start:
        return before
    after = [text.find(space, middle, span.end) for space in _SPACES]
    return min((at for at in after if at >= 0), default=middle)


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
    pieces: Sequence[_Piece], start: int, covered: int, end: int, inside: frozenset[int]
) -> int:
    """``end``, or the nearest end before it, up to half a passage back, that cuts no quotation.

    It stays after ``covered``, where the passage before ended.
    """
    spare = sum(piece.tokens for piece in pieces[start:end]) // 2
    kept = end
    while kept in inside and kept - 1 > max(start, covered) and pieces[kept - 1].tokens <= spare:
        kept -= 1
        spare -= pieces[kept].tokens
    return end if kept in inside else kept


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
