"""The places of an index where a claim's words stand, or the words nearest to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from bot.answers import QuotedPassage, cite
from bot.answers.attribution import attribute
from bot.verification.clauses import is_negation
from bot.verification.cut import find_loss
from bot.verification.edits import edits
from bot.verification.exact import Match, find_exact
from bot.verification.models import Found
from bot.verification.nearest import find_nearest
from bot.verification.pieces import Piece
from bot.verification.words import Word, words_in
from corpus.models import Article, Span, hull, widened
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
        words = words_in(article.text, stretch)
        found = find_nearest(pieces, words)
        if found and (article.id not in near or found.changed < near[article.id].changed):
            near[article.id] = _Place(article, words, found.match, found.changed)
    if not near:
        return [], 0
    best = min(near.values(), key=lambda place: place.changed)
    same = [place for place in near.values() if place.keys == best.keys]
    return [_found(pieces, place, store) for place in same], best.changed


def _found(pieces: Sequence[Piece], place: _Place, store: Store) -> Found:
    article, quotes = place.article, store.quotes.of_article(place.article.id)
    kept = [hull([word.span for word in run]) for run in place.runs if run]
    whole, sentences = hull(kept), store.sentences(article.id)
    around = widened(whole, sentences)
    cited = cite(article, around, around.of(article.text))
    kind, speaker = attribute(article.text, whole, quotes)
    return Found(
        sentences=QuotedPassage(cited, 0.0, *attribute(article.text, around, quotes)),
        words=cite(article, whole, whole.of(article.text)),
        edits=tuple(edits(pieces, place.runs, article)),
        kind=kind,
        speaker=speaker,
        lost=None if place.changed else find_loss(article, kept, sentences, quotes),
        negates=_negations(pieces, place),
    )


def _negations(pieces: Sequence[Piece], place: _Place) -> bool:
    """Whether a claim has more or fewer negations than what stands there, an editor's counted."""
    claimed = [word for piece in pieces for word in (*piece.words, *piece.put_in)]
    stored = [word for run in place.runs for word in run]
    return sum(map(is_negation, claimed)) != sum(map(is_negation, stored))
