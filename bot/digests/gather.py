"""The statements that a digest may be made of, and those that they may repeat."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from bot.digests.models import DigestRequest
from bot.questions.models import Narrowing
from bot.questions.narrowed import UnknownName, narrowed
from bot.questions.understand import Known
from bot.statements import Statement
from corpus.models import EARLIEST, Article
from index.filter import Filter
from index.store import Store

# Older words are no news when an outlet repeats them. Of the statements that articles of realtimeqa
# (those with a date in their address) repeat on a later day, 80% are repeated within 30 days and
# 85% within 90.
_EARLIER = timedelta(days=30)
_MOST = 20_000  # statements of the period, and as many before it; read in some seconds
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Statements outside of others, in order of publication, then of their text.

    ``earlier`` are by the speakers of ``new``, published before the period; ``unattributed`` counts
    those of the period whose speaker is not sure, ``unread`` those that were too many to read.
    ``meant`` are how many the name asked for may mean, 0 where none was asked for.
    """

    new: tuple[Statement, ...]
    earlier: tuple[Statement, ...]
    unattributed: int
    unread: int
    meant: int


def gather(request: DigestRequest, store: Store, known: Known) -> Gathered | UnknownName:
    """Read what a digest may be made of, or say which name the index does not know."""
    names = Narrowing(request.speaker, source=request.source, left_out=request.left_out)
    found = narrowed(names, known)
    if isinstance(found, UnknownName):
        return found
    wanted = replace(found, since=_midnight(request.since), until=request.until)
    told, unread = _read(store, wanted)
    told = [s for s in told if _is_since(s.article, request.since)]
    sure = [statement for statement in told if statement.speaker]
    earlier: list[Statement] = []
    if sure:
        theirs = sorted({s.speaker.id for s in sure if s.speaker})
        before = replace(
            wanted,
            speakers=tuple(theirs),
            since=request.since - min(_EARLIER, request.since - EARLIEST),
            until=request.since,
        )
        earlier = [s for s in _read(store, before)[0] if not _is_since(s.article, request.since)]
    return Gathered(tuple(sure), tuple(earlier), len(told) - len(sure), unread, len(found.speakers))


def _read(store: Store, wanted: Filter) -> tuple[list[Statement], int]:
    """The statements that a filter lets through, and how many more there are, added before them."""
    numbers = store.allowed(wanted).statements
    found = [] if numbers is None else numbers.tolist()
    read = store.quotes_with_articles(found[-_MOST:])
    statements = [Statement(article, quote) for quote, article in read if quote.within is None]
    return sorted(statements, key=_when), max(0, len(found) - _MOST)


def _when(statement: Statement) -> tuple[str, str, int]:
    published = statement.article.published
    return (
        published.isoformat() if published else "",
        statement.article.id,
        statement.quote.span.start,
    )


def _is_since(article: Article, since: datetime) -> bool:
    """Whether it was published then or later; midnight in UTC stands for all of its day."""
    published = article.published
    if published is None:
        return False
    return published >= since or (published.time() == time() and published + _DAY > since)


def _midnight(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
