"""Which sentences of the passages found answer a question."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.answers.abstain import Signals, support
from bot.answers.attribution import sure_speaker
from bot.answers.judge import Stretch, judge
from bot.answers.leaning import leans
from bot.answers.order import WEIGHTS, Weights, ordered
from bot.answers.sought import Sought
from corpus.models import Article, Span, hull, widened
from index.retriever import Found, Hit, QuoteHit
from index.store import Store

_MOST_CHARACTERS = 700
# What a sentence gains, in coverage, that holds the sort of thing that is asked for.
_FITTING = 0.2


@dataclass(frozen=True, slots=True)
class Evidence:
    """Whole sentences of one article; ``score`` ranks them, ``support`` says if they answer.

    ``signals`` are what the support was told from.
    """

    article: Article
    span: Span
    text: str
    score: float
    support: float
    signals: Signals | None = None


def find_evidence(
    sought: Sought, found: Found, store: Store, weights: Weights = WEIGHTS
) -> list[Evidence]:
    """The sentences that answer best, best first, none overlapping.

    They are the sentence of each passage found that covers most of the question, and the sentences
    of each statement found. `Weights` says what ranks them.
    """
    cosines = [hit.cosine for hit in found.passages if hit.cosine is not None]
    # A passage that is not among the nearest is no nearer than they.
    farthest = min(cosines, default=0.0)
    sentences = cache(store.sentences)
    stretches = [
        of_passage(sought, hit, farthest, sentences(hit.article.id)) for hit in found.passages
    ]
    stretches += [_of_statement(hit, sentences(hit.article.id)) for hit in found.quotes]
    chosen: list[tuple[float, Stretch]] = []
    for score, stretch in ordered(sought, stretches, found.passages, weights):
        if not any(
            stretch.article.id == other.article.id and stretch.span.overlaps(other.span)
            for _, other in chosen
        ):
            chosen.append((score, stretch))
    best = [stretch for _, stretch in chosen]
    return [
        _evidence(sought, score, stretch, signals)
        for (score, stretch), signals in zip(chosen, judge(sought, best), strict=True)
    ]


def _evidence(sought: Sought, score: float, stretch: Stretch, signals: Signals) -> Evidence:
    article = stretch.article
    likely = support(signals, whole=sought.is_covered(stretch.told, article.title or ""))
    return Evidence(article, stretch.span, stretch.text, score, likely, signals)


def of_passage(sought: Sought, hit: Hit, farthest: float, sentences: Sequence[Span]) -> Stretch:
    """The sentence of a passage that answers best, of the ``sentences`` of its article."""
    article, place = hit.article, hit.passage.span
    inside = [s for s in sentences if place.contains(s)] or [place]

    def worth(sentence: Span) -> float:
        text = sentence.of(article.text)
        return sought.weights.coverage(text) + _FITTING * sought.answer_type.fits(text)

    span = understandable(article.text, max(inside, key=worth), sentences)
    cosine = farthest if hit.cosine is None else hit.cosine
    return Stretch(article, span, cosine, told=span.of(article.text), around=hit.text)


def _of_statement(hit: QuoteHit, sentences: Sequence[Span]) -> Stretch:
    """The sentences of a statement, of those of its article."""
    article, told = hit.article, hit.quote.told
    span = widened(told, sentences)
    speaker = sure_speaker(hit.quote)
    if speaker is None or speaker.name not in span.of(article.text):
        span = understandable(article.text, span, sentences)
    text = span.of(article.text)
    said = f"{speaker.name} {text}" if speaker else text
    return Stretch(article, span, hit.cosine, told=said, around=said)


def understandable(text: str, sentence: Span, sentences: Sequence[Span]) -> Span:
    """``sentence``, with those before it in its paragraph that it leans on."""
    span = sentence
    before = [s for s in sentences if s.end <= sentence.start]
    while before and leans(span.of(text)):
        wider = hull([before.pop(), span])
        if "\n\n" in wider.of(text) or len(wider) > _MOST_CHARACTERS:
            break
        span = wider
    return span
