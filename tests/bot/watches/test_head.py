"""Whether a version of the index goes on from the one before."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bot.watches import Head, next_head
from index.build import BuildSettings, build_index
from index.published import open_index
from tests.index.hashing import HashingEncoder

Looked = Callable[..., Head]


def article(key: str) -> dict[str, str]:
    text = f"“The harbour of {key} stays open for as long as it takes,” Ana Ruiz told reporters."
    return {"id": key, "text": text}


@pytest.fixture
def look(tmp_path: Path) -> Looked:
    """Builds and publishes a version of some articles, and looks at it."""

    def look_(keys: Sequence[str], before: Head | None, *, full: bool = False) -> Head:
        corpus = tmp_path / "articles.jsonl"
        corpus.write_text("".join(f"{json.dumps(article(key))}\n" for key in keys), "utf-8")
        build_index([corpus], tmp_path / "index", HashingEncoder, BuildSettings(full=full))
        published = open_index(tmp_path / "index")
        try:
            return next_head(before, published.store, published.manifest.version)
        finally:
            published.close()

    return look_


KEYS = [f"Port {letter}" for letter in "ABCDEFGHIJKL"]


def test_one_that_goes_on(look: Looked) -> None:
    first = look(KEYS[:4], None)
    then = look(KEYS, first)
    assert (then.run, first.run) == (0, 0)
    assert then.number > first.number


def test_what_is_removed_leaves_the_run_as_it_is(look: Looked) -> None:
    first = look(KEYS, None)
    # The last one too, by which alone the version could not be known.
    then = look(KEYS[:5], first)
    assert (then.run, then.number) == (0, first.number)


def test_one_that_begins_anew(look: Looked) -> None:
    first = look(KEYS[1:], None)
    then = look(KEYS, first, full=True)
    assert then.run == 1
    again = look(KEYS[6:], then, full=True)
    assert again.run == 2, "with lower numbers"


def test_the_same_numbers_go_on_however_they_came(look: Looked) -> None:
    first = look(KEYS[:8], None)
    assert look(KEYS, first, full=True).run == 0


def test_a_place_that_was_free_is_not_taken(look: Looked) -> None:
    first = look(KEYS[:4], look(KEYS[:8], None))
    then = look([*KEYS[:4], *KEYS[8:], "Port X"], first, full=True)
    assert (first.number, then.number) == (8, 9)
    assert then.run == 1, "or what has the numbers 5 to 8 would never be new"


def test_an_index_that_was_empty(look: Looked) -> None:
    assert look(KEYS, Head("none", 0, 0, 0, ())).run == 0


def test_one_of_which_nothing_is_left(look: Looked) -> None:
    assert look(KEYS[6:], look(KEYS[:6], None)).run == 1, "it cannot be told"
