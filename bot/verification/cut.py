"""Whether words were cut so that a negation, a condition or a denial of them was lost."""

from collections.abc import Iterable, Sequence

from bot.answers import cite
from bot.tellings.negations import negations
from bot.tellings.words import words_in
from bot.verification.clauses import Governing, lost_after, lost_before, without_asides
from bot.verification.models import Loss, Lost
from bot.verification.parted import blanked, partings
from corpus.models import Article, Quote, Span, widened


def find_loss(
    article: Article, kept: Sequence[Span], sentences: Sequence[Span], quotes: Sequence[Quote]
) -> Lost | None:
    """What the words at ``kept``, in order, have lost of their sentences; None if nothing.

    ``sentences`` and ``quotes`` are those of the article.
    """
    apart = [span for span in partings(quotes) if not any(map(span.overlaps, kept))]
    text = blanked(article.text, apart)
    losses = (_of_piece(text, kept, n, sentences) for n in range(len(kept)))
    found = next(filter(None, losses), None) or _denied(kept, quotes)
    return Lost(found[0], cite(article, found[1], found[1].of(article.text))) if found else None


def _of_piece(
    text: str, kept: Sequence[Span], n: int, sentences: Sequence[Span]
) -> Governing | None:
    """What the ``n``-th of the words kept have lost, up to those kept before and after them."""
    piece = kept[n]
    around = widened(piece, sentences)
    start = max(around.start, kept[n - 1].end) if n else around.start
    end = min(around.end, kept[n + 1].start) if n + 1 < len(kept) else around.end
    if n and start > around.start:  # all that the claim leaves out here is of one sentence
        hidden = negations(words_in(text, Span(start, piece.start)))
        if hidden:
            return Loss.NEGATION, hidden[0].span
    text = without_asides(text, Span(start, piece.start))
    text = without_asides(text, Span(piece.end, end))
    before, words = words_in(text, Span(start, piece.start)), words_in(text, piece)
    after = words_in(text, Span(piece.end, end))
    return lost_before(text, before, words) or lost_after(text, words, after)


def _denied(kept: Sequence[Span], quotes: Iterable[Quote]) -> Governing | None:
    """The word by which the words were denied or refused, if they were and it is left out."""
    for quote in quotes:
        if not quote.denied or quote.cue is None or any(map(quote.cue.overlaps, kept)):
            continue
        if all(any(part.contains(piece) for part in quote.parts) for piece in kept):
            return Loss.DENIAL, quote.cue
    return None
