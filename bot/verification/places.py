"""The places of an index where a claim's words stand, or the words nearest to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from bot.answers import QuotedPassage, cite
from bot.answers.attribution import attribute, sure_speaker
from bot.tellings.negations import negations
from bot.tellings.words import Word, words_in
from bot.verification.cut import find_loss
from bot.verification.dropped import find_dropped
from bot.verification.edits import edits
from bot.verification.exact import Match, find_exact
from bot.verification.models import Found
from bot.verification.nearest import find_nearest
from bot.verification.parted import in_rows, partings, unparted
from bot.verification.pieces import Piece
from corpus.models import Article, Quote, QuoteKind, Span, Speaker, hull, widened
from corpus.quotes.marks import find_quotations
from corpus.quotes.paragraphs import paragraphs
from index.store import Store

_MOST = 5  # that are looked at in one article


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the pieces of a claim stand among ``words`` of an article; ``changed`` counts words."""

    article: Article
    words: Sequence[Word]
    match: Match
    changed: int = 0

    @property
    def runs(self) -> list[Sequence[Word]]:
        """The words of each piece; none of one that nothing there is like."""
        return [self.words[run.start : run.stop] for run in self.match]

    @property
    def keys(self) -> list[str]:
        """What its words are compared by."""
        return [word.key for run in self.runs for word in run]


def exact_places(pieces: Sequence[Piece], articles: Sequence[Article], store: Store) -> list[Found]:
    """Where articles have all pieces of a claim, in order: the first places of each."""
    return [
        _found(pieces, _Place(article, words, match), store)
        for article in articles
        for words in [words_in(article.text)]
        for match in islice(find_exact(pieces, words), _MOST)
    ]


def nearest_places(
    pieces: Sequence[Piece], stretches: Sequence[tuple[Article, Span]], store: Store
) -> tuple[list[Found], int]:
    """Where the words nearest to a claim's stand, and how many words are changed; none is found
    where nothing is like it.

    Of other words that are as near, those of the first stretch are taken; one place an article.
    """
    near: dict[str, _Place] = {}
    for article, stretch in stretches:
        place = _nearest(pieces, article, stretch, store)
        if place and (article.id not in near or place.changed < near[article.id].changed):
            near[article.id] = place
    if not near:
        return [], 0
    best = min(near.values(), key=lambda place: place.changed)
    same = [place for place in near.values() if place.keys == best.keys]
    return [_found(pieces, place, store) for place in same], best.changed


def _nearest(
    pieces: Sequence[Piece], article: Article, stretch: Span, store: Store
) -> _Place | None:
    """The place of a stretch that is nearest to a claim, as its words stand or unparted.

    Words that are dropped from the middle of one statement or sentence count as one.
    """
    words = words_in(article.text, stretch)
    quotes = [] if article.turns else store.quotes.of_article(article.id)
    ways = [words]
    if len(whole := unparted(words, partings(quotes))) < len(words):
        ways.append(whole)
    found = [
        _Place(article, way, near.match, near.changed)
        for way in ways
        if (near := find_nearest(pieces, way))
    ]
    best = min(found, key=lambda place: place.changed, default=None)
    if len(pieces) == 1 and (best is None or best.changed > 1):
        runs = [(way, run) for way in ways for run in find_dropped(pieces[0].keys, way)]
        said = [turn.span for turn in article.turns] or [quote.span for quote in quotes]
        together = [*store.sentences(article.id), *said] if runs else []
        for way, run in sorted(runs, key=lambda each: len(each[1])):
            if _within([hull([word.span for word in way[run.start : run.stop]])], together):
                return _Place(article, way, (run,), 1)
    return best


def _found(pieces: Sequence[Piece], place: _Place, store: Store) -> Found:
    article, quotes = place.article, store.quotes.of_article(place.article.id)
    apart = partings(quotes)
    kept = [hull([w.span for w in row]) for run in place.runs for row in in_rows(run, apart)]
    whole, sentences = hull(kept), store.sentences(article.id)
    around = widened(whole, sentences)
    cited = cite(article, around, around.of(article.text))
    kind, speaker = _whose(article, kept, quotes)
    return Found(
        sentences=QuotedPassage(cited, 0.0, *attribute(article.text, around, quotes)),
        words=cite(article, whole, whole.of(article.text)),
        edits=tuple(edits(pieces, place.runs, article, apart)),
        kind=kind,
        speaker=speaker,
        lost=None if place.changed else find_loss(article, kept, sentences, quotes),
        negates=_negates(pieces, place),
        is_quoted=_is_quoted(article, kept, quotes),
    )


def _whose(
    article: Article, kept: Sequence[Span], quotes: Sequence[Quote]
) -> tuple[QuoteKind | None, Speaker | None]:
    """The kind of statement that the words kept are, whatever parts them, and its speaker."""
    for quote in quotes:
        if quote.within is None and _within(kept, quote.parts):
            return quote.kind, sure_speaker(quote)
    return attribute(article.text, hull(kept), quotes)


def _is_quoted(article: Article, kept: Sequence[Span], quotes: Sequence[Quote]) -> bool:
    """Whether all words kept stand in quotation marks or in turns of a transcript."""
    direct = [part for q in quotes if q.kind is QuoteKind.DIRECT for part in q.parts]
    if _within(kept, direct):
        return True
    marks = find_quotations(article.text, list(paragraphs(article.text)))
    return _within(kept, [*direct, *(quotation.inner for quotation in marks.quotations)])


def _within(kept: Sequence[Span], spans: Sequence[Span]) -> bool:
    return all(any(span.contains(piece) for span in spans) for piece in kept)


def _negates(pieces: Sequence[Piece], place: _Place) -> bool:
    """Whether a claim has more or fewer negations than what stands there, an editor's counted."""
    claimed = [negations(words) for piece in pieces for words in (piece.words, piece.put_in)]
    stored = [negations(run) for run in place.runs]
    return sum(map(len, claimed)) != sum(map(len, stored))
