"""Fit the numbers by which answers are refused, and show how they carry over.

    python -m evals.fit_abstention DATA --index DIR [--work DIR] [--write]

The sets are those of `evals.abstention`. A logistic regression over `Signals` judges each piece of
evidence; a question is judged by its best piece, which is found with the regression of the round
before (Andrews, Tsochantaridis and Hofmann, "Support vector machines for multiple-instance
learning", NIPS 2002). The two classes of every set weigh the same. Prints the area under the ROC
curve of every signal and of the regression: fitted on all, by 10-fold cross-validation over
questions, and left one set out. --write puts the numbers into bot/answers/abstain.toml. The least
probabilities are those at which the shares in REFUSED of the answerable questions are refused, on
average over the sets, by cross-validation.
"""

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from bot.answers.abstain import FITTED, Caution, Signals
from bot.answers.evidence import find_evidence
from bot.answers.sought import Sought
from bot.questions.kind import kind_of
from evals.abstention import Opened, open_sets

REFUSED: dict[Caution, float] = {"strict": 0.3, "balanced": 0.1, "eager": 0.02}
NAMES = [field.name for field in fields(Signals)]
_TOP_K = 10
_ROUNDS = 8
_REGULARISATION = 0.3  # inverse strength, over standardised signals; the usual choice is 1

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A question's pieces of evidence, shape (pieces, signals), and if it can be answered."""

    set: str
    group: str
    answerable: bool
    pieces: Matrix


@dataclass(frozen=True, slots=True)
class Regression:
    """``weights``, shape (signals,), are for signals as they are."""

    intercept: float
    weights: Matrix

    def judge(self, example: Example) -> float:
        """The log odds of the best piece."""
        return float((example.pieces @ self.weights).max() + self.intercept)


def example(name: str, opened: Opened) -> Example | None:
    """The signals of a question's evidence, None without any."""
    question, retriever = opened.asked.question, opened.retriever
    sought = Sought(question, question, kind_of(question), retriever.index.lexical)
    found = retriever.find(question, _TOP_K)
    pieces = [
        astuple(piece.signals)
        for piece in find_evidence(sought, found, retriever.index.store)
        if piece.signals
    ]
    return (
        Example(name, opened.group, opened.asked.answerable, np.array(pieces)) if pieces else None
    )


def fit(examples: Sequence[Example]) -> Regression:
    """Fit, starting from the sum of the signals."""
    everything = np.vstack([example.pieces for example in examples])
    mean, spread = everything.mean(axis=0), everything.std(axis=0) + 1e-9
    labels = np.array([example.answerable for example in examples])
    groups = [(example.set, example.answerable) for example in examples]
    weigh = np.array([1 / groups.count(group) for group in groups])
    weigh /= weigh.mean()
    weights = np.ones(len(mean))
    model = LogisticRegression(C=_REGULARISATION)
    for _ in range(_ROUNDS):
        scaled = [(example.pieces - mean) / spread for example in examples]
        best = np.array([pieces[np.argmax(pieces @ weights)] for pieces in scaled])
        model.fit(best, labels, sample_weight=weigh)
        weights = model.coef_[0]
    raw = weights / spread
    return Regression(float(model.intercept_[0] - raw @ mean), raw)


def cross_validate(examples: Sequence[Example], folds: int = 10) -> Matrix:
    """The log odds of every question by a regression that has not seen it."""
    scores = np.zeros(len(examples))
    groups = [example.group for example in examples]
    for train, test in GroupKFold(folds, shuffle=True, random_state=0).split(
        examples, None, groups
    ):
        regression = fit([examples[i] for i in train])
        scores[test] = [regression.judge(examples[i]) for i in test]
    return scores


def thresholds(examples: Sequence[Example], scores: Matrix) -> dict[Caution, float]:
    """The log odds below which each caution refuses its share of the answerable questions."""
    kept = [i for i, example in enumerate(examples) if example.answerable]
    sets = [examples[i].set for i in kept]
    order = sorted(range(len(kept)), key=lambda n: scores[kept[n]])
    share = np.cumsum([1 / sets.count(sets[n]) for n in order]) / len(set(sets))
    return {
        caution: float(scores[kept[order[int(np.searchsorted(share, refused))]]])
        for caution, refused in REFUSED.items()
    }


def write(regression: Regression, least: dict[Caution, float], path: Path) -> None:
    """Put the numbers into a TOML file."""
    lines = [
        "# How likely words answer a question: a logistic regression over the signals of",
        "# abstain.py, and the least probability for each caution. Written by",
        "# `python -m evals.fit_abstention DATA --index DIR --write`.",
        f"intercept = {regression.intercept:.3f}",
        "\n[weights]",
        *(f"{name} = {w:.3f}" for name, w in zip(NAMES, regression.weights, strict=True)),
        "\n[least]",
        *(f"{caution} = {1 / (1 + np.exp(-odds)):.3f}" for caution, odds in least.items()),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _areas(title: str, examples: Sequence[Example], scores: Matrix) -> None:
    cells = []
    for name in dict.fromkeys(example.set for example in examples):
        rows = [i for i, example in enumerate(examples) if example.set == name]
        labels = [examples[i].answerable for i in rows]
        cells.append(f"{roc_auc_score(labels, scores[rows]):.3f}")
    print(f"{title:<20}", *(f"{cell:>18}" for cell in cells))


def _errors(examples: Sequence[Example], scores: Matrix, least: float) -> str:
    cells = []
    for name in dict.fromkeys(example.set for example in examples):
        of_set = [(e.answerable, s) for e, s in zip(examples, scores, strict=True) if e.set == name]
        wrong = np.mean([score >= least for answerable, score in of_set if not answerable])
        refused = np.mean([score < least for answerable, score in of_set if answerable])
        cells.append(f"{f'{wrong:.0%} / {refused:.0%}':>18}")
    return " ".join(cells)


def main() -> None:
    """Fit and report."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    examples: list[Example] = []
    with tempfile.TemporaryDirectory() as temporary:
        for name, questions in open_sets(given.data, given.index, given.work or Path(temporary)):
            examples += filter(None, (example(name, opened) for opened in questions))
    sets = list(dict.fromkeys(example.set for example in examples))
    print("area under the curve", *(f"{name:>18}" for name in sets))
    for column, name in enumerate(NAMES):
        _areas(name, examples, np.array([example.pieces[:, column].max() for example in examples]))
    whole = fit(examples)
    _areas("fitted on all", examples, np.array([whole.judge(example) for example in examples]))
    scores = cross_validate(examples)
    _areas("cross-validated", examples, scores)
    without = {name: fit([e for e in examples if e.set != name]) for name in sets}
    left = np.array([without[example.set].judge(example) for example in examples])
    _areas("set left out", examples, left)
    print("answered without an answer / refused with one")
    least = thresholds(examples, scores)
    for caution, odds in least.items():
        print(f"{caution:<20}", _errors(examples, scores, odds))
        print(f"{'  set left out':<20}", _errors(examples, left, odds))
    print(f"{'area of all':<20} {roc_auc_score([e.answerable for e in examples], scores):>18.3f}")
    for name, weight in zip(NAMES, whole.weights, strict=True):
        print(f"{name:<20} {weight:18.3f}")
    if given.write:
        write(whole, least, FITTED)


if __name__ == "__main__":
    main()
