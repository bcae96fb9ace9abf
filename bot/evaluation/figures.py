"""Means over questions, and how far chance alone could have moved them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.evaluation.measures import MEASURES, Group
from bot.evaluation.outcome import Outcome

RESAMPLES = 9999
_AT_ONCE = 500  # resamples that are in memory together
_SEED = 0  # the same file gives the same intervals


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure's mean over the questions that tell of it, at least one.

    ``low`` and ``high`` bound its 95% interval, None for one question.
    """

    key: str
    group: Group
    name: str
    is_error: bool
    value: float
    low: float | None
    high: float | None
    questions: int


def figures(outcomes: Sequence[Outcome]) -> tuple[Figure, ...]:
    """The figures of every measure that some question tells of."""
    found = []
    for measure in MEASURES:
        values = [o.values[measure.key] for o in outcomes if measure.key in o.values]
        if values:
            low, high = interval(values)
            found.append(
                Figure(
                    key=measure.key,
                    group=measure.group,
                    name=measure.name,
                    is_error=measure.is_error,
                    value=sum(values) / len(values),
                    low=low,
                    high=high,
                    questions=len(values),
                )
            )
    return tuple(found)


def interval(values: Sequence[float]) -> tuple[float | None, float | None]:
    """The 95% percentile bootstrap interval of a mean (Efron 1979), by `scipy.stats.bootstrap`.

    The same values in the same order have the same one. Nobody knows it of one value: None, None.
    """
    if len(values) < 2:
        return None, None
    import numpy as np
    from scipy import stats  # not at the top: importing it takes most of a second

    bounds = stats.bootstrap(
        (np.asarray(values),),
        np.mean,
        n_resamples=RESAMPLES,
        batch=_AT_ONCE,
        method="percentile",
        rng=np.random.default_rng(_SEED),
    ).confidence_interval
    return float(bounds.low), float(bounds.high)


def permutation_p(differences: Sequence[float]) -> float:
    """How often chance alone gives a mean as far from 0, either way: 0 to 1.

    ``differences`` are those of pairs, which a permutation test (Fisher 1935) swaps at random, or
    in all ways where they are few; by `scipy.stats.permutation_test`.
    """
    # Pairs that are equal are equal when swapped: without them the same, but quicker.
    unequal = [difference for difference in differences if difference]
    if len(unequal) < 2:  # one that is swapped comes out as far the other way
        return 1.0
    import numpy as np
    from scipy import stats

    result = stats.permutation_test(
        (np.asarray(unequal),),
        np.mean,
        permutation_type="samples",
        n_resamples=RESAMPLES,
        batch=_AT_ONCE,
        rng=np.random.default_rng(_SEED),
    )
    return float(result.pvalue)
