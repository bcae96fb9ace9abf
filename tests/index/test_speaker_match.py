"""Whom a name or an office that is asked for may mean."""

from datetime import UTC, datetime

import pytest

from index.speaker_match import How, SpeakerDirectory, match_speakers
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


def held(role: str, first: str | None = None, last: str | None = None, articles: int = 1) -> Office:
    """An office, with the days of the first and last article that give it."""
    dates = [datetime.fromisoformat(d).replace(tzinfo=UTC) if d else None for d in (first, last)]
    return Office(role, dates[0], dates[1], articles)


def person(name: str, statements: int, *offices: Office) -> KnownSpeaker:
    identity = name.lower().replace(" ", "-")
    return KnownSpeaker(identity, name, (name,), offices, statements, 1)


MANY = SpeakerDirectory(
    [
        person("Volodar Zelinsky", 300, held("President", "2024-01-01", "2025-05-01", 40)),
        person("Ana Ruiz", 40, held("Velmoran foreign minister", "2024-06-01", "2025-05-01", 9)),
        person("Castle", 30),
        person("Iva Ruiz", 20, held("Castle spokeswoman", "2025-01-01", "2025-04-28", 6)),
        person("Pavel Castle", 12),
        person("Mira Okafor", 10, held("Velmoran foreign minister", "2022-01-01", "2024-02-01", 8)),
        person("Otto Okafor", 9, held("ambassador to Velmora", "2025-01-01", "2025-04-28", 3)),
        person("Jonas Brandt", 8, held("Speaker of the House", "2025-01-01", "2025-04-28", 3)),
        person("Lena Brandt", 8),
        person("Karol Zelinsky", 3),
        person("Harbour Ministry of Velmora", 3),
        person("Lune Peskowitz", 2, held("former Velmoran president", "2025-01-01", "2025-04-28")),
    ]
)


@pytest.mark.parametrize(
    ("asked", "meant", "how"),
    [
        ("Zelinsky", ["volodar-zelinsky"], How.NAME),  # of the other it has too little
        ("zelinskiy", ["volodar-zelinsky"], How.NAME),
        ("Karol Zelinsky", ["karol-zelinsky"], How.NAME),
        ("Mr. Zelinsky", ["volodar-zelinsky"], How.NAME),
        ("President Zelinsky", ["volodar-zelinsky"], How.NAME),
        ("Ruiz", ["ana-ruiz", "iva-ruiz"], How.NAME),
        ("Minister Ruiz", ["ana-ruiz"], How.NAME),
        ("Foreign Minister Ana Ruiz", ["ana-ruiz"], How.NAME),
        ("Speaker of the House Jonas Brandt", ["jonas-brandt"], How.NAME),
        ("Speaker Brandt", ["jonas-brandt"], How.NAME),
        ("the Castle", ["castle", "iva-ruiz"], How.BODY),
        ("Castle", ["castle", "iva-ruiz"], How.BODY),
        ("the Castle spokesman", ["iva-ruiz"], How.OFFICE),
        ("the Castle's press secretary", ["iva-ruiz"], How.OFFICE),
        ("the president", ["volodar-zelinsky"], How.OFFICE),
        ("the foreign minister of Velmora", ["ana-ruiz"], How.OFFICE),
        ("the Velmoran foreign minister", ["ana-ruiz"], How.OFFICE),
        ("the former president of Velmora", ["lune-peskowitz"], How.OFFICE),
        ("the Velmoran president", None, None),
        ("Velmora", ["ana-ruiz", "mira-okafor"], How.BODY),  # an ambassador to it is not of it
        ("the Harbour Ministry of Velmora", ["harbour-ministry-of-velmora"], How.BODY),
        ("Zelinzky", ["volodar-zelinsky"], How.GUESS),
        ("Peskovic", ["lune-peskowitz"], How.GUESS),
        ("Anna Ruiz", None, None),  # in short names a letter is another name
        ("Iva Brandt", None, None),
        ("Braun", None, None),
        ("Nobody Known", None, None),
        ("", None, None),
        ("the", None, None),
        ("?", None, None),
    ],
)
def test_whom_a_question_means(asked: str, meant: list[str] | None, how: How | None) -> None:
    found = MANY.meant(asked)
    assert (found and [speaker.id for speaker in found.speakers], found and found.how) == (
        meant,
        how,
    )


def test_without_guessing_a_name_means_who_has_it() -> None:
    assert MANY.meant("Zelinzky", guess=False) is None


@pytest.mark.parametrize(
    ("since", "until", "meant"),
    [
        (None, None, ["ana-ruiz"]),
        ("2023-01-01", "2024-01-01", ["mira-okafor"]),
        ("2025-01-01", None, ["ana-ruiz"]),
        (None, "2023-01-01", ["mira-okafor"]),
        ("2024-01-01", "2024-12-31", ["ana-ruiz", "mira-okafor"]),
    ],
)
def test_an_office_is_that_of_its_time(
    since: str | None, until: str | None, meant: list[str]
) -> None:
    at = [datetime.fromisoformat(d).replace(tzinfo=UTC) if d else None for d in (since, until)]
    found = MANY.meant("the foreign minister", *at)
    assert found
    assert [speaker.id for speaker in found.speakers] == meant


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("Otto Ruiz", ("Ana Ruiz", "Iva Ruiz")),
        ("Brant", ("Jonas Brandt", "Lena Brandt")),
        ("Quimby", ()),
        ("", ()),
    ],
)
def test_near_names(asked: str, near: tuple[str, ...]) -> None:
    assert MANY.near(asked) == near
