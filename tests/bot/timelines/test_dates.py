"""The day that a sentence tells, and all the words of time that tell none."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.timelines.dates import told_day

FRIDAY = date(2025, 4, 18)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The harbour reopened on Tuesday.", date(2025, 4, 15)),
        ("The harbour reopened late Thursday, Carvania said.", date(2025, 4, 17)),
        ("On Friday the harbour reopened.", FRIDAY),
        ("Tuesday's vote was a defeat for Velmora.", date(2025, 4, 15)),
        ("Ruiz said on Tuesday that the harbour would reopen.", date(2025, 4, 15)),
        ("Ruiz on Tuesday said that the harbour will reopen.", date(2025, 4, 15)),
        ("The harbour closed last Monday.", date(2025, 4, 14)),
        ("The harbour reopened yesterday.", date(2025, 4, 17)),
        ("Yesterday the harbour reopened.", date(2025, 4, 17)),
        ("The harbour reopened today, and ships came today.", FRIDAY),
        ("The harbour burned last night.", date(2025, 4, 17)),
        ("The vote is tomorrow.", date(2025, 4, 19)),
        ("The harbour reopened three days ago.", date(2025, 4, 15)),
        ("The harbour reopened on 12 April.", date(2025, 4, 12)),
        ("The harbour reopened on April 12th, Ruiz said.", date(2025, 4, 12)),
        ("The harbour reopened on the 12th of April.", date(2025, 4, 12)),
        ("The harbour opened on 12 April 1987.", date(1987, 4, 12)),
        ("The harbour opened on April 12, 1987.", date(1987, 4, 12)),
        ("The harbour opened on Sunday, April 12, 1987.", date(1987, 4, 12)),
        ("The harbour reopened on Saturday 12 April.", date(2025, 4, 12)),
        ("The minutes are dated 2025-03-31.", date(2025, 3, 31)),
        ("The harbour reopened on Dec. 30.", date(2024, 12, 30)),
        ("The harbour will reopen on 2 May.", date(2025, 5, 2)),
        ("“We leave the table,” Ruiz said on Wednesday.", date(2025, 4, 16)),
        ("The council announced on 14 April that the harbour is safe.", date(2025, 4, 14)),
        ("The council announced 14 April.", date(2025, 4, 14)),
        ("Ruiz signed the agreement on 14 April.", date(2025, 4, 14)),
        ("Ruiz stepped down on Monday, a week after the vote.", date(2025, 4, 14)),
        ("Ruiz on Monday announced a levy.", date(2025, 4, 14)),
        ("A blast reported on Monday killed nine people.", date(2025, 4, 14)),
        ("A survey released on 14 April found that few agree.", date(2025, 4, 14)),
        ("Ruiz said in a letter published on Monday that she agrees.", date(2025, 4, 14)),
        ("The bill was signed on 14 April.", date(2025, 4, 14)),
        ("The harbour reopened on Monday, ahead of schedule.", date(2025, 4, 14)),
        ("Officials warned on Monday of storms.", date(2025, 4, 14)),
        ("Despite repeated warnings Ruiz resigned on Monday.", date(2025, 4, 14)),
        ("Ruiz mailed it on Tuesday.", date(2025, 4, 15)),
    ],
)
def test_told(text: str, day: date) -> None:
    assert told_day(text, FRIDAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "The harbour reopened last week.",
        "The harbour reopened in April.",
        "The harbour has been closed since Tuesday.",
        "The harbour stays closed until 2 May.",
        "The harbour was calm after the vote on Tuesday.",
        "The talks run from Monday to Thursday.",
        "The talks run 12-14 April.",
        "The talks run from 12 to 14 April.",
        "The talks of April 12-14 failed.",
        "The council will vote on Tuesday.",
        "The council meets next Tuesday.",
        "The hearing is scheduled for Thursday.",
        "The council meets every Tuesday.",
        "The council meets on Tuesdays.",
        "The council met the previous Tuesday.",
        "The council met on Saturday.",  # six days ago, or the next day
        "The council met last Thursday.",  # yesterday, or eight days ago
        "On a recent Wednesday the harbour was calm.",
        "It closes early on a normal Tuesday.",
        "She sued the Mail on Tuesday and its owner.",
        "Monday Night Live is back.",
        "The levy announced 14 April will cost millions.",
        "The levy announced on Monday is expected to cost millions.",
        "The ceasefire that was announced on Tuesday collapsed.",
        "The minister, who died on 14 April, lived in Tarn.",
        "The closure, which happened Monday, is still felt.",
        "Carvania rejected the offer made on 14 April.",
        "It is part of a plan agreed on Monday.",
        "Officials warn of storms on Tuesday.",
        "Carvania risks a strike on Wednesday.",
        "The city braces for a storm on Tuesday.",
        "Black Friday was quiet.",
        "The Sunday Times reported it.",
        "The Today programme reported it.",
        "“We decided that yesterday,” Ruiz said.",
        "Ruiz said on Tuesday that the vote on Wednesday was fair.",
        "In March 12 people died.",
        "The harbour may 5 times reopen.",
        "The harbour closed on 31 April.",
        "The harbour closed on 16 April last year.",
        "The harbour closed on 12 October.",  # of the year before, or to come
        "The harbour closed on 2 May, ahead of schedule.",
        "The harbour closes on 2 May.",  # not said to come: it may be that of the year before
        "Its 12 April closure led to the fall of the cabinet.",
        "Pre-April 12 prices are gone.",
        "The attacks of September 11 changed the law.",
        "It costs 12 Mar 5.",
        "",
    ],
)
def test_told_by_nothing(text: str) -> None:
    assert told_day(text, FRIDAY) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The harbour opened on 12 April 1987.", date(1987, 4, 12)),
        ("The harbour opened on 12 April.", None),
        ("The harbour opened on Tuesday.", None),
        ("The harbour opened yesterday.", None),
    ],
)
def test_without_publication_only_a_whole_date_tells(text: str, day: date | None) -> None:
    assert told_day(text, None) == day


@pytest.mark.parametrize("published", [date.min, date.max])
@pytest.mark.parametrize(
    "words", ["on Tuesday", "on Sunday", "yesterday", "tomorrow", "nine days ago", "on 31 December"]
)
def test_the_ends_of_time(words: str, published: date) -> None:
    told_day(f"The harbour reopened {words}.", published)  # an error would fail


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.integers(0, 5))
def test_a_weekday_is_the_last_one(published: date, ago: int) -> None:
    day = published - timedelta(days=ago)
    assert told_day(f"The harbour reopened on {day:%A}.", published) == day


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.integers(0, 140))
def test_a_day_of_a_month_is_the_nearest_one(published: date, ago: int) -> None:
    day = published - timedelta(days=ago)
    assume((day.month, day.day) != (9, 11))  # the name of an event
    assert told_day(f"The harbour reopened on {day.day} {day:%B}.", published) == day


@given(st.text(), st.none() | st.dates())
def test_any_text_is_read(text: str, published: date | None) -> None:
    told_day(text, published)


@given(
    st.lists(st.sampled_from("on 12 April Tuesday , “ ” yesterday last the 2025 - 31 to".split()))
)
def test_any_words_of_time_are_read(words: list[str]) -> None:
    told_day(" ".join(words), FRIDAY)
