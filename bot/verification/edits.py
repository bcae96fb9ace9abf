"""The steps that lead from words of an article to those of a claim."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from rapidfuzz.distance import Levenshtein

from bot.answers import cite
from bot.tellings.words import Word
from bot.verification.models import Edit, EditKind
from bot.verification.parted import in_rows
from bot.verification.pieces import Piece
from corpus.models import Article, Span, hull

_KINDS = {
    "equal": EditKind.SAME,
    "delete": EditKind.PUT_IN,
    "insert": EditKind.LEFT_OUT,
    "replace": EditKind.CHANGED,
}


def edits(
    pieces: Sequence[Piece],
    runs: Sequence[Sequence[Word]],
    article: Article,
    apart: Sequence[Span] = (),
) -> Iterator[Edit]:
    """The steps, in order, from ``runs``, words of the article, to the pieces of a claim.

    A gap is told between pieces, and in a run where one of ``apart`` stands, what parts statements.
    """
    for n, (piece, run) in enumerate(zip(pieces, runs, strict=True)):
        if n:
            yield Edit(EditKind.GAP, None, None)
        yield from _of_run(piece, run, article, list(accumulate(map(len, in_rows(run, apart)))))


def _of_run(
    piece: Piece, run: Sequence[Word], article: Article, ends: Sequence[int]
) -> Iterator[Edit]:
    """The steps from a run to a piece, none of them beyond where one of its rows ends."""
    told = 0  # words of the run before the last gap told
    for step in Levenshtein.opcodes(piece.keys, [word.key for word in run]):
        asked, at = step.src_start, step.dest_start
        inner = [end for end in ends if step.dest_start < end < step.dest_end]
        for end in (*inner, step.dest_end):
            if at in ends and told < at:
                told = at
                yield Edit(EditKind.GAP, None, None)
            # What is the same or changed are as many words on both sides.
            last = end == step.dest_end
            until = step.src_end if last else min(asked + end - at, step.src_end)
            span = _hull(run[at:end])
            stored = cite(article, span, span.of(article.text)) if span else None
            yield Edit(_KINDS[step.tag], _hull(piece.words[asked:until]), stored)
            asked, at = until, end


def _hull(words: Sequence[Word]) -> Span | None:
    return hull([word.span for word in words]) if words else None
