"""Days as people type them."""

from datetime import date

import pytest

from bot.discord.dates import first_day, last_day, typed_days
from bot.discord.errors import SayToUser


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        (" 2024-02 ", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-4-8", date(2025, 4, 8), date(2025, 4, 8)),
    ],
)
def test_a_year_a_month_or_a_day(typed: str, first: date, last: date) -> None:
    assert (first_day(typed), last_day(typed)) == (first, last)


@pytest.mark.parametrize(
    "typed", ["yesterday", "2025-13", "2025-02-30", "0000", "18.4.2025", "٢٠٢٥x"]
)
def test_anything_else_is_asked_for_again(typed: str) -> None:
    for day in (first_day, last_day):
        with pytest.raises(SayToUser, match="2025-04-18"):
            day(typed)


def test_the_last_day_does_not_lie_before_the_first() -> None:
    assert typed_days("2025-04", "2025-04") == (date(2025, 4, 1), date(2025, 4, 30))
    assert typed_days(None, None) == (None, None)
    with pytest.raises(SayToUser, match="swap"):
        typed_days("2025-05-01", "2024")
