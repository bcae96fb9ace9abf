"""What is known of an article that is kept: when and where it came from, and its versions."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from corpus.models import Article


@dataclass(frozen=True, slots=True)
class Receipt:
    """When an article was fetched or added (aware UTC), and from which address or file."""

    fetched: datetime
    fetched_from: str


@dataclass(frozen=True, slots=True)
class Version:
    """An article as it was kept at one time, in the file ``path``.

    ``receipt`` is None where the file does not say when and from where it came.
    """

    article: Article
    path: Path
    receipt: Receipt | None = None


class Outcome(StrEnum):
    """What keeping an article did."""

    ADDED = "added"
    CHANGED = "changed"
    """The version that stood there is among the older ones now."""
    UNCHANGED = "unchanged"
    """The same stands there already, and goes on standing as it is."""
