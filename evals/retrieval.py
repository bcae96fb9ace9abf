"""How often what answers a question is found, and how high: each way to rank, on every set.

    python -m evals.retrieval DATA [--set NAME ...] [--cache DIR | --index DIR] [--reranker MODEL]

DATA is a folder of sets; the files of `evals/sets` say what each reads. The indexes are built by
talks, once, in the folder --cache; --index is an index of the one --set that there is already. A
unit (an article, or a turn of a transcript) ranks where the best of its passages does. --reranker
adds a line for a cross-encoder, by its name or folder. Measures are by ir-measures, with 95%
bootstrap intervals.
"""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import ir_measures

from evals.bootstrap import with_interval
from evals.indexes import built_index, default_cache
from evals.rankers import Ranker, rankers
from evals.sets import SETS, Question, QuestionSet
from evals.sets.base import Figure
from index.encoders import EncoderSettings, open_question_encoder
from index.published import PublishedIndex, open_index
from index.ranking import Ranking
from index.reranker import open_reranker

Run = Mapping[str, Mapping[str, float]]
"""For each question the score of each unit found, both by id."""


def units_of(asked: QuestionSet, index: PublishedIndex) -> dict[int, str]:
    """What each passage of the index counts for."""
    numbers = sorted(index.store.passage_numbers())
    passages = index.store.passages_with_articles(numbers)
    return {passage.number: asked.unit(passage, article) for passage, article in passages}


def best_units(ranking: Ranking, units: Mapping[int, str]) -> dict[str, float]:
    """The score of each unit, that of the best of its passages."""
    scores: dict[str, float] = {}
    for number, score in zip(ranking.numbers, ranking.scores, strict=True):
        scores.setdefault(units[number], score)
    return scores


def measured(run: Run, questions: Sequence[Question], figures: Sequence[Figure]) -> dict[
    str, list[float]
]:  # fmt: skip
    """Each figure of each question, in order; 0 where nothing is found."""
    relevant = {question.id: dict.fromkeys(question.relevant, 1) for question in questions}
    found = {
        (metric.measure, metric.query_id): metric.value
        for metric in ir_measures.iter_calc([f.measure for f in figures], relevant, run)
    }
    values: dict[str, list[float]] = {}
    for figure in figures:
        each = [found.get((figure.measure, question.id), 0.0) for question in questions]
        values[figure.name] = [float(v == 1) for v in each] if figure.whole else each
    return values


def report(asked: QuestionSet, ways: Mapping[str, Ranker], units: Mapping[int, str]) -> None:
    """Print a line for each way to rank."""
    print(f"| {'':<40} | " + " | ".join(f"{figure.name:<22}" for figure in asked.figures) + " |")
    for name, rank in ways.items():
        run = {q.id: best_units(rank(q.text), units) for q in asked.questions}
        cells = map(with_interval, measured(run, asked.questions, asked.figures).values())
        print(f"| {name:<40} | " + " | ".join(f"{cell:<22}" for cell in cells) + " |", flush=True)


def main(arguments: Iterable[str] | None = None) -> None:
    """Print a table for each set."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--set", action="append", choices=SETS, dest="sets", metavar="NAME")
    parser.add_argument("--cache", type=Path, default=default_cache())
    parser.add_argument("--index", type=Path, help="an index of the one --set")
    parser.add_argument("--reranker", metavar="MODEL")
    chosen = parser.parse_args(None if arguments is None else list(arguments))
    names = chosen.sets or list(SETS)
    if chosen.index and len(names) > 1:
        parser.error("--index is of one set; name it by --set")
    reranker = open_reranker(chosen.reranker) if chosen.reranker else None
    for name in names:
        asked = SETS[name](chosen.data / name)
        if chosen.index:
            index = open_index(chosen.index)
        else:
            index = built_index(asked, chosen.cache / name)
        encoder = open_question_encoder(EncoderSettings(), index.manifest.encoder)
        held = index.manifest.coverage
        print(
            f"\n{name}: {len(asked.questions)} questions, {held.articles:,} articles, "
            f"{held.passages:,} passages",
            flush=True,
        )
        with rankers(index, encoder, reranker) as ways:
            report(asked, ways, units_of(asked, index))
        index.close()


if __name__ == "__main__":
    main()
