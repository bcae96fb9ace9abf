"""Since when, as people type it."""

import re
from datetime import UTC, datetime, timedelta

_AGO = re.compile(r"(\d{1,4})([hdw])")
_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


def read_since(text: str, now: datetime) -> datetime:
    """The moment that is meant by a day, or by a number of hours, days or weeks before ``now``.

    Args:
        text: "12h", "1d", "2w", or a day in UTC as in "2025-04-18".
        now: aware.

    Raises:
        ValueError: if it is neither, with a sentence that says so.

    >>> read_since("12h", datetime(2025, 4, 18, 9, tzinfo=UTC)).isoformat()
    '2025-04-17T21:00:00+00:00'
    """
    ago = _AGO.fullmatch(text.strip().lower())
    try:
        if ago:
            return now - int(ago[1]) * _UNITS[ago[2]]
        return datetime.strptime(text.strip(), "%Y-%m-%d").replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise ValueError(
            f"{text!r} is no time; write it as 12h, 1d, 2w or as a day, 2025-04-18"
        ) from error
