"""Which articles, and passages of them, may hold a claim's words or words like them."""

from collections.abc import Sequence

from bot.verification.pieces import Piece
from corpus.models import Article, Span
from index.filter import Numbers
from index.published import PublishedIndex

# Enough at 1,000,000 passages: `python -m benchmarks.verify DATA` tells what share is found.
_HOLDING = 40
_SHARING = 40
_WITH_PARTS = 20
# A claim of which up to three words are changed has one of so many parts as it was.
_PARTS = 4
_SHORTEST_PART = 3


def articles_holding(
    pieces: Sequence[Piece], index: PublishedIndex, only: Numbers | None
) -> list[Article]:
    """Articles, of the passages numbered in ``only``, that have the words of every piece in a row,
    or forms of them."""
    phrases = [piece.text for piece in pieces]
    found = index.article_words.search_phrases(phrases, _HOLDING, only, every=True)
    return [article for _, article in index.store.passages_with_articles(found.numbers)]


def stretches_like(
    pieces: Sequence[Piece], index: PublishedIndex, only: Numbers | None
) -> list[tuple[Article, Span]]:
    """Stretches of articles that share most with a claim: its words, or a part of it in a row.

    A stretch is a passage with as much before and after it as the claim may reach over.
    """
    keys = [key for piece in pieces for key in piece.keys]
    size = max(_SHORTEST_PART, -(-len(keys) // _PARTS))
    parts = [" ".join(keys[n : n + size]) for n in range(0, max(1, len(keys) - size // 2), size)]
    found = (
        *index.lexical.search(" ".join(piece.text for piece in pieces), _SHARING, only).numbers,
        *index.lexical.search_phrases(parts, _WITH_PARTS, only, every=False).numbers,
    )
    room = 200 + 2 * sum(map(len, keys))
    return [
        (article, _whole_words(article.text, passage.span.start - room, passage.span.end + room))
        for passage, article in index.store.passages_with_articles(list(dict.fromkeys(found)))
    ]


def _whole_words(text: str, start: int, end: int) -> Span:
    """From ``start`` to ``end``, as far as the text goes, moved out to where no word is cut."""
    start, end = max(start, 0), min(end, len(text))
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return Span(start, end)
