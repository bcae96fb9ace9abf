"""What a search is narrowed to: whose words, published when and by whom; decided before ranking."""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

import numpy as np
import numpy.typing as npt

from corpus.models import Article
from index.printed import speaks_for
from index.speakers import SURE

Numbers = npt.NDArray[np.int64]
"""Numbers of passages or of statements, shape (n,), ascending."""
_Rows = npt.NDArray[np.int64]
"""First and last number of each article, shape (n, 2), ascending; all between are its too."""
# Within quotation marks nothing else than these means anything to FTS5.
_BREAKING = re.compile('[\0"]')


@dataclass(frozen=True, slots=True)
class Filter:
    """What a passage or statement must be; all that is given must hold.

    What was said must surely be by one of ``speakers`` (ids), or without a sure speaker by a source
    that is printed as one of the bodies ``printed``, by name, or as speaking for it, as
    `index.printed.speaks_for` has it. What was published must be from ``since`` on and before
    ``until``, aware UTC, and by one of ``outlets``, to the letter; ``left_out`` are outlets that
    are never searched, to the letter too. It must stand in one of ``articles``, by id.
    """

    speakers: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    outlets: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()

    @property
    def of_speakers(self) -> bool:
        """Whether only words of certain speakers are wanted."""
        return bool(self.speakers or self.printed)

    @property
    def of_articles(self) -> bool:
        """Whether only some articles are wanted."""
        return bool(self.since or self.until or self.outlets or self.articles)

    def admits(self, article: Article) -> bool:
        """Whether an article was published when and where it must be."""
        published = article.published
        return (
            (not self.since or (published is not None and published >= self.since))
            and (not self.until or (published is not None and published < self.until))
            and (not self.outlets or article.source in self.outlets)
            and article.source not in self.left_out
            and (not self.articles or article.id in self.articles)
        )


@dataclass(frozen=True, slots=True)
class Allowed:
    """The numbers that a filter lets through; None where it lets all through."""

    passages: Numbers | None
    statements: Numbers | None

    @property
    def nothing(self) -> bool:
        """Whether there is nothing left to search."""
        return all(some is not None and not len(some) for some in (self.passages, self.statements))


EVERYTHING = Allowed(None, None)


def select(connection: sqlite3.Connection, wanted: Filter) -> Allowed:
    """What a filter lets through, of the tables of a store.

    Of words by speaker these are the statements that are surely theirs, and the passages of their
    turns in transcripts: what else stands in a passage may be anybody's.

    Raises:
        sqlite3.Error: if the tables cannot be read.
    """
    if not wanted.of_speakers and not wanted.of_articles and not wanted.left_out:
        return EVERYTHING
    if not wanted.of_speakers:
        return Allowed(*map(_in_rows, _rows_of_articles(connection, wanted)))
    turns = _of_turns(connection, wanted.speakers)
    told = _numbers(chain(_told(connection, wanted.speakers), _printed(connection, wanted.printed)))
    if wanted.of_articles or wanted.left_out:
        of_passages, of_statements = _rows_of_articles(connection, wanted)
        return Allowed(_within(of_passages, turns), _within(of_statements, told))
    return Allowed(turns, told)


def _told(connection: sqlite3.Connection, speakers: Sequence[str]) -> Iterable[tuple[int]]:
    """Statements that are surely by one of these speakers."""
    return connection.execute(
        f"SELECT number FROM quotes WHERE {_theirs(speakers)}", (*speakers, SURE)
    )


def _of_turns(connection: sqlite3.Connection, speakers: Sequence[str]) -> Numbers:
    """Passages, which never cross turns, of the turns in which one of these surely speaks.

    The first of a turn begins before its words, with the label, and after the turn before it.
    """
    return _numbers(
        connection.execute(
            "SELECT passages.number FROM quotes "
            "JOIN turns ON turns.article = quotes.article AND turns.start = ("
            "SELECT max(start) FROM turns AS before "
            "WHERE before.article = quotes.article AND before.start <= quotes.start) "
            'AND quotes.start < turns."end" '
            "JOIN passages ON passages.article = turns.article "
            'AND passages.start < turns."end" AND passages.start >= coalesce(('
            'SELECT "end" FROM turns AS earlier WHERE earlier.article = turns.article '
            "AND earlier.start < turns.start ORDER BY earlier.start DESC LIMIT 1), 0) "
            f"WHERE {_theirs(speakers)}",
            (*speakers, SURE),
        )
    )


def _theirs(speakers: Sequence[str]) -> str:
    return f"speaker IN ({', '.join('?' * len(speakers))}) AND confidence >= ?"


def _printed(connection: sqlite3.Connection, printed: Sequence[str]) -> Iterator[tuple[int]]:
    """Statements without a sure speaker whose source is one of these bodies or speaks for it."""
    if not printed:
        return
    phrases = " OR ".join(f'"{_BREAKING.sub(" ", words)}"' for words in printed)
    holding = connection.execute("SELECT rowid, words FROM sources WHERE words MATCH ?", (phrases,))
    for number, source in holding:
        if any(speaks_for(source, body) for body in printed):
            yield (number,)


def _rows_of_articles(connection: sqlite3.Connection, wanted: Filter) -> tuple[_Rows, _Rows]:
    """The passages, and the statements, of the articles that are wanted."""
    # Stored dates are ISO 8601 in UTC, so they sort.
    conditions, values = ["1"], []
    if wanted.since:
        conditions.append("published >= ?")
        values.append(wanted.since.isoformat())
    if wanted.until:
        conditions.append("published < ?")
        values.append(wanted.until.isoformat())
    if wanted.outlets:
        conditions.append(f"source IN ({', '.join('?' * len(wanted.outlets))})")
        values.extend(wanted.outlets)
    if wanted.left_out:
        marks = ", ".join("?" * len(wanted.left_out))
        conditions.append(f"(source IS NULL OR source NOT IN ({marks}))")
        values.extend(wanted.left_out)
    by = "INDEXED BY articles_published"
    if wanted.articles:
        by = ""  # their ids find them
        conditions.append("id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(wanted.articles))
    # Python takes 100,000 rows in 90 ms, their columns as a text each in 40.
    columns = connection.execute(
        "SELECT group_concat(first_passage), group_concat(last_passage), "
        "group_concat(first_quote), group_concat(last_quote) "
        f"FROM articles {by} WHERE {' AND '.join(conditions)}",
        values,
    ).fetchone()
    ends = [np.fromstring(column or "", dtype=np.int64, sep=",") for column in columns]
    return _rows(*ends[:2]), _rows(*ends[2:])


def _rows(first: Numbers, last: Numbers) -> _Rows:
    return np.stack([first, last], axis=1)[np.argsort(first)]


def _in_rows(rows: _Rows) -> Numbers:
    """All numbers that stand in these rows."""
    first, last = rows.T
    sizes = last - first + 1
    before = np.cumsum(sizes) - sizes
    return np.repeat(first - before, sizes) + np.arange(sizes.sum())


def _within(rows: _Rows, numbers: Numbers) -> Numbers:
    """Those of ``numbers`` that stand in one of these rows."""
    first, last = rows.T
    at = np.searchsorted(first, numbers, side="right") - 1
    return numbers[(at >= 0) & (numbers <= last[at])] if len(rows) else numbers[:0]


def _numbers(found: Iterable[tuple[int]]) -> Numbers:
    return np.unique(np.fromiter(chain.from_iterable(found), dtype=np.int64))
