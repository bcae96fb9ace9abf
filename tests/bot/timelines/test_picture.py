"""A picture of who spoke when, which says the same in words."""

from datetime import date

import pytest

from bot.timelines.models import Voice
from bot.timelines.picture import draw_voices
from corpus.models import Speaker

APRIL, MAY = date(2025, 4, 18), date(2025, 5, 2)


def voice(name: str, *days: date) -> Voice:
    return Voice(Speaker(name.lower(), name), days)


def test_rows_and_words() -> None:
    drawing = draw_voices([voice("Ana $Ruiz$", APRIL, APRIL, MAY), voice("Jonas Brandt", MAY)])
    assert drawing
    assert drawing.png.startswith(b"\x89PNG")
    assert drawing.alt == (
        "Marks for statements over time, by speaker: Ana $Ruiz$ 3 (18 April 2025 to 2 May 2025), "
        "Jonas Brandt 1 (2 May 2025)."
    )


@pytest.mark.parametrize(
    ("speakers", "told"), [(7, "Speaker 6 1 (18 April 2025)."), (9, "Others 3 (18 April 2025).")]
)
def test_who_said_less_is_among_the_others(speakers: int, told: str) -> None:
    voices = [voice("Speaker 0", APRIL, MAY)]
    voices += [voice(f"Speaker {n}", APRIL) for n in range(1, speakers)]
    drawing = draw_voices(voices)
    assert drawing
    assert drawing.alt.endswith(told)


def test_the_words_are_short_enough_whatever_the_names() -> None:
    drawing = draw_voices([voice(f"{n}{'n' * 500}\n", APRIL, MAY) for n in range(12)])
    assert drawing
    assert len(drawing.alt) <= 1000
    assert "\n" not in drawing.alt


@pytest.mark.parametrize(
    "voices", [[], [voice("Ana Ruiz", APRIL)], [voice("Ana Ruiz", APRIL, APRIL)]]
)
def test_a_single_day_needs_no_picture(voices: list[Voice]) -> None:
    assert draw_voices(voices) is None
