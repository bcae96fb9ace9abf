"""Articles, passages and statements in one SQLite file."""

import hashlib
import json
import os
import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from corpus.models import Article, Quote, Span, Turn
from index.errors import IndexCorruptError
from index.files import SCHEMA as FILES_SCHEMA
from index.files import FileTable
from index.filter import Allowed, Filter, select
from index.paths import lies_in, names
from index.quotes import SCHEMA as QUOTES_SCHEMA
from index.quotes import QuoteTables

_SCHEMA = """
CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,  -- of all the below but the origin, and of the turns
    title TEXT, source TEXT, url TEXT, author TEXT,
    published TEXT,             -- ISO 8601, UTC
    language TEXT, origin TEXT,
    -- Its passages and statements have numbers in a row; NULL where it has none.
    first_passage INTEGER, last_passage INTEGER, first_quote INTEGER, last_quote INTEGER,
    sentences BLOB NOT NULL,    -- starts and ends in turn, little-endian 32-bit
    text TEXT NOT NULL          -- what every offset points into; last, since what follows is slow
) STRICT;
CREATE INDEX articles_read_from ON articles (origin, id);
CREATE INDEX articles_published ON articles (  -- holds all that a filter asks of articles
    published, source, first_passage, last_passage, first_quote, last_quote
);
CREATE TABLE turns (
    article TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
    n INTEGER NOT NULL, label TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX turns_of_article ON turns (article, start, "end");
CREATE TABLE passages (
    number INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again: vectors and words refer to it
    article TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    opens INTEGER NOT NULL  -- whether its article, or a turn of it, begins here
) STRICT;
CREATE INDEX passages_of_article ON passages (article, start);
"""
_COLUMNS = "id, text, title, source, url, author, published, language, origin"


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one article, under the number that the index knows it by."""

    number: int
    article_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: ``first`` is the number of the first passage of its article.

    ``opens`` says that its article, or a turn of a transcript, begins in it.
    """

    number: int
    first: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an index holds; the dates are the first and last publication known."""

    articles: int
    passages: int
    earliest: datetime | None
    latest: datetime | None
    statements: int = 0
    speakers: int = 0


def article_fingerprint(article: Article) -> str:
    """A sha256 of all that is stored of an article but where it was read from."""
    published = article.published.isoformat() if article.published else None
    record = [article.id, article.text, article.title, article.source, article.url, article.author]
    turns = [(turn.label, turn.span.start, turn.span.end) for turn in article.turns]
    content = json.dumps([*record, published, article.language, turns])
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


class Store:
    """One SQLite file: written by one build, read by any number of threads after that.

    ``quotes`` are the statements and speakers in it, ``files`` those that it was built from.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self.quotes = QuoteTables(connection)
        self.files = FileTable(connection)

    @classmethod
    def create(cls, path: Path) -> "Store":
        """An empty store in a new file.

        Raises:
            sqlite3.Error: if it cannot be written.
        """
        return cls._writable(path, _SCHEMA + QUOTES_SCHEMA + FILES_SCHEMA)

    @classmethod
    def edit(cls, path: Path) -> "Store":
        """A store that a build is to change; nobody else may have it open.

        Raises:
            sqlite3.Error: if it cannot be opened.
        """
        return cls._writable(path)

    @classmethod
    def open(cls, path: Path) -> "Store":
        """A published store, to be read only; safe to use from several threads.

        Raises:
            IndexCorruptError: if the file is missing or not SQLite's.
        """
        try:
            connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            connection.execute("SELECT 1 FROM articles LIMIT 1")
        except sqlite3.Error as error:
            raise IndexCorruptError(
                f"{path}: not readable ({error}); run `talks index build --full`"
            ) from error
        return cls(connection, path)

    @classmethod
    def _writable(cls, path: Path, schema: str = "") -> "Store":
        connection = sqlite3.connect(path, isolation_level=None)
        # The file is thrown away unless the whole build succeeds, and synced before it is
        # published, so a journal would only cost time.
        connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON; BEGIN;"
            + schema
        )
        return cls(connection, path)

    def commit(self) -> None:
        """Put what was written into the file; call once, before `close`."""
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file, of which nothing is left to write."""
        self._connection.close()

    def put(
        self,
        article: Article,
        fingerprint: str,
        sentences: Sequence[Span],
        passages: Iterable[Span],
    ) -> list[Passage]:
        """Store an article that is not there yet; its passages come back numbered, in order."""
        published = article.published.isoformat() if article.published else None
        offsets = [offset for span in sentences for offset in (span.start, span.end)]
        self._connection.execute(
            f"INSERT INTO articles ({_COLUMNS}, fingerprint, sentences) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(article.id, article.text, article.title, article.source, article.url),
                *(article.author, published, article.language, article.origin),
                *(fingerprint, np.asarray(offsets, dtype="<i4").tobytes()),
            ),
        )
        self._connection.executemany(
            "INSERT INTO turns VALUES (?, ?, ?, ?, ?)",
            (
                (article.id, n, turn.label, turn.span.start, turn.span.end)
                for n, turn in enumerate(article.turns)
            ),
        )
        starts = [turn.span.start for turn in article.turns]
        numbered: list[Passage] = []
        for span in passages:
            opens = not numbered or bisect_left(starts, span.start) < bisect_left(starts, span.end)
            cursor = self._connection.execute(
                'INSERT INTO passages (article, start, "end", opens) VALUES (?, ?, ?, ?)',
                (article.id, span.start, span.end, int(opens)),
            )
            numbered.append(Passage(cursor.lastrowid or 0, article.id, span))
        if numbered:
            self._connection.execute(
                "UPDATE articles SET first_passage = ?, last_passage = ? WHERE id = ?",
                (numbered[0].number, numbered[-1].number, article.id),
            )
        return numbered

    def remove(self, article_id: str) -> list[int]:
        """Take out an article with all that belongs to it; the numbers of its passages."""
        numbers = [
            number
            for (number,) in self._connection.execute(
                "SELECT number FROM passages WHERE article = ?", (article_id,)
            )
        ]
        self._connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
        return numbers

    def move(self, article_id: str, origin: str | None) -> None:
        """Note that an article, otherwise unchanged, is read from another file."""
        self._connection.execute(
            "UPDATE articles SET origin = ? WHERE id = ?", (origin, article_id)
        )

    def holds_articles(self) -> bool:
        """Whether there is an article."""
        return self._connection.execute("SELECT 1 FROM articles LIMIT 1").fetchone() is not None

    def fingerprint(self, article_id: str) -> str | None:
        """The fingerprint of an article, None if there is none of that id."""
        row = self._connection.execute(
            "SELECT fingerprint FROM articles WHERE id = ?", (article_id,)
        ).fetchone()
        return row[0] if row else None

    def origins(self) -> dict[str, str | None]:
        """Where every article was read from, by id; those of one file in a row."""
        return dict(self._connection.execute("SELECT id, origin FROM articles ORDER BY origin, id"))

    def is_read_from(self, path: Path) -> bool:
        """Whether the file of an article is ``path``, or lies in it, through links as well."""
        as_told = any(
            self._connection.execute(
                "SELECT 1 FROM articles WHERE origin = ? OR substr(origin, 1, ?) = ? LIMIT 1",
                (name, len(name) + 1, name + os.sep),
            ).fetchone()
            for name in {str(path), str(path.absolute()), os.path.relpath(path)}
        )
        return as_told or self.read_from([path]) > 0

    def read_from(self, paths: Iterable[Path]) -> int:
        """Of how many articles the file is one of ``paths``, or lies in one, through links as
        well; reads all."""
        named = {name for path in paths for name in names(path)}
        files = self._connection.execute(
            "SELECT origin, count(*) FROM articles WHERE origin IS NOT NULL GROUP BY origin"
        )
        return sum(articles for origin, articles in files if lies_in(origin, named))

    def article(self, article_id: str) -> Article | None:
        """One article, None if there is none of that id."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM articles WHERE id = ?", (article_id,)
        ).fetchone()
        return self._article(row) if row else None

    def articles(self) -> Iterator[Article]:
        """All articles, newest first, those without a date last."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM articles ORDER BY published DESC NULLS LAST, id"
        )
        for row in rows:
            yield self._article(row)

    def sentences(self, article_id: str) -> tuple[Span, ...]:
        """The sentences of an article, in order; none if there is no such article."""
        row = self._connection.execute(
            "SELECT sentences FROM articles WHERE id = ?", (article_id,)
        ).fetchone()
        offsets = np.frombuffer(row[0], dtype="<i4").tolist() if row else []
        return tuple(Span(*pair) for pair in zip(offsets[::2], offsets[1::2], strict=True))

    def passages(self, numbers: Sequence[int]) -> list[Passage]:
        """The passages of these numbers, in their order.

        Raises:
            IndexCorruptError: if one of them is not stored.
        """
        found = []
        for number in numbers:
            row = self._connection.execute(
                'SELECT article, start, "end" FROM passages WHERE number = ?', (number,)
            ).fetchone()
            if row is None:
                raise IndexCorruptError(
                    f"{self._path}: passage {number} is missing; run `talks index build --full`"
                )
            found.append(Passage(number, row[0], Span(row[1], row[2])))
        return found

    def places(self, numbers: Iterable[int]) -> list[Place]:
        """Where the passages of these numbers stand, by number; those not stored are left out."""
        rows = self._connection.execute(
            "SELECT number, opens, (SELECT number FROM passages AS others "
            "WHERE others.article = passages.article ORDER BY start LIMIT 1) "
            "FROM passages WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number",
            (json.dumps(list(numbers)),),
        )
        return [Place(number, first, bool(opens)) for number, opens, first in rows]

    def passages_with_articles(self, numbers: Sequence[int]) -> list[tuple[Passage, Article]]:
        """The passages of these numbers, in their order, each with the article it lies in.

        Raises:
            IndexCorruptError: if a passage or its article is not stored.
        """
        passages = self.passages(numbers)
        articles = self._articles_of(passage.article_id for passage in passages)
        return [(passage, articles[passage.article_id]) for passage in passages]

    def quotes_with_articles(self, numbers: Sequence[int]) -> list[tuple[Quote, Article]]:
        """The statements of these numbers, in their order, each with the article it lies in.

        Raises:
            IndexCorruptError: if a statement or its article is not stored.
        """
        quotes = list(self.quotes.of_numbers(numbers))
        if len(quotes) != len(numbers):
            raise IndexCorruptError(
                f"{self._path}: a statement is missing; run `talks index build --full`"
            )
        articles = self._articles_of(quote.article_id for quote in quotes)
        return [(quote, articles[quote.article_id]) for quote in quotes]

    def allowed(self, wanted: Filter) -> Allowed:
        """The numbers of the passages and statements that a filter lets through."""
        return select(self._connection, wanted)

    def outlets(self) -> list[str]:
        """The sources of the articles, those with most articles first."""
        rows = self._connection.execute(
            "SELECT source FROM articles WHERE source IS NOT NULL "
            "GROUP BY source ORDER BY count(*) DESC, source"
        )
        return [source for (source,) in rows]

    def count_outlets(self) -> list[tuple[str | None, int]]:
        """Each source with the number of its articles, those with most first; None is unknown."""
        rows = self._connection.execute(
            "SELECT source, count(*) FROM articles GROUP BY source ORDER BY count(*) DESC, source"
        )
        return [(source, count) for source, count in rows]

    def passage_numbers(self) -> set[int]:
        """The numbers of all passages."""
        return {number for (number,) in self._connection.execute("SELECT number FROM passages")}

    def count_first_passages(self) -> int:
        """How many articles have passages."""
        (count,) = self._connection.execute("SELECT count(first_passage) FROM articles").fetchone()
        return int(count)

    def coverage(self) -> Coverage:
        """Counts and dates."""
        articles, earliest, latest, passages, statements, speakers = self._connection.execute(
            "SELECT (SELECT count(*) FROM articles), (SELECT min(published) FROM articles), "
            "(SELECT max(published) FROM articles), (SELECT count(*) FROM passages), "
            "(SELECT count(*) FROM quotes), (SELECT count(*) FROM speakers)"
        ).fetchone()
        return Coverage(
            articles, passages, _moment(earliest), _moment(latest), statements, speakers
        )

    def _articles_of(self, article_ids: Iterable[str]) -> dict[str, Article]:
        articles: dict[str, Article] = {}
        for article_id in article_ids:
            if article_id not in articles:
                article = self.article(article_id)
                if article is None:
                    raise IndexCorruptError(
                        f"{self._path}: article {article_id!r} is missing; "
                        "run `talks index build --full`"
                    )
                articles[article_id] = article
        return articles

    def _article(self, row: tuple[str, ...]) -> Article:
        article_id, text, title, source, url, author, published, language, origin = row
        turns = self._connection.execute(
            'SELECT label, start, "end" FROM turns WHERE article = ? ORDER BY n', (article_id,)
        )
        return Article(
            id=article_id,
            text=text,
            title=title,
            source=source,
            url=url,
            author=author,
            published=_moment(published),
            language=language,
            origin=origin,
            turns=tuple(Turn(label, Span(start, end)) for label, start, end in turns.fetchall()),
        )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(UTC) if text else None
