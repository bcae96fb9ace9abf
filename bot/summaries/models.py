"""What a summary is asked for, and what it is."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.answers import Note, QuotedPassage
from bot.extraction.models import NO_DATE, Covered, Told
from bot.questions.models import Narrowing
from bot.questions.narrowed import UNKNOWN_SOURCE, UNKNOWN_SPEAKER
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

    @property
    def asks(self) -> bool:
        """Whether at least one thing is asked."""
        within = self.narrowing
        named = (self.topic, self.article, within.speaker, within.source)
        return any(named) or bool(within.since or within.until)


@dataclass(frozen=True, slots=True)
class Summary:
    """Whole sentences in their exact words; ``main`` is never empty, no sentence stands twice.

    ``main`` is the main development first and what belongs to it after, oldest first; ``said`` is
    who said what, one speaker's statements together, first of those for whom no side shows, then of
    each side; ``ahead`` is what is open or to come, oldest first. ``notes`` are what is to be known
    beside the words.
    """

    request: SummaryRequest
    main: tuple[Told, ...]
    said: tuple[Told, ...]
    ahead: tuple[Told, ...]
    covered: Covered
    searched: Coverage
    notes: tuple[Note, ...] = ()

    @property
    def sentences(self) -> tuple[QuotedPassage, ...]:
        """All of it in order."""
        return tuple(told.quote for told in (*self.main, *self.said, *self.ahead))


class NoSummaryReason(StrEnum):
    """Why there is nothing to summarise."""

    NOTHING_ASKED = "nothing_asked"
    UNKNOWN_SPEAKER = "unknown_speaker"
    UNKNOWN_ARTICLE = "unknown_article"
    UNKNOWN_SOURCE = "unknown_source"
    NOTHING_FOUND = "nothing_found"
    NOTHING_DATED = "nothing_dated"


NOTHING_TO_SUMMARISE = {
    NoSummaryReason.NOTHING_ASKED: "Name a topic, a speaker, an article or a period to summarise.",
    NoSummaryReason.UNKNOWN_SPEAKER: UNKNOWN_SPEAKER,
    NoSummaryReason.UNKNOWN_ARTICLE: "No article in the corpus has that id.",
    NoSummaryReason.UNKNOWN_SOURCE: UNKNOWN_SOURCE,
    NoSummaryReason.NOTHING_FOUND: "Nothing in the corpus is on this, so there is no summary.",
    NoSummaryReason.NOTHING_DATED: NO_DATE,
}
"""What a person is told, one sentence each."""


@dataclass(frozen=True, slots=True)
class NoSummary:
    """Nothing to summarise, and why; ``near_names`` come near one that is not in the corpus."""

    request: SummaryRequest
    reason: NoSummaryReason
    searched: Coverage
    near_names: tuple[str, ...] = ()
