"""The statements of all articles: a table of the store's file."""

import sqlite3
from collections.abc import Iterator, Sequence

import numpy as np

from corpus.models import Article, Quote, QuoteKind, Span, Speaker
from index.speaker_table import SCHEMA as SPEAKERS_SCHEMA
from index.speaker_table import SpeakerTable
from index.speakers import PRINTED, SURE, KnownSpeaker

SCHEMA = f"""{SPEAKERS_SCHEMA}
CREATE TABLE quotes (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
    start INTEGER NOT NULL,
    kind TEXT NOT NULL,
    spans BLOB NOT NULL,   -- cue, source, within, then the parts: starts and ends, -1 for none
    denied INTEGER NOT NULL, confidence REAL NOT NULL,
    name TEXT, role TEXT,  -- of the speaker, as the article has them
    speaker TEXT           -- of the corpus, whom the article's speaker is
) STRICT;
CREATE INDEX quotes_of_article ON quotes (article, start);
CREATE INDEX quotes_of_speaker ON quotes (  -- holds all that a filter asks of statements
    speaker, confidence, article, start
);
CREATE VIRTUAL TABLE sources USING fts5 (  -- as printed, of statements whose speaker is not sure
    words, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER sources_of_quotes AFTER DELETE ON quotes BEGIN
    DELETE FROM sources WHERE rowid = old.number;
END;
"""
_COLUMNS = "article, kind, spans, denied, confidence, name, role, speaker"


class QuoteTables:
    """Statements by article and by speaker, in the file that a `Store` holds.

    ``registry`` are the speakers, and whose the statements are.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.registry = SpeakerTable(connection)

    def put(self, article: Article, quotes: Sequence[Quote]) -> list[int]:
        """Store the statements of an article that is stored already; their numbers, in a row."""
        numbers: list[int] = []
        for quote in quotes:
            cursor = self._connection.execute(
                "INSERT INTO quotes (article, start, kind, spans, denied, confidence, name, role) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(quote.article_id, quote.span.start, quote.kind.value, _packed(quote)),
                    *(int(quote.denied), quote.confidence),
                    quote.speaker.name if quote.speaker else None,
                    quote.speaker.role if quote.speaker else None,
                ),
            )
            numbers.append(cursor.lastrowid or 0)
            unsure = quote.speaker is None or quote.confidence < SURE
            if quote.source and unsure and quote.confidence >= PRINTED:
                self._connection.execute(
                    "INSERT INTO sources (rowid, words) VALUES (?, ?)",
                    (numbers[-1], quote.source.of(article.text)),
                )
        if numbers:
            self._connection.execute(
                "UPDATE articles SET first_quote = ?, last_quote = ? WHERE id = ?",
                (numbers[0], numbers[-1], article.id),
            )
        return numbers

    def numbers_of_article(self, article_id: str) -> list[int]:
        """The numbers of an article's statements."""
        rows = self._connection.execute(
            "SELECT number FROM quotes WHERE article = ? ORDER BY number", (article_id,)
        )
        return [number for (number,) in rows]

    def number_of(self, quote: Quote) -> int | None:
        """The number of a statement, None if it is not stored."""
        row = self._connection.execute(
            "SELECT number FROM quotes WHERE article = ? AND start = ? AND spans = ?",
            (quote.article_id, quote.span.start, _packed(quote)),
        ).fetchone()
        return int(row[0]) if row else None

    def numbers_after(self, number: int) -> list[int]:
        """The numbers of all statements that are higher than this one, in order."""
        rows = self._connection.execute(
            "SELECT number FROM quotes WHERE number > ? ORDER BY number", (number,)
        )
        return [higher for (higher,) in rows]

    def count_to(self, number: int) -> int:
        """How many statements have this number or a lower one."""
        (count,) = self._connection.execute(
            "SELECT count(*) FROM quotes WHERE number <= ?", (number,)
        ).fetchone()
        return int(count)

    def last_number(self) -> int:
        """The highest number that any statement has or had; 0 if there never was any."""
        row = self._connection.execute(
            "SELECT seq FROM sqlite_sequence WHERE name = 'quotes'"
        ).fetchone()
        return int(row[0]) if row else 0

    def of_numbers(self, numbers: Sequence[int]) -> Iterator[Quote]:
        """The statements of these numbers, in their order; those not stored are left out."""
        for number in numbers:
            yield from self._select("WHERE number = ?", (number,))

    def count_units(self) -> int:
        """How many statements are found by themselves: all but the turns of transcripts."""
        (count,) = self._connection.execute(
            "SELECT (SELECT count(*) FROM quotes) - (SELECT count(*) FROM quotes "
            "WHERE article IN (SELECT article FROM turns))"
        ).fetchone()
        return int(count)

    def of_article(self, article_id: str) -> list[Quote]:
        """The statements of an article, by their start."""
        return list(self._select("WHERE article = ? ORDER BY start, number", (article_id,)))

    def of_speakers(self, speaker_ids: Sequence[str]) -> Iterator[Quote]:
        """The statements of these speakers, newest article first."""
        marks = ", ".join("?" * len(speaker_ids))
        return self._select(
            "JOIN articles ON articles.id = quotes.article "
            f"WHERE speaker IN ({marks}) "
            "ORDER BY published DESC NULLS LAST, article, start, number",
            tuple(speaker_ids),
        )

    def all(self) -> Iterator[Quote]:
        """Every statement, newest article first."""
        return self._select(
            "JOIN articles ON articles.id = quotes.article "
            "ORDER BY published DESC NULLS LAST, article, start, number",
            (),
        )

    def speakers(self) -> list[KnownSpeaker]:
        """The speakers of the corpus, those with most statements first."""
        return self.registry.speakers()

    def speakers_of_article(self, article_id: str) -> set[str]:
        """The ids of those who speak in an article."""
        rows = self._connection.execute(
            "SELECT DISTINCT speaker FROM quotes WHERE article = ? AND speaker IS NOT NULL",
            (article_id,),
        )
        return {speaker for (speaker,) in rows}

    def _select(self, clauses: str, values: tuple[str | int, ...]) -> Iterator[Quote]:
        columns = ", ".join(f"quotes.{column}" for column in _COLUMNS.split(", "))
        rows = self._connection.execute(f"SELECT {columns} FROM quotes {clauses}", values)
        return map(_quote, rows)


def _packed(quote: Quote) -> bytes:
    fixed = (quote.cue, quote.source, quote.within)
    offsets = [n for span in fixed for n in ((-1, -1) if span is None else (span.start, span.end))]
    offsets += [n for span in quote.parts for n in (span.start, span.end)]
    return np.asarray(offsets, dtype="<i4").tobytes()


def _quote(row: tuple[str, str, bytes, int, float, str | None, str | None, str | None]) -> Quote:
    article_id, kind, spans, denied, confidence, name, role, speaker = row
    offsets = np.frombuffer(spans, dtype="<i4").tolist()
    pairs = [
        Span(start, end) if start >= 0 else None
        for start, end in zip(offsets[::2], offsets[1::2], strict=True)
    ]
    cue, source, within, *parts = pairs
    return Quote(
        article_id=article_id,
        kind=QuoteKind(kind),
        parts=tuple(part for part in parts if part is not None),
        cue=cue,
        source=source,
        speaker=Speaker(speaker, name, role) if name is not None and speaker else None,
        confidence=confidence,
        within=within,
        denied=bool(denied),
    )
