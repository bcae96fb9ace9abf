"""The steps that lead from words of an article to those of a claim."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from bot.answers import cite
from bot.verification.models import Edit, EditKind
from bot.verification.pieces import Piece
from bot.verification.words import Word
from corpus.models import Article, Span, hull

_KINDS = {
    "equal": EditKind.SAME,
    "delete": EditKind.PUT_IN,
    "insert": EditKind.LEFT_OUT,
    "replace": EditKind.CHANGED,
}


def edits(
    pieces: Sequence[Piece], runs: Sequence[Sequence[Word]], article: Article
) -> Iterator[Edit]:
    """The steps, in order, from ``runs``, words of the article, to the pieces of a claim."""
    for n, (piece, run) in enumerate(zip(pieces, runs, strict=True)):
        if n:
            yield Edit(EditKind.GAP, None, None)
        for step in Levenshtein.opcodes(piece.keys, [word.key for word in run]):
            asked = _hull(piece.words[step.src_start : step.src_end])
            span = _hull(run[step.dest_start : step.dest_end])
            stored = cite(article, span, span.of(article.text)) if span else None
            yield Edit(_KINDS[step.tag], asked, stored)


def _hull(words: Sequence[Word]) -> Span | None:
    return hull([word.span for word in words]) if words else None
