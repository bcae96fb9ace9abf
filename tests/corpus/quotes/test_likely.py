"""Quotations without an attribution: whose they may be, and that nobody is shown for them."""

import pytest

from corpus.models import Article, Quote
from corpus.quotes.extract import extract_quotes
from index.speakers import SURE

OPENING = "Ana Ruiz, the foreign minister, met Bo Ek in Orsk on Friday.\n\n"


def last(text: str) -> Quote:
    return extract_quotes(Article("a", text))[-1]


GUESSED = [
    # by its own sentence
    (OPENING + "Ruiz lobbies for peace: “No town should have to live like that.”", "Ruiz"),
    (OPENING + "In town after town, Ruiz lobbies: “No one should live like that.”", "Ruiz"),
    (OPENING + "“They will come over the border,” Ruiz from her desk.", "Ruiz"),
    (OPENING + "Ruiz then appears in a film, saying, “We will all sign it.”", "Ruiz"),
    # by the statement before
    (OPENING + "“It failed,” Ruiz said. Instead, “we all went home early.”", "Ruiz"),
    # by the sentence that introduces it
    (OPENING + "Ek then had a question for the crowd.\n\n“Who is going to pay for it?”", "Ek"),
]


@pytest.mark.parametrize(("text", "source"), GUESSED)
def test_who_is_likely(text: str, source: str) -> None:
    quote = last(text)
    assert quote.source is not None
    assert quote.source.of(text) == source
    assert quote.confidence < SURE


@pytest.mark.parametrize(
    "text",
    [
        "Note: “We will sign the accord.”",
        "For example: “We will sign the accord.”",
        "“We will sign the accord today.”",
        "Then, “we will sign the accord.”",
        "Nobody came.\n\nIt rained in Brel.\n\n“We will sign the accord.”",
    ],
)
def test_nobody_is_likely(text: str) -> None:
    assert last(text).source is None


def test_what_follows_a_guess_is_one() -> None:
    text = OPENING + "Ek had a question.\n\n“Who will pay for it?”\n\n“And who will build it?”"
    assert all(q.confidence < SURE for q in extract_quotes(Article("a", text)))


def test_a_guess_tells_nothing_of_others() -> None:
    text = OPENING + "Brel lobbies: “No one should have to live like that.”\n\nThe town slept."
    assert last(text).speaker is None or last(text).confidence < SURE


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("He said the offer of the towns was “a very great insult.”", "He"),
        ("Ruiz saw that the biggest challenge would be “dealing with all the debts.”", "Ruiz"),
        ("In Brel the offer became “a very great insult.”", "the offer"),
        ("Ruiz, who admits that she slept, saw the pact as “a very great insult.”",
         "Ruiz, who admits that she slept,"),
    ],
)  # fmt: skip
def test_a_person_before_a_thing(text: str, source: str) -> None:
    quote = last(text)
    assert quote.source is not None
    assert quote.source.of(text) == source
