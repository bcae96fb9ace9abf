"""How other articles of the index tell what somebody is quoted as saying."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from bot.answers.attribution import sure_speaker
from bot.answers.cite import Citation, cite_spoken
from bot.tellings.likeness import Likeness, alike
from bot.tellings.spoken import spoken
from corpus.models import LATEST, Article, Quote, Span
from index.filter import Filter
from index.retriever import QuoteHit, Retriever

# Statements of the speaker that are looked at: so many, the nearest to one that is shown, from this
# cosine on; and of how many, the longest, that are shown in one piece. Of the real pairs of
# realtimeqa-2025-26 that find 95% (`python -m evals.variants DATA`); the rest are small parts of
# long statements. Most of the time goes to reading articles that come near and tell another thing.
_NEAREST, _LEAST = 15, 0.5
_OF_PIECE = 2
# The least share of a stretch that must be a telling of what is shown already, for the stretch to
# be folded into that.
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Retold:
    """Where else a statement is told, in the order of publication, each article once.

    ``same`` are the same words or a part of them, ``reworded`` the same statement in other words.
    """

    same: tuple[Citation, ...] = ()
    reworded: tuple[Citation, ...] = ()

    def holds(self, article: Article, span: Span) -> bool:
        """Whether these are most of a stretch of an article."""
        theirs = (
            told.span for told in (*self.same, *self.reworded) if told.article.id == article.id
        )
        shared = (min(s.end, span.end) - max(s.start, span.start) for s in theirs)
        return max(shared, default=0) >= _MOST * len(span)


class Retelling:
    """Finds how else what is shown is told in one index, but in the outlets ``left_out``.

    Only what one speaker of the index surely says is compared. The turns of transcripts are
    nobody's retelling, and are not sought.
    """

    def __init__(self, retriever: Retriever, left_out: tuple[str, ...] = ()) -> None:
        self._retriever = retriever
        self._allowed = cache(
            lambda speaker_id: (
                retriever.index.store.allowed(
                    Filter(speakers=(speaker_id,), left_out=left_out)
                ).statements
            )
        )

    def of(self, article: Article, span: Span, quotes: Sequence[Quote], speaker_id: str) -> Retold:
        """How else is told what a speaker says in a stretch of an article.

        ``quotes`` are the statements of the article.
        """
        said = [quote for quote in quotes if _is_theirs(quote, speaker_id, span)]
        shown = spoken(article, said, span)
        if not shown.sentences or article.turns:
            return Retold()
        told: dict[str, Citation] = {}
        reworded: dict[str, bool] = {}
        for hit in self._near(article, said, speaker_id):
            found = alike(shown, spoken(hit.article, [hit.quote]))
            if found.where is None:
                continue
            citation, before = cite_spoken(hit.article, found.where), told.get(hit.article.id)
            if before is None or len(citation.span) > len(before.span):
                told[hit.article.id] = citation
                reworded[hit.article.id] = found.likeness is Likeness.REWORDED
        ordered = sorted(told.values(), key=_published)
        return Retold(
            tuple(citation for citation in ordered if not reworded[citation.article.id]),
            tuple(citation for citation in ordered if reworded[citation.article.id]),
        )

    def _near(self, article: Article, said: Sequence[Quote], speaker_id: str) -> Iterator[QuoteHit]:
        """The speaker's statements in other articles that are near to what is said, each once."""
        allowed = self._allowed(speaker_id)
        if allowed is None or len(allowed) <= len(said):
            return
        seen: set[Quote] = set()
        longest = sorted(said, key=lambda quote: -len(quote.span))[:_OF_PIECE]
        for quote in longest:
            words = quote.told.of(article.text)
            for hit in self._retriever.nearest_to(quote, words, _NEAREST, allowed, _LEAST):
                if hit.article.id != article.id and hit.quote not in seen:
                    seen.add(hit.quote)
                    yield hit


def _is_theirs(quote: Quote, speaker_id: str, span: Span) -> bool:
    """Whether a stretch holds words of a statement that is surely a speaker's."""
    speaker = sure_speaker(quote)
    return (
        speaker is not None
        and speaker.id == speaker_id
        and quote.within is None
        and any(part.overlaps(span) for part in quote.parts)
    )


def _published(citation: Citation) -> tuple[datetime, str]:
    return citation.article.published or LATEST, citation.article.id
