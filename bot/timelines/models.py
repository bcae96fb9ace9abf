"""What a timeline is asked for, and what it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.answers import QuotedPassage
from bot.extraction.models import NO_DATE, Covered, Told
from bot.questions.models import Narrowing
from bot.questions.narrowed import UNKNOWN_SOURCE, UNKNOWN_SPEAKER
from corpus.models import Speaker
from index.store import Coverage

MOST_DATES = 50
"""More days are no timeline to be read."""


@dataclass(frozen=True, slots=True)
class TimelineRequest:
    """What to tell by date: a topic in the words of the user, within what ``narrowing`` leaves.

    ``dates`` is the most days that are wanted, 1 to `MOST_DATES`.
    """

    topic: str
    narrowing: Narrowing = field(default_factory=Narrowing)
    dates: int = 10


class DatedBy(StrEnum):
    """What says on which day that happened which a sentence tells."""

    WORDS = "words"
    """Its own words: "on Tuesday", "on 12 April"."""
    PUBLICATION = "publication"
    """Nothing but when its article was published."""


DATED_BY = {DatedBy.WORDS: "dated by its words", DatedBy.PUBLICATION: "dated by its publication"}
"""What a person is told."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A cited sentence, and what dates it."""

    told: Told
    by: DatedBy


@dataclass(frozen=True, slots=True)
class Event:
    """What a day is told by: one sentence or two, none of which tells what another one does.

    ``articles`` is how many articles tell of that day on the topic.
    """

    day: date
    sentences: tuple[Dated, ...]
    articles: int


@dataclass(frozen=True, slots=True)
class Voice:
    """The days, in order, on which somebody's statements on a topic were published."""

    speaker: Speaker
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Days in order, at least one, each with the sentences that tell of it.

    ``voices`` are those whose statements on the topic were found, who said most first.
    """

    request: TimelineRequest
    events: tuple[Event, ...]
    voices: tuple[Voice, ...]
    covered: Covered
    searched: Coverage

    @property
    def quotes(self) -> Sequence[QuotedPassage]:
        """All that is cited, in order."""
        return [dated.told.quote for event in self.events for dated in event.sentences]


class NoTimelineReason(StrEnum):
    """Why there is no timeline."""

    NOTHING_ASKED = "nothing_asked"
    UNKNOWN_SPEAKER = "unknown_speaker"
    UNKNOWN_SOURCE = "unknown_source"
    NOTHING_FOUND = "nothing_found"
    NOTHING_DATED = "nothing_dated"


NOTHING_TO_DATE = {
    NoTimelineReason.NOTHING_ASKED: "Name a topic to have a timeline of.",
    NoTimelineReason.UNKNOWN_SPEAKER: UNKNOWN_SPEAKER,
    NoTimelineReason.UNKNOWN_SOURCE: UNKNOWN_SOURCE,
    NoTimelineReason.NOTHING_FOUND: "Nothing in the corpus is on this, so there is no timeline.",
    NoTimelineReason.NOTHING_DATED: NO_DATE,
}
"""What a person is told, one sentence each."""


@dataclass(frozen=True, slots=True)
class NoTimeline:
    """No timeline, and why; ``near_names`` come near one that is not in the corpus."""

    request: TimelineRequest
    reason: NoTimelineReason
    searched: Coverage
    near_names: tuple[str, ...] = ()
