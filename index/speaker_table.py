"""The speakers of the corpus, kept up with its articles: a table of the store's file."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from corpus.aliases import Aliases
from index.speaker_ids import Claim, choose_ids
from index.speaker_names import name_ends
from index.speakers import SURE, KnownSpeaker, Office, Person, SpeakerMention, find_people

SCHEMA = """
CREATE TABLE speakers (
    id TEXT PRIMARY KEY,
    ends TEXT NOT NULL,  -- of his main name: who has others is somebody else
    -- his claim to an id
    unsaid INTEGER NOT NULL, first TEXT NOT NULL, plain TEXT NOT NULL, longer TEXT NOT NULL,
    name TEXT NOT NULL,
    names TEXT NOT NULL, offices TEXT NOT NULL,  -- JSON
    statements INTEGER NOT NULL, articles INTEGER NOT NULL
) STRICT;
CREATE INDEX speakers_of_ends ON speakers (ends);
"""
_Key = tuple[str, str, str | None]  # of a mention: article, name, role


class SpeakerTable:
    """Who speaks in the corpus, and of each statement whose it is."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def tell_apart(self, aliases: Aliases, after: int, gone: Iterable[str] = ()) -> None:
        """Bring the speakers up to statements that came and went, as if all were told apart anew.

        Those that came have numbers higher than ``after``; ``gone`` are ids of speakers of whom
        some went. With ``after`` 0 all are told apart anew, as they must be with other aliases.
        """
        if not after:
            self._connection.execute("DELETE FROM speakers")
        before: dict[_Key, str | None] = {}  # whose each mention was
        found: dict[str, list[SpeakerMention]] = defaultdict(list)
        for mention, speaker in self._mentions("quotes.number > ?", (after,)):
            before[_key(mention)] = speaker
            found[_ends(aliases.main_name(mention.name))].append(mention)
        stale = found.keys() | self._ends_of(gone)
        people: list[tuple[str, Person]] = []
        ids: dict[Claim, str] = {}
        while stale:
            for ends in stale:
                mentions = found[ends]
                for mention, speaker in self._mentions(
                    "speaker IN (SELECT id FROM speakers WHERE ends = ?)", (ends,)
                ):
                    before[_key(mention)] = speaker
                    mentions.append(mention)
                self._connection.execute("DELETE FROM speakers WHERE ends = ?", (ends,))
                people += ((ends, person) for person in find_people(mentions, aliases))
            ids, stale = self._choose_ids([person.claim for _, person in people])
        for ends, person in people:
            self._put(ids[person.claim], ends, person)
            self._tell_statements(ids[person.claim], person, before)

    def speakers(self) -> list[KnownSpeaker]:
        """All speakers, those with most statements first."""
        rows = self._connection.execute(
            "SELECT id, name, names, offices, statements, articles FROM speakers "
            "ORDER BY statements DESC, id"
        )
        return [
            KnownSpeaker(
                id=identity,
                name=name,
                names=tuple(json.loads(names)),
                offices=tuple(_office(record) for record in json.loads(offices)),
                statements=statements,
                articles=articles,
            )
            for identity, name, names, offices, statements, articles in rows
        ]

    def _mentions(
        self, condition: str, values: tuple[str | int]
    ) -> Iterator[tuple[SpeakerMention, str | None]]:
        """Whom articles surely name in statements, and the speaker whom each was told to be."""
        rows = self._connection.execute(
            "SELECT article, name, role, published, count(*), "
            "EXISTS (SELECT 1 FROM turns WHERE turns.article = quotes.article), max(speaker) "
            "FROM quotes CROSS JOIN articles ON articles.id = quotes.article "
            f"WHERE name IS NOT NULL AND confidence >= ? AND {condition} "
            "GROUP BY article, name, role",
            (SURE, *values),
        )
        for article, name, role, published, statements, official, speaker in rows:
            moment = datetime.fromisoformat(published).astimezone(UTC) if published else None
            found = SpeakerMention(article, name, role, moment, statements, bool(official))
            yield found, speaker

    def _ends_of(self, speakers: Iterable[str]) -> set[str]:
        rows = self._connection.execute(
            "SELECT DISTINCT ends FROM speakers WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(speakers)),),
        )
        return {ends for (ends,) in rows}

    def _choose_ids(self, coming: Iterable[Claim]) -> tuple[dict[Claim, str], set[str]]:
        """The ids of all, by claim, and the ends of those there who lose theirs to who comes."""
        rows = self._connection.execute(
            "SELECT unsaid, first, plain, longer, id, ends FROM speakers"
        )
        there = {Claim(*row[:4]): row[4:] for row in rows}
        claims = sorted([*there, *coming])
        ids = dict(zip(claims, choose_ids(claims), strict=True))
        return ids, {ends for claim, (held, ends) in there.items() if ids[claim] != held}

    def _put(self, speaker_id: str, ends: str, person: Person) -> None:
        speaker = person.known_as(speaker_id)
        self._connection.execute(
            "INSERT INTO speakers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(speaker.id, ends, *person.claim, speaker.name, json.dumps(speaker.names)),
                json.dumps([_office_record(office) for office in speaker.offices]),
                *(speaker.statements, speaker.articles),
            ),
        )

    def _tell_statements(
        self, speaker_id: str, person: Person, before: Mapping[_Key, str | None]
    ) -> None:
        """Say whose the statements are, where that is not said yet: all of a mention are one's."""
        self._connection.executemany(
            "UPDATE quotes SET speaker = ?1 WHERE article = ?2 AND name = ?3 AND role IS ?4",
            (
                (speaker_id, *_key(mention))
                for mention in person.mentions
                if before[_key(mention)] != speaker_id
            ),
        )


def _ends(name: str) -> str:
    return " ".join(name_ends(name))


def _key(mention: SpeakerMention) -> _Key:
    return mention.article_id, mention.name, mention.role


def _office_record(office: Office) -> list[str | int | None]:
    first, last = (moment.isoformat() if moment else None for moment in (office.first, office.last))
    return [office.role, first, last, office.articles]


def _office(record: list[str | int | None]) -> Office:
    role, first, last, articles = record
    moments = [datetime.fromisoformat(str(m)).astimezone(UTC) if m else None for m in (first, last)]
    return Office(str(role), moments[0], moments[1], int(articles or 0))
