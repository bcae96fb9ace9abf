"""What is asked of positions, and what is told of them."""

from dataclasses import dataclass
from enum import StrEnum

from bot.answers import Citation, QuotedPassage
from bot.questions.models import NOT_NARROWED, Narrowing
from index.store import Coverage

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

    ``rewording`` is None unless an earlier remark has nearly the same words.
    """

    quote: QuotedPassage
    rewording: Rewording | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody, by name as the corpus has it (a body as it was asked for), and their remarks."""

    name: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """Somebody asked about.

    ``asked`` is as given. ``voices`` are those who may be meant, each apart: several for a name
    that several have, none for one that nobody has; then ``near_names`` are those that come near.
    ``guessed`` says that the name is no spelling of theirs, but near to one.
    """

    asked: str
    voices: tuple[Voice, ...]
    near_names: tuple[str, ...] = ()
    guessed: bool = False

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


NO_POSITIONS = {
    NoPositionsReason.EMPTY_TOPIC: "There is nothing to search for in this topic.",
    NoPositionsReason.UNKNOWN_SOURCE: "No article in the corpus is from that outlet.",
    NoPositionsReason.UNKNOWN_SPEAKER: "Nobody of that name is surely quoted in the corpus.",
    NoPositionsReason.NOTHING_FOUND: "No statement on this is found.",
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
