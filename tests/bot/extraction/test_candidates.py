"""Which sentences a summary may be made of."""

import pytest

from bot.extraction.candidates import Candidate, candidates
from corpus.models import Article
from corpus.quotes.extract import extract_quotes
from corpus.sentences import split_sentences


def _candidates(text: str) -> list[Candidate]:
    article = Article(id="a", text=text)
    return list(candidates(article, split_sentences(text), extract_quotes(article)))


OPENING = "Ana Ruiz, foreign minister of Velmora, opened the talks in Port Sorel on Monday."


@pytest.mark.parametrize(
    "sentence",
    [
        "The monitors of Carvania left the valley before dawn.",
        "“We will open the harbours of Tarn,” Ruiz told reporters in Port Sorel.",
        "She said that the harbours of Tarn would open before winter.",
        "In Tarn, she said that the harbours would open before winter.",
        "It is unclear whether Carvania opens the harbours of Tarn.",
        "There are forty ships of Velmora before the harbours of Tarn.",
        "The decision to open the harbours of Tarn was taken on Monday.",
        "“Those who wait lose, and we waited,” Ruiz told reporters in Port Sorel.",
    ],
)
def test_stands_alone(sentence: str) -> None:
    assert sentence in [c.text for c in _candidates(f"{OPENING} {sentence}")]


@pytest.mark.parametrize(
    "sentence",
    [
        "It left the valley of the Lune before dawn on Friday.",
        "But the monitors of Carvania left the valley before dawn.",
        "Did the monitors of Carvania leave the valley before dawn?",
        "They did.",
        "Jonas Brandt, a minister of Carvania, took the same view in Tarn.",
        "This was called a victory for the farmers of Carvania.",
        "“They will open the harbours of Tarn,” Ruiz told reporters in Port Sorel.",
        "But Ruiz said that the harbours of Tarn would open before winter.",
        "On Monday, she left the valley of the Lune with forty farmers.",
        "Her deputy left the valley of the Lune before dawn on Friday.",
        "The decision came after a night of talks between farmers and soldiers.",
        "Monitors of Carvania left the valley because of those attacks.",
        "Monitors Of Carvania Leave Valley",
        "Here is what monitors of Carvania saw in the valley:",
        "I predict that the monitors of Carvania will stay in the valley.",
        "Get your tickets for the harbours of Tarn in Carvania today!",
        "This article has been updated with words of farmers in Carvania.",
        "Monitors of Carvania called the valley “quiet and left before dawn.",
    ],
)
def test_does_not_stand_alone(sentence: str) -> None:
    assert sentence not in [c.text for c in _candidates(f"{OPENING} {sentence}")]


def test_a_quotation_is_never_cut_in_two() -> None:
    long = " ".join(f"Village number {n} of the valley was flooded in spring." for n in range(9))
    text = f"{OPENING} “{long} Nobody came to help the farmers,” Ruiz said."
    assert [c.text for c in _candidates(text)] == [OPENING]


@pytest.mark.parametrize(
    ("said", "pronouns"),
    [
        ("She said that the harbours of Tarn would open before winter.", ["She"]),
        ("“We will open the harbours of Tarn,” she told reporters in Sorel.", ["she"]),
        ("Ruiz said that the harbours of Tarn would open before winter.", []),
        ("Ruiz said she thought that the harbours would open before winter.", []),
    ],
)
def test_whom_a_pronoun_means_is_told_beside_the_words(said: str, pronouns: list[str]) -> None:
    found = next(c for c in _candidates(f"{OPENING} {said}") if c.text == said)
    assert found.speaker is not None
    assert found.speaker.name == "Ana Ruiz"
    assert [pronoun.printed for pronoun in found.pronouns] == pronouns
    assert {pronoun.speaker.name for pronoun in found.pronouns} <= {"Ana Ruiz"}


def test_a_pronoun_that_may_mean_several_stands_nowhere() -> None:
    text = (
        "Ana Ruiz met Clara Brel in Port Sorel on Monday. "
        "“We will open the harbours of Tarn before winter,” she said."
    )
    assert all(c.speaker is None for c in _candidates(text))
    assert not [c for c in _candidates(text) if "she said" in c.text]


@pytest.mark.parametrize(
    ("sentence", "ahead"),
    [
        ("The next round of talks is planned for May in Sorvik.", True),
        ("Whether Velmora agrees to the harbours is unclear.", True),
        ("The monitors of Carvania left the valley before dawn.", False),
    ],
)
def test_what_is_ahead(sentence: str, ahead: bool) -> None:
    assert _candidates(sentence)[0].ahead is ahead
