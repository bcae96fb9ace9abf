"""Where what is told ends and the writer's own words go on."""

import pytest

from corpus.models import Article
from corpus.quotes.extract import extract_quotes


def content(text: str) -> str:
    """The words of the first statement."""
    first = extract_quotes(Article("a", text))[0]
    return " / ".join(part.of(text) for part in first.parts)


ENDED = [
    # the writer names or weighs what was told
    ("Ruiz said that ports would pay “a bit more” in tax, an acknowledgment that rivals enjoyed.",
     "that ports would pay “a bit more” in tax"),
    ("Ruiz asked them not to strike in the port — a message that nobody heeded.",
     "not to strike in the port"),
    ("Many of the ports, she said, are old and small, the latter a reference to those on the lake.",
     "Many of the ports / are old and small"),
    ("Ruiz said that Orsk would win – even though she picked Brel in May.",
     "that Orsk would win"),
    ("Ruiz said that she would sign the pact, though she has not met Brandt.",
     "that she would sign the pact"),
    ("Ruiz said the talks in Brel had failed, underscoring a split in the party.",
     "the talks in Brel had failed"),
    ("Ruiz said the talks in Brel had failed, but the ministry had no comment.",
     "the talks in Brel had failed"),
    # clauses that an infinitive, gerund or object cannot hold
    ("Ruiz reported having almost ten ships in the port, and she has sailed widely.",
     "having almost ten ships in the port"),
    ("Ruiz promised to sign the accord in May, and the union stepped in with money.",
     "to sign the accord in May"),
    ("Ruiz suggested leaving the port; met Brandt over tolls; and posted that it “would close.”",
     "leaving the port"),
    ("Ruiz criticized the plan for the port but did not vote.", "the plan for the port"),
    ("Ruiz praised the plan, and the minister left early.", "the plan"),
    ("Ruiz stood up and, citing Article 18 of the pact, endorsed Vela of Orsk.",
     "Article 18 of the pact"),
    # when and where it was mentioned
    ("Ruiz praised the plan in an interview with the Courier.", "the plan"),
    ("Ruiz mocked the plan during a campaign rally in Orsk.", "the plan"),
]  # fmt: skip

GOES_ON = [
    ("Ruiz said that three ports were shut, including those on the lake.",
     "that three ports were shut, including those on the lake"),
    ("Ruiz condemned the tolls on ships, including those in Brel.",
     "the tolls on ships, including those in Brel"),
    ("Ruiz said that ports would lose money, but that the tolls would help.",
     "that ports would lose money, but that the tolls would help"),
    ("Ruiz said the pact would cost a lot, but would make Velmora rich.",
     "the pact would cost a lot, but would make Velmora rich"),
    ("Ruiz said peace needs not only time, but also money from Brel.",
     "peace needs not only time, but also money from Brel"),
    ("Ruiz said the port had been shut, leaving fishers without work.",
     "the port had been shut, leaving fishers without work"),
    ("Ruiz said half of them slept, while ten of them ate.",
     "half of them slept, while ten of them ate"),
    ("Ruiz said the port, an old one in Brel, was shut.", "the port, an old one in Brel, was shut"),
    ("Ruiz said that the town - a claim on the lake - was shut.",
     "that the town - a claim on the lake - was shut"),
    ("Ruiz criticized Brandt for a ban that stood while he was minister.",
     "Brandt for a ban that stood while he was minister"),
    ("Ruiz praised Brandt, Vela, and the envoy of Orsk.", "Brandt, Vela, and the envoy of Orsk"),
    ("Ruiz condemned the tolls that were low but had “no end” in Brel.",
     "the tolls that were low but had “no end” in Brel"),
    ("Ruiz described the offer in an interview as “an insult to us.”",
     "the offer in an interview as “an insult to us.”"),
    ("Velmora, Ruiz said, stays open to talks, although talks are hard.",
     "Velmora / stays open to talks, although talks are hard"),
    ("Ruiz promised to sign the accord, and to leave.", "to sign the accord, and to leave"),
]  # fmt: skip

STARTED = [
    # what one tells of another's report is all of it
    ("Ruiz said at a fair that she was “very happy with the port,” The Courier reported.",
     "Ruiz said at a fair that she was “very happy with the port,”"),
    ("Fishers struck on Monday (ten of them slept, according to a poll).", "ten of them slept"),
    ("Nobody was fond of Ruiz - “She was born rich, you know,” Brandt said.",
     "She was born rich, you know,"),
    ("The port was shut (and so was the road), Ruiz said.",
     "The port was shut (and so was the road)"),
    ("Since May, according to Ruiz, the port was shut.", "Since May / the port was shut"),
    ("Ships came in May, according to Ruiz, and two of them sank.", "Ships came in May"),
    ("Ruiz said the port was shut, but the road, Brandt said, was open.", "the port was shut"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENDED + GOES_ON + STARTED)
def test_content(text: str, expected: str) -> None:
    assert content(text) == expected


@pytest.mark.parametrize("rest", "the|a|and|but|— the|— though|an|of the latter".split("|"))
def test_a_text_may_end_anywhere(rest: str) -> None:
    quotes = extract_quotes(Article("a", f"Ana Ruiz said that the port was shut, {rest}"))
    assert [q.speaker.name for q in quotes if q.speaker] == ["Ana Ruiz"]
