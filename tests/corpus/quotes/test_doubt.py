"""Whose speakers are not named: attributions of the kinds that are often wrong."""

import pytest

from corpus.models import Article
from corpus.quotes.extract import extract_quotes
from index.speakers import SURE

OPENING = "Ana Ruiz, the foreign minister, met Bo Ek in Orsk on Friday.\n\n"


def sure(text: str) -> list[str]:
    """The names of the speakers that are sure enough to be shown."""
    quotes = extract_quotes(Article("a", text))
    return [q.speaker.name for q in quotes if q.speaker and q.confidence >= SURE]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz Says Talks Will Fail Without New Envoy Soon\n\nNobody came.",
        OPENING + "But has Ruiz called for a change of the treaty?",
        OPENING + "The truth was that Ruiz attacked his plan.",
        OPENING + "Ruiz endorsed the plan of the harbour towns.",
        OPENING + "Ruiz declared war on the islands.",
        OPENING + "Ruiz cited the treaty.",
        OPENING + "Ruiz Calls Old Envoy's Words “Most Troubling And Sad” Again",
        OPENING + "Ruiz wrote under the name “Carla Danger,” but to no avail.",
    ],
)
def test_doubtful(text: str) -> None:
    assert sure(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (OPENING + "Ruiz said that the talks would fail.", ["Ana Ruiz"]),
        (OPENING + "“Has anyone called for it?” Ruiz asked.", ["Ana Ruiz"]),
        (OPENING + "Ruiz warned of a long war, adding that the port was shut.", ["Ana Ruiz"] * 2),
        (OPENING + "Ruiz attacked the plan as “a gift to smugglers”.", ["Ana Ruiz"]),
        (OPENING + "Ruiz declared that the war was over.", ["Ana Ruiz"]),
    ],
)
def test_not_doubtful(text: str, names: list[str]) -> None:
    assert sure(text) == names


def test_a_heading_in_marks_is_nobodys() -> None:
    text = OPENING + "“It is over,” Ruiz said.\n\n“{}”\n\nNobody came."
    assert sure(text.format("Ports make good friends in the end.")) == ["Ana Ruiz"] * 2
    assert sure(text.format("PORTS MAKE GOOD FRIENDS")) == ["Ana Ruiz"]


def test_words_of_another_behind_a_colon_are_not_the_last_speakers() -> None:
    text = OPENING + "“It is over,” Ruiz said. She knows the poem on it:\n\n“Ports make friends.”"
    assert sure(text) == ["Ana Ruiz"]


def test_the_statement_stays_without_its_speaker() -> None:
    quotes = extract_quotes(Article("a", OPENING + "Ruiz endorsed the plan of the harbour towns."))
    for quote in quotes:
        assert quote.source is not None
        assert quote.confidence < SURE


def test_a_belief_names_nobody_but_keeps_its_source_and_polarity() -> None:
    text = OPENING + "Ruiz does not believe the talks failed."
    (quote,) = extract_quotes(Article("a", text))
    assert quote.source is not None
    assert quote.source.of(text) == "Ruiz"
    assert quote.denied
    assert quote.confidence < SURE
