"""Outlets whose texts are of unusual length: what cuts pages off, or takes too much of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# The modified z-score beyond which a value is an outlier (Iglewicz and Hoaglin, How to Detect and
# Handle Outliers, 1993), and what makes of the median absolute deviation a standard deviation.
_OUTLYING = 3.5
_TO_DEVIATION = 1.4826
# Of what is alike the deviation is small, and any difference would be an outlier.
_LEAST_DEVIATION = 0.25  # of natural logarithms of words: a quarter more or less
_FEWEST_ARTICLES = 10
_FEWEST_OUTLETS = 5


@dataclass(frozen=True, slots=True)
class ShortTexts:
    """Articles of one outlet that are far shorter than is usual there; ``usual`` is in words."""

    outlet: str
    article_ids: tuple[str, ...]
    usual: int
    of: int


@dataclass(frozen=True, slots=True)
class OddOutlet:
    """An outlet whose texts are far shorter, or longer, than other outlets'; both in words."""

    outlet: str
    usual: int
    elsewhere: int


def short_texts(words: Mapping[str, Mapping[str, int]]) -> list[ShortTexts]:
    """Of each outlet with ten articles at least, those far shorter than the others.

    ``words`` has for each outlet the number of words, at least 1, of each article by id.
    """
    found = []
    for outlet, lengths in words.items():
        if len(lengths) >= _FEWEST_ARTICLES:
            scores = _scores(list(lengths.values()))
            short = [i for i, z in zip(lengths, scores, strict=True) if z < -_OUTLYING]
            if short:
                found.append(
                    ShortTexts(outlet, tuple(short), _median(lengths.values()), len(lengths))
                )
    return found


def odd_outlets(words: Mapping[str, Mapping[str, int]]) -> list[OddOutlet]:
    """Outlets whose usual length is far from the others', where five have ten articles each."""
    usual = {
        outlet: _median(lengths.values())
        for outlet, lengths in words.items()
        if len(lengths) >= _FEWEST_ARTICLES
    }
    if len(usual) < _FEWEST_OUTLETS:
        return []
    scores = _scores(list(usual.values()))
    elsewhere = _median(usual.values())
    return [
        OddOutlet(outlet, usual[outlet], elsewhere)
        for outlet, z in zip(usual, scores, strict=True)
        if abs(z) > _OUTLYING
    ]


def _scores(lengths: Collection[int]) -> NDArray[np.float64]:
    """How far each length lies from the median, by its logarithm, in robust deviations.

    Those below the median have a deviation of their own and those above it too, since lengths are
    seldom spread alike on both sides.
    """
    logs = np.log(np.asarray(lengths, dtype=np.float64))
    away = logs - np.median(logs)
    below, above = (
        max(_TO_DEVIATION * float(np.median(np.abs(side))), _LEAST_DEVIATION)
        for side in (away[away <= 0], away[away >= 0])
    )
    scores: NDArray[np.float64] = np.where(away < 0, away / below, away / above)
    return scores


def _median(lengths: Collection[int]) -> int:
    return round(float(np.median(list(lengths))))
