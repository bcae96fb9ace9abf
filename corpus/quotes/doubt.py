"""Which attributions are too doubtful to name anybody by."""

import re

from corpus.models import Quote, QuoteKind, Span
from corpus.quotes.no_words import tells_no_words
from corpus.quotes.stray_source import is_stray

FACTOR = 0.7
"""What the confidence of a doubtful attribution is multiplied by."""

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_TO_THE_END = re.compile(r"[^.!?\n“”\"]{0,200}([.!?])")
_NEAR = 1000  # characters: longer than any headline
_SENTENCE_END = re.compile(r"[a-z]{2}[.!?][”\"]?\s+\S")
_MARKS = "“”\"'‘’«»„ "
_SMALL = frozenset("a an and the of in on at for to with by".split())
_MOST_OF_NAME = 5
"""Words of a title or other name that stands in quotation marks, at most."""


def is_doubtful(text: str, quote: Quote) -> bool:
    """Whether the speaker of a statement should not be named.

    So it is in a headline, whose capital letters tell no names; in a question; where another
    statement reports this one; where the source may be another than the one found (`is_stray`); and
    where the cue tells rather of a deed or a state of mind than of words (`tells_no_words`).
    Quotations are doubted only where they look like titles and headings. Of the attributions drawn
    from news and read, most of the wrong ones are of these kinds, and one in ten of the right ones.
    """
    if quote.source is None:
        return False
    if quote.cue is None:
        start = quote.parts[0].start
        introduced = text[max(0, start - _NEAR) : start].rstrip(_MARKS + "\n").endswith(":")
        alone = _opens_paragraph(text, quote.parts[0])
        return introduced or not alone or quote.span.of(text).isupper()
    if quote.kind is QuoteKind.DIRECT:
        headed = _is_headline(_paragraph(text, quote.told)) and quote.cue.of(text)[0].isalpha()
        return headed or _is_name(quote.span.of(text)) or is_stray(text, quote)
    return (
        quote.within is not None
        or _is_headline(_paragraph(text, quote.told))
        or _is_asked(text, quote)
        or is_stray(text, quote)
        or tells_no_words(text, quote)
    )


def _paragraph(text: str, span: Span) -> str:
    """The paragraph around a span, cut where no headline is as long."""
    first, last = max(0, span.start - _NEAR), span.end + _NEAR
    start = text.rfind("\n", first, span.start) + 1 or first
    end = text.find("\n", span.end, last)
    return text[start : end if end >= 0 else last].strip()


def _opens_paragraph(text: str, part: Span) -> bool:
    """Whether nothing but quotation marks stands before a part in its line."""
    first = max(0, part.start - _NEAR)
    before = text[text.rfind("\n", first, part.start) + 1 or first : part.start]
    return not before.strip(_MARKS)


def _is_headline(paragraph: str) -> bool:
    """Whether it is one sentence whose words mostly have capitals."""
    if _SENTENCE_END.search(paragraph):
        return False
    words = [word for word in _WORD.findall(paragraph[:300]) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= 5 and capitals >= 0.7 * len(words)


def _is_name(quoted: str) -> bool:
    """Whether a quotation looks like a title or a name: a few words, nearly all with capitals."""
    words = _WORD.findall(quoted)
    capital = all(word.istitle() or word in _SMALL for word in words)
    return 1 < len(words) <= _MOST_OF_NAME and capital and quoted[-1] not in "!?"


def _is_asked(text: str, quote: Quote) -> bool:
    """Whether the sentence around it is a question of the article's own."""
    rest = _TO_THE_END.match(text, quote.told.end - 1)
    return bool(rest and rest[1] == "?" and quote.kind is QuoteKind.INDIRECT)
