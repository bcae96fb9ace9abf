"""What a message showed, as places in articles: enough to show it again from a newer index.

No words are kept, but a sum of them for each place, by which they are known again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer

from bot.answers import Abstention, Answer, Citation, MisquoteError, QuotedPassage, Reason, cite
from bot.answers.attribution import attribute
from bot.answers.models import Note
from corpus.models import Article, QuoteKind, Span, Speaker
from index.published import PublishedIndex
from index.store import Coverage, Store


def _note(name: object) -> object:
    return Note.__members__.get(str(name), name)


KeptNote = Annotated[Note, BeforeValidator(_note), PlainSerializer(lambda note: note.name)]
"""A note that is kept by its name: its sentence may be put in other words."""


class ShownKind(StrEnum):
    """What sort of message was shown."""

    ANSWER = "answer"
    ABSTENTION = "abstention"
    """Its quotes are the nearest misses."""
    LISTING = "listing"
    """Statements of a speaker, or of an article."""
    SECTIONS = "sections"
    """Quotes under headings, as a summary is."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another article that tells the same, with a sum of its text."""

    article_id: str
    digest: str


@dataclass(frozen=True, slots=True)
class Worded:
    """Words in an article by their place and sum, another wording of what is shown."""

    article_id: str
    span: Span
    digest: str


@dataclass(frozen=True, slots=True)
class Place:
    """Words in an article by their place and sum, and whose they were said to be; ``also`` are the
    other articles that told the same, ``variants`` what others had in other words."""

    article_id: str
    span: Span
    digest: str
    kind: QuoteKind | None
    speaker: Speaker | None
    also: tuple[Elsewhere, ...] = ()
    variants: tuple[Worded, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a quote stands among headings, as `bot.discord.sections.Entry` has it; ``filled`` is
    False for a note in place of a quote."""

    under: tuple[str, ...]
    note: str
    by_speaker: bool
    filled: bool
    marked: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What a message showed, in its order.

    ``notes``, ``reason`` and ``near_names`` are the result's; ``found`` is how many statements
    there were, of which a listing shows the first. Of sections ``slots`` says where each place
    stands, and ``lead`` is the markdown above them.
    """

    kind: ShownKind
    places: tuple[Place, ...]
    searched: Coverage
    reason: Reason | None = None
    notes: tuple[KeptNote, ...] = ()
    near_names: tuple[str, ...] = ()
    found: int = 0
    slots: tuple[Slot, ...] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """Words that cannot be shown any more: ``title`` is what the article is called now, None for
    one that is gone."""

    title: str | None


def shown_answer(result: Answer | Abstention) -> Shown:
    """What is kept of an answer or an abstention."""
    if isinstance(result, Answer):
        places = places_of(result.quotes)
        return Shown(ShownKind.ANSWER, places, result.searched, notes=result.notes)
    return Shown(
        ShownKind.ABSTENTION,
        places_of(result.nearest),
        result.searched,
        result.reason,
        result.notes,
        result.near_names,
    )


def shown_listing(quotes: Sequence[QuotedPassage], found: int, searched: Coverage) -> Shown:
    """What is kept of a list of statements, the first of those found."""
    return Shown(ShownKind.LISTING, places_of(quotes), searched, found=found)


def places_of(quotes: Sequence[QuotedPassage]) -> tuple[Place, ...]:
    """The places of quotes, in their order."""
    return tuple(
        Place(
            quote.citation.article.id,
            quote.citation.span,
            _sum(quote.citation.text),
            quote.kind,
            quote.speaker,
            tuple(Elsewhere(article.id, _sum(article.text)) for article in quote.also),
            # Of nobody whom the index knows nothing is surely a wording, and none is shown again.
            tuple(Worded(c.article.id, c.span, _sum(c.text)) for c in quote.variants)
            if quote.speaker
            else (),
        )
        for quote in quotes
    )


def recite(places: Sequence[Place], index: PublishedIndex) -> list[QuotedPassage | Changed]:
    """Cite places anew from an index, in their order; `Changed` for what is not there now.

    Whose words they are is asked anew too, and not said where that has changed.
    """
    return [_recite_one(place, index.store) for place in places]


def _recite_one(place: Place, store: Store) -> QuotedPassage | Changed:
    article = store.article(place.article_id)
    if article is None:
        return Changed(None)
    citation = _cited(place, article)
    if citation is None:
        return Changed(article.title)
    also = tuple(filter(None, (_unchanged(other, store) for other in place.also)))
    kind, speaker = _attributed(place, citation.span, article, store)
    variants = tuple(filter(None, _variants(place, speaker, store)))
    return QuotedPassage(citation, 0.0, kind, speaker, also, variants)


def _cited(place: Place | Worded, article: Article) -> Citation | None:
    """The words of a place, None if they are not in the article any more."""
    span = _where(place, article.text)
    try:
        return cite(article, span, span.of(article.text)) if span else None
    except MisquoteError:
        return None


def _variants(place: Place, speaker: Speaker | None, store: Store) -> list[Citation | None]:
    """The other wordings of what a speaker says; None for each that is not there any more, or not
    surely theirs, as nothing is of nobody."""
    return [_variant(worded, speaker, store) if speaker else None for worded in place.variants]


def _variant(worded: Worded, speaker: Speaker, store: Store) -> Citation | None:
    article = store.article(worded.article_id)
    citation = _cited(worded, article) if article else None
    if citation is None:
        return None
    quotes = store.quotes.of_article(worded.article_id)
    _, whose = attribute(citation.article.text, citation.span, quotes, {speaker.id})
    return citation if whose and whose.id == speaker.id else None


def gone(places: Sequence[Place], index: PublishedIndex) -> tuple[int, ...]:
    """What `recite` would not cite now of all that is cited, by its number from 0: each place is
    followed by its other wordings."""
    there = (shown for place in places for shown in _there(place, index.store))
    return tuple(number for number, shown in enumerate(there) if not shown)


def _there(place: Place, store: Store) -> list[bool]:
    """Whether the words of a place are there, and whether each other wording is to be shown."""
    article = store.article(place.article_id)
    span = _where(place, article.text) if article else None
    if article is None or span is None:
        return [False] * (1 + len(place.variants))
    if not place.variants:  # whose words they are need not be asked
        return [True]
    _, speaker = _attributed(place, span, article, store)
    return [True, *(told is not None for told in _variants(place, speaker, store))]


def _where(place: Place | Worded, text: str) -> Span | None:
    """Where the words of a place stand in the text of its article now.

    A correction elsewhere in an article moves them; they are looked for by their sum, nearest to
    where they stood.
    """
    start, length = place.span.start, place.span.end - place.span.start
    if _sum(place.span.of(text)) == place.digest:
        return place.span
    starts = range(len(text) - length + 1)
    moved = (s for s in starts if _sum(text[s : s + length]) == place.digest)
    nearest = min(moved, key=lambda s: abs(s - start), default=None)
    return None if nearest is None else Span(nearest, nearest + length)


def _attributed(
    place: Place, span: Span, article: Article, store: Store
) -> tuple[QuoteKind | None, Speaker | None]:
    """Whose words they are by what the index knows now; nobody's where that is not who was shown.

    The words may be the same and what stands around them another.
    """
    quotes = store.quotes.of_article(article.id)
    asked = {place.speaker.id} if place.speaker else set()
    kind, speaker = attribute(article.text, span, quotes, asked)
    same = place.speaker and speaker and speaker.id == place.speaker.id
    return kind if place.kind else None, speaker if same else None


def _unchanged(other: Elsewhere, store: Store) -> Article | None:
    """The article, None if it is gone or may not tell the same any more."""
    article = store.article(other.article_id)
    return article if article and _sum(article.text) == other.digest else None


def _sum(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
