"""What a question asks, as a value: whose words, on what topic, from when, in which outlet."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.questions.kind import Kind
from index.speakers import KnownSpeaker


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is asked for apart from the question's words; None leaves open.

    ``speaker`` is a name, a surname or an office; ``since`` and ``until`` are days of publication
    in UTC, both included; ``source`` is an outlet. ``left_out`` are outlets, to the letter, that
    are not to be quoted.
    """

    speaker: str | None = None
    since: date | None = None
    until: date | None = None
    source: str | None = None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """From ``since`` until before ``until``, aware UTC; None leaves an end open."""

    since: datetime | None
    until: datetime | None


NOT_NARROWED = Narrowing()


@dataclass(frozen=True, slots=True)
class AskedSpeaker:
    """Somebody whose words are asked for.

    ``words`` are those of the question. ``meant`` are the speakers whom they may mean: several for
    an ambiguous name or for a body with its spokespeople, none for who is not in the corpus; then
    ``near`` are the names in it that come near. ``group`` says that the words name no one person
    ("the Castle", "Velmoran officials"), so that a source that is printed so fits them too.
    ``guessed`` says that the words are no spelling of a name, but near to the one that is meant.
    """

    words: str
    meant: tuple[KnownSpeaker, ...]
    near: tuple[str, ...] = ()
    group: bool = False
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood.

    ``topic`` is the text without the words that name speakers, period and outlets: empty where all
    that somebody said is asked for, the whole text where nobody's words are. ``speakers`` are
    those asked for, empty where anybody's words will do; nobody else's answer if ``only``, theirs
    come first if not. ``claim`` says that the topic is something that they may or may not have
    said. ``period`` is when what answers was published, which may be given up if not ``firm``;
    ``outlets`` are sources of the index; ``unknown_outlet`` is one asked for that is none of them,
    and ``near_outlets`` those whose names come near; ``left_out`` are outlets that are not to be
    quoted. ``since_event`` says that a time is told by what happened then, which narrows nothing.
    """

    text: str
    topic: str
    kind: Kind
    speakers: tuple[AskedSpeaker, ...] = ()
    only: bool = True
    claim: bool = False
    period: Period | None = None
    firm: bool = True
    outlets: tuple[str, ...] = ()
    unknown_outlet: str | None = None
    near_outlets: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    since_event: bool = False
