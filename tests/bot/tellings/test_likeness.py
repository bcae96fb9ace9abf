"""Which two quotations are one statement, in the same words or in others, and which are two."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tellings.likeness import Likeness, alike
from bot.tellings.spoken import Spoken, spoken
from corpus.models import Article, Quote, QuoteKind, Span

PORT = "We will reopen the port of Tarn to all ships on Monday, and the monitors will stay."
TALKS = "The talks have gone on for too long. We are ready to sign a paper that lasts."


def said(text: str, article_id: str = "a", published: datetime | None = None) -> Spoken:
    """All of a text as one quotation."""
    article = Article(article_id, text, published=published)
    return spoken(article, [Quote(article_id, QuoteKind.DIRECT, (Span(0, len(text)),))])


def likeness(one: str, other: str) -> Likeness:
    found = alike(said(one), said(other, "b"))
    assert alike(said(other, "b"), said(one)).likeness is found.likeness
    assert (found.where is None) == (found.likeness is Likeness.APART)
    return found.likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PORT, PORT),
        (PORT, PORT.upper()),
        (PORT, "We will reopen the port of Tarn to all ships on Monday"),
        (PORT, "the port of Tarn to all ships on Monday"),
        (PORT, f"I am glad. {PORT}"),
        (TALKS, "We are ready to sign a paper that lasts."),
        ("It was an hours-long round of talks", "It was an hourslong round of talks"),
        ("We met President Ana Ru\u00edz in the hall", "We met President Ana Ruiz in the hall"),
    ],
)
def test_the_same_words(one: str, other: str) -> None:
    assert likeness(one, other) is Likeness.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PORT, PORT.replace("We will", "We’ll")),
        (PORT, PORT.replace("reopen", "open again")),
        (PORT, PORT.replace("to all ships", "for all ships").replace("and the", "and our")),
        (PORT, PORT.replace("will stay", "are going to stay")),
        (
            "We will not honour the moratorium on drones of last May",
            "We won't honor the moratorium on drones of last May",
        ),
        ("We ask the United Isles to keep their word", "We ask the U.I. to keep their word"),
        (TALKS, TALKS.replace("a paper", "an agreement")),
        (TALKS, TALKS.replace("The talks", "These talks")),
        (TALKS, "The talks have gone on for too long, and we are ready to sign a paper that lasts"),
    ],
)
def test_worded_otherwise(one: str, other: str) -> None:
    assert likeness(one, other) is Likeness.REWORDED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PORT, PORT.replace("We will", "We will not")),
        (PORT, PORT.replace("We will", "Nobody said we will")),
        (PORT, PORT.replace("Monday", "Friday")),
        (PORT, PORT.replace("Tarn", "Sorvik")),
        (PORT, PORT.replace("to all ships", "to 12 ships")),
        (PORT, PORT.replace("all ships", "some ships")),
        (PORT.replace("reopen", "open"), PORT.replace("reopen", "close")),
        (PORT, PORT.replace("on Monday, and", "on Monday if")),
        (PORT, "The port of Tarn is the heart of our trade, and the monitors know it."),
        (TALKS, "Sixty prisoners came home today. We are proud of every one of them."),
        (TALKS, TALKS.replace("ready", "not ready")),
        ("That's a lot of money", "They got a lot of money"),
        ("Ruiz has to leave the table now", "Brandt has to leave the table now"),
        ("Yes, of course.", "Yes, of course."),  # may be said twice by chance
        ("", PORT),
    ],
)
def test_another_statement(one: str, other: str) -> None:
    assert likeness(one, other) is Likeness.APART


def test_what_is_denied_is_another() -> None:
    article = Article("b", PORT)
    denied = Quote("b", QuoteKind.DIRECT, (Span(0, len(PORT)),), denied=True)
    assert alike(said(PORT), spoken(article, [denied])).likeness is Likeness.APART


def test_words_of_long_after_may_be_worded_anew() -> None:
    day = datetime(2025, 4, 18, tzinfo=UTC)
    other = PORT.replace("reopen", "open again")
    for days, expected in ((1, Likeness.REWORDED), (40, Likeness.APART)):
        later = said(other, "b", day + timedelta(days))
        assert alike(said(PORT, "a", day), later).likeness is expected
    later = said(PORT, "b", day + timedelta(40))
    assert alike(said(PORT, "a", day), later).likeness is Likeness.SAME, "the same is the same"


@pytest.mark.parametrize(
    ("other", "slight"),
    [
        (PORT.replace("We will", "We’ll"), True),
        (PORT.replace("monitors", "monitor"), True),
        (PORT.replace("and the", "and our"), True),
        (PORT.replace("ships", "vessels"), False),
        (PORT.replace("will stay", "will surely stay"), False),
        (f"{PORT.replace('We will', 'We’ll')} Sixty prisoners came home to their families.", True),
    ],
)
def test_what_need_not_be_seen(other: str, slight: bool) -> None:
    found = alike(said(PORT), said(other, "b"))
    assert found.likeness is Likeness.REWORDED
    assert found.slight is slight
    assert found.most is ("Sixty" not in other)
    assert found.is_mere_variant is (found.slight and found.most)


def test_where_the_words_stand() -> None:
    told = f"I am glad. {PORT} It is a good day."
    where = alike(said(PORT), said(told, "b")).where
    assert where is not None
    assert where.of(told) == PORT.rstrip(".")


@given(
    st.text(alphabet="ab .,?!’'\"A1", max_size=60), st.text(alphabet="ab .,?!’'\"A1", max_size=60)
)
def test_it_is_mutual_and_within_the_text(one: str, other: str) -> None:
    first, second = said(one), said(other, "b")
    there, back = alike(first, second), alike(second, first)
    if first.count != second.count:
        assert there.likeness is back.likeness
    if there.where:
        assert there.where.end <= len(other)


@given(st.text(max_size=80))
def test_words_are_like_themselves(text: str) -> None:
    found = alike(said(text), said(text, "b")).likeness
    assert found is not Likeness.REWORDED
