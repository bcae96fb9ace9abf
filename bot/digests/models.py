"""What a digest is asked for, and what it is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.answers import QuotedPassage
from bot.extraction.models import NO_DATE, Covered
from bot.questions.narrowed import UNKNOWN_SOURCE, UNKNOWN_SPEAKER
from corpus.models import Speaker
from index.store import Coverage


@dataclass(frozen=True, slots=True)
class DigestRequest:
    """What was said in articles published from ``since`` on and before ``until``, aware UTC.

    An article of which only the day of publication is known counts for all of that day. What
    ``speaker`` (a name or an office) said, and what ``source`` (an outlet) published, if they are
    given; ``left_out`` are outlets, to the letter, that are not to be quoted.
    """

    since: datetime
    until: datetime | None = None
    speaker: str | None = None
    source: str | None = None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewStatement:
    """Words that nobody reported before the period; ``quote.also`` are articles that repeat them.

    ``sums`` are those by which they, and their repetitions, are known again (`bot.digests.heard`).
    """

    quote: QuotedPassage
    sums: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """What one speaker newly said, newest first, at least one; ``more`` counts the rest of it."""

    speaker: Speaker
    statements: tuple[NewStatement, ...]
    more: int


@dataclass(frozen=True, slots=True)
class NotShown:
    """What was found in the articles of the period and is not in the digest, each counted once.

    ``statements`` are new ones by ``speakers`` who are not shown at all; ``repeated`` were told
    before; ``old`` are dated by their sentences before the period; of those ``unattributed`` it is
    not sure who spoke; ``unread`` were too many to look at.
    """

    speakers: int = 0
    statements: int = 0
    repeated: int = 0
    old: int = 0
    unattributed: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Digest:
    """New statements by speaker, those who said most first, at least one.

    ``covered`` are the articles of the period in which somebody surely speaks. ``passed_over`` are
    the sums of new statements that are not shown. ``meant`` are how many the name asked for may
    mean, 0 where none was asked for.
    """

    request: DigestRequest
    voices: tuple[Voice, ...]
    not_shown: NotShown
    covered: Covered
    searched: Coverage
    passed_over: tuple[str, ...] = ()
    meant: int = 0

    @property
    def quotes(self) -> tuple[QuotedPassage, ...]:
        """All that is shown, in order."""
        return tuple(told.quote for voice in self.voices for told in voice.statements)

    @property
    def shown_sums(self) -> tuple[str, ...]:
        """The sums of all that is shown."""
        return tuple(s for voice in self.voices for told in voice.statements for s in told.sums)


class NoDigestReason(StrEnum):
    """Why there is no digest."""

    UNKNOWN_SPEAKER = "unknown_speaker"
    UNKNOWN_SOURCE = "unknown_source"
    NOTHING_NEW = "nothing_new"
    NOTHING_DATED = "nothing_dated"


NOTHING_TO_DIGEST = {
    NoDigestReason.UNKNOWN_SPEAKER: UNKNOWN_SPEAKER,
    NoDigestReason.UNKNOWN_SOURCE: UNKNOWN_SOURCE,
    NoDigestReason.NOTHING_NEW: "Nothing new that was surely said by anybody was published then.",
    NoDigestReason.NOTHING_DATED: NO_DATE,
}
"""What a person is told, one sentence each."""


@dataclass(frozen=True, slots=True)
class NoDigest:
    """Nothing new, and why; ``near_names`` come near one that is not in the corpus."""

    request: DigestRequest
    reason: NoDigestReason
    searched: Coverage
    not_shown: NotShown = NotShown()
    near_names: tuple[str, ...] = ()
