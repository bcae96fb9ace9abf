"""Copies of one story are found, and nothing else is taken for one."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.library.duplicates import Story, find_stories
from corpus.library.shingles import shingles
from corpus.models import Article

WORDS = [f"{a}{b}{c}" for a in "bdfglmnprt" for b in "aeiou" for c in "nrstk"]


def text(seed: int, length: int = 300) -> str:
    """Words without sense, the same for the same seed."""
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(length))


def changed(words: str, every: int) -> str:
    """Each ``every``-th word replaced."""
    return " ".join("x" if n % every == 0 else w for n, w in enumerate(words.split(), start=1))


STORY = text(1)


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        (STORY, True),
        (STORY.upper().replace(" ", ",\n"), True),  # case and marks
        (changed(STORY, 30), True),
        (changed(STORY, 4), False),
        (" ".join(STORY.split()[:150]), True),
        (" ".join(STORY.split()[:60]), False),  # a short note, of which much may stand elsewhere
        (f"{text(2, 60)} {STORY} {text(3, 60)}", True),
        (f"{text(2, 600)} {STORY} {text(3, 600)}", False),  # a round-up that holds it
        (" ".join(reversed(STORY.split())), False),
        (text(4), False),
    ],
)
def test_copies(copy: str, expected: bool) -> None:
    articles = [Article("a", STORY), Article("other", text(5)), Article("b", copy)]
    assert bool(find_stories(articles)) is expected


def test_stories_in_order_each_with_all_its_articles() -> None:
    articles = [
        Article("c", text(9)),
        Article("z", text(1)),
        Article("b", text(2)),
        Article("y", changed(text(1), 40)),
        Article("a", text(2)),
        Article("x", text(1)),
    ]
    assert find_stories(articles) == [
        Story(("z", "y", "x"), exact=False),
        Story(("b", "a"), exact=True),
    ]


def test_a_copy_of_a_copy_is_of_the_story() -> None:
    once = changed(STORY, 30)
    twice = " ".join(w if n % 31 else "y" for n, w in enumerate(once.split(), start=1))
    (story,) = find_stories([Article("a", STORY), Article("b", once), Article("c", twice)])
    assert story.article_ids == ("a", "b", "c")


@pytest.mark.parametrize("short", ["", "…", "No comment.", "The talks in Orsk stopped."])
def test_short_texts(short: str) -> None:
    articles = [Article("a", short), Article("b", short), Article("c", "No deal.")]
    expected = [Story(("a", "b"), exact=True)] if len(shingles(short)) else []
    assert find_stories(articles) == expected


@given(st.lists(st.sampled_from([text(1), text(2), text(3), "No comment."]), max_size=8))
def test_equal_texts_are_one_story_whatever_their_order(texts: list[str]) -> None:
    found = find_stories([Article(str(n), words) for n, words in enumerate(texts)])
    together: dict[str, list[str]] = {}
    for n, words in enumerate(texts):
        together.setdefault(words, []).append(str(n))
    expected = [tuple(ids) for ids in together.values() if len(ids) > 1]
    assert [story.article_ids for story in found] == expected
    assert all(story.exact for story in found)
