"""Lists of statements from the index, each in the sentences that it stands in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from bot.answers import QuotedPassage, cite
from bot.discord.errors import SayToUser
from bot.discord.escape import escape_line
from bot.discord.render import Heading
from bot.discord.versions import IndexVersion
from bot.statements import Statement, indexed_statements, on_topic
from corpus.models import Article, Span, hull
from index.published import PublishedIndex
from index.speaker_match import SpeakerDirectory
from index.speakers import KnownSpeaker
from index.store import Coverage, Store

MOST = 60
"""How many statements a list shows."""


@dataclass(frozen=True, slots=True)
class StatementList:
    """The first of the statements ``found``, as `bot.discord.render.render_listing` takes them."""

    quotes: tuple[QuotedPassage, ...]
    found: int
    searched: Coverage
    heading: Heading


def find_speakers(known: SpeakerDirectory, asked: str) -> list[KnownSpeaker]:
    """Those whom a name or an office, as typed, may mean.

    Raises:
        SayToUser: if that is nobody.
    """
    meant = known.matching(asked)
    if not meant:
        name = escape_line(asked, 80)
        raise SayToUser(f"Nobody called {name} is quoted in the articles; see `/speakers`.")
    return meant


def of_speakers(
    index: PublishedIndex,
    meant: Sequence[KnownSpeaker],
    topic: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> StatementList:
    """What somebody said, newest first; on a topic, what fits it best first.

    Args:
        index: to read.
        meant: whom a name may mean; at least one.
        topic: words, as typed.
        since: the first day of publication, in UTC.
        until: the last day of publication, in UTC.
    """
    statements = [
        s for s in indexed_statements(index, meant) if published_in(s.article, since, until)
    ]
    if topic:
        statements = on_topic(statements, topic)
    names = ", ".join(person.name for person in meant[:3]) + (" …" if len(meant) > 3 else "")
    heading = Heading.of_list(f"{names} on {topic}" if topic else names)
    return _list(statements, index, heading)


def of_article(index: PublishedIndex, article: Article) -> StatementList:
    """What an article reports of who said what, in its order."""
    quotes = index.store.quotes.of_article(article.id)
    statements = [Statement(article, quote) for quote in quotes if quote.within is None]
    return _list(statements, index, Heading.of_article(article))


def find_article(index: PublishedIndex, asked: str, fitting: Sequence[tuple[str, str]]) -> Article:
    """The article that is asked for.

    Args:
        index: to read.
        asked: an article's id, its title or words of it, as typed.
        fitting: titles, and the ids, of articles that it may mean.

    Raises:
        SayToUser: if that is none, or several.
    """
    exact = [article_id for title, article_id in fitting if title.casefold() == asked.casefold()]
    chosen = [asked, *exact] if exact or len(fitting) != 1 else [asked, fitting[0][1]]
    for article_id in chosen:
        if article := index.store.article(article_id):
            return article
    if fitting:
        titles = "; ".join(escape_line(title, 100) for title, _ in fitting[:3])
        raise SayToUser(f"Several articles fit: {titles}. Please choose one from the list.")
    raise SayToUser(f"No article is called {escape_line(asked, 100)}.")


def chosen_article(version: IndexVersion, asked: str) -> Article:
    """The article that an option asks for: chosen from those offered, or in words of its title.

    Raises:
        SayToUser: if that is none, or several.
    """
    fitting = [(choice.name, choice.value) for choice in version.catalog.articles(asked)]
    return find_article(version.published, asked, fitting)


def published_in(article: Article, since: date | None, until: date | None) -> bool:
    """Whether it was published in these days; without a date it was in no days asked for."""
    if since is None and until is None:
        return True
    if article.published is None:
        return False
    day = article.published.date()
    return (since is None or since <= day) and (until is None or day <= until)


def _list(
    statements: Iterable[Statement], index: PublishedIndex, heading: Heading
) -> StatementList:
    cited = list(_cited(statements, index.store))
    first = tuple(islice(cited, MOST))
    return StatementList(first, len(cited), index.manifest.coverage, heading)


def _cited(statements: Iterable[Statement], store: Store) -> Iterator[QuotedPassage]:
    """The statements in their sentences; of several in the same sentences the first."""
    seen: set[tuple[str, Span]] = set()
    sentences: dict[str, tuple[Span, ...]] = {}
    for statement in statements:
        article, quote = statement.article, statement.quote
        if article.id not in sentences:
            sentences[article.id] = store.sentences(article.id)
        told = quote.told
        span = hull([told, *(s for s in sentences[article.id] if s.overlaps(told))])
        if (article.id, span) not in seen:
            seen.add((article.id, span))
            citation = cite(article, span, span.of(article.text))
            yield QuotedPassage(citation, 0.0, quote.kind, statement.speaker)
