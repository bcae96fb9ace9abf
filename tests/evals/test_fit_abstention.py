"""Fitting the decision to answer, on made-up signals."""

import tomllib
from pathlib import Path

import numpy as np
import pytest

from evals.fit_abstention import NAMES, REFUSED, Example, cross_validate, fit, thresholds, write


def examples() -> list[Example]:
    """Questions whose best piece tells by its first signal; the other signals are noise."""
    draws = np.random.default_rng(0)
    made = []
    for number in range(80):
        pieces = draws.uniform(0, 0.5, (4, len(NAMES)))
        pieces[2, 0] += 0.5 * (number % 2)
        made.append(Example("invented", str(number), bool(number % 2), pieces))
    return made


def test_what_tells_is_found() -> None:
    given = examples()
    regression = fit(given)
    assert int(np.argmax(regression.weights)) == 0
    scores = cross_validate(given)
    answerable = scores[[e.answerable for e in given]]
    assert answerable.mean() > scores[[not e.answerable for e in given]].mean()


def test_a_caution_refuses_its_share_of_the_answerable() -> None:
    given = examples()
    scores = np.arange(len(given), dtype=float)
    least = thresholds(given, scores)
    for caution, share in REFUSED.items():
        refused = [s < least[caution] for e, s in zip(given, scores, strict=True) if e.answerable]
        assert np.mean(refused) == pytest.approx(share, abs=0.03)


def test_the_file_is_read_again_as_it_was_written(tmp_path: Path) -> None:
    regression = fit(examples())
    path = tmp_path / "abstain.toml"
    write(regression, {"strict": 1.0, "balanced": 0.0, "eager": -1.0}, path)
    numbers = tomllib.loads(path.read_text(encoding="utf-8"))
    assert numbers["intercept"] == pytest.approx(regression.intercept, abs=0.001)
    assert list(numbers["weights"]) == NAMES
    assert numbers["least"] == {"strict": 0.731, "balanced": 0.5, "eager": 0.269}
