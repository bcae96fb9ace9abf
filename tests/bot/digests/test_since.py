"""Since when, as people type it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digests.since import read_since

NOW = datetime(2025, 5, 20, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("1d", "2025-05-19T09:30:00+00:00"),
        (" 12H ", "2025-05-19T21:30:00+00:00"),
        ("2w", "2025-05-06T09:30:00+00:00"),
        ("0h", "2025-05-20T09:30:00+00:00"),
        ("2025-04-18", "2025-04-18T00:00:00+00:00"),
    ],
)
def test_times(text: str, moment: str) -> None:
    assert read_since(text, NOW).isoformat() == moment


@pytest.mark.parametrize(
    "text", ["", "yesterday", "-1d", "1.5d", "1m", "9999w 1d", "2025-02-30", "2025-4", "9999w9"]
)
def test_no_times(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no time; write it as 12h, 1d, 2w or as a day"):
        read_since(text, NOW)


@given(st.text(max_size=12))
def test_anything_typed(text: str) -> None:
    try:
        moment = read_since(text, NOW)
    except ValueError as error:
        assert "is no time" in str(error)  # noqa: PT017 - either way
    else:
        assert moment.tzinfo is UTC
