"""Whether somebody spoke of a topic: fits what a statement needs for that, and measures it.

The topics are titles: of an article that quotes the speaker, and of one that does not. Of each also
its three rarest words alone, since topics are often short. Titles tell little of some statements
in their articles, so that the share refused is too high; the share answered wrongly is right.

Of lists of all that somebody said on a topic (`talks position`) it measures how often one is not
empty for a topic not spoken of, and how much it holds of what the speaker says in the article whose
title the topic is, not all of which is on it.

    python -m evals.topics --index DIR [--speakers 400]
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.answers.attribution import sure_speaker
from bot.answers.evidence import find_evidence
from bot.answers.on_topic import LEAST, on_topic
from bot.answers.sought import Sought
from bot.positions.on_record import Record
from bot.questions.kind import Kind
from corpus.models import Article
from index.encoders import EncoderSettings, open_question_encoder
from index.filter import Filter
from index.lexical import terms
from index.published import PublishedIndex, open_index
from index.retriever import Retriever, SearchSettings
from index.speakers import SURE, KnownSpeaker

_STATEMENTS = range(4, 81)
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Case:
    """The best statement of a speaker on a topic, and whether it is one of his articles'."""

    spoke: bool
    short: bool
    cosine: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Topic:
    """Words of the title of an ``article``, in which a speaker spoke or did not."""

    text: str
    speaker: KnownSpeaker
    article: Article
    spoke: bool
    short: bool


def topics(index: PublishedIndex, speakers: int, seed: int = 0) -> Iterator[Topic]:
    """Two topics of each of so many speakers, each whole and short."""
    chance = random.Random(seed)
    titled = {article.id: article for article in index.store.articles() if article.title}
    known = [s for s in index.store.quotes.speakers() if s.statements in _STATEMENTS]
    for speaker in chance.sample(known, min(speakers, len(known))):
        quotes = index.store.quotes.of_speakers([speaker.id])
        theirs = sorted({q.article_id for q in quotes if q.confidence >= SURE} & titled.keys())
        others = sorted(titled.keys() - set(theirs))
        if theirs and others:
            for spoke, article_ids in ((True, theirs), (False, others)):
                article = titled[chance.choice(article_ids)]
                for short in (False, True):
                    if text := _words(article, speaker, index, short=short):
                        yield Topic(text, speaker, article, spoke, short)


def _words(article: Article, speaker: KnownSpeaker, index: PublishedIndex, *, short: bool) -> str:
    names = {part for name in speaker.names for part in name.split()}
    words = [word for word in (article.title or "").split() if word not in names and terms(word)]
    if short:
        lexical = index.lexical
        rarest = sorted(words, key=lambda w: min(map(lexical.document_frequency, terms(w))))
        words = [word for word in words if word in rarest[:_SHORT]]
    return " ".join(words)


def case(retriever: Retriever, topic: Topic) -> Case | None:
    """The best statement on a topic; None if there is none at all."""
    index = retriever.index
    text = f"What did {topic.speaker.name} say about {topic.text}?"
    sought = Sought(text, topic.text, Kind.SAID, index.lexical)
    allowed = index.store.allowed(Filter(speakers=(topic.speaker.id,)))
    evidence = find_evidence(sought, retriever.find(topic.text, 30, allowed), index.store)
    told = [
        Case(topic.spoke, topic.short, piece.signals.cosine, sought.weights.coverage(piece.text))
        for piece in evidence
        if piece.signals
    ]
    return max(told, key=lambda case: on_topic(case.cosine, case.coverage), default=None)


@dataclass(frozen=True, slots=True)
class Listed:
    """How many statements are listed for a topic; of those that the speaker makes in its article,
    ``said``, how many are ``found``."""

    topic: Topic
    statements: int
    said: int
    found: int


def listed(retriever: Retriever, topic: Topic) -> Listed:
    """What `talks position` lists, repetitions included."""
    said = Record(topic.text, retriever, "balanced").of(Filter(speakers=(topic.speaker.id,)))
    inside = [piece.span for piece in said if piece.article.id == topic.article.id]
    quotes = [
        quote
        for quote in retriever.index.store.quotes.of_article(topic.article.id)
        if quote.within is None
        and (speaker := sure_speaker(quote))
        and speaker.id == topic.speaker.id
    ]
    found = sum(any(span.overlaps(quote.span) for span in inside) for quote in quotes)
    return Listed(topic, len(said), len(quotes), found)


def fit(told: Sequence[Case]) -> tuple[float, float, float]:
    """Intercept and weights of cosine and coverage, by logistic regression (Newton's method)."""
    features = np.array([(1.0, case.cosine, case.coverage) for case in told])
    spoke = np.array([case.spoke for case in told], dtype=float)
    weights = np.zeros(3)
    for _ in range(50):
        likely = 1 / (1 + np.exp(-features @ weights))
        curvature = (features * (likely * (1 - likely))[:, None]).T @ features
        weights += np.linalg.solve(curvature + 1e-3 * np.eye(3), features.T @ (spoke - likely))
    intercept, cosine, coverage = weights.tolist()
    return intercept, cosine, coverage


def main() -> None:
    """Print what fits these cases, and how often each caution errs on them as it stands."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--index", type=Path, required=True, help="an index of news with titles")
    parser.add_argument("--speakers", type=int, default=400)
    options = parser.parse_args()
    index = open_index(options.index)
    encoder = open_question_encoder(EncoderSettings(), index.manifest.encoder)
    retriever = Retriever(index, encoder, SearchSettings())
    asked = list(topics(index, options.speakers))
    told = [found for topic in asked if (found := case(retriever, topic))]
    lists = [listed(retriever, topic) for topic in asked]
    index.close()
    print("fitted: intercept {:.2f}, cosine {:.1f}, coverage {:.1f}".format(*fit(told)))
    for short in (False, True):
        _report([case for case in told if case.short is short], short=short)
        _report_lists([each for each in lists if each.topic.short is short])


def _report(some: Sequence[Case], *, short: bool) -> None:
    print(f"{'three words' if short else 'titles'}: {len(some)} topics")
    for caution, least in LEAST.items():
        shown = [on_topic(case.cosine, case.coverage) >= least for case in some]
        wrong = np.mean([s for s, case in zip(shown, some, strict=True) if not case.spoke])
        right = np.mean([s for s, case in zip(shown, some, strict=True) if case.spoke])
        print(f"  {caution}: answered wrongly {wrong:.3f}, refused at most {1 - right:.3f}")


def _report_lists(some: Sequence[Listed]) -> None:
    silent = [each.statements for each in some if not each.topic.spoke]
    spoke = [each for each in some if each.topic.spoke]
    found, said = sum(each.found for each in spoke), sum(each.said for each in spoke)
    empty = np.mean([not each.statements for each in spoke])
    print(
        f"  lists: wrongly not empty {np.mean([n > 0 for n in silent]):.3f}, with {sum(silent)} "
        f"statements; wrongly empty at most {empty:.3f}; "
        f"of {said} statements in the article {found / said:.3f}"
    )


if __name__ == "__main__":
    main()
