"""How often the article that holds the answer is found, and how high.

    python -m evals.retrieval DATA --index DIR

DATA holds realtimeqa-2025-26/corpus.jsonl.gz, JSONL records of articles, and questions.dev.jsonl.gz
{id, question, retrieved_with_answer: [article id]}; questions without such an article are left
out. DIR is the index of that corpus, built now if there is none (minutes). An article ranks where
its best passage does. Hits@10 and MRR@10 are by ir-measures, with a 95% bootstrap interval.
"""

import argparse
import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import ir_measures
import numpy as np
from ir_measures import RR, Success

from index.build import BuildSettings, build_index
from index.encoders import EncoderSettings, open_build_encoder, open_question_encoder
from index.errors import NoIndexError
from index.published import PublishedIndex, open_index
from index.retriever import Hit, Retriever, SearchSettings

MEASURES = (Success @ 10, RR @ 10)
WEIGHTS = {
    "BM25 alone": (0.0, 1.0),
    "vectors alone": (1.0, 0.0),
    "fused, vectors at 0.25": (0.25, 1.0),
    "fused, vectors at 0.5": (0.5, 1.0),
    "fused, vectors at 0.75": (0.75, 1.0),
    "fused, vectors at 1": (1.0, 1.0),
}


def open_or_build(corpus: Path, folder: Path) -> PublishedIndex:
    """The index in ``folder``, built from ``corpus`` if there is none."""
    try:
        return open_index(folder)
    except NoIndexError:
        build_index(
            [corpus], folder, lambda: open_build_encoder(EncoderSettings()), BuildSettings()
        )
        return open_index(folder)


def articles_by_best_passage(hits: Sequence[Hit]) -> dict[str, float]:
    """Each article's score, that of its best passage."""
    scores: dict[str, float] = {}
    for hit in hits:
        scores.setdefault(hit.article.id, hit.score)
    return scores


def evaluate(
    run: Mapping[str, Mapping[str, float]], relevant: Mapping[str, Mapping[str, int]]
) -> list[str]:
    """Each measure's mean over the questions with its 95% bootstrap interval."""
    values: dict[object, list[float]] = {measure: [] for measure in MEASURES}
    for metric in ir_measures.iter_calc(MEASURES, relevant, run):
        values[metric.measure].append(metric.value)
    draws = np.random.default_rng(0)
    cells = []
    for measure in MEASURES:
        observed = np.array(values[measure])
        means = draws.choice(observed, (2000, len(observed))).mean(axis=1)
        low, high = np.quantile(means, (0.025, 0.975))
        cells.append(f"{observed.mean():.3f} [{low:.3f}, {high:.3f}]")
    return cells


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--index", type=Path, required=True)
    arguments = parser.parse_args()
    folder = arguments.data / "realtimeqa-2025-26"
    with gzip.open(folder / "questions.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    questions = {r["id"]: r["question"] for r in records if r["retrieved_with_answer"]}
    relevant = {
        r["id"]: dict.fromkeys(r["retrieved_with_answer"], 1)
        for r in records
        if r["id"] in questions
    }
    index = open_or_build(folder / "corpus.jsonl.gz", arguments.index)
    encoder = open_question_encoder(EncoderSettings(), index.manifest.encoder)
    print(
        f"{len(questions)} questions, {index.manifest.coverage.articles:,} articles, "
        f"{index.manifest.coverage.passages:,} passages"
    )
    print(f"{'':<24} {'Hits@10':<22} MRR@10")
    for name, (dense, lexical) in WEIGHTS.items():
        settings = SearchSettings(dense_weight=dense, lexical_weight=lexical)
        retriever = Retriever(index, encoder, settings)
        run = {
            key: articles_by_best_passage(retriever.search(question, 50))
            for key, question in questions.items()
        }
        hits, reciprocal = evaluate(run, relevant)
        print(f"{name:<24} {hits:<22} {reciprocal}", flush=True)


if __name__ == "__main__":
    main()
