"""Sentences that a summary or a timeline may be made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answers import QuotedPassage, cite
from bot.answers.attribution import attribute
from bot.extraction.alone import pronouns, stands_alone
from bot.extraction.models import Pronoun, Told
from corpus.models import Article, Quote, QuoteKind, Span, Speaker
from index.lexical import terms

# What is open or to come: not yet known, not yet done, going to be.
_AHEAD = re.compile(
    r"\b(?:(?:un(?:clear|known|resolved|decided|certain)|undecided|open question)"
    r"|(?:yet|remains?) to be|(?:has|have) (?:not )?yet(?: to)?|not yet"
    r"|(?:is|are|was|were) (?:due|expected|scheduled|planned|set|likely|preparing|about) (?:to|for)"
    r"|(?:will|shall)(?! not be able)|(?<!any )plans? to|intends? to|hopes? to|awaits?|awaiting"
    r"|next (?:week|month|year|round|step)s?|in the coming (?:days|weeks|months)|tomorrow)\b",
    re.IGNORECASE,
)
_FEWEST_TERMS = 4
_MOST_CHARACTERS = 450


@dataclass(frozen=True, slots=True)
class Candidate:
    """A whole sentence of an article that can be understood alone.

    ``position`` counts the sentences before it in its article; ``kind`` and ``speaker`` are as
    `bot.answers.attribution.attribute` has them, ``pronouns`` as `bot.extraction.alone.pronouns`.
    """

    article: Article
    span: Span
    text: str
    position: int
    kind: QuoteKind | None
    speaker: Speaker | None
    pronouns: tuple[Pronoun, ...] = ()

    @property
    def ahead(self) -> bool:
        """Whether it tells what is open or to come."""
        return _AHEAD.search(self.text) is not None

    def told(self, side: str | None = None) -> Told:
        """The sentence, cited as it stands in its article; ``side`` is its speaker's."""
        citation = cite(self.article, self.span, self.text)
        quote = QuotedPassage(citation, 0.0, self.kind, self.speaker)
        return Told(quote, self.pronouns, side)


def candidates(
    article: Article, sentences: Sequence[Span], quotes: Sequence[Quote]
) -> Iterator[Candidate]:
    """Those of an article's sentences, in order, that may be told by themselves.

    Not those that cut a quotation in two, cannot be understood alone, ask something, have hardly a
    word that tells, or are longer than is read in passing.
    """
    quoted = [part for q in quotes if q.kind is not QuoteKind.INDIRECT for part in q.parts]
    turns = [turn.span for turn in article.turns]
    for position, span in enumerate(sentences):
        text = span.of(article.text)
        if len(text) > _MOST_CHARACTERS or len(set(terms(text))) < _FEWEST_TERMS:
            continue
        # A turn of a transcript is one long quotation without marks, of which sentences may stand.
        spoken = any(turn.contains(span) for turn in turns)
        cut = any(part.overlaps(span) and not span.contains(part) for part in quoted)
        if (cut and not spoken) or not stands_alone(article.text, span, quotes, spoken=spoken):
            continue
        kind, speaker = attribute(article.text, span, quotes)
        named = pronouns(article.text, span, quotes)
        yield Candidate(article, span, text, position, kind, speaker, named)
