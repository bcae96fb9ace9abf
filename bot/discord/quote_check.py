"""Whether words that somebody quotes stand in an article, word for word."""

import re
from dataclasses import dataclass

from bot.answers import QuotedPassage, cite
from bot.answers.attribution import attribute
from corpus.models import Article, Span, hull
from corpus.quotes.marks import find_quotations
from corpus.quotes.paragraphs import paragraphs
from index.lexical import terms
from index.published import PublishedIndex

MOST = 3
"""How many quotations of one message are checked."""

_WORDS = 3  # of a quotation; fewer stand somewhere by chance
_PASSAGES = 40  # that share most with a quotation are looked through
_ALIKE = ("'’‘`´", '"“”„«»', "-‐‑–—")  # written one way or the other


@dataclass(frozen=True, slots=True)
class CheckedQuote:
    """Words in quotation marks; ``found`` is the sentences of the first article that has them."""

    words: str
    found: QuotedPassage | None


def quotations(message: str) -> list[str]:
    """The first words in quotation marks that are long enough to be checked.

    >>> quotations('She said “we will sign on Friday”, a "first" step.')
    ['we will sign on Friday']
    """
    found = find_quotations(message, list(paragraphs(message))).quotations
    words = [q.inner.of(message).strip() for q in found if q.depth == 0]
    return [quoted for quoted in words if len(quoted.split()) >= _WORDS][:MOST]


def check_quote(words: str, index: PublishedIndex, left_out: tuple[str, ...] = ()) -> CheckedQuote:
    """Look for quoted words in the articles of an index, but for those of outlets left out.

    They may be written with other marks, dashes, spaces or capitals, and end in other punctuation.
    """
    pattern = _pattern(words)
    numbers = index.lexical.search(" ".join(terms(words)), _PASSAGES).numbers
    seen: set[str] = set()
    for _, article in index.store.passages_with_articles(numbers):
        if article.id not in seen and article.source not in left_out:
            seen.add(article.id)
            if match := pattern.search(article.text):
                return CheckedQuote(words, _cited(article, Span(*match.span()), index))
    return CheckedQuote(words, None)


def _pattern(words: str) -> re.Pattern[str]:
    bare = words.strip().strip(".,;:!?…")
    spaced = r"\s+".join("".join(map(_character, word)) for word in bare.split())
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)


def _character(character: str) -> str:
    alike = next((each for each in _ALIKE if character in each), None)
    return f"[{re.escape(alike)}]" if alike else re.escape(character)


def _cited(article: Article, place: Span, index: PublishedIndex) -> QuotedPassage:
    """The sentences that the words stand in."""
    span = hull([place, *(s for s in index.store.sentences(article.id) if s.overlaps(place))])
    kind, speaker = attribute(article.text, span, index.store.quotes.of_article(article.id))
    return QuotedPassage(cite(article, span, span.of(article.text)), 0.0, kind, speaker)
