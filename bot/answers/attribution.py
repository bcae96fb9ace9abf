"""Whose words a stretch of an article is, by the statements found in it."""

from collections.abc import Container, Sequence

from corpus.models import Quote, QuoteKind, Span, Speaker
from index.speakers import SURE

# The least share of a stretch that must be somebody's statement, its cue and source included, for
# the stretch to be called a statement of theirs.
_MOST = 0.6


def sure_speaker(quote: Quote) -> Speaker | None:
    """Who said it, None unless that is sure enough to be shown."""
    return quote.speaker if quote.confidence >= SURE else None


def attribute(
    text: str, stretch: Span, quotes: Sequence[Quote], asked: Container[str] = ()
) -> tuple[QuoteKind | None, Speaker | None]:
    """The kind of statement that a stretch of ``text`` is, and its speaker.

    ``quotes`` are those of the article. The kind is None for what is mostly nobody's statement, the
    speaker None also where it holds statements of several, or of one who is not sure. Where it
    holds the words of one of ``asked``, ids, and nobody else's, it is called theirs, however much
    the article says around them.
    """
    told = [
        quote
        for quote in quotes
        if quote.within is None and any(part.overlaps(stretch) for part in quote.parts)
    ]
    speakers = [sure_speaker(quote) for quote in told]
    sure = {speaker.id: speaker for speaker in reversed(speakers) if speaker}
    only = next(iter(sure.values())) if len(sure) == 1 else None
    nobody_else = all(quote.speaker and only and quote.speaker.id == only.id for quote in told)
    if only and only.id in asked and nobody_else:
        kinds = {quote.kind for quote, said in zip(told, speakers, strict=True) if said}
        return kinds.pop() if len(kinds) == 1 else QuoteKind.MIXED, only
    if not told or _share(text, stretch, told) < _MOST:
        return None, None
    kinds = {quote.kind for quote in told}
    kind = kinds.pop() if len(kinds) == 1 else QuoteKind.MIXED
    return kind, only if all(speakers) else None


def _spans(quote: Quote) -> list[Span]:
    return [*quote.parts, *filter(None, (quote.cue, quote.source))]


def _share(text: str, stretch: Span, quotes: Sequence[Quote]) -> float:
    """The share of the letters of ``stretch`` that are in one of the statements."""
    covered = {i for quote in quotes for span in _spans(quote) for i in range(span.start, span.end)}
    letters = [i for i in range(stretch.start, stretch.end) if text[i].isalnum()]
    return sum(i in covered for i in letters) / len(letters) if letters else 0.0
