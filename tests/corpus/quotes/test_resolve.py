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
    ("Juan Vela and Piet Brandt met. Brandt himself had won. He said it was over.",
     ["Piet Brandt"]),
    # offices and bodies
    ("Foreign Minister Ana Ruiz left. The foreign minister said it was over.", ["Ana Ruiz"]),
    ("Ana Ruiz, the Velmoran Secretary of State, left. The Secretary of State said it was over.",
     ["Ana Ruiz"]),
    ("Palace spokesman Piet Brandt left. The palace spokesman said it was over.", ["Piet Brandt"]),
    ("The foreign ministry said it was over.", ["foreign ministry"]),
    ("The Velmoran side said it was over.", ["Velmoran side"]),
    ("NATSO said it was over.", ["NATSO"]),
    ("The Brel Courier reported that it was over.", ["Brel Courier"]),
    ("The Council for a Better Brel said it was over.", ["Council for a Better Brel"]),
    ("The Brel Chamber of Trade said it was over.", ["Brel Chamber of Trade"]),
    ("The Brel Courier came. The Courier reported that it was over.", ["Brel Courier"]),
    ("“It is over,” The Hull reported.", ["The Hull"]),
    ("“It is over,” the FBV said.", ["FBV"]),
    ("The nonpartisan Brel Trade Office said it was over.", ["Brel Trade Office"]),
    # names of two words, with and without the given name
    ("Lia Onda Vela left. Onda Vela said it was over.", ["Lia Onda Vela"]),
    ("Velmoran Ana Ruiz left. Ana Ruiz came. Ruiz said it was over.", ["Ana Ruiz"]),
    # what stands before a name
    ("“It is over,” Brel Minister Ana Ruiz said.", ["Ana Ruiz"]),
    ("Democrat Ana Ruiz said it was over.", ["Ana Ruiz"]),
    ("Pres. Brandt said it was over.", ["Brandt"]),
    ("Ana Ruiz, a dean, slept. Dean Ruiz said it was over.", ["Ana Ruiz"]),
    ("Envoy B.K. Ruiz said it was over.", ["B.K. Ruiz"]),
    ("Former envoy and Brel Council Chairman Piet Brandt said it was over.",
     ["Piet Brandt"]),
    ("Ana Ruiz, the chair and a member of the council, said it was over.", ["Ana Ruiz"]),
    ("Bo O’Neill left. O'Neill said it was over.", ["Bo O'Neill"]),
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
    "Ana Ruiz said it was late. Onda stayed on. She said it was over.",
    "Ana Ruiz and the Brel Council said it was over.",
    "Republican Ana Ruiz and Democrat Piet Brandt said it was over.",
    "Groups urging Ana Ruiz to run said it was over.",
    "Ana Ruiz (Brel) and Piet Brandt (Orsk) said it was over.",
    "Ana Ruiz, head of the Brel Council, and Piet Brandt, its clerk, said it was over.",
    "Ms. Ruiz, Mr. Brandt and other friends said it was over.",
    "Mr. Ruiz, workers and friends said it was over.",
    "Rep. Ana Ruiz and state House Speaker Piet Brandt said it was over.",
    "Envoys came. Workers for the Brel Council objected. Workers said it was over.",
    "The newspaper said it was over.",
    "The nation's largest union group said it was over.",
    "The people of Velmora who said it was over left.",
    "BRIDGES FALL said it was over.",
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
