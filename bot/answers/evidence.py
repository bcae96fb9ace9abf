"""Which sentences of the passages found answer a question."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.abstain import support
from bot.answers.attribution import sure_speaker
from corpus.models import Article, Span, hull
from index.lexical import LexicalIndex, terms
from index.retriever import Found, Hit, QuoteHit
from index.store import Store

# A sentence that opens so leans on the one before it.
_LEANING = re.compile(
    r"""["'“‘«]?(?:he|she|they|it|his|her|their|its|this|that|these|those|but|and|however|nor|so)\b""",
    re.IGNORECASE,
)
_MOST_CHARACTERS = 700
# They ask, or ask for a statement, and tell nothing of its topic.
_ASKING = frozenset(
    terms("say said tell told speak spoke mention mentioned comment commented")
    + terms("what which who whom whose when where why how do does did has have had was were about")
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Whole sentences of one article; ``score`` ranks them, ``support`` says if they answer."""

    article: Article
    span: Span
    text: str
    score: float
    support: float


class TermWeights:
    """How much each term of a question tells, by how rare it is in the index."""

    def __init__(self, question: str, lexical: LexicalIndex) -> None:
        passages = len(lexical)
        asked = dict.fromkeys(terms(question))
        self._weights = {
            term: math.log(1 + (passages + 0.5) / (lexical.document_frequency(term) + 0.5))
            for term in [term for term in asked if term not in _ASKING] or asked
        }
        self._total = sum(self._weights.values())

    def coverage(self, text: str) -> float:
        """The share of the question's terms, by weight, that stand in ``text``: 0 to 1."""
        found = self._weights.keys() & set(terms(text))
        return sum(self._weights[term] for term in found) / self._total if self._total else 0.0


def find_evidence(weights: TermWeights, found: Found, store: Store) -> list[Evidence]:
    """The sentences that answer best, best first, none overlapping.

    They are the sentence of each passage found that covers most of the question, and the sentences
    of each statement found. A stretch scores its cosine with the question (its passage's, or its
    statement's) plus its coverage of the question.
    """
    stretches = [_of_passage(weights, hit, store) for hit in found.passages]
    stretches += [_of_statement(weights, hit, store) for hit in found.quotes]
    chosen: list[Evidence] = []
    for evidence in sorted(stretches, key=lambda e: -e.score):
        if not any(
            evidence.article.id == other.article.id and evidence.span.overlaps(other.span)
            for other in chosen
        ):
            chosen.append(evidence)
    return chosen


def _of_passage(weights: TermWeights, hit: Hit, store: Store) -> Evidence:
    article, place = hit.article, hit.passage.span
    sentences = store.sentences(article.id)
    inside = [s for s in sentences if place.contains(s)] or [place]
    best = max(inside, key=lambda s: weights.coverage(s.of(article.text)))
    span = _understandable(article.text, best, sentences)
    text = span.of(article.text)
    return _evidence(article, span, text, hit.cosine or 0.0, weights.coverage(text))


def _of_statement(weights: TermWeights, hit: QuoteHit, store: Store) -> Evidence:
    article, told = hit.article, hit.quote.told
    sentences = store.sentences(article.id)
    span = hull([told, *(s for s in sentences if s.overlaps(told))])
    speaker = sure_speaker(hit.quote)
    if speaker is None or speaker.name not in span.of(article.text):
        span = _understandable(article.text, span, sentences)
    text = span.of(article.text)
    said = f"{speaker.name} {text}" if speaker else text
    return _evidence(article, span, text, hit.cosine, weights.coverage(said))


def _evidence(article: Article, span: Span, text: str, cosine: float, coverage: float) -> Evidence:
    return Evidence(article, span, text, cosine + coverage, support(cosine, coverage))


def _understandable(text: str, sentence: Span, sentences: Sequence[Span]) -> Span:
    """``sentence``, with those before it in its paragraph that it leans on."""
    span = sentence
    before = [s for s in sentences if s.end <= sentence.start]
    while before and _LEANING.match(span.of(text)):
        wider = hull([before.pop(), span])
        if "\n\n" in wider.of(text) or len(wider) > _MOST_CHARACTERS:
            break
        span = wider
    return span
