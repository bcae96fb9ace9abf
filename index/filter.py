"""What a search is narrowed to: whose words, published when and by whom; decided before ranking."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt

from corpus.models import Article
from index.quotes import source_of
from index.speakers import SURE

Numbers = npt.NDArray[np.int64]
"""Numbers of passages or of statements, shape (n,), ascending."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a passage or statement must be; all that is given must hold.

    What was said must surely be by one of ``speakers`` (ids), or without a speaker by a source that
    is printed with the words of one of ``printed`` ("Velmoran officials"). What was published must
    be from ``since`` on and before ``until``, aware UTC, and by one of ``outlets``, to the letter;
    ``left_out`` are outlets that are never searched, to the letter too.
    """

    speakers: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    outlets: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def of_speakers(self) -> bool:
        """Whether only words of certain speakers are wanted."""
        return bool(self.speakers or self.printed)

    @property
    def of_articles(self) -> bool:
        """Whether only some articles are wanted."""
        return bool(self.since or self.until or self.outlets)

    def admits(self, article: Article) -> bool:
        """Whether an article was published when and where it must be."""
        published = article.published
        return (
            (not self.since or (published is not None and published >= self.since))
            and (not self.until or (published is not None and published < self.until))
            and (not self.outlets or article.source in self.outlets)
            and article.source not in self.left_out
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
    where, values = _articles(wanted)
    if not wanted.of_speakers:
        tables = ("passages", "quotes")
        passages, statements = (
            connection.execute(
                f"SELECT number FROM articles JOIN {table} ON article = id WHERE {where}", values
            )
            for table in tables
        )
        return Allowed(_sorted(passages), _sorted(statements))
    marks = ", ".join("?" * len(wanted.speakers))
    theirs = f"quotes.speaker IN ({marks}) AND confidence >= ?"
    told = connection.execute(
        "SELECT number FROM quotes JOIN articles ON quotes.article = id "
        f"WHERE {theirs} AND {where}",
        (*wanted.speakers, SURE, *values),
    )
    turns = connection.execute(
        "SELECT passages.number FROM quotes JOIN articles ON quotes.article = id "
        "JOIN turns ON turns.article = id "
        'AND quotes.start >= turns.start AND quotes.start < turns."end" '
        "JOIN passages ON passages.article = id "
        'AND passages.start >= turns.start AND passages."end" <= turns."end" '
        f"WHERE {theirs} AND {where}",
        (*wanted.speakers, SURE, *values),
    )
    printed = (
        (number,) for words in wanted.printed for number in _printed(connection, words, wanted)
    )
    return Allowed(_sorted(turns), _sorted([*told, *printed]))


def _articles(wanted: Filter) -> tuple[str, tuple[str, ...]]:
    """The condition on articles, and its values. Stored dates are ISO 8601 in UTC, so they sort."""
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
    return " AND ".join(conditions), tuple(values)


def _printed(connection: sqlite3.Connection, words: str, wanted: Filter) -> Iterator[int]:
    """Statements without a sure speaker whose source, as printed, holds ``words`` in a row."""
    where, values = _articles(wanted)
    holding = connection.execute(
        f"SELECT id, text FROM articles WHERE {where} AND instr(lower(text), ?)",
        (*values, words.lower()),
    )
    for article_id, text in holding:
        unnamed = connection.execute(
            "SELECT number, spans FROM quotes "
            "WHERE article = ? AND (speaker IS NULL OR confidence < ?)",
            (article_id, SURE),
        )
        for number, spans in unnamed:
            source = source_of(spans)
            if source and words.lower() in source.of(text).lower():
                yield number


def _sorted(rows: Iterable[tuple[int]]) -> Numbers:
    return np.unique(np.fromiter((number for (number,) in rows), dtype=np.int64))
