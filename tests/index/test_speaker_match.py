"""Whom a name or an office that is asked for may mean."""

import pytest

from index.speaker_match import match_speakers
from index.speakers import KnownSpeaker, Office


def speaker(identity: str, *names: str, offices: tuple[str, ...] = ()) -> KnownSpeaker:
    held = tuple(Office(role, None, None, 1) for role in offices)
    return KnownSpeaker(identity, names[0], names, held, 1, 1)


SPEAKERS = [
    speaker("zelinsky", "Volodar Zelinsky", offices=("Velmoran President",)),
    speaker("ana", "Ana Ruiz", "A. Ruiz", offices=("Kestrian foreign minister",)),
    speaker("iva", "Iva Ruiz", offices=("spokeswoman for the Castle",)),
    speaker("castle", "the Castle"),
    speaker("lopez", "Maria del Carmen Lopez"),
]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Ana Ruiz", ["ana"]),
        ("ana ruíz", ["ana"]),
        ("Zelinskyy", ["zelinsky"]),
        ("ZELINSKIY", ["zelinsky"]),
        ("Ruiz", ["ana", "iva"]),
        ("Castle", ["castle"]),
        ("the Castle", ["castle"]),
        ("Carmen Lopez", ["lopez"]),
        ("the foreign minister", ["ana"]),
        ("spokesman", ["iva"]),
        ("the Velmoran president", ["zelinsky"]),
        ("the Kestrian president", []),
        ("Ru", []),
        ("", []),
        ("   ", []),
        ("Nobody Known", []),
    ],
)
def test_whom_a_name_may_mean(asked: str, expected: list[str]) -> None:
    assert [found.id for found in match_speakers(asked, SPEAKERS)] == expected


def test_somebody_known_by_one_word_does_not_hide_the_others() -> None:
    known = [*SPEAKERS, speaker("ruiz", "Ruiz")]
    assert [found.id for found in match_speakers("Ruiz", known)] == ["ana", "iva", "ruiz"]
