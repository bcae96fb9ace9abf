"""When what answers was published, told by the question against a clock."""

from datetime import UTC, date, datetime

import pytest

from bot.questions.models import Period
from bot.questions.period import both, days, since_an_event, told_period

NOW = datetime(2025, 5, 20, 15, tzinfo=UTC)  # a Tuesday


def day(month: int, day_of_month: int, year: int = 2025) -> datetime:
    return datetime(year, month, day_of_month, tzinfo=UTC)


@pytest.mark.parametrize(
    ("question", "since", "until", "rest"),
    [
        ("What did Ruiz say in April about grain", day(4, 1), day(5, 1),
         "What did Ruiz say about grain"),
        ("In April, what did Ruiz say", day(4, 1), day(5, 1), "what did Ruiz say"),
        ("What did Ruiz say last April", day(4, 1), day(5, 1), "What did Ruiz say"),
        ("What did Ruiz say in June", day(6, 1, 2024), day(7, 1, 2024), "What did Ruiz say"),
        ("What did Ruiz say in 2024", day(1, 1, 2024), day(1, 1), "What did Ruiz say"),
        ("What did Ruiz say yesterday", day(5, 19), day(5, 20), "What did Ruiz say"),
        ("What did Ruiz say last night", day(5, 19), day(5, 20), "What did Ruiz say"),
        ("What did Ruiz say on Friday", day(5, 16), day(5, 17), "What did Ruiz say"),
        ("What did Ruiz say last Friday", day(5, 16), day(5, 17), "What did Ruiz say"),
        ("What was said this week about grain", day(5, 19), day(5, 26),
         "What was said about grain"),
        ("What did Ruiz say about grain last week", day(5, 12), None,
         "What did Ruiz say about grain"),
        ("What did Ruiz say two weeks ago", day(5, 5), day(5, 12), "What did Ruiz say"),
        ("What did Ruiz say in the past three days", day(5, 17), None, "What did Ruiz say"),
        ("What has Ruiz said since 3 May about grain", day(5, 3), None,
         "What has Ruiz said about grain"),
        ("What did Ruiz say after 3 May", day(5, 4), None, "What did Ruiz say"),
        ("What did Ruiz say before 1 May", None, day(5, 1), "What did Ruiz say"),
        ("What did Ruiz say until May 1, 2025", None, day(5, 2), "What did Ruiz say"),
        ("What did they say between 1 April and 9 April 2025", day(4, 1), day(4, 10),
         "What did they say"),
        ("Did Ruiz say on 2025-04-18 that the talks failed", day(4, 18), day(4, 19),
         "Did Ruiz say that the talks failed"),
    ],
)  # fmt: skip
def test_a_period_of_saying_is_firm(
    question: str, since: datetime | None, until: datetime | None, rest: str
) -> None:
    told = told_period(question, NOW, None)
    assert told is not None
    assert (told.period, told.rest, told.firm) == (Period(since, until), rest, True)


@pytest.mark.parametrize(
    "question",
    ["What did Ruiz say about grain in April", "What did Ruiz say about the vote in November 2024"],
)
def test_what_may_be_the_time_of_the_topic_is_not_firm(question: str) -> None:
    told = told_period(question, NOW, None)
    assert told is not None
    assert not told.firm


@pytest.mark.parametrize(
    "question",
    [
        "What did Ruiz say about the May 9 parade",
        "What did Ruiz say about the parade in May of the guards",
        "What did Ruiz say about the plan for May",
        "What did May say about grain",
        "Will Ruiz say what may happen",
        "What did March say on grain",
        "Since the Orsk meeting, what has Ruiz said",
        "What did Ruiz say about the last round of talks",
        "What did Ruiz say about 40 ships",
        "What did Ruiz say on 9999-12-31",
        "",
    ],
)
def test_no_period_is_told(question: str) -> None:
    assert told_period(question, NOW, None) is None


def test_a_month_is_the_last_one_of_the_corpus() -> None:
    told = told_period("What did Ruiz say in April", day(11, 22, 2026), day(5, 2))
    assert told is not None
    assert told.period == Period(day(4, 1), day(5, 1))
    told = told_period("What did Ruiz say yesterday", day(11, 22, 2026), day(5, 2))
    assert told is not None
    assert told.period == Period(day(11, 21, 2026), day(11, 22, 2026))


def test_days_are_whole_and_both_included() -> None:
    assert days(date(2025, 4, 1), date(2025, 4, 2)) == Period(day(4, 1), day(4, 3))
    assert days(None, date(2025, 4, 2)) == Period(None, day(4, 3))
    assert days(None, None) is None
    assert days(None, date.max) == Period(None, None)


def test_two_periods_have_in_common_what_is_in_both() -> None:
    april, later = Period(day(4, 1), day(5, 1)), Period(day(4, 20), None)
    assert both(april, later) == Period(day(4, 20), day(5, 1))
    assert both(None, later) == both(later, None) == later
    assert both(None, None) is None


@pytest.mark.parametrize(
    ("question", "event"),
    [
        ("What has Ruiz said since the Tarn meeting?", True),
        ("Has anything been said since their last call?", True),
        ("What has Ruiz said since April?", False),
        ("What has Ruiz said since last week?", False),
        ("What has Ruiz said since the 3rd of May?", False),
        ("What did Ruiz say of the Tarn meeting?", False),
        ("What has Ruiz said since the beginning?", False),
    ],
)
def test_a_time_told_by_an_event(question: str, event: bool) -> None:
    assert since_an_event(question) is event
