"""The paragraphs around quotes."""

from collections.abc import Sequence

from bot.answers import QuotedPassage
from bot.discord.escape import escape
from bot.discord.render.pages import BLOCK, Colour, pages
from bot.discord.render.quoted import quote_block, where, who
from bot.discord.render.small_print import searched
from bot.discord.reply import Reply
from bot.discord.shown import Changed
from corpus.models import Span, hull, stripped
from corpus.quotes.paragraphs import paragraphs
from corpus.sentences import split_sentences
from index.store import Coverage

_AROUND = (1200, 600, 300, 150)  # characters on each side of the words, tried in turn


def render_context(quotes: Sequence[QuotedPassage | Changed], coverage: Coverage) -> Reply:
    """The paragraph around each quote of one page, its words in bold, as far as there is room.

    Words that are a paragraph by themselves are shown between their neighbours.
    """
    shown = [quote_block(quote) for quote in quotes]
    for around in _AROUND:
        blocks = [_block(quote, around) for quote in quotes]
        if sum(map(len, blocks)) + 2 * len(blocks) <= BLOCK:
            shown = blocks
            break
    return pages(
        shown,
        colour=Colour.ANSWER,
        lead="The words, in bold, with what stands around them:",
        footer=searched(coverage),
        most_blocks=max(1, len(shown)),
    )[0]


def _block(quote: QuotedPassage | Changed, around: int) -> str:
    if isinstance(quote, Changed):
        return quote_block(quote)
    article, span = quote.citation.article, quote.citation.span
    whole = _neighbourhood(article.text, span)
    start = _start(article.text, Span(whole.start, span.start), around)
    end = _end(article.text, Span(span.end, whole.end), around)
    marked = escape(article.text[start : span.start])
    marked += "\n".join(
        f"**{line}**" if line else "" for line in escape(quote.citation.text).split("\n")
    )
    marked += escape(article.text[span.end : end])
    shown = "\n".join(f"> {line}" for line in marked.split("\n"))
    return f"{shown}\n{who(quote)}\n-# {where(article, span)}"


def _neighbourhood(text: str, span: Span) -> Span:
    """The paragraphs that ``span`` lies in; with those beside it if it is all of them."""
    found = [stripped(text, p.start, p.end) for p in paragraphs(text)]
    inside = [n for n, paragraph in enumerate(found) if paragraph.overlaps(span)]
    if not inside:
        return span
    first, last = inside[0], inside[-1]
    if span.contains(hull(found[first : last + 1])):
        first, last = max(0, first - 1), last + 1
    return hull([span, *found[first : last + 1]])


def _start(text: str, before: Span, most: int) -> int:
    """Where the last whole sentences of ``before`` start that have at most ``most`` characters."""
    starts = [before.start + s.start for s in split_sentences(before.of(text))]
    return min((s for s in starts if before.end - s <= most), default=before.end)


def _end(text: str, after: Span, most: int) -> int:
    """Where the first whole sentences of ``after`` end that have at most ``most`` characters."""
    ends = [after.start + s.end for s in split_sentences(after.of(text))]
    return max((e for e in ends if e - after.start <= most), default=after.start)
