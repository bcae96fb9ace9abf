"""A few of the kills that `python -m evals.killed_updates` makes many of."""

from evals.killed_updates import kill_at, prepared


def test_an_update_killed_at_some_moments_loses_nothing() -> None:
    with prepared() as start:
        found = [kill_at(moment, start) for moment in (0.05, 0.4, 0.8)]
    assert found[0] == "before"
