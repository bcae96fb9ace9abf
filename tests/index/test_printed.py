"""Which sources are a body or speak for it, and which only have its name in them."""

import pytest

from index.printed import speaks_for


@pytest.mark.parametrize(
    "source",
    [
        "Brel Oil",
        "brel oíl",
        "the Brel Oil",
        "that Brel Oil",
        "Brel Oil (BRO)",
        "Brel Oil, which runs the harbour,",
        "Brel Oil officials",
        "several senior Brel Oil officials who asked not to be named",
        "Brel Oil officials in Tarsk",
        "a Brel Oil spokesman",
        "Brel Oil’s chief executive, Ana Ruiz,",
        "Brel Oil's deputy director Ana Ruiz",
        "a Brel Oil statement",
        "a spokeswoman for Brel Oil",
        "A spokesperson for the Brel Oil, Jonas Brandt,",
        "a statement from Brel Oil",
    ],
)
def test_who_speaks_for_a_body(source: str) -> None:
    assert speaks_for(source, "Brel Oil")


@pytest.mark.parametrize(
    "source",
    [
        "a lawyer for private individuals suing Brel Oil",
        "fishermen hit by the Brel Oil spill",
        "the fund to compensate victims of the Brel Oil spill",
        "an assistant manager of the Brel Oil claims office",
        "a spokesman for the Brel Oil claims office",
        "a spokesman for victims of Brel Oil",
        "leaders from Velmora and Brel Oil",
        "Brel Oil and Velmora",
        "Brel Oil, Velmora and Carvania",
        "Brel Oil officials and their Velmoran counterparts",
        "neither Velmora nor Brel Oil",
        "Brel Oil's ambulance service",
        "Brel Oil critics",
        "Brel Oil government critics",
        "Brel Oil workers",
        "Brel Oil press reports",
        "the Brel Oil Museum",
        "a former Brel Oil official",
        "Brel Oil spokesman Jonas Brandt's lawyer",
        "a pro-Brel Oil group",
        "New Brel Oil",
        "Tarsk Brel Oil",
        "data from Brel Oil",
        "an envoy to Brel Oil",
        "two years after Brel Oil",
        "Officials in Brel Oil and around the coast",
        "no Brel Oil official",
        "Oil of Brel",
        "",
    ],
)
def test_who_does_not(source: str) -> None:
    assert not speaks_for(source, "Brel Oil")


@pytest.mark.parametrize(
    ("source", "body", "speaks"),
    [
        ("Velmora’s foreign ministry", "Velmora", True),
        ("the Velmoran foreign ministry spokeswoman, Oda Lind,", "Velmoran foreign ministry", True),
        ("Velmoran foreign ministry critics", "Velmoran foreign ministry", False),
        ("Velmoran officials familiar with the talks", "Velmoran officials", True),
        ("the Carvanian foreign ministry", "foreign ministry", False),
        ("Velmora's officials' wives", "Velmora", False),
        ("Velmora", "—", False),
        ("Velmora", "", False),
    ],
)
def test_bodies_of_other_kinds(source: str, body: str, *, speaks: bool) -> None:
    assert speaks_for(source, body) is speaks
