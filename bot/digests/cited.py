"""New statements of one speaker, each in the sentences that it stands in, cited."""

from collections.abc import Collection, Iterator, Sequence

from bot.answers import QuotedPassage, cite
from bot.answers.attribution import attribute
from bot.digests.models import NewStatement
from bot.digests.reading import Reading
from bot.digests.tellings import Telling
from bot.stated import alone
from bot.statements import Statement
from corpus.models import EARLIEST, Quote, Span, hull

_OF_TURN = 700  # characters; a transcript's turn is one statement, and may go on for pages


def cited(
    chosen: Sequence[Telling], new: Collection[Quote], reading: Reading
) -> list[NewStatement]:
    """Statements of one speaker as they are shown: newest first, in an article in its order.

    Those that share a sentence are shown together. Where words that are not among the ``new`` stand
    in a statement's sentences, somebody else's or old ones, it is shown without these sentences.
    What would not surely be the speaker's as it is shown is left out.
    """
    shown: list[NewStatement] = []
    for span, tellings in _together(chosen, new, reading):
        article, speaker = tellings[0].first.article, tellings[0].first.speaker
        asked = {speaker.id} if speaker else set()
        kind, whose = attribute(article.text, span, reading.quotes(article.id), asked)
        if whose is None or whose.id not in asked:
            continue
        also = tuple(
            other
            for key, other in tellings[0].also.items()
            if all(key in telling.also for telling in tellings)
        )
        named = {article.id, *(other.id for other in also)}
        variants = {
            key: told
            for telling in tellings
            for key, told in telling.variants.items()
            if key not in named
        }
        citation = cite(article, span, span.of(article.text))
        sums = tuple(s for telling in tellings for s in telling.sums)
        quote = QuotedPassage(citation, 0.0, kind, whose, also, tuple(variants.values()))
        shown.append(NewStatement(quote, sums))
    return shown


def _together(
    chosen: Sequence[Telling], new: Collection[Quote], reading: Reading
) -> Iterator[tuple[Span, list[Telling]]]:
    """What is to be cited, with the statements in it."""
    found: list[tuple[Span, list[Telling]]] = []
    for telling in sorted(chosen, key=_newest_first):
        span = _stretch(telling.first, new, reading)
        before, tellings = found[-1] if found else (Span(0, 0), [])
        if before.overlaps(span) and tellings[-1].first.article.id == telling.first.article.id:
            found[-1] = (hull([before, span]), [*tellings, telling])
        else:
            found.append((span, [telling]))
    return iter(found)


def _newest_first(telling: Telling) -> tuple[float, str, Span]:
    article = telling.first.article
    return -(article.published or EARLIEST).timestamp(), article.id, telling.first.quote.span


def _stretch(statement: Statement, new: Collection[Quote], reading: Reading) -> Span:
    """The sentences of a statement, or what is told alone."""
    article = statement.article
    span = reading.sentences_around(statement)
    if article.turns and len(span) > _OF_TURN:
        ends = [s.end for s in reading.sentences(article.id) if span.contains(s)]
        short = [end for end in ends if end - span.start <= _OF_TURN]
        return Span(span.start, max(short, default=min(ends, default=span.end)))
    beside = (q for q in reading.quotes(article.id) if q.within is None and q not in new)
    if any(part.overlaps(span) for quote in beside for part in quote.parts):
        return alone(statement)
    return span
