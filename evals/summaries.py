"""Ways to choose the sentences of a summary, against what journalists wrote of the same days.

    python -m evals.summaries DATA

DATA holds timeline17/articles.dev.jsonl.gz {collection, date, text} and timelines.dev.jsonl.gz
{id, collection, timeline: [{date, sentences}]}. For each day of a timeline on which, or on the day
after, at least two articles were published, as many sentences are chosen from these as the timeline
has, cut to as many words, and compared with it by ROUGE (rouge-score, with stemming). How much is
told again is the mean, over the sentences chosen for a day, of the highest cosine with another of
them (TF-IDF over the day), and the share of their pairs of words that stood before. All are means
over the days, with 95% intervals by bootstrap. At most 12 days of a timeline and 12 articles of a
day are taken.
"""

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from rouge_score.rouge_scorer import RougeScorer

from bot.extraction.select import choose, repetition, similarity, standing
from corpus.sentences import split_sentences
from evals.bootstrap import with_interval
from index.encoders import Encoder, EncoderSettings, open_build_encoder

_DAYS = 12
_ARTICLES = 12
_SENTENCES = 25  # of each article
_ALIKE = 0.5
_ALIKE_VECTORS = 0.8

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Day:
    """Sentences to choose from, their positions in their articles, and what a journalist wrote."""

    reference: tuple[str, ...]
    sentences: tuple[str, ...]
    positions: tuple[int, ...]
    words: Matrix  # cosines of the sentences by TF-IDF
    vectors: Matrix  # cosines of the sentences by the encoder
    repeated: Matrix  # how much of the shorter of two is in the other


@dataclass(frozen=True, slots=True)
class Figures:
    """What is measured of the sentences chosen for a day, each 0 to 1."""

    rouge_1: float
    rouge_2: float
    cosine: float
    pairs: float


Method = Callable[[Day], Sequence[int]]
"""From a day to the sentences chosen."""


def _records(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _days(data: Path, encoder: Encoder) -> Iterator[Day]:
    folder = data / "timeline17"
    articles: dict[str, list[dict[str, Any]]] = {}
    for article in _records(folder / "articles.dev.jsonl.gz"):
        articles.setdefault(article["collection"], []).append(article)
    chance = random.Random(5)
    for timeline in _records(folder / "timelines.dev.jsonl.gz"):
        days = []
        for entry in timeline["timeline"]:
            near = [
                article
                for article in articles[timeline["collection"]]
                if 0 <= (_date(article) - _date(entry)).days <= 1
            ]
            if len(near) > 1:
                days.append((entry["sentences"], near[:_ARTICLES]))
        chance.shuffle(days)
        for reference, near in days[:_DAYS]:
            yield _day(encoder, reference, near)


def _date(record: dict[str, Any]) -> date:
    return date.fromisoformat(record["date"][:10])


def _day(encoder: Encoder, reference: list[str], near: list[dict[str, Any]]) -> Day:
    placed = [
        (sentence, position)
        for article in near
        for position, sentence in enumerate(_sentences(article["text"]))
    ]
    sentences, positions = zip(*placed, strict=True)
    vectors = encoder.embed_passages(sentences).astype(np.float64)
    return Day(
        tuple(reference),
        sentences,
        positions,
        similarity(sentences),
        vectors @ vectors.T,
        repetition(sentences),
    )


def _sentences(text: str) -> list[str]:
    found = [span.of(text) for span in split_sentences(text)]
    return [sentence for sentence in found if 6 <= len(sentence.split()) <= 60][:_SENTENCES]


def _unlike(scores: Matrix, alike: Matrix, most: float, wanted: int) -> list[int]:
    chosen: list[int] = []
    for i in np.argsort(-scores, kind="stable").tolist():
        if len(chosen) < wanted and all(alike[i, j] < most for j in chosen):
            chosen.append(i)
    return chosen


def _lexrank(alike: Matrix) -> Matrix:
    """Erkan and Radev, "LexRank", 2004: the continuous variant, damping 0.85; shape (n,)."""
    weights = np.clip(alike, 0, 1)
    np.fill_diagonal(weights, 0)
    totals = weights.sum(axis=1, keepdims=True)
    weights /= np.where(totals == 0, 1, totals)
    rank = np.full(len(alike), 1 / len(alike))
    for _ in range(60):
        rank = 0.15 / len(alike) + 0.85 * weights.T @ rank
    return np.asarray(rank / rank.max())


def _submodular(alike: Matrix, wanted: int, extra: Matrix) -> list[int]:
    """Lin and Bilmes, "A class of submodular functions for document summarization", 2011.

    Coverage, saturated at a twentieth, plus ``extra`` of each sentence; greedy.
    """
    weights = np.clip(alike, 0, 1)
    most = 0.05 * weights.sum(axis=1)
    covered = np.zeros(len(weights))
    chosen: list[int] = []
    for _ in range(min(wanted, len(weights))):
        after = np.minimum(covered[:, None] + weights, most[:, None]).sum(axis=0)
        gain = (after - np.minimum(covered, most).sum()) / most.sum() * wanted + extra
        gain[chosen] = -np.inf
        chosen.append(int(gain.argmax()))
        covered += weights[:, chosen[-1]]
    return chosen


def _early(day: Day) -> Matrix:
    return np.asarray(np.exp(-np.asarray(day.positions) / 3))


def _ours(day: Day, alike: Matrix, repeated: Matrix) -> list[int]:
    told = np.maximum(day.words, repeated)
    return choose(told, standing(alike, day.positions), len(day.reference))


_METHODS: dict[str, Method] = {
    "at random": lambda day: random.Random(1).sample(
        range(len(day.sentences)), min(len(day.reference), len(day.sentences))
    ),
    "first sentences": lambda day: list(
        np.argsort(day.positions, kind="stable")[: len(day.reference)]
    ),
    "LexRank, words": lambda day: _unlike(
        _lexrank(day.words) + 0.6 * _early(day), day.words, _ALIKE, len(day.reference)
    ),
    "LexRank, vectors": lambda day: _unlike(
        _lexrank(day.vectors) + 0.3 * _early(day), day.vectors, _ALIKE_VECTORS, len(day.reference)
    ),
    "submodular, words": lambda day: _submodular(day.words, len(day.reference), 0.6 * _early(day)),
    "centroid with MMR, words, cosines alone": lambda day: _ours(day, day.words, day.words),
    "**centroid with MMR, words**": lambda day: _ours(day, day.words, day.repeated),
    "centroid with MMR, vectors": lambda day: _ours(day, day.vectors, day.repeated),
    "centroid with MMR, both": lambda day: _ours(day, (day.words + day.vectors) / 2, day.repeated),
}


def _figures(scorer: RougeScorer, day: Day, chosen: Sequence[int]) -> Figures:
    reference = " ".join(day.reference)
    words = " ".join(day.sentences[i] for i in chosen).split()
    scores = scorer.score(reference, " ".join(words[: len(reference.split())]))
    others = day.words[np.ix_(chosen, chosen)] - np.eye(len(chosen))
    pairs = Counter(
        pair
        for i in chosen
        for told in [day.sentences[i].lower().split()]
        for pair in pairwise(told)
    )
    return Figures(
        scores["rouge1"].fmeasure,
        scores["rouge2"].fmeasure,
        float(others.max(axis=1).mean()) if len(chosen) > 1 else 0.0,
        1 - len(pairs) / pairs.total(),
    )


def main() -> None:
    """Print a row for each method."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("data", type=Path, metavar="DATA")
    data = arguments.parse_args().data
    encoder = open_build_encoder(EncoderSettings())
    scorer = RougeScorer(["rouge1", "rouge2"], use_stemmer=True)
    figures: dict[str, list[Figures]] = {name: [] for name in _METHODS}
    for day in _days(data, encoder):
        for name, method in _METHODS.items():
            figures[name].append(_figures(scorer, day, method(day)))
    print("| sentences chosen by | ROUGE-1 F | ROUGE-2 F | highest cosine | pairs again |")
    print("|---|---|---|---|---|")
    for name, days in figures.items():
        columns = zip(*map(astuple, days), strict=True)
        print(f"| {name} | {' | '.join(map(with_interval, columns))} |")


if __name__ == "__main__":
    main()
