"""What of an article is shown for a statement: the sentences that it stands in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.answers import QuotedPassage, cite
from bot.answers.attribution import attribute, sure_speaker
from bot.statements import Statement
from corpus.models import Quote, Span, widened
from index.store import Store

_OPENERS = tuple("“„«‘\"'")
_CLOSERS = tuple("”“»’\"'")


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement and the stretch of its article that is shown for it.

    ``quotes`` are all statements of the article.
    """

    statement: Statement
    span: Span
    quotes: Sequence[Quote]

    @property
    def text(self) -> str:
        """The words of the stretch."""
        return self.span.of(self.statement.article.text)

    def cited(self) -> QuotedPassage:
        """The stretch as it is shown, with whose words it is."""
        article, speaker = self.statement.article, self.statement.speaker
        asked = {speaker.id} if speaker else set()
        kind, whose = attribute(article.text, self.span, self.quotes, asked)
        return QuotedPassage(cite(article, self.span, self.text), 0.0, kind, whose)


def stated(statements: Iterable[Statement], store: Store) -> Iterator[Stated]:
    """The statements, each in what is to be shown for it.

    That is the sentences that it stands in, once for several statements in them; where others speak
    in these too, the statement alone.
    """
    seen: set[tuple[str, Span]] = set()
    told_in: dict[str, tuple[tuple[Span, ...], list[Quote]]] = {}
    for statement in statements:
        number, told = statement.article.id, statement.quote.told
        if number not in told_in:
            told_in[number] = store.sentences(number), store.quotes.of_article(number)
        sentences, quotes = told_in[number]
        span = widened(told, sentences)
        if _speakers_in(span, quotes) > 1:
            span = alone(statement)
        if (number, span) not in seen:
            seen.add((number, span))
            yield Stated(statement, span, quotes)


def alone(statement: Statement) -> Span:
    """The statement, its cue and source, with the quotation marks at its two ends."""
    text, said, told = statement.article.text, statement.quote.span, statement.quote.told
    opens = said.start == told.start and text[: told.start].endswith(_OPENERS)
    closes = said.end == told.end and text.startswith(_CLOSERS, told.end)
    return Span(told.start - opens, told.end + closes)


def _speakers_in(span: Span, quotes: Sequence[Quote]) -> int:
    """How many speak in a span; those who are not sure count as one."""
    said = [q for q in quotes if q.within is None and any(p.overlaps(span) for p in q.parts)]
    return len({speaker.id if speaker else None for speaker in map(sure_speaker, said)})
