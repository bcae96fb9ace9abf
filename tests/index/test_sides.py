"""For which side somebody speaks, as offices show it."""

import pytest

from index.sides import find_sides
from index.speakers import KnownSpeaker, Office


def _speaker(name: str, *offices: str) -> KnownSpeaker:
    held = tuple(Office(role, None, None, 3) for role in offices)
    return KnownSpeaker(name.lower().replace(" ", "-"), name, (name,), held, 5, 3)


def _sides(*speakers: KnownSpeaker) -> dict[str, str]:
    sides = find_sides(speakers)
    return {speaker.name: sides[speaker.id] for speaker in speakers if speaker.id in sides}


VELMORA = (
    _speaker("Ana Ruiz", "foreign minister of Velmora", "minister"),
    _speaker("Bo Ek", "Velmoran envoy"),
    _speaker("Velmoran Defense Ministry"),
)
CASTLE = (_speaker("Castle House"), _speaker("Iva Sol", "Castle House press secretary"))


def test_a_name_and_its_adjective_are_one_side() -> None:
    assert _sides(*VELMORA) == dict.fromkeys(
        ("Ana Ruiz", "Bo Ek", "Velmoran Defense Ministry"), "Velmora"
    )


def test_a_body_that_speaks_is_a_side() -> None:
    assert _sides(*CASTLE) == dict.fromkeys(("Castle House", "Iva Sol"), "Castle House")


@pytest.mark.parametrize(
    "offices",
    [
        ("Foreign Minister", "Foreign Secretary"),  # no name
        ("Minister of Culture", "Culture Minister"),
        ("Harbour Minister", "harbour spokesman"),  # a word that stands in small letters too
        ("Sorvikan envoy", "Sorvikan envoy"),  # one office may be one person's, under two names
        ("Velmora senator", "representative of Velmora"),  # who speak for themselves
        ("former Velmoran envoy", "former minister of Velmora"),
        ("Carvania head of the Brel Fund", "Carvania director at the Brel Fund"),
        ("mayor of the Carvania Club of Tarn", "Tarn envoy to Velmora"),
    ],
)
def test_no_side_shows(offices: tuple[str, str]) -> None:
    first, second = offices
    assert _sides(_speaker("Ana Ruiz", first), _speaker("Bo Ek", second)) == {}


@pytest.mark.parametrize(
    "offices",
    [
        ("Velmoran envoy", "Castle House spokesman"),  # two sides
        ("Velmoran envoy", "interior secretary", "interior secretary "),  # mostly another office
    ],
)
def test_whoever_may_speak_for_another_has_none(offices: tuple[str, ...]) -> None:
    assert "Una Vel" not in _sides(*VELMORA, *CASTLE, _speaker("Una Vel", *offices))


def test_states_of_like_names_are_apart() -> None:
    found = _sides(
        _speaker("Ana Ruiz", "Austrel minister"),
        _speaker("Bo Ek", "Austrelian envoy"),
        _speaker("Iva Sol", "minister of Austrelmark"),
        _speaker("Una Vel", "Austrelmark spokesman"),
    )
    assert found["Ana Ruiz"] == found["Bo Ek"] == "Austrel"
    assert found["Iva Sol"] == found["Una Vel"] == "Austrelmark"


def test_a_surname_is_no_side() -> None:
    assert _sides(_speaker("Bo Ek", "Ruiz spokesman"), _speaker("Ana Ruiz", "Ruiz envoy")) == {}


@pytest.mark.parametrize(
    ("speakers", "side"),
    [
        # Initials, and what they stand for.
        (
            (
                _speaker("Ana Ruiz", "U.V. envoy"),
                _speaker("Bo Ek", "UV minister"),
                _speaker("Iva Sol", "minister of the United Velmora"),
                _speaker("Una Vel", "United Velmora spokesman"),
            ),
            "UV",
        ),
        # Two people have the same office with both names.
        (
            (
                _speaker("Ana Ruiz", "Sorvish prime minister", "prime minister of Tarnland"),
                _speaker("Bo Ek", "Sorvish envoy", "Tarnland envoy"),
                _speaker("Iva Sol", "Sorvish minister"),
                _speaker("Una Vel", "Tarnland minister"),
            ),
            "Tarnland",
        ),
    ],
)
def test_names_of_one_side_are_put_together(speakers: tuple[KnownSpeaker, ...], side: str) -> None:
    assert _sides(*speakers) == {speaker.name: side for speaker in speakers}


def test_initials_of_two_names_stand_for_neither() -> None:
    found = _sides(
        _speaker("Ana Ruiz", "UV envoy"),
        _speaker("Bo Ek", "UV minister"),
        _speaker("Iva Sol", "United Velmora minister"),
        _speaker("Una Vel", "United Velmora envoy"),
        _speaker("Jo Tal", "Upper Vel envoy"),
        _speaker("Mia Or", "Upper Vel minister"),
    )
    assert sorted(set(found.values())) == ["UV", "United Velmora", "Upper Vel"]


def test_one_person_with_two_names_puts_no_sides_together() -> None:
    found = _sides(
        _speaker("Ana Ruiz", "Velmora envoy", "Carvania envoy"),
        _speaker("Bo Ek", "Velmora minister"),
        _speaker("Iva Sol", "Velmora envoy"),
        _speaker("Una Vel", "Carvania minister"),
        _speaker("Jo Tal", "Carvania envoy"),
    )
    assert set(found.values()) == {"Velmora", "Carvania"}


@pytest.mark.parametrize(
    ("offices", "shown"),
    [
        (("Velmoran envoy", "Velmoran minister"), False),  # "Velmoran" is no side's name
        (("Tarnland envoy", "Tarnland minister"), True),
        (("Tarnan's envoy", "Tarnan minister"), True),  # a noun, though it looks like none
        (("General Harbours spokesman", "General Harbours chief executive"), False),
        (("Deputy Tarnland Envoy", "Acting Tarnland Minister"), True),
    ],
)
def test_a_side_is_a_whole_noun(offices: tuple[str, str], shown: bool) -> None:
    first, second = offices
    found = _sides(_speaker("Ana Ruiz", first), _speaker("Bo Ek", second))
    assert bool(found) is shown
