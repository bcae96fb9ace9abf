"""Statements that are parted by who said them: of “A,” Ruiz said, “B” the words are A B."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, starmap

from bot.tellings.words import Word
from corpus.models import Quote, QuoteKind, Span


def partings(quotes: Sequence[Quote]) -> list[Span]:
    """What tells who said it between the parts of an article's statements, in order.

    It is the article's own, so nothing of it is quoted.
    """
    outermost = [quote for quote in quotes if quote.within is None]
    quoted = [part for q in outermost if q.kind is not QuoteKind.INDIRECT for part in q.parts]
    between = [
        span
        for quote in outermost
        for span in starmap(_between, pairwise(quote.parts))
        if any(said and span.contains(said) for said in (quote.cue, quote.source))
    ]
    return sorted(span for span in between if not any(map(span.overlaps, quoted)))


def _between(before: Span, after: Span) -> Span:
    return Span(before.end, after.start)


def unparted(words: Sequence[Word], apart: Sequence[Span]) -> list[Word]:
    """The words that stand in none of the partings."""
    return [word for word in words if not any(map(word.span.overlaps, apart))]


def in_rows(words: Sequence[Word], apart: Sequence[Span]) -> Iterator[Sequence[Word]]:
    """Words in order as the rows, none empty, between which a parting stands."""
    start = 0
    for n in range(1, len(words)):
        between = Span(words[n - 1].end, words[n].start)
        if any(map(between.contains, apart)):
            yield words[start:n]
            start = n
    if words:
        yield words[start:]


def blanked(text: str, spans: Sequence[Span]) -> str:
    """A text of the same length with blanks for some spans of it."""
    for span in spans:
        text = text[: span.start] + " " * len(span) + text[span.end :]
    return text
