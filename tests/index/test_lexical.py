"""Words: BM25 beside its formula, what counts as the same word, and changes."""

import math
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import IndexCorruptError
from index.lexical import LexicalIndex, terms

STORIES = {
    1: "The ministers of Velmora met in Orsk.",
    2: "A minister withdrew from the meeting; a withdrawal of troops was not discussed.",
    3: "Café owners in Orsk said: we're staying.",
    4: "The troops of Tarsk withdrew, withdrew again, and withdrew once more.",
}


def holding(folder: Path, stories: Mapping[int, str]) -> LexicalIndex:
    """An index of these stories."""
    index = LexicalIndex(folder)
    with index.writing() as words:
        for number, story in stories.items():
            words.add(number, story)
    return index


def bm25(stories: Mapping[int, str], question: str, k1: float = 1.2, b: float = 0.75) -> list[
    tuple[int, float]
]:  # fmt: skip
    """Numbers and scores, best first, by the formula of Robertson and Zaragoza (2009)."""
    documents = {number: terms(story) for number, story in stories.items()}
    every = {number: story.lower().split() for number, story in stories.items()}
    average = sum(map(len, every.values())) / len(every)
    scores = dict.fromkeys(stories, 0.0)
    for term in dict.fromkeys(terms(question)):
        holding = sum(term in words for words in documents.values())
        idf = math.log(1 + (len(documents) - holding + 0.5) / (holding + 0.5))
        for number, words in documents.items():
            tf = words.count(term)
            length = 1 - b + b * len(every[number]) / average
            scores[number] += idf * tf * (k1 + 1) / (tf + k1 * length)
    found = [(number, score) for number, score in scores.items() if score > 0]
    return sorted(found, key=lambda pair: -pair[1])


words = st.lists(st.sampled_from(["ports", "grain", "peace", "talks", "the", "of"]), max_size=20)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stories=st.lists(words, min_size=1, max_size=8), question=words)
def test_scores_are_those_of_the_formula(
    tmp_path_factory: pytest.TempPathFactory, stories: list[list[str]], question: list[str]
) -> None:
    texts = {number: " ".join(story) for number, story in enumerate(stories, start=1)}
    if not any(texts.values()):
        return
    found = holding(tmp_path_factory.mktemp("lexical"), texts).search(" ".join(question), 100)
    expected = bm25(texts, " ".join(question))
    assert dict(zip(found.numbers, found.scores, strict=True)) == pytest.approx(
        dict(expected), rel=1e-5
    )
    assert found.scores == pytest.approx([score for _, score in expected], rel=1e-5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("?! …", []),
        ("Will they say that it is so?", ["say", "so"]),
        ("Withdrawals WITHDRAWING withdrew", ["withdraw", "withdraw", "withdrew"]),
        ("Café, naïve São", ["cafe", "naiv", "sao"]),
        ("1,000 U.S. troops", ["1", "000", "u", "s", "troop"]),
        ("Ruiz's", ["ruiz", "s"]),
        ("мир", ["мир"]),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("withdrawal", (2,)),
        ("Who withdrew?", (4, 2)),
        ("CAFE", (3,)),
        ("minister", (1, 2)),
        ("the of and", ()),
        ("", ()),
        ("dragons", ()),
        ('"troops" AND (words:withdrew OR [* TO *]) \\', (4, 2)),
    ],
)
def test_questions(tmp_path: Path, question: str, expected: tuple[int, ...]) -> None:
    assert holding(tmp_path / "lexical", STORIES).search(question, 10).numbers == expected


def test_k_and_an_empty_index(tmp_path: Path) -> None:
    assert LexicalIndex(tmp_path / "empty").search("troops", 10).numbers == ()
    index = holding(tmp_path / "lexical", STORIES)
    assert len(index.search("troops withdrew Orsk", 1).numbers) == 1
    assert sorted(index.search("troops withdrew Orsk", 1000).numbers) == [1, 2, 3, 4]


def test_a_word_asked_twice_counts_once(tmp_path: Path) -> None:
    index = holding(tmp_path / "lexical", STORIES)
    assert index.search("troops troop", 9) == index.search("troops", 9)


def test_remove_and_add(tmp_path: Path) -> None:
    index = holding(tmp_path / "lexical", STORIES)
    with index.writing() as changes:
        changes.remove([4, 77])
        changes.add(5, "Troops withdrew.")
    for same in (index, LexicalIndex(tmp_path / "lexical")):
        assert len(same) == 4
        assert same.search("withdrew", 9).numbers == (5, 2)
        assert same.search("once more", 9).numbers == ()


def test_nothing_is_changed_where_the_block_fails(tmp_path: Path) -> None:
    index = holding(tmp_path / "lexical", STORIES)
    with suppress(KeyError), index.writing() as changes:
        changes.remove([1, 2, 3])
        raise KeyError
    assert len(LexicalIndex(tmp_path / "lexical")) == 4
    with index.writing() as changes:
        changes.remove([1])
    assert len(index) == 3


@pytest.mark.xfail(strict=True, reason="tantivy forgets what was removed when it merges segments")
def test_what_was_removed_weighs_no_more(tmp_path: Path) -> None:
    index = holding(tmp_path / "lexical", STORIES)
    with index.writing() as changes:
        changes.remove([4])
    left = {number: story for number, story in STORIES.items() if number != 4}
    fresh = holding(tmp_path / "fresh", left)
    assert index.search("withdrew", 9).scores == pytest.approx(fresh.search("withdrew", 9).scores)


def test_document_frequency(tmp_path: Path) -> None:
    index = holding(tmp_path / "lexical", STORIES)
    (term,) = terms("withdrew")
    assert index.document_frequency(term) == 2
    assert index.document_frequency("dragon") == 0


def everything(index: LexicalIndex) -> list[tuple[Sequence[int], Sequence[float]]]:
    """What some questions find."""
    return [
        (found.numbers, found.scores)
        for question in ("withdrew", "minister", "Orsk", "troops of Velmora", "grain")
        for found in [index.search(question, 100)]
    ]


def test_a_folder_that_is_not_tantivys(tmp_path: Path) -> None:
    holding(tmp_path / "lexical", STORIES)
    (tmp_path / "lexical" / "meta.json").write_text("{}")
    with pytest.raises(IndexCorruptError) as error:
        LexicalIndex(tmp_path / "lexical")
    assert "\n" not in str(error.value)
    assert str(error.value).startswith(f"{tmp_path / 'lexical'}: not readable (")
    assert str(error.value).endswith("; run `talks index build --full`")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(only=st.sets(st.integers(1, 60)), k=st.integers(1, 20))
def test_a_search_among_some_is_the_search_among_all_without_the_others(
    tmp_path: Path, only: set[int], k: int
) -> None:
    folder = tmp_path / "among"
    stories = {
        n: f"{'grain ' * (n % 7)} harbour {'talks ' * (n % 3)} of page {n}" for n in range(1, 61)
    }
    index = LexicalIndex(folder) if folder.exists() else holding(folder, stories)
    everything = index.search("grain talks", 100)
    expected = [
        (number, score)
        for number, score in zip(everything.numbers, everything.scores, strict=True)
        if number in only
    ]
    found = index.search("grain talks", k, np.array(sorted(only), dtype=np.int64))
    assert found.scores == pytest.approx([score for _, score in expected[:k]], rel=1e-5)
    assert set(found.numbers) <= {number for number, _ in expected}


@pytest.mark.parametrize(
    ("phrases", "every", "found"),
    [
        (["the ministers of Velmora"], True, {1}),
        (["minister of velmora"], True, {1}),
        (["ministers Velmora"], True, set()),
        (["withdrawal of troops", "the meeting"], True, {2}),
        (["withdrawal of troops", "in Orsk"], True, set()),
        (["withdrawal of troops", "in Orsk"], False, {1, 2, 3}),
        (["cafe"], True, {3}),
        (["?!", ""], True, set()),
    ],
)
def test_phrases(tmp_path: Path, phrases: list[str], every: bool, found: set[int]) -> None:
    index = holding(tmp_path / "phrases", STORIES)
    assert set(index.search_phrases(phrases, 10, every=every).numbers) == found
    among = np.array([1, 3], dtype=np.int64)
    assert set(index.search_phrases(phrases, 10, among, every=every).numbers) == found & {1, 3}
