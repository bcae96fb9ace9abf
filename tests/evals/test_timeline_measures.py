"""The measures of timelines, on cases worked out by hand."""

from datetime import date

import pytest

from evals.timeline_measures import aligned_rouge, date_score

ONE, TWO, FOUR, NINE = (date(2025, 4, day) for day in (1, 2, 4, 9))
HARBOUR = "Harbour opened ships"
STRIKE = "Dockers struck wages pensions"


def test_dates() -> None:
    score = date_score({ONE: [], TWO: [], NINE: []}, {ONE: [], NINE: [], FOUR: [], date.min: []})
    assert score.precision == pytest.approx(2 / 3)
    assert score.recall == 0.5
    assert score.f1 == pytest.approx(4 / 7)


def test_the_same_timeline_is_perfect() -> None:
    timeline = {ONE: [HARBOUR], FOUR: [STRIKE]}
    assert date_score(timeline, timeline).f1 == 1
    assert aligned_rouge(timeline, timeline, 1).f1 == 1
    assert aligned_rouge(timeline, timeline, 2).f1 == 1


def test_what_stands_a_day_away_counts_half() -> None:
    score = aligned_rouge({TWO: [HARBOUR]}, {ONE: [HARBOUR]}, 1)
    assert (score.precision, score.recall) == (0.5, 0.5)


def test_words_are_stemmed_and_stop_words_do_not_count() -> None:
    told = aligned_rouge({ONE: ["The harbours were opened to the ship."]}, {ONE: [HARBOUR]}, 1)
    assert (told.precision, told.recall) == (1, 1)


def test_precision_is_of_all_that_is_told_and_recall_of_all_that_should_be() -> None:
    found = {ONE: ["Harbour opened late"], NINE: [STRIKE]}
    score = aligned_rouge(found, {ONE: [HARBOUR]}, 1)
    assert score.precision == pytest.approx(2 / 7)  # of the strike's four words none
    assert score.recall == pytest.approx(2 / 3)
    assert aligned_rouge(found, {ONE: [HARBOUR]}, 2).precision == pytest.approx(1 / 5)


def test_days_align_with_those_that_are_near_and_alike_and_several_may_with_one() -> None:
    # Two days away with the same words costs (1 - 1/3) * 0; the next day without any, 1 - 1/2.
    reference = {TWO: [STRIKE], FOUR: [HARBOUR]}
    assert aligned_rouge({ONE: [HARBOUR]}, {TWO: [STRIKE], date(2025, 4, 3): [HARBOUR]}, 1) == (
        aligned_rouge({ONE: [HARBOUR]}, {date(2025, 4, 3): [HARBOUR], TWO: [STRIKE]}, 1)
    )
    both = aligned_rouge({FOUR: [HARBOUR], date(2025, 4, 5): [HARBOUR]}, reference, 1)
    assert both.precision == pytest.approx((3 + 3 / 2) / 6)
    assert both.recall == pytest.approx(3 / 7)


@pytest.mark.parametrize("n", [1, 2])
def test_nothing_told_scores_nothing(n: int) -> None:
    assert aligned_rouge({}, {ONE: [HARBOUR]}, n).f1 == 0
    assert aligned_rouge({ONE: ["the"]}, {ONE: [HARBOUR]}, n).f1 == 0
    assert date_score({}, {ONE: []}).f1 == 0
