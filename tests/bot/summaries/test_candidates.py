"""Which sentences a summary may be made of."""

import pytest

from bot.summaries.candidates import Candidate, candidates
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
    ],
)
def test_does_not_stand_alone(sentence: str) -> None:
    assert sentence not in [c.text for c in _candidates(f"{OPENING} {sentence}")]


def test_a_quotation_is_never_cut_in_two() -> None:
    long = " ".join(f"Village number {n} of the valley was flooded in spring." for n in range(9))
    text = f"{OPENING} “{long} Nobody came to help the farmers,” Ruiz said."
    assert [c.text for c in _candidates(text)] == [OPENING]


def test_the_speaker_is_known_where_a_pronoun_opens() -> None:
    said = "She said that the harbours of Tarn would open before winter."
    found = next(c for c in _candidates(f"{OPENING} {said}") if c.text == said)
    assert found.speaker is not None
    assert found.speaker.name == "Ana Ruiz"


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
