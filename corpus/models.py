"""The records of what was published: frozen, with offsets into the stored text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

EARLIEST = datetime.min.replace(tzinfo=UTC)
LATEST = datetime.max.replace(tzinfo=UTC)
"""Either stands, in an order of dates, for a date that is not known."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, ``start <= end``, into one article's text.

    Raises:
        ValueError: if ``start`` is negative or after ``end``.

    >>> Span(4, 9).of("The words")
    'words'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}:{self.end} is not 0 <= start <= end")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end


def stripped(text: str, start: int, end: int) -> Span:
    """The span ``start:end`` without the white space at its two ends (empty at ``start`` if blank).

    >>> stripped("  a b ", 0, 6)
    Span(start=2, end=5)
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def hull(spans: Sequence[Span]) -> Span:
    """The smallest span that covers all of ``spans`` (at least one).

    Raises:
        ValueError: if ``spans`` is empty.
    """
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def widened(span: Span, sentences: Iterable[Span]) -> Span:
    """``span`` with the whole of those of ``sentences`` that it stands in.

    >>> widened(Span(4, 9), [Span(0, 6), Span(7, 12), Span(13, 20)])
    Span(start=0, end=12)
    """
    return hull([span, *(sentence for sentence in sentences if sentence.overlaps(span))])


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a transcript: ``span`` covers its words, not its label.

    ``label`` is the speaker as printed ("MR. RUIZ", "Q"), None where none is printed.
    """

    label: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One stored article or transcript.

    ``text`` is the stored text, the truth that every offset points into; it does not change after
    reading. ``id`` stays the same when the corpus is read again. ``published`` is aware UTC. What
    is unknown is None. ``origin`` is the file that it was read from, for messages. ``turns``, in
    order, are those of a transcript, empty for an article.
    """

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None
    published: datetime | None = None
    language: str | None = None
    origin: str | None = None
    turns: tuple[Turn, ...] = ()


class QuoteKind(StrEnum):
    """How the words of a statement stand in the article."""

    DIRECT = "direct"
    """All of the content stands inside quotation marks (or is a transcript's turn)."""
    MIXED = "mixed"
    """Reported speech that is quoted in part."""
    INDIRECT = "indirect"
    """Reported speech without quotation marks."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: a person, body or group, with the capacity in which the article names them."""

    id: str
    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """One statement in an article, all spans into its text.

    ``parts`` are the spans of the content, in order, disjoint, at least one (a quotation split by
    its attribution has two); those of a direct statement are without their quotation marks, those
    of others hold the marks that stand in them. ``cue`` is the word of saying with its
    auxiliaries, None where a quotation goes on without one; ``source`` is who said it, as printed.
    ``speaker`` is None where who that is is not known for sure, and always for several or unnamed
    ones. ``confidence`` in 0..1 is how sure it is that this source said it and is this speaker
    (see ``corpus.quotes.resolve.Attribution``), 0 without a source. ``within`` is the content of
    the statement that reports this one, if any. ``denied`` says that the cue carries a denial or a
    refusal.
    """

    article_id: str
    kind: QuoteKind
    parts: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    speaker: Speaker | None = None
    confidence: float = 0.0
    within: Span | None = None
    denied: bool = False

    @property
    def span(self) -> Span:
        """From the first part's start to the last part's end."""
        return hull(self.parts)

    @property
    def told(self) -> Span:
        """The span with the source and the cue in it."""
        return hull([*self.parts, *filter(None, (self.cue, self.source))])
