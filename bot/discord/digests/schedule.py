"""When a server's digest is due: at an hour of the clock on its wall."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

_DAY = timedelta(days=1)


class Every(StrEnum):
    """On which days."""

    DAY = "day"
    MONDAY = "Monday"
    TUESDAY = "Tuesday"
    WEDNESDAY = "Wednesday"
    THURSDAY = "Thursday"
    FRIDAY = "Friday"
    SATURDAY = "Saturday"
    SUNDAY = "Sunday"

    @property
    def period(self) -> timedelta:
        """From one to the next, give or take an hour."""
        return _DAY if self is Every.DAY else 7 * _DAY

    def holds(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self is Every.DAY or list(Every).index(self) == day.isoweekday()


@dataclass(frozen=True, slots=True)
class DigestSchedule:
    """Where and when a digest is posted; ``zone`` is a name of the IANA time zone database.

    ``chosen`` is when managers chose it, in seconds since 1970: nothing was due before.
    """

    channel_id: int
    every: Every
    hour: int
    minute: int
    zone: str
    chosen: int

    def due(self, now: datetime) -> datetime | None:
        """The last moment until ``now``, aware, at which one was due, in UTC; None if none was.

        A time that the clock skips in spring comes as much later as it skips, one that it shows
        twice in autumn comes once, the first time.
        """
        zone, at = ZoneInfo(self.zone), time(self.hour, self.minute)
        today = now.astimezone(zone).date()
        for day in (today - n * _DAY for n in range(8)):
            moment = datetime.combine(day, at, zone).astimezone(UTC)
            if self.every.holds(day) and moment <= now:
                return moment if moment.timestamp() > self.chosen else None
        return None


@cache
def zones() -> tuple[str, ...]:
    """The names of time zones that people look for, UTC first."""
    names = (each for each in available_timezones() if "/" in each)
    return ("UTC", *sorted(n for n in names if not n.startswith(("Etc/", "SystemV/", "posix"))))
