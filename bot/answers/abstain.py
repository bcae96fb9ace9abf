"""Whether what was found is near enough to the question to be shown as an answer."""

from typing import Literal

from bot.answers.evidence import TermWeights
from index.retriever import Hit

Caution = Literal["strict", "balanced", "eager"]
THRESHOLDS: dict[Caution, float] = {"strict": 0.6, "balanced": 0.5, "eager": 0.4}


def support(hit: Hit, weights: TermWeights) -> float:
    """How well one passage supports an answer."""
    return (hit.cosine or 0.0) / 2 + weights.coverage(hit.text) / 2
