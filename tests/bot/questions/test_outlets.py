"""Which outlets of an index a question names."""

import pytest

from bot.questions.outlets import OutletDirectory, Sourced

KNOWN = OutletDirectory(
    ["The Velmora Courier", "Carvania Today", "Orsk News", "Tarsk News", "lune.example.com"]
)


@pytest.mark.parametrize(
    ("question", "outlets", "rest"),
    [
        ("Who met Ruiz according to Carvania Today", ("Carvania Today",), "Who met Ruiz"),
        ("According to carvania today, who met Ruiz", ("Carvania Today",), "who met Ruiz"),
        ("What was said in the Velmora Courier about grain", ("The Velmora Courier",),
         "What was said about grain"),
        ("What did the Courier report on, in the Courier", ("The Velmora Courier",),
         "What did the Courier report on"),
        ("grain reported by Orsk News", ("Orsk News",), "grain"),
        ("What happened in Orsk according to Orsk News", ("Orsk News",), "What happened in Orsk"),
    ],
)  # fmt: skip
def test_an_outlet_is_named(question: str, outlets: tuple[str, ...], rest: str) -> None:
    assert KNOWN.told(question) == Sourced(outlets, rest)


@pytest.mark.parametrize(
    "question",
    [
        "What happened in Carvania today",
        "What was in the news",  # two outlets end so
        "What did the Courier say",
        "What is said in Orsk",
        "Does the report in Orsk News agree with the one from Carvania Today",
        "",
    ],
)
def test_no_outlet_is_named(question: str) -> None:
    told = KNOWN.told(question)
    assert told is None or told.outlets == ()


@pytest.mark.parametrize(
    ("asked", "outlets"),
    [
        ("velmora courier", ("The Velmora Courier",)),
        ("the courier", ("The Velmora Courier",)),
        ("Courier", ("The Velmora Courier",)),
        ("News", ()),
        ("Nobody's Gazette", ()),
        ("", ()),
    ],
)
def test_outlets_of_a_name(asked: str, outlets: tuple[str, ...]) -> None:
    assert KNOWN.named(asked) == outlets


def test_near_names_of_outlets() -> None:
    assert KNOWN.near("Carvana Today") == ("Carvania Today",)
    assert KNOWN.near("Quarterly of Botany") == ()
