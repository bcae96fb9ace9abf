"""How a watch goes on: what is new to it, when it is noisy, when it is refused."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.discord.watches.watch import MOST_REFUSALS, NOISY, Mark, Watch
from bot.watches import Head, Interest, Since

NOON = datetime(2025, 5, 2, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NEVER = datetime.fromtimestamp(0, UTC)


def head(run: int, number: int) -> Head:
    return Head("one", run, number, number, ())


def watch(mark: Mark | None = None, *, folded: bool = False) -> Watch:
    return Watch(1, 2, None, 3, Interest("Ana Ruiz", None), mark, NOON, NEVER, folded=folded)


@pytest.mark.parametrize(
    ("mark", "since"),
    [
        (None, Since(50)),  # made before there was an index, of which nothing is new then
        (Mark(1, 40, NOON), Since(40)),
        (Mark(0, 40, NOON), Since(0, NOON - 3 * DAY)),
    ],
)
def test_from_where_on_statements_are_new(mark: Mark | None, since: Since) -> None:
    assert watch(mark).since(head(1, 50)) == since


def test_it_is_due_once_in_each_version() -> None:
    new = watch(Mark(0, 40, NOON))
    assert new.is_due(head(0, 50), NOON)
    assert not new.looked(head(0, 50), NOON).is_due(head(0, 50), NOON)
    assert new.looked(head(0, 50), NOON).is_due(head(1, 50), NOON)


def test_one_that_finds_much_in_a_day_is_folded() -> None:
    quiet = watch().posted(head(0, 50), NOISY, NOON + HOUR)
    assert not quiet.folded
    assert not quiet.posted(head(0, 51), NOISY, NOON + DAY).folded, "of another day"
    noisy = quiet.posted(head(0, 51), 1, NOON + 2 * HOUR)
    assert noisy.folded
    assert not noisy.is_due(head(0, 52), NOON + DAY)
    assert noisy.is_due(head(0, 52), NOON + 2 * HOUR + DAY)


def test_one_that_is_folded_stays_so() -> None:
    after = watch(folded=True).posted(head(0, 50), 1, NOON + 9 * DAY)
    assert after.folded
    assert not after.is_due(head(0, 51), NOON + 9 * DAY + HOUR)


def test_what_was_refused_stays_new_and_is_tried_again() -> None:
    refused = watch(Mark(0, 40, NOON)).refused(NOON)
    assert refused.since(head(0, 50)) == Since(40)
    assert not refused.is_due(head(0, 50), NOON + HOUR)
    assert refused.is_due(head(0, 50), NOON + 6 * HOUR)
    assert refused.refusals < MOST_REFUSALS
    assert refused.posted(head(0, 50), 1, NOON + 6 * HOUR).refusals == 0
