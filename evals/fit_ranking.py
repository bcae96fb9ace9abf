"""Whether a second stage over the passages found would rank them better; it is not part of talks.

    python -m evals.fit_ranking DATA [--set NAME ...] [--cache DIR]

A linear model of the signs of `evals.second_stage`, for the best 100 of each question: logistic
over pairs of a unit that answers and one that does not, each set and question weighing alike, drawn
to the first stage's order by ridge. Shown for each set: the first stage; the model fitted on four
fifths of all questions and measured on the rest; the model fitted on the other sets. The weights
printed last are fitted on everything.
"""

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from evals.bootstrap import with_interval
from evals.indexes import built_index, default_cache
from evals.retrieval import best_units, measured, units_of
from evals.second_stage import SIGNS, Matrix, signs
from evals.sets import SETS, QuestionSet
from index.encoders import EncoderSettings, open_question_encoder
from index.ranking import Ranking
from index.retriever import Retriever, SearchSettings

_DEPTH = 100
_NEGATIVES = 20
_FOLDS = 5
_RIDGE = 0.03
_STEEPNESS = 3.0  # of the logistic over scores; what it is makes no difference worth tuning
_FIRST_STAGE = np.eye(1, len(SIGNS))[0]


@dataclass(frozen=True, slots=True)
class Found:
    """What one question found: the unit and the signs of each passage, best first."""

    units: tuple[str, ...]
    signs: Matrix
    relevant: frozenset[str]

    def pairs(self) -> Matrix:
        """Signs of each unit that answers less those of the best that do not, by their best."""
        first = [n for n, unit in enumerate(self.units) if unit not in self.units[:n]]
        right = [n for n in first if self.units[n] in self.relevant]
        wrong = [n for n in first if self.units[n] not in self.relevant][:_NEGATIVES]
        difference = self.signs[right][:, None] - self.signs[wrong][None]
        return difference.reshape(-1, len(SIGNS))


def collect(asked: QuestionSet, folder: Path) -> list[Found]:
    """What each question of a set finds."""
    index = built_index(asked, folder)
    encoder = open_question_encoder(EncoderSettings(), index.manifest.encoder)
    retriever, units = Retriever(index, encoder, SearchSettings()), units_of(asked, index)
    found = []
    for question in asked.questions:
        hits = retriever.search(question.text, _DEPTH)
        each = tuple(units[hit.passage.number] for hit in hits)
        matrix = signs(question.text, hits, index.lexical)
        found.append(Found(each, matrix, question.relevant))
    index.close()
    return found


def fit(sets: Sequence[Sequence[Found]]) -> Matrix:
    """The weights of the signs, shape (len(SIGNS),)."""
    differences, weights = [], []
    for questions in sets:
        pairs = [p for p in (found.pairs() for found in questions) if len(p)]
        differences += pairs
        weights += [np.full(len(p), 1 / (len(p) * len(pairs) * len(sets))) for p in pairs]
    x, weight = _STEEPNESS * np.concatenate(differences), np.concatenate(weights)

    def loss(change: Matrix) -> tuple[float, Matrix]:
        margin = x @ (_FIRST_STAGE + change)
        slope = -weight / (1 + np.exp(margin))
        value = weight @ np.logaddexp(0, -margin) + _RIDGE * change @ change
        return float(value), x.T @ slope + 2 * _RIDGE * change

    change = minimize(loss, np.zeros(len(SIGNS)), jac=True, method="L-BFGS-B").x
    return np.asarray(_FIRST_STAGE + change)


def figures(asked: QuestionSet, found: Sequence[Found], weights: Sequence[Matrix]) -> list[str]:
    """Each figure of a set, with its interval, where each question has weights of its own."""
    run = {}
    for question, each, weight in zip(asked.questions, found, weights, strict=True):
        scores = each.signs @ weight
        order = np.argsort(-scores, kind="stable")
        ranking = Ranking(tuple(order.tolist()), tuple(scores[order].tolist()))
        run[question.id] = best_units(ranking, dict(enumerate(each.units)))
    return [with_interval(v) for v in measured(run, asked.questions, asked.figures).values()]


def by_folds(collected: Sequence[Sequence[Found]]) -> list[list[Matrix]]:
    """For each question of each set the weights fitted without its fold."""
    draws = np.random.default_rng(0)
    folds = [draws.permutation(len(found)) % _FOLDS for found in collected]
    fitted = [
        fit(
            [
                [each for each, f in zip(found, of, strict=True) if f != fold]
                for found, of in zip(collected, folds, strict=True)
            ]
        )
        for fold in range(_FOLDS)
    ]
    return [[fitted[fold] for fold in of] for of in folds]


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the table and the weights."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--set", action="append", choices=SETS, dest="sets", metavar="NAME")
    parser.add_argument("--cache", type=Path, default=default_cache())
    chosen = parser.parse_args(None if arguments is None else list(arguments))
    sets = {name: SETS[name](chosen.data / name) for name in chosen.sets or SETS}
    collected = [collect(asked, chosen.cache / name) for name, asked in sets.items()]
    folds = by_folds(collected)
    for n, (name, asked) in enumerate(sets.items()):
        found = collected[n]
        others = collected[:n] + collected[n + 1 :]
        print(f"\n{name}: " + ", ".join(figure.name for figure in asked.figures))
        rows = {"first stage": [_FIRST_STAGE] * len(found), "by folds of questions": folds[n]}
        if others:
            rows["fitted on the other sets"] = [fit(others)] * len(found)
        for row, weights in rows.items():
            print(f"  {row:<26}", *figures(asked, found, weights), sep="  ", flush=True)
    fitted = zip(SIGNS, fit(collected), strict=True)
    print("\n" + ", ".join(f"{sign} {weight:.2f}" for sign, weight in fitted))


if __name__ == "__main__":
    main()
