"""Who said what in an article: marks, words, statements, speakers, in that order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.models import Article, Quote, QuoteKind, Span, hull
from corpus.quotes.marks import Marks, Quotation, find_quotations, paragraphs
from corpus.quotes.resolve import Resolver
from corpus.quotes.statements import Statement, find_statements
from corpus.quotes.tokens import Sentence, split
from corpus.quotes.transcript import turn_quotes


_DEEPEST = 8
"""How many statements around one are looked at for the one that reports it."""


def extract_quotes(article: Article) -> tuple[Quote, ...]:
    """The statements that ``article`` reports, by their start.

    In a transcript each turn is one. Otherwise reported speech of every kind, each with its source
    as printed and, where the article tells who that is, the speaker. No text raises; work and
    memory grow with its length.
    """
    if article.turns:
        return tuple(turn_quotes(article))
    text = article.text
    blocks = list(paragraphs(text))
    marks = find_quotations(text, blocks)
    sentences = list(_sentences(text, blocks, marks))
    statements = find_statements(sentences)
    speakers = Resolver(sentences, statements).resolve(statements)
    inner = {q.outer: q.inner for q in marks.quotations}
    quotes = []
    for statement, who in zip(statements, speakers, strict=True):
        kind, parts = _kind(statement, marks.quotations, inner)
        quotes.append(
            Quote(
                article.id,
                kind,
                parts,
                statement.cue,
                statement.source,
                who.speaker,
                who.confidence,
                denied=statement.denied,
            )
        )
    return tuple(_nested(quotes))


def _sentences(text: str, blocks: Sequence[Span], marks: Marks) -> Iterator[Sentence]:
    outermost = iter([q for q in marks.quotations if q.depth == 0])
    quotation = next(outermost, None)
    for n, block in enumerate(blocks):
        inside: list[Quotation] = []
        while quotation and quotation.outer.start < block.end:
            inside.append(quotation)
            quotation = next(outermost, None)
        yield from split(text, n, block, inside)


def _kind(
    statement: Statement, quotations: Sequence[Quotation], inner: dict[Span, Span]
) -> tuple[QuoteKind, tuple[Span, ...]]:
    """How the words stand, and the parts: those of a direct statement without their marks."""
    if all(part in inner for part in statement.parts):
        return QuoteKind.DIRECT, tuple(inner[part] for part in statement.parts)
    for part in statement.parts:
        if any(part.overlaps(q.outer) for q in quotations):
            return QuoteKind.MIXED, statement.parts
    return QuoteKind.INDIRECT, statement.parts


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
