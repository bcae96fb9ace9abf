"""Whether words are likely enough to answer a question to be shown as an answer."""

import math
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Literal

Caution = Literal["strict", "balanced", "eager"]
FITTED = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for words answering a question; more is better.

    ``cosine`` is that of the question with their passage or statement. ``matched`` tells how much
    of the question is in their passage, title and outlet: log(1 + the weights of its terms there).
    ``named`` is the share of the question's names in the passage, ``qualified`` that of its years,
    ordinals and superlatives in the words; ``fits`` is how well they hold what the kind of question
    asks for. ``agreed`` is log2 of the number of articles, among the best five stretches, that hold
    one and the same possible answer.
    """

    cosine: float
    matched: float
    named: float
    qualified: float
    fits: float
    agreed: float


_SIGNALS = tuple(field.name for field in fields(Signals))


@dataclass(frozen=True, slots=True)
class Fitted:
    """A logistic regression over `Signals`, and the least probability for each caution."""

    intercept: float
    weights: Signals
    least: dict[Caution, float]

    def probability(self, signals: Signals) -> float:
        """How likely words with these signals answer, 0 to 1."""
        told = sum(getattr(self.weights, name) * getattr(signals, name) for name in _SIGNALS)
        return 1 / (1 + math.exp(-self.intercept - told))


@cache
def fitted() -> Fitted:
    """The numbers in abstain.toml, which `python -m evals.fit_abstention` writes."""
    numbers = tomllib.loads(FITTED.read_text(encoding="utf-8"))
    weights = Signals(**{name: numbers["weights"][name] for name in _SIGNALS})
    return Fitted(numbers["intercept"], weights, numbers["least"])


def support(signals: Signals, *, whole: bool) -> float:
    """How likely words with these signals answer the question: 0 to 1.

    Words that hold the ``whole`` question, every term of it, and the sort of thing that it asks
    for, are shown unless only what is surely right is wanted, however far from it their vector is:
    that says little where a question is as short as "When do the talks resume?".
    """
    likely = fitted().probability(signals)
    return max(likely, fitted().least["balanced"]) if whole and signals.fits >= 1 else likely


def enough(caution: Caution) -> float:
    """The least support of words that are shown as an answer."""
    return fitted().least[caution]
