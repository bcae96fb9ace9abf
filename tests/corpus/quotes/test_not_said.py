"""What looks like a report of speech and is none, or is another's."""

import pytest

from corpus.models import Article
from corpus.quotes.extract import extract_quotes

SURE = 0.75
INTRODUCED = "Ana Ruiz met Piet Brandt and Lea Vela. "


def told(text: str) -> list[tuple[str | None, str, bool]]:
    """Speaker, content and polarity of the statements after the introduction."""
    whole = INTRODUCED + text
    return [
        (
            q.speaker.name if q.speaker and q.confidence >= SURE else None,
            " / ".join(p.of(whole) for p in q.parts),
            q.denied,
        )
        for q in extract_quotes(Article("a", whole))
    ]


NOTHING = [
    "Ruiz did not mention Brandt by name.",
    "Ruiz never said the talks failed.",
    "Ruiz has not commented on the pact.",
    "Ruiz did not deny that talks had failed.",
    "Ruiz declined to comment on the talks.",
    "Ruiz refused to answer.",
    "Ruiz wrote the letter Feb. 2 to the adviser.",
    "Ruiz wrote three books about Brel.",
    "Ruiz tweeted a photo of the bridge.",
    "Ruiz called half a dozen ministers at home.",
    "Ruiz called Lea Vela to plan a visit.",
    "Ruiz persuaded Vela that the pact was dead.",
    "Ruiz convinced her that the pact was dead.",
    "Ruiz ordered Vela to leave Brel.",
    "Ruiz left Brel, fearing that the bridge would fall.",
    "Ruiz came early, believing the talks would be short.",
    "Ruiz showed hints that the talks failed.",
    "The gap between what Ruiz says his plan would do and what it does has grown.",
    "Ruiz conceded the race to Vela.",
    "Ruiz has started writing his memoir.",
    "Ruiz quotes the poet Brandt.",
    "It is strange that Ruiz would denounce “the long road to Brel.”",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_said(text: str) -> None:
    assert [t for t in told(text) if t[0]] == []


STILL_SAID = [
    ("Ruiz did not say whether the talks had failed.", "whether the talks had failed", True),
    ("Ruiz declined to say whether talks had failed.", "whether talks had failed", True),
    ("Ruiz not only said the talks had failed.", "the talks had failed", False),
    ("Ruiz wrote that the letter was lost.", "that the letter was lost", False),
    ("Ruiz called Vela a liar.", "Vela a liar", False),
    ("Ruiz called the offer unacceptable.", "the offer unacceptable", False),
    ("Ruiz claims she’s ready.", "she’s ready", False),
    ("Ruiz called for a ceasefire.", "a ceasefire", False),
    ("Ruiz called it progress.", "it progress", False),
    ("Ruiz told her aides that talks had failed.", "that talks had failed", False),
    ("Ruiz told her that talks had failed.", "that talks had failed", False),
    ("Ruiz urged Vela last year not to close the road.", "not to close the road", False),
    ("Ruiz called for the ban in May after the attack in Brel.",
     "the ban in May after the attack in Brel", False),
    ("Ruiz told voters that if talks failed, he was ready.",
     "that if talks failed, he was ready", False),
    ("Ruiz left Brel, saying that the bridge would fall.", "that the bridge would fall", False),
    ("Ruiz reiterated her support for the pact.", "her support for the pact", False),
    ("They met in Mission, Calif. The pact is dead, Ruiz said.", "The pact is dead", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "denied"), STILL_SAID)
def test_still_said(text: str, content: str, denied: bool) -> None:
    assert told(text) == [("Ana Ruiz", content, denied)]


WHOSE = [
    ("Ruiz said: “There will be exceptions,” the Courier reported.", ["Ana Ruiz"]),
    ("“There will be exceptions,” Ruiz said, according to the Courier.", ["Ana Ruiz"]),
    ("“There will be exceptions,” the Courier reported.", ["Courier"]),
    ("Ruiz reminds us of Piet Brandt saying that talks were over.", ["Piet Brandt"]),
    ("Ruiz fell by errors, including an aide of the party telling Vela that it was over.", []),
    ("They were glad that Ruiz was going, saying the pact was dead.", []),
    ("Ruiz beat Brandt in Brel, but the northern senator, Mia Lund, had endorsed Brandt.", []),
    ("When Ruiz asked the ministry to come, it left, citing the late hour.", ["Ana Ruiz"]),
    ("The Brel Republican criticized the pact.", []),
    ("The Norvian criticized the pact.", []),
    ("Ruiz, Lea Vela and Piet Brandt said the pact was dead.", []),
    ("Those who think Ruiz can win in Brel stressed the need for speed.", []),
    ("The wife of Ana Ruiz's rival said the pact was dead.", []),
    ("The Association of Bridge Builders called Vela a champion.",
     ["Association of Bridge Builders"]),
    ("Kim Lund, Republican of Brel, who praised the pact, left.", ["Kim Lund"]),
    ("The Courier quoted Piet Brandt, an envoy, as saying that talks were over.", ["Piet Brandt"]),
    ("The Courier cited Ruiz as saying that talks were over.", ["Ana Ruiz"]),
    ("“It's late,” Ruiz said, asked about the pact. “Why wait?”", ["Ana Ruiz"]),
    ("The union, which praised Ruiz in May, said the pact was dead.", []),
    ("The militia claimed the port but Ruiz said that she doubted it.", ["Ana Ruiz"]),
    ("They were in doubt, wearing shirts, as Eric, gasping by the road, said before he died.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WHOSE)
def test_whose_words_they_are(text: str, expected: list[str]) -> None:
    assert [name for name, _, _ in told(text) if name] == expected


def test_surname_and_colon_without_marks_is_a_heading() -> None:
    assert told("Vela left.\n\nRuiz: Now or never.\n\nNobody slept.") == []
    assert told("Vela left.\n\nRUIZ: Now or never.\n\nNobody slept.") != []


NAMES = [
    ("Melba Costa Febo left. Ms. Costa said the pact was dead.", "Melba Costa Febo", None),
    ("Bob Vander Lund left. Mr. Vander Lund said the pact was dead.", "Bob Vander Lund", None),
    ("They met presidential candidate Mia Lund. Lund said the pact was dead.",
     "Mia Lund", "presidential candidate"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "role"), NAMES)
def test_names_and_roles(text: str, name: str, role: str | None) -> None:
    (quote,) = extract_quotes(Article("a", text))
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.role) == (name, role)
