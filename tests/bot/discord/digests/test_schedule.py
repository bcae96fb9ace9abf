"""When a digest is due, by the clock on the wall of its zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord.digests.given import GivenSchedule, read_schedule, zones_named
from bot.discord.digests.schedule import DigestSchedule, Every, zones
from bot.discord.errors import SayToUser

LONG_AGO = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp())


def daily(
    hour: int, minute: int, zone: str, every: Every = Every.DAY, chosen: int = LONG_AGO
) -> DigestSchedule:
    return DigestSchedule(7, every, hour, minute, zone, chosen)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("schedule", "now", "due"),
    [
        (daily(8, 0, "UTC"), "2025-05-02T08:00:00Z", "2025-05-02T08:00:00Z"),
        (daily(8, 0, "UTC"), "2025-05-02T07:59:59Z", "2025-05-01T08:00:00Z"),
        (daily(8, 0, "Europe/Paris"), "2025-05-02T06:00:00Z", "2025-05-02T06:00:00Z"),
        (daily(8, 0, "Europe/Paris"), "2025-01-02T06:30:00Z", "2025-01-01T07:00:00Z"),
        (daily(8, 0, "Pacific/Auckland"), "2025-05-02T20:00:00Z", "2025-05-02T20:00:00Z"),
        # 2025-05-05 is a Monday; in Auckland it begins on Sunday at noon.
        (daily(8, 0, "UTC", Every.MONDAY), "2025-05-04T23:00:00Z", "2025-04-28T08:00:00Z"),
        (daily(8, 0, "UTC", Every.MONDAY), "2025-05-11T23:00:00Z", "2025-05-05T08:00:00Z"),
        (
            daily(8, 0, "Pacific/Auckland", Every.MONDAY),
            "2025-05-04T23:00:00Z",
            "2025-05-04T20:00:00Z",
        ),
        # In Paris the clock goes from 2 to 3 on 2025-03-30, and from 3 to 2 on 2025-10-26.
        (daily(2, 30, "Europe/Paris"), "2025-03-30T12:00:00Z", "2025-03-30T01:30:00Z"),
        (daily(2, 30, "Europe/Paris"), "2025-10-26T12:00:00Z", "2025-10-26T00:30:00Z"),
        (daily(2, 30, "Europe/Paris"), "2025-10-26T01:00:00Z", "2025-10-26T00:30:00Z"),
    ],
)
def test_due(schedule: DigestSchedule, now: str, due: str) -> None:
    assert schedule.due(moment(now)) == moment(due)


def test_nothing_was_due_before_it_was_chosen() -> None:
    chosen = moment("2025-05-02T12:00:00Z")
    schedule = daily(8, 0, "UTC", chosen=int(chosen.timestamp()))
    assert schedule.due(moment("2025-05-02T13:00:00Z")) is None
    assert schedule.due(moment("2025-05-03T09:00:00Z")) == moment("2025-05-03T08:00:00Z")


@given(
    st.integers(LONG_AGO + 10**8, LONG_AGO + 10**9),
    st.sampled_from(["UTC", "Europe/Paris", "America/St_Johns", "Australia/Lord_Howe"]),
    st.sampled_from(list(Every)),
    st.integers(0, 23),
    st.integers(0, 59),
)
def test_one_on_each_day_and_no_other(
    seconds: int, zone: str, every: Every, hour: int, minute: int
) -> None:
    now = datetime.fromtimestamp(seconds, UTC)
    schedule = daily(hour, minute, zone, every)
    due = schedule.due(now)
    assert due is not None
    assert due <= now
    assert now - due < every.period + timedelta(hours=2)
    assert schedule.due(due) == due, "looked for at the moment itself"
    before = schedule.due(due - timedelta(seconds=1))
    assert before is not None
    days = [each.astimezone(ZoneInfo(zone)).date() for each in (before, due)]
    assert days[1] - days[0] == every.period
    assert all(every.holds(day) for day in days)


def test_days_of_the_week() -> None:
    monday = date(2025, 5, 5)
    names = [
        next(e for e in Every if e is not Every.DAY and e.holds(monday + timedelta(days=n)))
        for n in range(7)
    ]
    assert [name.value for name in names] == [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]  # fmt: skip


NOW = moment("2025-05-02T12:00:00Z")


@pytest.mark.parametrize(
    ("at", "zone", "told"),
    [
        ("8", None, "I read times as in 08:00"),
        ("24:00", None, "I read times as in 08:00"),
        ("08:60", None, "I read times as in 08:00"),
        (None, "Velmora/Port_Sorel", "no time zone Velmora/Port\\_Sorel"),
        (None, "../../etc/passwd", "no time zone"),
        (None, "", "no time zone"),
    ],
)
def test_what_is_no_time(at: str | None, zone: str | None, told: str) -> None:
    with pytest.raises(SayToUser) as raised:
        read_schedule(GivenSchedule(Every.DAY, 7, at, zone), None, NOW)
    assert told in raised.value.message


def test_a_channel_is_needed_once() -> None:
    with pytest.raises(SayToUser, match="give a channel"):
        read_schedule(GivenSchedule(Every.DAY, None, None, None), None, NOW)
    first = read_schedule(GivenSchedule(Every.DAY, 7, "17.30", "europe/paris"), None, NOW)
    assert first == DigestSchedule(7, Every.DAY, 17, 30, "Europe/Paris", int(NOW.timestamp()))
    then = read_schedule(GivenSchedule(Every.FRIDAY, None, None, None), first, NOW)
    assert then == DigestSchedule(7, Every.FRIDAY, 17, 30, "Europe/Paris", int(NOW.timestamp()))
    plain = read_schedule(GivenSchedule(Every.DAY, 7, None, None), None, NOW)
    assert (plain.hour, plain.minute, plain.zone) == (8, 0, "UTC")


def test_zones_are_offered_by_any_of_their_words() -> None:
    assert [choice.value for choice in zones_named("new york")] == ["America/New_York"]
    assert zones_named("")[0].value == "UTC"
    assert len(zones_named("")) == 25
    assert zones_named("nowhere") == []
    assert all(ZoneInfo(name) for name in zones())
