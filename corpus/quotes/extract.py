"""Who said what in an article: marks, words, statements, speakers, in that order."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.models import Article, Quote, QuoteKind, Span, hull
from corpus.quotes.doubt import FACTOR, is_doubtful
from corpus.quotes.marks import Quotation, Refused, find_quotations
from corpus.quotes.paragraphs import windows
from corpus.quotes.resolve import Resolver
from corpus.quotes.statements import Statement, find_statements
from corpus.quotes.tokens import Sentence, split
from corpus.quotes.transcript import turn_quotes

_TITLE_LINES = 5
_DEEPEST = 8
"""How many statements around one are looked at for the one that reports it."""


def extract_quotes(article: Article) -> tuple[Quote, ...]:
    """The statements that ``article`` reports, by their start.

    In a transcript each turn is one. Otherwise reported speech of every kind, each with its source
    as printed and, where the article tells who that is, the speaker. The parts of a direct
    statement are without their quotation marks. No text raises; work grows with its length, and
    beyond some hundred pages memory does no more.
    """
    if article.turns:
        return tuple(turn_quotes(article))
    return tuple(
        _doubted(article.text, quote)
        for blocks in windows(article.text)
        for quote in _nested(list(_quotes(article, blocks)))
    )


def refused_marks(text: str) -> tuple[Refused, ...]:
    """The quotation marks of ``text`` that are not taken as such, in order, with the reason."""
    found = (r for blocks in windows(text) for r in find_quotations(text, blocks).refused)
    return tuple(sorted(found, key=lambda r: r.span))


def _doubted(text: str, quote: Quote) -> Quote:
    if quote.speaker is None or not is_doubtful(text, quote):
        return quote
    return replace(quote, confidence=quote.confidence * FACTOR)


def _quotes(article: Article, blocks: Sequence[Span]) -> Iterator[Quote]:
    marks = find_quotations(article.text, blocks)
    outermost = [q for q in marks.quotations if q.depth == 0]
    sentences = list(_sentences(article.text, blocks, outermost))
    statements = find_statements(sentences)
    speakers = Resolver(sentences, statements).resolve()
    for statement, who in zip(statements, speakers, strict=True):
        kind, parts = _kind(statement, outermost)
        yield Quote(
            article.id,
            kind,
            parts,
            statement.cue,
            statement.source,
            who.speaker,
            who.confidence,
            denied=statement.denied,
        )


def _sentences(
    text: str, blocks: Sequence[Span], quotations: Sequence[Quotation]
) -> Iterator[Sentence]:
    outermost = iter(quotations)
    quotation = next(outermost, None)
    seen: set[str] = set()
    for n, block in enumerate(blocks):
        inside: list[Quotation] = []
        while quotation and quotation.outer.start < block.end:
            inside.append(quotation)
            quotation = next(outermost, None)
        if n < _TITLE_LINES:
            line = block.of(text).strip()
            if line in seen:
                continue  # a title printed twice
            seen.add(line)
        yield from split(text, n, block, inside)


def _kind(
    statement: Statement, quotations: Sequence[Quotation]
) -> tuple[QuoteKind, tuple[Span, ...]]:
    """How the words stand, and the parts: those of a direct statement without their marks."""
    held = [_within(part, quotations) for part in statement.parts]
    if all(q and q.outer == part for q, part in zip(held, statement.parts, strict=True)):
        return QuoteKind.DIRECT, tuple(q.inner for q in held if q)
    return QuoteKind.MIXED if any(held) else QuoteKind.INDIRECT, statement.parts


def _within(part: Span, quotations: Sequence[Quotation]) -> Quotation | None:
    """The first of ``quotations`` (in order, disjoint) that shares a character with ``part``."""
    n = bisect_right(quotations, part.start, key=lambda q: q.outer.end)
    return quotations[n] if n < len(quotations) and quotations[n].outer.overlaps(part) else None


def _nested(quotes: Sequence[Quote]) -> Iterator[Quote]:
    """The statements with ``within`` set where one stands inside a part of another."""
    around: list[Quote] = []
    for quote in sorted(quotes, key=lambda q: (q.span.start, -q.span.end)):
        span = hull([quote.span, *filter(None, (quote.cue, quote.source))])
        while around and around[-1].span.end <= quote.span.start:
            around.pop()
        holder = next(
            (
                q
                for q in reversed(around[-_DEEPEST:])
                if any(p.contains(span) and p != quote.span for p in q.parts)
            ),
            None,
        )
        yield replace(quote, within=holder.span) if holder else quote
        around.append(quote)
