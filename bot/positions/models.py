"""What is asked of positions, and what is told of them."""

from dataclasses import dataclass
from enum import StrEnum

from bot.answers import Citation, QuotedPassage
from bot.extraction.models import NO_DATE, Pronoun, Told
from bot.questions.models import NOT_NARROWED, Narrowing
from bot.questions.narrowed import UNKNOWN_SOURCE, UNKNOWN_SPEAKER
from index.store import Coverage

MOST_SHOWN = 200
"""How many remarks are shown to be read; a time that is asked for makes them fewer."""
MOST_SIDES = 4
"""How many are compared at most; more cannot be read side by side."""


@dataclass(frozen=True, slots=True)
class PositionsRequest:
    """Whose words on what: ``speakers`` are names, offices or bodies as given, at least one.

    ``within`` is when and where they were published; its speaker means nothing here.
    """

    speakers: tuple[str, ...]
    topic: str
    within: Narrowing = NOT_NARROWED


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of one statement in place of those of an earlier one; either may be empty, not both.

    Each is a run of words, in as many slices as the quotation has parts there.
    """

    before: tuple[Citation, ...]
    now: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Rewording:
    """How the words of a statement differ from ``earlier`` words that are nearly the same."""

    earlier: QuotedPassage
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody said on the topic, once; what repeats it stands in ``quote.also``.

    ``rewording`` is None unless an earlier remark has nearly the same words. ``pronouns`` are those
    by which the words name who says them, where they do not name them otherwise.
    """

    quote: QuotedPassage
    rewording: Rewording | None = None
    pronouns: tuple[Pronoun, ...] = ()

    @property
    def told(self) -> Told:
        """The words, and whom their pronouns mean."""
        return Told(self.quote, self.pronouns)


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody, by name as the corpus has it (a body as it was asked for), and their remarks.

    ``read`` is how many statements of theirs, on any topic, these were chosen from.
    """

    name: str
    remarks: tuple[Remark, ...]
    read: int = 0


@dataclass(frozen=True, slots=True)
class Side:
    """Somebody asked about.

    ``asked`` is as given. ``voices`` are those who may be meant, each apart: several for a name
    that several have, none for one that nobody has; then ``near_names`` are those that come near.
    """

    asked: str
    voices: tuple[Voice, ...]
    near_names: tuple[str, ...] = ()

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """All that they said on the topic."""
        return tuple(remark for voice in self.voices for remark in voice.remarks)


@dataclass(frozen=True, slots=True)
class Positions:
    """What each side said on the topic; at least one of them said something."""

    request: PositionsRequest
    sides: tuple[Side, ...]
    searched: Coverage


class NoPositionsReason(StrEnum):
    """Why nothing is told."""

    EMPTY_TOPIC = "empty_topic"
    UNKNOWN_SOURCE = "unknown_source"
    UNKNOWN_SPEAKER = "unknown_speaker"
    NOTHING_FOUND = "nothing_found"
    NOTHING_DATED = "nothing_dated"


NO_POSITIONS = {
    NoPositionsReason.EMPTY_TOPIC: "There is nothing to search for in this topic.",
    NoPositionsReason.UNKNOWN_SOURCE: UNKNOWN_SOURCE,
    NoPositionsReason.UNKNOWN_SPEAKER: UNKNOWN_SPEAKER,
    NoPositionsReason.NOTHING_FOUND: "No statement is found that is surely on this.",
    NoPositionsReason.NOTHING_DATED: NO_DATE,
}
"""What a person is told, one sentence each."""


@dataclass(frozen=True, slots=True)
class NoPositions:
    """Nobody asked about is known to have said anything on the topic, and why.

    ``sides`` are as in `Positions`, empty where nothing was searched for; ``near_outlets`` are
    those that come near one that is not in the corpus.
    """

    request: PositionsRequest
    reason: NoPositionsReason
    searched: Coverage
    sides: tuple[Side, ...] = ()
    near_outlets: tuple[str, ...] = ()
