"""Who a printed source is: resolved on evidence, or left open."""

import pytest

from corpus.models import Article
from corpus.quotes.extract import extract_quotes


def speakers(text: str) -> list[str | None]:
    """The name of each statement's speaker."""
    return [q.speaker.name if q.speaker else None for q in extract_quotes(Article("a", text))]


RESOLVED = [
    # names, titles, roles
    ("Ana Ruiz said it was over. Ruiz said she was tired.", ["Ana Ruiz", "Ana Ruiz"]),
    ("Foreign Minister Ana Ruiz said it was over.", ["Ana Ruiz"]),
    ("Secretary of State Ana Ruiz said it was over.", ["Ana Ruiz"]),
    ("Ana Ruiz, 52, a lawyer from Brel, said it was over.", ["Ana Ruiz"]),
    ("Ana Ruiz of the Brel Institute said it was over.", ["Ana Ruiz"]),
    ("Ana Ruiz spoke first. Ms. Ruiz said it was over.", ["Ana Ruiz"]),
    ("Mr. Brandt said it was over.", ["Brandt"]),
    ("“It is over,” said Ana Ruiz, the envoy.", ["Ana Ruiz"]),
    ("Piet van der Brandt said it was over. Brandt said no more would come.",
     ["Piet van der Brandt", "Piet van der Brandt"]),
    # who
    ("Ana Ruiz, who said it was over, left.", ["Ana Ruiz"]),
    # pronouns
    ("Ana Ruiz said it was over. She said more would come.", ["Ana Ruiz", "Ana Ruiz"]),
    ("Mr. Piet Brandt left. He said it was over.", ["Piet Brandt"]),
    ("Ana Ruiz met Peter Brandt. She said it was over.", ["Ana Ruiz"]),
    ("Ana Ruiz met Peter Brandt. He said it was over.", ["Peter Brandt"]),
    # offices and bodies
    ("Foreign Minister Ana Ruiz left. The foreign minister said it was over.", ["Ana Ruiz"]),
    ("Palace spokesman Piet Brandt left. The palace spokesman said it was over.", ["Piet Brandt"]),
    ("The foreign ministry said it was over.", ["foreign ministry"]),
    ("The Velmoran side said it was over.", ["Velmoran side"]),
    ("NATSO said it was over.", ["NATSO"]),
    ("The Brel Courier reported that it was over.", ["Brel Courier"]),
    # two of one surname
    ("Ana Ruiz said it was over. Ruiz left. Her brother Juan Ruiz slept. Ruiz said she had won.",
     ["Ana Ruiz", "Ana Ruiz"]),
    ("Ana Ruiz and Juan Ruiz came. Ms. Ruiz said it was over.", ["Ana Ruiz"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RESOLVED)
def test_resolves(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


OPEN = [
    "They said it was over.",
    "She said it was over.",
    "Officials said it was over.",
    "A spokesman for Ana Ruiz said it was over.",
    "A source close to Ana Ruiz said it was over.",
    "Ana Ruiz and Piet Brandt said it was over.",
    "Several ministers said it was over.",
    "Reports say it was over.",
    "The group said it was over.",
    "The minister said it was over.",
    "Ana Ruiz's lawyer said it was over.",
    "Ana Ruiz met Maria Vela and Julia Brandt in Brel. They ate. She said it was over.",
    "Ana Ruiz spoke with Maria Vela. Soup was had. Nobody minded. All slept. She said it was over.",
    "Ana Ruiz and Juan Ruiz came. Ruiz said it was over.",
    "Minister Ana Ruiz met Minister Maria Vela. The minister said it was over.",
    "Vice President Ana Ruiz left. The president said it was over.",
    "Former Minister Ana Ruiz left. The minister said it was over.",
    "Ana Ruiz slept. He said it was over.",
]


@pytest.mark.parametrize("text", OPEN)
def test_leaves_open_what_the_article_does_not_tell(text: str) -> None:
    found = extract_quotes(Article("a", text))[-1]
    assert found.speaker is None
    assert found.source is not None


def test_role_as_printed() -> None:
    texts = {
        "Velmoran foreign minister Ana Ruiz said it was over.": "Velmoran foreign minister",
        "Ana Ruiz, the foreign minister, said it was over.": "foreign minister",
        "Ana Ruiz said it was over.": None,
    }
    for text, role in texts.items():
        (quote,) = extract_quotes(Article("a", text))
        assert quote.speaker is not None
        assert quote.speaker.role == role


def test_confidence_falls_from_names_to_offices() -> None:
    text = (
        "Foreign Minister Ana Ruiz said it was over. Ruiz said she was tired. "
        "She said more would come. The foreign minister said that was all."
    )
    confidence = [q.confidence for q in extract_quotes(Article("a", text))]
    assert confidence == sorted(confidence, reverse=True)
    assert all(0 < c < 1 for c in confidence)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Now Velmora said it was over.", False),
        ("Now Brandt said it was over. Then Brandt said no more would come.", True),
        ("Now Mr. Brandt said it was over.", True),
        ("Mr. Brandt slept. Then Brandt said it was over.", True),
        ("Now Maria said it was over.", True),
    ],
)
def test_one_word_alone_needs_more_evidence(text: str, sure: bool) -> None:
    confidence = [q.confidence for q in extract_quotes(Article("a", text))]
    assert [c >= 0.75 for c in confidence] == [sure] * len(confidence)


def test_a_possessor_speaks_in_his_words() -> None:
    assert speakers("Ana Ruiz left. In Ruiz's words, “the door is shut.”") == ["Ana Ruiz"]
    assert speakers("Ana Ruiz left. In her words, “the door is shut.”") == ["Ana Ruiz"]


def test_one_person_has_one_id() -> None:
    text = "Ana María Ruiz said it was over. Ruiz said she was tired."
    ids = {q.speaker.id for q in extract_quotes(Article("a", text)) if q.speaker}
    assert ids == {"ana-maria-ruiz"}
