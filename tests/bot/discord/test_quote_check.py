"""Quoted words are found word for word, however they are written, or not at all."""

import pytest

from bot.discord.quote_check import CheckedQuote, check_quote, quotations
from bot.discord.render import render_checked
from corpus.models import QuoteKind
from index.published import PublishedIndex
from tests.bot.discord.quoting import SEARCHED
from tests.bot.discord.showing import check_limits


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("", []),
        ("We will not leave the table", []),
        ('A "first" step', []),
        ('Ruiz: "We will not leave the table."', ["We will not leave the table."]),
        ("She said “we will ‘not’ leave” at “the long table”", None),
        ('"one two three" ' * 9, ["one two three"] * 3),
    ],
)
def test_what_a_message_quotes(message: str, words: list[str] | None) -> None:
    expected = ["we will ‘not’ leave", "the long table"] if words is None else words
    assert quotations(message) == expected


@pytest.mark.parametrize(
    "words",
    [
        "We will not leave the table",
        "we will  not leave the table.",
        "We will not leave\nthe table!",
        "withdrawal of the monitors was a matter",
    ],
)
def test_words_that_stand_in_an_article(published: PublishedIndex, words: str) -> None:
    found = check_quote(words, published).found
    assert found
    assert found.citation.article.id == "monitors"


def test_whose_they_are_is_said(published: PublishedIndex) -> None:
    found = check_quote("We will not leave the table", published).found
    assert found
    assert (found.kind, found.speaker and found.speaker.name) == (QuoteKind.DIRECT, "Ana Ruiz")
    assert found.citation.text == "“We will not leave the table,” Ruiz told reporters."


@pytest.mark.parametrize(
    "words",
    [
        "We will now leave the table",
        "We will not leave the tables",
        "We will leave the table",
        "e will not leave the table",
        "the of and to",
        "glaciers. Warm (winters [bring",
    ],
)
def test_other_words_are_not_found(published: PublishedIndex, words: str) -> None:
    assert check_quote(words, published).found is None


def test_outlets_are_left_out(published: PublishedIndex) -> None:
    words = "We will not leave the table"
    assert check_quote(words, published, ("Carvania Today",)).found
    assert check_quote(words, published, ("The Velmora Courier",)).found is None


def test_as_it_is_shown(published: PublishedIndex) -> None:
    checked = [
        check_quote("We will not leave the table", published),
        CheckedQuote("we **left** long ago", None),
    ]
    (reply,) = render_checked(checked, SEARCHED)
    check_limits(reply)
    description = reply.embeds[0].description
    assert description
    assert "**1 of 2 quotations found word for word**" in description
    assert r"> we \*\*left\*\* long ago" in description
    (nothing,) = render_checked([], SEARCHED)
    assert "no words in quotation marks" in (nothing.embeds[0].description or "")
