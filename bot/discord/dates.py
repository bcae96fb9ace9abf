"""Days as people type them into an option."""

import calendar
import re
from datetime import date

from bot.discord.errors import SayToUser

SINCE = "Published on or after this day: 2025-04-18, 2025-04 or 2025"
UNTIL = "Published on or before this day: 2025-04-18, 2025-04 or 2025"
"""What the options are told to take."""
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def first_day(text: str) -> date:
    """The first day of a year, a month or a day.

    Raises:
        SayToUser: if it is none of them.

    >>> first_day("2025-04")
    datetime.date(2025, 4, 1)
    """
    return _days(text)[0]


def last_day(text: str) -> date:
    """The last day of a year, a month or a day.

    Raises:
        SayToUser: if it is none of them.

    >>> last_day("2025-04")
    datetime.date(2025, 4, 30)
    """
    return _days(text)[1]


def typed_days(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """The first and the last day of what is typed into the options of that name.

    Raises:
        SayToUser: if one is no date, or the last day lies before the first.
    """
    first = first_day(since) if since else None
    last = last_day(until) if until else None
    if first and last and last < first:
        raise SayToUser("`until` names a day before that of `since`; please swap them.")
    return first, last


def _days(text: str) -> tuple[date, date]:
    found = _DAY.fullmatch(text.strip())
    try:
        if found is None:
            raise ValueError("not a date")
        year, month, day = (int(part) if part else None for part in found.groups())
        first = date(year or 0, month or 1, day or 1)
        last_month = month or 12
        last = day or calendar.monthrange(first.year, last_month)[1]
        return first, date(first.year, last_month, last)
    except ValueError as error:
        raise SayToUser(
            "I read dates as in 2025-04-18, 2025-04 or 2025; please give one of these."
        ) from error
