"""Whose speakers are not named since the source may be another than the one found."""

import pytest

from corpus.models import Article
from corpus.quotes.extract import extract_quotes
from index.speakers import SURE

OPENING = "Ana Ruiz, the foreign minister, met Piet Brandt in Orsk on Friday. Ruiz slept.\n\n"


def sure(text: str) -> list[str]:
    """The names of the speakers that are sure enough to be shown."""
    quotes = extract_quotes(Article("a", OPENING + text))
    return [q.speaker.name for q in quotes if q.speaker and q.confidence >= SURE]


@pytest.mark.parametrize(
    "text",
    [
        "Even before Ruiz came, her campaign sent a note to friends saying: “Give us more now.”",
        "After Ruiz fell ill, her aide sent flowers, telling her, “you are a star to us.”",
        "Ruiz met a clerk, who opened the door and said she planned to stay.",
        "Ruiz would do well to go on, stressing that the port was shut.",
        "Ruiz will come again, saying that the port was shut.",
        "Ruiz taught them that they should reply by saying that the port was shut.",
        "The note was changed, since it is not that Ruiz is calling for a new envoy.",
        "It told of the envoys, whom Ruiz called “poor and late” in her speech.",
        "The port, which was what Ruiz called a ruin, shut.",
        "Something Ruiz said was that the port was shut.",
        "The chair of the council, which wrote and signed the law, met Ruiz.",
    ],
)
def test_stray(text: str) -> None:
    assert sure(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ruiz met Brandt, saying that the port was shut.", ["Ana Ruiz"]),
        ("Ruiz called for calm, praising the envoys.", ["Ana Ruiz"] * 2),
        ("Ruiz, who said the port was shut, left.", ["Ana Ruiz"]),
        ("When Ruiz said the port was shut, they left.", ["Ana Ruiz"]),
        ("Ruiz pointed to the fair as proof of goodwill, while accusing Brandt of theft.",
         ["Ana Ruiz"] * 2),
        ("Ruiz ended the rumours by saying that the port was shut.", ["Ana Ruiz"]),
    ],
)  # fmt: skip
def test_not_stray(text: str, names: list[str]) -> None:
    assert sure(text) == names
