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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # another modal, another person
        *((PORT, PORT.replace("We will", f"We {word}")) for word in ("could", "should", "may")),
        ("We ought to stop the ships of the bay", "We stop the ships of the bay"),
        (PORT, PORT.replace("We", "They")),
        ("It was our side that broke the truce", "It was their side that broke the truce"),
        # a denial at another place
        (
            "We will not go to the port, and the monitors will stay",
            "We will go to the port, and the monitors will not stay",
        ),
        # a question
        (PORT, PORT.replace("We will", "Will we").replace(".", "?")),
        (PORT, PORT.replace(".", "?")),
        ("The council is ready to give up the bay", "Is the council ready to give up the bay"),
        # who does it to whom
        (
            "The rebels attacked the army when the truce was in force",
            "The army attacked the rebels when the truce was in force",
        ),
        ("The ships were seen by the guards of Tarn", "The ships had seen the guards of Tarn"),
        ("We left because they fired on our ships", "They fired on our ships because we left"),
        ("Sanctions imposed by the council hurt us", "Sanctions imposed on the council hurt us"),
        # prefixes and endings that turn a word
        ("The charge was legal from the very start", "The charge was illegal from the very start"),
        ("We encourage families to leave the valley", "We discourage families to leave the valley"),
        ("They banned the import of grain to Tarn", "They banned the export of grain to Tarn"),
        ("This paper is harmful to the fishermen", "This paper is harmless to the fishermen"),
        ("The council and I agree on the new dam", "The council and I disagree on the new dam"),
        # numbers, units, parts of a day, and or or
        ("It was the fifth round of all our talks", "It was the ninth round of all our talks"),
        ("They owe us a lot of euros for the fish", "They owe us a lot of dollars for the fish"),
        ("They came to us in the morning by ship", "They came to us in the evening by ship"),
        ("We sell the ships and the old harbour", "We sell the ships or the old harbour"),
        # names that are words of grammar, or stand small elsewhere in the article
        ("We heard that May has closed the port", "We heard that Will has closed the port"),
        # conditions, bounds and what is nearly so, at an end
        (PORT, PORT.replace("stay.", "stay if the isles agree.")),
        (PORT, f"Only if the isles agree, {PORT}"),
        ("Twelve ships were in the harbour then", "Nearly twelve ships were in the harbour then"),
        ("We saw up to twelve ships in the bay", "We saw twelve ships in the bay"),
        ("We have few friends left in the isles", "We have a few friends left in the isles"),
    ],
)
def test_another_statement_by_its_class(one: str, other: str) -> None:
    more = "" if one.endswith(".") else ", and everybody in the valley is a witness of it"
    assert likeness(one + more, other + more) is Likeness.APART


def test_a_name_may_stand_small_elsewhere_in_the_article() -> None:
    told = "“The port is open to all ships and Brown is proud of it.” A brown gull was seen."
    first, second = (
        spoken(Article(key, text), [Quote(key, QuoteKind.DIRECT, (Span(1, text.index("”")),))])
        for key, text in (("a", told), ("b", told.replace("Brown", "Green")))
    )
    assert alike(first, second).likeness is Likeness.APART


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


AIM = "We will honour what the council and the isles signed at the centre of Tarn."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PORT, PORT.replace("We will", "We’ll")),
        (PORT.replace("We will", "We’ll"), PORT),
        (PORT, PORT.replace("We will", "We’ll").removesuffix(", and the monitors will stay.")),
        (PORT, PORT.replace("the monitors", "monitors")),
        (AIM, AIM.replace("honour", "honor").replace("centre", "center")),
        (AIM, AIM.replace("what the", "what")),
        ("I know that the council has to answer us now", "I know the council has to answer us now"),
        (
            "I'm sure that they cannot all leave with us",
            "I am sure that they can’t all leave with us",
        ),
        (f"{TALKS} {PORT.replace('We will', 'We’ll')}", PORT),
    ],
)
def test_what_need_not_be_seen(one: str, other: str) -> None:
    assert alike(said(one), said(other, "b")).is_mere_variant


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PORT, PORT),  # the same words are told by more than this
        (PORT, PORT.replace("monitors", "monitor")),
        (PORT, PORT.replace("and the", "and our")),
        (PORT, PORT.replace("the port", "a port")),
        (PORT, PORT.replace("ships", "vessels")),
        (PORT, PORT.replace("will stay", "will surely stay")),
        (PORT, f"{PORT.replace('We will', 'We’ll')} Sixty prisoners came home."),
        (PORT, f"{PORT.replace('We will', 'We’ll')} I resign."),
        (PORT, f"{PORT.replace('We will', 'We’ll').rstrip('.')} with our friends."),
        ("The prisoners are in the castle of Tarn", "The prisoners were in the castle of Tarn"),
        ("We have a few friends left in the isles", "We have few friends left in the isles"),
        ("They filled the papers of the inquiry", "They filed the papers of the inquiry"),
        ("We re-sign the treaty of the two isles", "We resign the treaty of the two isles"),
    ],
)
def test_what_is_to_be_seen(one: str, other: str) -> None:
    assert not alike(said(one), said(other, "b")).is_mere_variant


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
