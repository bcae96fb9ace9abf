"""What a summary is asked for, and what it is."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.answers import QuotedPassage
from bot.questions.models import Narrowing
from index.store import Coverage


class Length(StrEnum):
    """How much is wanted."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class SummaryRequest:
    """What to summarise: a topic, an article, what ``narrowing`` leaves, or these together.

    ``topic`` is in the words of the user, ``article`` an article's id; at least one thing is asked.
    """

    topic: str | None = None
    article: str | None = None
    narrowing: Narrowing = field(default_factory=Narrowing)
    length: Length = Length.MEDIUM


@dataclass(frozen=True, slots=True)
class Covered:
    """What a summary was chosen from; the dates are aware UTC, None where none is known."""

    articles: int
    outlets: tuple[str, ...]
    earliest: datetime | None
    latest: datetime | None


@dataclass(frozen=True, slots=True)
class Summary:
    """Whole sentences in their exact words; ``main`` is never empty, no sentence stands twice.

    ``main`` is the main development, oldest first; ``said`` is who said what, one speaker's
    statements together; ``ahead`` is what is open or to come.
    """

    request: SummaryRequest
    main: tuple[QuotedPassage, ...]
    said: tuple[QuotedPassage, ...]
    ahead: tuple[QuotedPassage, ...]
    covered: Covered
    searched: Coverage

    @property
    def sentences(self) -> tuple[QuotedPassage, ...]:
        """All of it in order."""
        return (*self.main, *self.said, *self.ahead)


class NoSummaryReason(StrEnum):
    """Why there is nothing to summarise."""

    NOTHING_ASKED = "nothing_asked"
    UNKNOWN_SPEAKER = "unknown_speaker"
    UNKNOWN_ARTICLE = "unknown_article"
    UNKNOWN_SOURCE = "unknown_source"
    NOTHING_FOUND = "nothing_found"


NOTHING_TO_SUMMARISE = {
    NoSummaryReason.NOTHING_ASKED: "Name a topic, a speaker, an article or a period to summarise.",
    NoSummaryReason.UNKNOWN_SPEAKER: "Nobody of that name is surely quoted in the corpus.",
    NoSummaryReason.UNKNOWN_ARTICLE: "No article in the corpus has that id.",
    NoSummaryReason.UNKNOWN_SOURCE: "No article in the corpus is from that outlet.",
    NoSummaryReason.NOTHING_FOUND: "Nothing in the corpus is on this, so there is no summary.",
}
"""What a person is told, one sentence each."""


@dataclass(frozen=True, slots=True)
class NoSummary:
    """Nothing to summarise, and why."""

    request: SummaryRequest
    reason: NoSummaryReason
    searched: Coverage
