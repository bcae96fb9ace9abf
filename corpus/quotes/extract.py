"""Who said what in an article."""

from corpus.models import Article, Quote, QuoteKind, Span
from corpus.quotes.marks import find_quotations, paragraphs
from corpus.quotes.statements import find_statements
from corpus.quotes.tokens import Sentence, split


def extract_quotes(article: Article) -> tuple[Quote, ...]:
    """The statements that ``article`` reports, by their start."""
    text = article.text
    blocks = list(paragraphs(text))
    marks = find_quotations(text, blocks)
    top = [q for q in marks.quotations if q.depth == 0]
    k = 0
    quotes = []
    sentences = []
    for n, block in enumerate(blocks):
        mine = []
        while k < len(top) and top[k].outer.start < block.end:
            mine.append(top[k]); k += 1
        sentences += split(text, n, block, mine)
    for s in find_statements(sentences):
        quotes.append(Quote(article.id, QuoteKind.INDIRECT, s.parts, s.cue, s.source))
    return tuple(quotes)
