"""Whether a statement of somebody asked about is on the topic asked about."""

import math

from bot.answers.abstain import Caution

# A logistic regression over cosine and coverage, and the least probability that is shown as an
# answer. Fitted by `python -m evals.topics --index DIR` on realtimeqa-2025-26, where "balanced"
# answers 2% of the topics that a speaker did not speak of, "strict" 1%, "eager" 5%.
_INTERCEPT, _COSINE, _COVERAGE = -4.11, 14.6, 8.9
LEAST: dict[Caution, float] = {"strict": 0.9, "balanced": 0.8, "eager": 0.6}
MOST_OF_IT = 0.6
"""The share of the terms of what was said that words must hold to be what was said."""


def on_topic(cosine: float, coverage: float) -> float:
    """How likely a statement speaks of a topic, 0 to 1.

    ``cosine`` is that of the topic alone with the statement, ``coverage`` the share of the topic's
    terms in the sentences that hold it. It is not asked here whether the statement answers: what
    somebody said on a topic is the answer to what he said on it.
    """
    return 1 / (1 + math.exp(-_INTERCEPT - _COSINE * cosine - _COVERAGE * coverage))
