"""Days by how much tells of them, and sentences that none of the others repeats."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.extraction.candidates import Candidate
from bot.timelines.choosing import choose_days, dated
from bot.timelines.models import DatedBy
from corpus.models import Article, Span

OPENED = "Carvania opened three grain harbours to foreign ships on 12 April."
SAILED = "Forty ships from Velmora sailed to the grain harbours of Carvania on 14 April."
STRUCK = "Dockers in Tarn struck for a fifth week over their wages and pensions."


def candidate(name: str, text: str, published: str | None = "2025-04-18") -> Candidate:
    moment = datetime.fromisoformat(published).replace(tzinfo=UTC) if published else None
    return Candidate(Article(name, text, published=moment), Span(0, len(text)), text, 0, None, None)


def test_words_date_before_publication_does() -> None:
    found = list(dated([candidate("a", OPENED), candidate("b", STRUCK)]))
    assert [(each.day, each.by) for each in found] == [
        (date(2025, 4, 12), DatedBy.WORDS),
        (date(2025, 4, 18), DatedBy.PUBLICATION),
    ]


def test_without_any_date_a_sentence_has_no_day() -> None:
    old = "Carvania opened three grain harbours on 12 April 1987."
    found = list(dated([candidate("a", STRUCK, None), candidate("b", old, None)]))
    assert [each.day for each in found] == [date(1987, 4, 12)]


def test_days_that_most_tell_of_come_first_and_stand_in_order() -> None:
    told = [
        candidate("a", SAILED),
        candidate("b", OPENED, "2025-04-19"),
        candidate("c", "On 12 April the harbours of Carvania let foreign ships in, Brandt said."),
        candidate("d", STRUCK, "2025-04-13"),
    ]
    found = list(dated(told))
    one, *_ = choose_days(found, 1, 2)
    assert (one.day, one.articles) == (date(2025, 4, 12), 2)
    assert [each.day.day for each in choose_days(found, 9, 2)] == [12, 13, 14]


def test_an_article_counts_once_on_a_day() -> None:
    text = "The grain harbours of Carvania reopened on 18 April with forty foreign ships."
    both = [candidate("a", text), candidate("a", STRUCK)]
    (day,) = choose_days(list(dated(both)), 5, 2)
    assert (day.articles, len(day.told)) == (1, 2)


def test_what_was_told_is_not_told_again() -> None:
    copies = [candidate("a", STRUCK), candidate("b", STRUCK), candidate("c", STRUCK, "2025-04-20")]
    days = choose_days(list(dated(copies)), 5, 2)
    assert [each.day.day for each in days] == [18]
    assert [each.candidate.article.id for each in days[0].told] == ["a"]
    assert days[0].articles == 2


def test_nothing_makes_no_day() -> None:
    assert choose_days([], 5, 2) == []


@pytest.mark.parametrize("text", ["", "停戦", "the of and"])
def test_texts_without_words(text: str) -> None:
    (day,) = choose_days(list(dated([candidate("a", text)])), 5, 2)
    assert [(each.candidate.text, each.by) for each in day.told] == [(text, DatedBy.PUBLICATION)]
    assert (day.day, day.articles) == (date(2025, 4, 18), 1)


@given(
    st.lists(
        st.builds(
            candidate,
            st.sampled_from("abcdef"),
            st.sampled_from([OPENED, SAILED, STRUCK, "Ruiz said no.", "Rain fell in Ystrad."]),
            st.sampled_from(["2025-04-12", "2025-04-14", "2025-04-18"]),
        ),
        max_size=12,
    ),
    st.integers(1, 4),
    st.integers(1, 3),
)
def test_never_more_than_is_wanted_and_never_twice(
    told: list[Candidate], days: int, sentences: int
) -> None:
    found = list(dated(told))
    chosen = choose_days(found, days, sentences)
    texts = [each.candidate.text for day in chosen for each in day.told]
    assert len(chosen) <= days
    assert all(1 <= len(day.told) <= sentences for day in chosen)
    assert [day.day for day in chosen] == sorted({day.day for day in chosen})
    assert len(texts) == len(set(texts))
    assert all(each in found and each.day == day.day for day in chosen for each in day.told)
    assert bool(chosen) == bool(found)
