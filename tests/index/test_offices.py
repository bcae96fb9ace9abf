"""What an office is at its core."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.offices import is_exclusive, is_office, is_past, names_office, office_key, office_keys


@pytest.mark.parametrize(
    ("role", "core"),
    [
        ("Presidential Press Secretary", "spokesperson"),
        ("spokeswoman for the Velmoran government", "spokesperson"),
        ("then-Foreign Minister", "minister"),
        ("Velmoran Prime Minister", "prime-minister"),
        ("Velmoran Premier", "prime-minister"),
        ("First Deputy Prime Minister and Minister of Ports", "deputy-prime-minister"),
        ("Deputy Head of the Delegation", "deputy-head"),
        ("Vice President", "vice-president"),
        ("former vice president", "vice-president"),
        ("Gen.", "general"),
        ("Deputy", "deputy"),
        ("of the harbour", ""),
        ("", ""),
    ],
)
def test_the_core_of_an_office(role: str, core: str) -> None:
    assert office_key(role) == core


@pytest.mark.parametrize(
    ("core", "expected"),
    [("minister", True), ("deputy-prime-minister", True), ("critic", False), ("", False)],
)
def test_offices_are_told_from_descriptions(core: str, expected: bool) -> None:
    assert is_office(core) == expected


def test_an_admiral_may_be_commander_but_no_senator_is_governor() -> None:
    assert is_exclusive("senator")
    assert is_exclusive("governor")
    assert not is_exclusive("admiral")
    assert not is_exclusive("chair")


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("former mayor", True),
        ("Ex-mayor", True),
        ("mayor", False),
        ("expert", False),
        (None, False),
    ],
)
def test_past_offices(role: str, expected: bool) -> None:
    assert is_past(role) == expected
    assert not is_past(None)


@pytest.mark.parametrize(
    ("asked", "role", "expected"),
    [
        ("the minister", "foreign minister", True),
        ("spokesman", "spokeswoman for the Castle", True),
        ("Velmoran foreign minister", "Velmoran Foreign Minister", True),
        ("foreign minister", "minister", False),
        ("foreign minister", "finance minister", False),
        ("minister", "deputy minister", False),
        ("the", "mayor", False),
        ("", "mayor", False),
    ],
)
def test_an_office_may_be_asked_for_with_fewer_words(asked: str, role: str, expected: bool) -> None:
    assert names_office(asked, role) == expected


@given(st.text(), st.text())
def test_no_text_raises(one: str, other: str) -> None:
    assert office_key(one) in office_keys(one) or " and" in one.casefold() or not office_key(one)
    names_office(one, other)
