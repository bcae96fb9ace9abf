"""What a summary is asked for, and what it is."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.answers import QuotedPassage
from bot.questions.models import Narrowing
from bot.questions.narrowed import UNKNOWN_SOURCE, UNKNOWN_SPEAKER
from corpus.models import Article, Speaker
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

    @classmethod
    def of(cls, articles: Iterable[Article]) -> "Covered":
        """What these articles cover, each counted once."""
        known = {article.id: article for article in articles}.values()
        dates = [article.published for article in known if article.published]
        outlets = dict.fromkeys(article.source for article in known if article.source)
        return cls(
            articles=len(known),
            outlets=tuple(outlets),
            earliest=min(dates, default=None),
            latest=max(dates, default=None),
        )


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun in cited words, as printed ("She"), and whom it means."""

    printed: str
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Told:
    """A whole sentence of an article, and what is to be known of it beside its words.

    ``pronouns`` are those by which it names speakers whom it does not name otherwise; ``side`` is
    the one that its speaker speaks for, as offices in the corpus print it, None where that does not
    show.
    """

    quote: QuotedPassage
    pronouns: tuple[Pronoun, ...] = ()
    side: str | None = None

    @property
    def gloss(self) -> str:
        """Whom the pronouns mean, in brackets, to stand outside the words: "[She: Ana Ruiz]"."""
        told = ", ".join(f"{each.printed}: {each.speaker.name}" for each in self.pronouns)
        return f"[{told}]" if told else ""


@dataclass(frozen=True, slots=True)
class Summary:
    """Whole sentences in their exact words; ``main`` is never empty, no sentence stands twice.

    ``main`` is the main development first and what belongs to it after, oldest first; ``said`` is
    who said what, one speaker's statements together, first of those for whom no side shows, then of
    each side; ``ahead`` is what is open or to come, oldest first.
    """

    request: SummaryRequest
    main: tuple[Told, ...]
    said: tuple[Told, ...]
    ahead: tuple[Told, ...]
    covered: Covered
    searched: Coverage

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


NO_DATE = "What the corpus has on this is without a date."
"""What a person is told where days are asked for, and no article has any."""

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
