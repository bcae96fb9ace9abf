"""Whose speakers are not named since the report tells of a deed, a thought or a topic."""

import pytest

from corpus.models import Article
from corpus.quotes.extract import extract_quotes
from index.speakers import SURE

OPENING = "Ana Ruiz, the foreign minister, met Piet Brandt in Orsk on Friday. Ruiz slept.\n\n"


def sure(text: str) -> list[str]:
    """The names of the speakers that are sure enough to be shown."""
    quotes = extract_quotes(Article("a", OPENING + text))
    return [q.speaker.name for q in quotes if q.speaker and q.confidence >= SURE]


DEEDS = [
    "Ruiz claimed her third victory in the harbour towns.",
    "Ruiz maintains the title of envoy.",
    "Ruiz says rude things.",
    "Ruiz declared victory in Orsk.",
    "Ruiz echoed Brandt.",
    "Ruiz long ago showed her inclination to lean on friends.",
    "Ruiz declined to run again.",
    "Ruiz downplayed the risk of floods.",
    "Ruiz pointed to her ears.",
    "Ruiz wrote her dissertation on ports.",
    "Ruiz barely mentioned the pact.",
    "Ruiz believes the pact is dead.",
]
TOPICS = [
    "Ruiz talked about bringing people together.",
    "Ruiz discussed her strong dislike of ports.",
    "Ruiz often mentions her niece in speeches.",
    "They saw Ruiz talking about ports “for hours and hours”.",
    "Ruiz accused Brandt, who was born in Orsk.",
    "Ruiz called an urgent meeting on the port.",
    "Ruiz has proposed nothing that would help.",
    "Ruiz isn’t saying what she would do.",
    "Ruiz posted a cache of old papers.",
    "Ruiz posted a cache of papers provided by the envoy.",
    "Ruiz was proposing something else entirely.",
    "Ruiz frequently criticizes the ministry.",
    "Ruiz writes tales at night (one on a feast “where the loser is the main course”).",
    "Ruiz said, repeating a line that many know well.",
    "Ruiz told her aides to find out how ports are run.",
]
SETTINGS = [
    "Ruiz left on the day that she proposed two months ago.",
    "In her book, “Make Your Child Rich,” Ruiz suggested looking at the bills.",
    "On Tuesday, even as ships were leaving, Ruiz wrote to friends.",
    "According to Ruiz, basically.",
]


@pytest.mark.parametrize("text", DEEDS + TOPICS + SETTINGS)
def test_nobody_is_named(text: str) -> None:
    assert sure(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz claimed that she had won.",
        "Ruiz claimed victory was hers.",
        "Ruiz declared that victory was near.",
        "Ruiz echoed these fears.",
        "Ruiz often criticizes the ministry as slow.",
        "Ruiz criticized the ministry.",
        "Ruiz posted that the port was shut.",
        "Ruiz pointed to the fair as proof of goodwill.",
        "Ruiz declined to say whether the port was shut.",
        "Ruiz talked about “the long road to Orsk and back”.",
        "In the end, the port was shut, Ruiz said on Monday.",
        "The port was shut, Ruiz told reporters.",
        "The port was shut, according to Ruiz.",
    ],
)
def test_somebody_is_named(text: str) -> None:
    assert sure(text) == ["Ana Ruiz"]
