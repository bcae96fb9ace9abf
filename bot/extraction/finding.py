"""The sentences of an index that tell what is asked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.answers.attribution import sure_speaker
from bot.answers.sought import TermWeights
from bot.extraction.candidates import Candidate, candidates
from bot.extraction.scope import Scope
from corpus.models import Article, Span
from index.filter import Filter
from index.retriever import Retriever

# What is looked at, at most.
_FOUND = 40
_STATEMENTS = 150
_ARTICLES = 60
_LEAD_SENTENCES = 8  # of each article, where a period or an outlet alone is asked
# Words are on the topic if they hold this share of its terms by weight; so are statements that are
# this near to it.
_COVERAGE = 0.7
# In a passage, or under a title, that holds as much, a sentence with some of it is on the topic.
_SOME = 0.3
_COSINE = 0.5
_FAR = 0.3


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of an article that is about what is asked."""

    article: Article
    span: Span


class SentenceFinder:
    """Finds what summaries and timelines are made of; safe to use from several threads."""

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever
        self._store = retriever.index.store

    def candidates(
        self, topic: str | None, scope: Scope, passages: int = _FOUND
    ) -> Iterator[Candidate]:
        """The sentences that tell what is asked, each once; those of an article together.

        ``topic``, in the words of the user, is what they are about, None for all of the scope. Of
        an index, as many ``passages`` and statements are looked at as come nearest to it.
        """
        whole = bool(scope.article is not None or topic or scope.filter.of_speakers)
        return self._in(self._stretches(topic, scope, passages), scope, whole=whole)

    def titled(self, topic: str, scope: Scope) -> Iterator[Candidate]:
        """What articles say first, or speakers in them, whose titles hold the topic."""
        whole = bool(scope.filter.of_speakers)
        return self._in(self._under_titles(topic, scope), scope, whole=whole)

    def _in(self, found: Iterable[_Stretch], scope: Scope, *, whole: bool) -> Iterator[Candidate]:
        """The candidates that stand in stretches, only the first of an article if not ``whole``."""
        stretches: dict[str, list[_Stretch]] = {}
        for stretch in found:
            stretches.setdefault(stretch.article.id, []).append(stretch)
        speakers = scope.filter.speakers
        for article_id, parts in stretches.items():
            sentences = self._store.sentences(article_id)
            quotes = self._store.quotes.of_article(article_id)
            for candidate in candidates(parts[0].article, sentences, quotes):
                if speakers and (not candidate.speaker or candidate.speaker.id not in speakers):
                    continue
                if any(part.span.overlaps(candidate.span) for part in parts) and (
                    whole or candidate.position < _LEAD_SENTENCES
                ):
                    yield candidate

    def _stretches(self, topic: str | None, scope: Scope, passages: int) -> Iterator[_Stretch]:
        if scope.article is not None:
            yield from self._in_article(scope.article, topic, scope.filter)
        elif topic:
            yield from self._on_topic(topic, scope, passages)
        elif scope.filter.of_speakers:
            allowed = self._store.allowed(scope.filter).statements
            numbers = [] if allowed is None else allowed[-_STATEMENTS:].tolist()
            for quote, article in self._store.quotes_with_articles(numbers):
                yield _Stretch(article, quote.told)
        else:
            within = filter(scope.filter.admits, self._store.articles())
            for article in islice(within, _ARTICLES):
                yield _Stretch(article, Span(0, len(article.text)))

    def _under_titles(self, topic: str, scope: Scope) -> Iterator[_Stretch]:
        weights = TermWeights(topic, self._retriever.index.lexical)
        found = [scope.article] if scope.article else self._nearest(topic, scope.filter)
        for article in found:
            if weights.coverage(article.title or "") >= _COVERAGE and scope.filter.admits(article):
                yield _Stretch(article, Span(0, len(article.text)))

    def _nearest(self, topic: str, wanted: Filter) -> Sequence[Article]:
        """The articles of what comes nearest to a topic, best first."""
        found = self._retriever.find(topic, _FOUND, self._store.allowed(wanted))
        articles = [hit.article for hit in found.passages]
        articles += [hit.article for hit in found.quotes]
        return list({article.id: article for article in articles}.values())

    def _in_article(
        self, article: Article, topic: str | None, wanted: Filter
    ) -> Iterator[_Stretch]:
        """All of an article, or its statements by certain speakers, or its sentences on a topic."""
        if not wanted.admits(article):
            return
        spans = [Span(0, len(article.text))]
        if wanted.speakers:
            quotes = self._store.quotes.of_article(article.id)
            speaking = [(quote, sure_speaker(quote)) for quote in quotes]
            spans = [q.told for q, who in speaking if who and who.id in wanted.speakers]
        if topic:
            weights = TermWeights(topic, self._retriever.index.lexical)
            spans = [
                sentence
                for sentence in self._store.sentences(article.id)
                if any(span.overlaps(sentence) for span in spans)
                and _tells(weights, sentence, article)
            ]
        for span in spans:
            yield _Stretch(article, span)

    def _on_topic(self, topic: str, scope: Scope, passages: int) -> Iterator[_Stretch]:
        weights = TermWeights(topic, self._retriever.index.lexical)
        found = self._retriever.find(topic, passages, self._store.allowed(scope.filter))
        for hit in found.passages:
            if (hit.cosine or 0.0) < _FAR:  # its words stand there in another sense
                continue
            place = hit.passage.span
            held = weights.coverage(hit.text) >= _COVERAGE
            for sentence in self._store.sentences(hit.article.id):
                if place.contains(sentence) and _tells(weights, sentence, hit.article, some=held):
                    yield _Stretch(hit.article, sentence)
        for quote_hit in found.quotes:
            told = quote_hit.quote.told
            if quote_hit.cosine >= _COSINE or _tells(weights, told, quote_hit.article):
                yield _Stretch(quote_hit.article, told)


def _tells(weights: TermWeights, span: Span, article: Article, *, some: bool = False) -> bool:
    """Whether words hold enough of the topic, or some where ``some`` or the title will do."""
    held = weights.coverage(span.of(article.text))
    some = some or weights.coverage(article.title or "") >= _COVERAGE
    return held >= (_SOME if some else _COVERAGE)
