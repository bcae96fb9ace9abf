"""Lists of statements from the index, each in the sentences that it stands in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answers import QuotedPassage
from bot.discord.errors import SayToUser
from bot.discord.escape import escape_line
from bot.discord.render import Heading
from bot.discord.render.small_print import period
from bot.discord.versions import IndexVersion
from bot.questions.models import NOT_NARROWED, Narrowing
from bot.stated import stated
from bot.statements import Statement, indexed_statements, on_topic
from corpus.models import Article
from index.published import PublishedIndex
from index.speaker_match import SpeakerDirectory
from index.speakers import KnownSpeaker
from index.store import Coverage

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
    within: Narrowing = NOT_NARROWED,
) -> StatementList:
    """What somebody said, newest first; on a topic, what fits it best first.

    Args:
        index: to read.
        meant: whom a name may mean; at least one.
        topic: words, as typed.
        within: when and by whom it was published.
    """
    statements = [s for s in indexed_statements(index, meant) if is_within(s.article, within)]
    if topic:
        statements = on_topic(statements, topic)
    names = ", ".join(person.name for person in meant[:3]) + (" …" if len(meant) > 3 else "")
    asked = [f"{names} on {topic}" if topic else names, period(within.since, within.until)]
    return _list(statements, index, Heading.of_list(" · ".join(filter(None, asked))))


def of_article(index: PublishedIndex, article: Article) -> StatementList:
    """What an article reports of who said what, in its order."""
    quotes = index.store.quotes.of_article(article.id)
    statements = [Statement(article, quote) for quote in quotes if quote.within is None]
    return _list(statements, index, Heading.of_article(article))


def find_article(
    index: PublishedIndex,
    asked: str,
    fitting: Sequence[tuple[str, str]],
    within: Narrowing = NOT_NARROWED,
) -> Article:
    """The article that is asked for.

    Args:
        index: to read.
        asked: an article's id, its title or words of it, as typed.
        fitting: titles, and the ids, of articles that it may mean.
        within: what is meant where several fit; what it leaves out is never shown.

    Raises:
        SayToUser: if that is none, or several, or one that is left out.
    """
    article = index.store.article(asked)
    if article is None:
        exact = [number for title, number in fitting if title.casefold() == asked.casefold()]
        ids = exact or [number for _, number in fitting]
        found = [article for article in map(index.store.article, ids) if article]
        if not found:
            raise SayToUser(f"No article is called {escape_line(asked, 100)}.")
        found = [article for article in found if is_within(article, within)] or found
        if len(found) > 1 and not exact:
            titles = "; ".join(escape_line(each.title or each.id, 100) for each in found[:3])
            raise SayToUser(f"Several articles fit: {titles}. Please choose one from the list.")
        article = found[0]
    if article.source in within.left_out:
        outlet = escape_line(article.source or "", 100)
        raise SayToUser(f"Articles of {outlet} are not shown on this server.")
    return article


def chosen_article(version: IndexVersion, asked: str, within: Narrowing = NOT_NARROWED) -> Article:
    """The article that an option asks for: chosen from those offered, or in words of its title.

    Raises:
        SayToUser: as `find_article`.
    """
    fitting = [(choice.name, choice.value) for choice in version.catalog.articles(asked)]
    return find_article(version.published, asked, fitting, within)


def is_within(article: Article, asked: Narrowing) -> bool:
    """Whether it was published when, and not by whom, is asked for; what has no date was published
    in no time that is asked for."""
    if article.source in asked.left_out:
        return False
    if asked.since is None and asked.until is None:
        return True
    if article.published is None:
        return False
    day = article.published.date()
    return (asked.since is None or asked.since <= day) and (
        asked.until is None or day <= asked.until
    )


def _list(
    statements: Iterable[Statement], index: PublishedIndex, heading: Heading
) -> StatementList:
    found = list(stated(statements, index.store))
    quotes = tuple(each.cited() for each in found[:MOST])
    return StatementList(quotes, len(found), index.manifest.coverage, heading)
