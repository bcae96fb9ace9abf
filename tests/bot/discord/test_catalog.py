"""What is offered while somebody types."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord.catalog import Catalog, _Table
from bot.discord.limits import CHOICE_NAME, CHOICE_VALUE, CHOICES
from index.published import open_index
from tests.bot.discord.tiny import GRAIN, PORTS, publish

NAMES = ("Ana Ruiz", "Mariana Okoye", "José Brandt", "Jonas Brandt", "Bo")
TABLE = _Table.of((name, name, name) for name in NAMES)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", NAMES),
        ("ana", ("Ana Ruiz", "Mariana Okoye")),
        ("  ANA  ru ", ("Ana Ruiz",)),
        ("ruiz ana", ("Ana Ruiz",)),
        ("jose", ("José Brandt",)),
        ("jo b", ("José Brandt", "Jonas Brandt")),
        ("iz bo", ()),
        ("nobody", ()),
    ],
)
def test_beginnings_of_words_come_first(typed: str, expected: tuple[str, ...]) -> None:
    assert tuple(choice.value for choice in TABLE.choices(typed)) == expected


def test_nothing_is_offered_of_nothing() -> None:
    assert _Table.of(()).choices("") == []
    assert _Table.of(()).choices("a") == []


TEXTS = st.text(max_size=150)


@given(names=st.lists(TEXTS, max_size=60), typed=TEXTS)
def test_choices_are_such_as_discord_takes(names: list[str], typed: str) -> None:
    choices = _Table.of((name, name, name) for name in names).choices(typed)
    assert len(choices) <= CHOICES
    for choice in choices:
        assert 0 < len(choice.name) <= CHOICE_NAME
        assert 0 < len(choice.value) <= CHOICE_VALUE


@given(names=st.lists(st.text("ab é", min_size=1, max_size=8)), typed=st.text("ab é", max_size=4))
def test_all_that_fits_is_offered(names: list[str], typed: str) -> None:
    def plain(text: str) -> str:
        return text.replace("é", "e")

    found = [choice.value for choice in _Table.of((n, n, n) for n in names).choices(typed)]
    parts = [plain(part) for part in typed.split()]
    fits = [n for n in names if all(part in plain(n) for part in parts)]
    assert sorted(found) == sorted(fits) if len(fits) < CHOICES else len(found) == CHOICES


def test_the_catalog_of_an_index(tmp_path: Path) -> None:
    publish(tmp_path, {"ports": PORTS, "grain": GRAIN})
    index = open_index(tmp_path / "index")
    catalog = Catalog.of(index)
    index.close()
    assert [choice.value for choice in catalog.speakers("ru")] == ["Ana Ruiz"]
    assert [choice.value for choice in catalog.outlets("courier")] == ["The Velmora Courier"]
    assert [(c.name, c.value) for c in catalog.articles("on po")] == [("On ports", "ports")]
    assert [c.value for c in catalog.topics("gr")] == ["grain"]
    assert {c.value for c in catalog.topics("")} == {"ports", "grain"}
