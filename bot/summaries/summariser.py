"""From what is asked to a summary in exact words, or to an honest no."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.answers import QuotedPassage, cite
from bot.answers.attribution import sure_speaker
from bot.answers.sought import TermWeights
from bot.questions.understand import Known
from bot.summaries.candidates import Candidate, candidates
from bot.summaries.compose import compose
from bot.summaries.models import Covered, NoSummary, NoSummaryReason, Summary, SummaryRequest
from bot.summaries.scope import Scope, find_scope
from corpus.models import Article, Span
from index.filter import Filter
from index.retriever import Retriever

# What a summary is chosen from at most; the cosines of all pairs of 400 sentences take some ms.
_FOUND = 40
_STATEMENTS = 150
_ARTICLES = 60
_LEAD_SENTENCES = 8  # of each article, where a period or an outlet alone is asked
_CANDIDATES = 400
# Words are on the topic if they, or their article's title, hold this share of its terms by weight;
# so are statements that are this near to it.
_COVERAGE = 0.7
# In a passage that holds as much, a sentence with some of it is on the topic.
_SOME = 0.3
_COSINE = 0.5
_FAR = 0.3


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of an article of which a summary may be made."""

    article: Article
    span: Span


class Summariser:
    """Summarises what a retriever finds; safe to use from several threads.

    ``known`` are the tables of the retriever's index, if they are made already.
    """

    def __init__(self, retriever: Retriever, known: Known | None = None) -> None:
        self._retriever = retriever
        self._store = retriever.index.store
        self._known = known or Known(retriever.index)

    def summarise(self, request: SummaryRequest) -> Summary | NoSummary:
        """Choose sentences of the index that tell what is asked, or say why there are none."""
        searched = self._retriever.index.manifest.coverage
        scope = find_scope(request, self._store, self._known)
        if isinstance(scope, NoSummaryReason):
            return NoSummary(request, scope, searched)
        found = list(islice(self._candidates(request, scope), _CANDIDATES))
        if not found:
            return NoSummary(request, NoSummaryReason.NOTHING_FOUND, searched)
        main, said, ahead = compose(found, request.length)
        return Summary(
            request=request,
            main=_cited(main),
            said=_cited(said),
            ahead=_cited(ahead),
            covered=_covered(candidate.article for candidate in found),
            searched=searched,
        )

    def _candidates(self, request: SummaryRequest, scope: Scope) -> Iterator[Candidate]:
        """The sentences of the stretches that are about what is asked, each once."""
        stretches: dict[str, list[_Stretch]] = {}
        for stretch in self._stretches(request, scope):
            stretches.setdefault(stretch.article.id, []).append(stretch)
        whole = scope.article is not None or request.topic or scope.filter.of_speakers
        for article_id, parts in stretches.items():
            sentences = self._store.sentences(article_id)
            quotes = self._store.quotes.of_article(article_id)
            for candidate in candidates(parts[0].article, sentences, quotes):
                if any(part.span.overlaps(candidate.span) for part in parts) and (
                    whole or candidate.position < _LEAD_SENTENCES
                ):
                    yield candidate

    def _stretches(self, request: SummaryRequest, scope: Scope) -> Iterator[_Stretch]:
        if scope.article is not None:
            yield from self._in_article(scope.article, request.topic, scope.filter)
        elif request.topic:
            yield from self._on_topic(request.topic, scope)
        elif scope.filter.of_speakers:
            allowed = self._store.allowed(scope.filter).statements
            numbers = [] if allowed is None else allowed[-_STATEMENTS:].tolist()
            for quote, article in self._store.quotes_with_articles(numbers):
                yield _Stretch(article, quote.told)
        else:
            within = filter(scope.filter.admits, self._store.articles())
            for article in islice(within, _ARTICLES):
                yield _Stretch(article, Span(0, len(article.text)))

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

    def _on_topic(self, topic: str, scope: Scope) -> Iterator[_Stretch]:
        weights = TermWeights(topic, self._retriever.index.lexical)
        found = self._retriever.find(topic, _FOUND, self._store.allowed(scope.filter))
        for hit in found.passages:
            if (hit.cosine or 0.0) < _FAR:  # its words stand there in another sense
                continue
            place = hit.passage.span
            least = _SOME if weights.coverage(hit.text) >= _COVERAGE else _COVERAGE
            for sentence in self._store.sentences(hit.article.id):
                if place.contains(sentence) and _tells(weights, sentence, hit.article, least):
                    yield _Stretch(hit.article, sentence)
        for quote_hit in found.quotes:
            told = quote_hit.quote.told
            if quote_hit.cosine >= _COSINE or _tells(weights, told, quote_hit.article):
                yield _Stretch(quote_hit.article, told)


def _tells(weights: TermWeights, span: Span, article: Article, least: float = _COVERAGE) -> bool:
    """Whether words hold ``least`` of the topic, or stand under a title that holds enough."""
    told = weights.coverage(span.of(article.text)) >= least
    return told or weights.coverage(article.title or "") >= _COVERAGE


def _cited(chosen: Sequence[Candidate]) -> tuple[QuotedPassage, ...]:
    return tuple(
        QuotedPassage(cite(c.article, c.span, c.text), 0.0, c.kind, c.speaker) for c in chosen
    )


def _covered(articles: Iterable[Article]) -> Covered:
    known = {article.id: article for article in articles}.values()
    dates = [article.published for article in known if article.published]
    outlets = dict.fromkeys(article.source for article in known if article.source)
    return Covered(
        articles=len(known),
        outlets=tuple(outlets),
        earliest=min(dates, default=None),
        latest=max(dates, default=None),
    )
