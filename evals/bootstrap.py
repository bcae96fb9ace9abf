"""How sure a mean over questions is."""

from collections.abc import Sequence

import numpy as np


def interval(values: Sequence[float], draws: int = 2000) -> tuple[float, float]:
    """The 95% interval of a mean, by bootstrap over the questions; the same every time."""
    observed = np.asarray(values, dtype=float)
    means = np.random.default_rng(0).choice(observed, (draws, len(observed))).mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return float(low), float(high)


def with_interval(values: Sequence[float]) -> str:
    """A mean and its interval, as "0.720 [0.665, 0.772]"."""
    low, high = interval(values)
    return f"{np.mean(values):.3f} [{low:.3f}, {high:.3f}]"
