"""Sentences that open with words that point back."""

import pytest

from bot.answers.leaning import leans


@pytest.mark.parametrize(
    "text",
    [
        "He left.",
        "“They will sign,” Ruiz said.",
        "But Ruiz signed.",
        "This was a victory.",
        "Those harbours opened.",
        "It left the valley.",
        "Earlier, Ruiz had signed.",
        "As a result, the harbours opened.",
        "The two signed.",
        "After that, Ruiz left.",
        "Here is what farmers saw.",
    ],
)
def test_leans(text: str) -> None:
    assert leans(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hermann Vel left.",
        "This week Ruiz signed.",
        "Those who wait lose.",
        "It is not yet clear who signs.",
        "There were ships in Tarn.",
        "Earlier this year Ruiz signed.",
        "After the talks Ruiz left.",
        "Orsk signed.",
        "",
    ],
)
def test_stands_by_itself(text: str) -> None:
    assert not leans(text)
