"""Whatever stands in the articles: the words that people are shown are words of them.

`python -m evals.rendered` does the same ten thousand times, and over any index.
"""

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from bot.desk import open_retriever
from bot.discord.escape import escape
from bot.harmless import harmless
from bot.settings import IndexSection, Settings
from evals.rendered.checking import check
from evals.rendered.invented import invented_index
from evals.rendered.kinds import Desk
from evals.rendered.reading import Screen, bare, faults, quoted, terminal_screen
from index.published import open_index


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = invented_index(tmp_path_factory.mktemp("rendered"), number=24, seed=3)
    with closing(open_index(folder)) as index:
        yield Desk(open_retriever(index, Settings(index=IndexSection(dir=folder))), seed=3)


def test_every_pair_of_quotation_marks_encloses_a_slice(desk: Desk) -> None:
    checked = check(desk, 10 * len(desk.kinds))
    assert set(checked.results.values()) == {10}
    assert checked.pieces > 1000
    assert not checked.faults


def _other_word(shown: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: shown(text.replace(" the ", " that "))


@pytest.mark.parametrize(
    ("place", "other"),
    [
        ("bot.terminal.parts.harmless", _other_word(harmless)),
        ("bot.terminal.parts.describe", lambda _: "as an envoy said, “we give up”"),
        ("bot.discord.render.checked.escape", _other_word(escape)),
        ("bot.discord.render.quoted.escape", _other_word(escape)),
        ("bot.discord.render.context.escape", _other_word(escape)),
        ("bot.discord.render.quoted.where", lambda *_, **__: 'as an envoy said, "we give up"'),
    ],
)
def test_a_changed_word_is_found(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, place: str, other: Callable[[str], str]
) -> None:
    monkeypatch.setattr(place, other)
    assert check(desk, 6 * len(desk.kinds)).faults


def test_what_is_behind_a_bar_is_read_whole() -> None:
    shown = terminal_screen("Heading\n  │ We\n  │ sign.\n    — Ana Ruiz\n  │ Never.")
    assert shown == Screen(("We\nsign.", "Never."), ("Heading", "    — Ana Ruiz"))
    assert not faults(shown, ["“We  sign.” Never."])
    assert faults(shown, ["“We may sign.” Never."]) == ["We\nsign."]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “no” and «never».", ["no", "never"]),
        ('"One" and "two', ["One"]),
        ("“One „two“ three”", ["two", "One „two“ three"]),
        ("One” and “two", []),
        ("It's the ministers' own.", []),
    ],
)
def test_pairs_of_marks(text: str, inside: list[str]) -> None:
    assert quoted(text) == inside


def test_words_said_to_be_an_articles_are_claimed() -> None:
    shown = terminal_screen("    in the article: We >>>may<<< sign\n    as asked:       We sign")
    assert shown.words == ("We may sign",)


def test_what_no_screen_shows_is_passed_over() -> None:
    assert bare("\x1b[1m\u202ea\u200b b\n␛") == "[1mab"
