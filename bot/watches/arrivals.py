"""The statements that came to an index, and those that were there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.statements import Statement
from bot.watches.models import Since
from corpus.models import Article
from index.filter import Filter
from index.store import Store

_MOST = 5_000  # statements; of more, which make an archive, the last ones are read
_EARLIER = timedelta(days=30)  # as digests have it: older words that come again are new again
_FIRST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Arrivals:
    """New statements whose speaker is sure, outside of others, in the order of their numbers."""

    numbers: frozenset[int]
    statements: tuple[Statement, ...]

    @property
    def articles(self) -> dict[str, Article]:
        """The articles that they stand in, by id."""
        return {statement.article.id: statement.article for statement in self.statements}

    @classmethod
    def read(cls, store: Store, since: Since, left_out: Collection[str]) -> "Arrivals":
        """What is new since somebody looked, but what outlets published that are ``left_out``."""
        if since.published is None:
            numbers = store.quotes.numbers_after(since.number)
        else:
            found = store.allowed(Filter(since=since.published)).statements
            numbers = [] if found is None else found.tolist()
        numbers = numbers[-_MOST:]
        return cls(frozenset(numbers), tuple(_sure(store, numbers, left_out)))


def earlier(
    store: Store, speakers: Collection[str], arrivals: Arrivals, left_out: Sequence[str]
) -> list[Statement]:
    """What these speakers, by id, said in articles that were there already, in the order of their
    numbers: of a month before the first of the new articles that has a date."""
    dates = [a.published for a in arrivals.articles.values() if a.published]
    since = min(dates) - min(_EARLIER, min(dates) - _FIRST) if dates else None
    wanted = Filter(speakers=tuple(sorted(speakers)), since=since, left_out=tuple(left_out))
    found = store.allowed(wanted).statements
    numbers = [] if found is None else found.tolist()
    return _sure(store, [n for n in numbers if n not in arrivals.numbers][-_MOST:], left_out)


def _sure(store: Store, numbers: Sequence[int], left_out: Collection[str]) -> list[Statement]:
    read = (Statement(article, quote) for quote, article in store.quotes_with_articles(numbers))
    return [
        statement
        for statement in read
        if statement.quote.within is None
        and statement.speaker
        and statement.article.source not in left_out
    ]
