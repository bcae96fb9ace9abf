"""Whether words are near enough to a question to be shown as an answer."""

from typing import Literal

Caution = Literal["strict", "balanced", "eager"]

# The least support of words that are shown as an answer. Chosen on the dev questions of
# multihop-rag-500: "balanced" answers 1 of the 25 without an answer and refuses 5% of the others,
# "strict" 0 and 48%, "eager" 6 and 0.5% (`python -m evals.abstention DATA`).
THRESHOLDS: dict[Caution, float] = {"strict": 0.65, "balanced": 0.5, "eager": 0.4}


def support(cosine: float, coverage: float) -> float:
    """How well words support an answer, 0 to 1.5.

    ``cosine`` is that of the question with their passage or statement, ``coverage`` the share of
    the question's terms that stand in the words.
    """
    return cosine + coverage / 2
