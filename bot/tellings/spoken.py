"""The words of a statement that are the speaker's own: those in quotation marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.tellings.words import Word, words_in
from corpus.models import Article, Quote, QuoteKind, Span

# Fewer words in marks within reported speech are a term or a word held at arm's length.
_FEWEST_IN_MARKS = 3
_IN_MARKS = re.compile(r'[“"«„]([^“”"«»„]+)(?:[”"»“]|$)')
_OPENING, _CLOSING = re.compile(r'["“„«]'), re.compile(r'[.,!?…]*["”“»]?')
_ENDS = re.compile(r"[?!]|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.(?!\.)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words in a row that are a sentence, or what is quoted of one; at least one."""

    words: tuple[Word, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """What its words are compared by."""
        return tuple(word.key for word in self.words)

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        return Span(self.words[0].start, self.words[-1].end)


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of one speaker that an article quotes, by sentence, in order; there may be none.

    ``denied`` says that the article tells of a denial of them.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    denied: bool = False

    @property
    def words(self) -> tuple[Word, ...]:
        """All words, in order."""
        return tuple(word for sentence in self.sentences for word in sentence.words)

    @property
    def count(self) -> int:
        """How many words there are."""
        return sum(len(sentence.words) for sentence in self.sentences)


def spoken(article: Article, quotes: Sequence[Quote], within: Span | None = None) -> Spoken:
    """The words of ``quotes``, statements of one speaker in an article, that stand in marks.

    Those ``within`` a stretch of it, if that is given. Reported speech is worded by its reporter
    and has none.
    """
    # Of one statement that reports another the words of both are one run.
    outer = (quote for quote in quotes if quote.within is None)
    runs = sorted(run for quote in outer for run in _in_marks(article.text, quote))
    if within is not None:
        runs = [
            Span(max(run.start, within.start), min(run.end, within.end))
            for run in runs
            if run.overlaps(within)
        ]
    sentences = tuple(_sentences(article.text, runs))
    return Spoken(article, sentences, any(quote.denied for quote in quotes))


def with_marks(text: str, span: Span) -> Span:
    """Words of a text with the marks at their two ends.

    >>> with_marks('He said "Go on now!" at noon.', Span(9, 18))
    Span(start=8, end=20)
    """
    opens = bool(_OPENING.search(text, max(0, span.start - 1), span.start))
    closes = _CLOSING.match(text, span.end)
    return Span(span.start - opens, closes.end() if closes else span.end)


def _in_marks(text: str, quote: Quote) -> Iterator[Span]:
    if quote.kind is QuoteKind.DIRECT:
        yield from quote.parts
    elif quote.kind is QuoteKind.MIXED:
        for part in quote.parts:
            for inside in _IN_MARKS.finditer(part.of(text)):
                if len(inside[1].split()) >= _FEWEST_IN_MARKS:
                    yield Span(part.start + inside.start(1), part.start + inside.end(1))


def _sentences(text: str, runs: Sequence[Span]) -> Iterator[Sentence]:
    """The sentences of runs of words, of which one may begin in a run and go on in the next."""
    words: list[Word] = []
    for run in runs:
        for word in words_in(text, run):
            # Between two runs stands what tells who said it, to the end of a sentence or not.
            if words and _ENDS.search(text, words[-1].end, word.start):
                yield Sentence(tuple(words))
                words = []
            words.append(word)
    if words:
        yield Sentence(tuple(words))
