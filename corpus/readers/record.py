"""What every reader yields, and how the fields of an article are checked."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import ReadError
from corpus.models import Article, Turn


@dataclass(frozen=True, slots=True)
class Record:
    """An article as read, with its line (from 1), or None where the whole file is the article."""

    article: Article
    line: int | None = None


Reader = Callable[[Path, Path], Iterator[Record | ReadError]]
"""Given a file and the corpus root that it lies under: its records, and what cannot be read."""


def build_article(  # one door, so that every format means the same by the same field
    fields: Mapping[str, object],
    *,
    text: str,
    turns: tuple[Turn, ...] = (),
    path: Path | str,
    fallback: str,
) -> Article:
    """An article of ``text`` with what ``fields`` says of it; other keys are ignored.

    The id is the field ``id``, else a hash of the URL, else a hash of ``fallback``.

    Raises:
        ValueError: if the text is blank or a field is not what it should be, with the reason.
    """
    if not text.strip():
        raise ValueError("no text")
    _encodable("text", text)
    url = _string(fields, "url")
    return Article(
        id=_string(fields, "id", strip=False) or short_hash(url or fallback),
        text=text,
        title=_string(fields, "title"),
        source=_string(fields, "source"),
        url=url,
        author=_string(fields, "author"),
        published=parse_published(_string(fields, "published")),
        language=_string(fields, "language"),
        origin=str(path),
        turns=turns,
    )


def parse_published(value: str | None) -> datetime | None:
    """Aware UTC from an ISO 8601 date (midnight UTC) or datetime (UTC where it names no offset).

    Raises:
        ValueError: if it is not one.

    >>> parse_published("2025-04-18T10:00:00+02:00").isoformat()
    '2025-04-18T08:00:00+00:00'
    """
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise ValueError(
            f"published is not an ISO 8601 date: {value!r}; write it as 2025-04-18"
        ) from error


def short_hash(name: str) -> str:
    """An id of 16 hexadecimal digits that depends on ``name`` alone."""
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def _string(fields: Mapping[str, object], name: str, *, strip: bool = True) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(f"{name} is not a string")
    text = str(value)
    _encodable(name, text)
    if not text.strip():
        return None
    return text.strip() if strip else text


def _encodable(name: str, text: str) -> None:
    """Refuse half of a surrogate pair, which JSON can spell and no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"{name} holds a lone surrogate at character {error.start}") from error
