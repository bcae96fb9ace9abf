"""Vectors in FAISS, beside plain numpy."""

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.encoders.base import Vectors
from index.errors import IndexCorruptError
from index.vectors import faiss
from index.vectors.faiss import BESIDE_LISTS, LISTS, RECENT, REMOVED, FaissVectors

DIMENSION = 64


def unit(rows: Vectors) -> Vectors:
    """The rows, made of length 1."""
    return np.asarray(rows / np.linalg.norm(rows, axis=-1, keepdims=True), dtype=np.float32)


def random_vectors(count: int, seed: int) -> Vectors:
    """Unit vectors without any order to them, shape (count, 64)."""
    rows = np.random.default_rng(seed).standard_normal((count, DIMENSION))
    return unit(rows.astype(np.float32))


def clustered(count: int, seed: int, clusters: int = 30) -> Vectors:
    """Unit vectors in clusters, as those of texts are, shape (count, 64)."""
    generator = np.random.default_rng(seed)
    centres = np.random.default_rng(99).standard_normal((clusters, DIMENSION))
    rows = centres[generator.integers(clusters, size=count)]
    return unit((rows + generator.standard_normal(rows.shape)).astype(np.float32))


def nearest(held: dict[int, Vectors], question: Vectors, k: int) -> list[tuple[int, float]]:
    """The ``k`` numbers whose vectors have the largest inner product, with it."""
    scored = [(number, float(vector @ question)) for number, vector in held.items()]
    return sorted(scored, key=lambda pair: -pair[1])[:k]


operations = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(1, 30)),
        st.tuples(st.just("remove"), st.integers(0, 40)),
        st.tuples(st.just("reopen"), st.just(0)),
    ),
    max_size=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(operations=operations, k=st.integers(1, 50))
def test_exact_search_finds_what_numpy_finds(
    tmp_path: Path, operations: list[tuple[str, int]], k: int
) -> None:
    store, held, number = FaissVectors(DIMENSION, 10_000), dict[int, Vectors](), 0
    for step, (operation, amount) in enumerate(operations):
        if operation == "add":
            numbers = list(range(number, number + amount))
            vectors = random_vectors(amount, seed=step)
            store.add(numbers, vectors)
            held.update(zip(numbers, vectors, strict=True))
            number += amount
        elif operation == "remove":  # some of which are not there
            gone = list(range(0, number + 3, max(1, amount)))
            store.remove(gone)
            held = {key: vector for key, vector in held.items() if key not in gone}
        else:
            store.save(tmp_path / "vectors")
            store = FaissVectors.open(tmp_path / "vectors", 10_000)
        assert len(store) == len(held)
    question = random_vectors(1, seed=1000)[0]
    found, expected = store.search(question, k), nearest(held, question, k)
    assert found.numbers == tuple(number for number, _ in expected)
    np.testing.assert_allclose(found.scores, [score for _, score in expected], atol=2e-3)
    assert store.kind == "exact"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(operations=operations)
def test_what_stands_beside_lists_is_found_with_them_and_what_was_saved_stays(
    tmp_path_factory: pytest.TempPathFactory, operations: list[tuple[str, int]]
) -> None:
    """Few lists are all probed, so that all is found; scores are those of 8 bits."""
    root = tmp_path_factory.mktemp("versions")
    store, held = FaissVectors(DIMENSION, 100), dict(enumerate(clustered(400, seed=99)))
    store.add(range(400), np.stack(list(held.values())))
    number = 400
    saved: list[dict[str, bytes]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(faiss, "BESIDE_LISTS", 12)
        for step, (operation, amount) in enumerate(operations):
            if operation == "add":
                numbers = range(number, number + amount)
                vectors = clustered(amount, seed=step)
                store.add(numbers, vectors)
                held.update(zip(numbers, vectors, strict=True))
                number += amount
            elif operation == "remove":  # some of which are not there
                gone = range(amount % 5, number + 3, max(1, amount))
                store.remove(gone)
                held = {key: vector for key, vector in held.items() if key not in gone}
            else:  # as the next version does
                store.save(root / f"{len(saved)}")
                saved.append({f.name: f.read_bytes() for f in (root / f"{len(saved)}").iterdir()})
                after = root / f"{len(saved)}"
                after.mkdir()
                for name in saved[-1]:
                    take_over = os.link if name == LISTS else shutil.copyfile
                    take_over(root / f"{len(saved) - 1}" / name, after / name)
                store = FaissVectors.open(after, 100)
            assert len(store) == len(held)
    for k in (3, 1000):
        question = clustered(1, seed=1000)[0]
        found, expected = store.search(question, k), nearest(held, question, k)
        assert len(found.numbers) == min(k, len(held))
        assert set(found.numbers) <= held.keys()
        assert found.scores == pytest.approx([score for _, score in expected], abs=0.1)
    for place, files in enumerate(saved):
        assert {f.name: f.read_bytes() for f in (root / f"{place}").iterdir()} == files


def recall(store: FaissVectors, held: dict[int, Vectors], k: int = 10) -> float:
    """The share of the exact ``k`` nearest that the store finds, over 100 questions."""
    found = 0
    questions = clustered(100, seed=7)
    numbers, matrix = np.array(list(held)), np.stack(list(held.values()))
    for question in questions:
        best = numbers[np.argsort(-(matrix @ question))[:k]]
        found += len(set(store.search(question, k).numbers) & set(best.tolist()))
    return found / (k * len(questions))


@pytest.mark.parametrize("beside", [0, 900, BESIDE_LISTS])
def test_inverted_lists_find_nearly_all_that_exact_search_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, beside: int
) -> None:
    monkeypatch.setattr(faiss, "BESIDE_LISTS", beside)
    store, held = FaissVectors(DIMENSION, 3000), dict[int, Vectors]()

    def add(count: int, seed: int) -> None:
        numbers = list(range(max(held, default=-1) + 1, max(held, default=-1) + 1 + count))
        vectors = clustered(count, seed)
        store.add(numbers, vectors)
        held.update(zip(numbers, vectors, strict=True))

    add(3000, seed=1)
    assert store.kind == "exact"
    add(1, seed=2)
    assert store.kind == "inverted lists"
    for seed in range(3, 14):
        add(500, seed)
    assert len(store) == len(held) == 8501
    assert recall(store, held) >= 0.98

    gone = list(range(0, 8501, 2))
    store.remove([*gone, 999_999])
    for number in gone:
        del held[number]
    assert len(store) == len(held)
    assert not set(gone) & {n for q in clustered(50, 8) for n in store.search(q, 20).numbers}
    add(700, seed=30)
    assert recall(store, held) >= 0.98

    questions = clustered(20, seed=9)
    store.save(tmp_path / "vectors")
    reopened = FaissVectors.open(tmp_path / "vectors", 3000)
    assert [reopened.search(q, 10) for q in questions] == [store.search(q, 10) for q in questions]
    store = reopened
    add(300, seed=31)
    store.remove([8501])
    del held[8501]
    assert (len(store), store.kind) == (len(held), "inverted lists")
    assert recall(store, held) >= 0.98


def test_growth_trains_the_lists_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faiss, "BESIDE_LISTS", 1000)
    store = FaissVectors(DIMENSION, 100)
    store.add(range(101), clustered(101, seed=1))
    assert store._lists
    lists = store._lists.count
    held = dict(enumerate(clustered(12_000, seed=2), start=1000))
    for start in range(1000, 13_000, 4000):
        numbers = range(start, start + 4000)
        store.add(numbers, np.stack([held[number] for number in numbers]))
    assert store._lists.count > 4 * lists
    assert len(store) == 12_101
    store.remove(range(101))
    assert recall(store, held) >= 0.98


def test_scores_are_cosines_in_both_kinds() -> None:
    vectors = clustered(400, seed=1)
    for exact_up_to in (1000, 100):
        store = FaissVectors(DIMENSION, exact_up_to)
        store.add(range(400), vectors)
        found = store.search(vectors[5], 5)
        assert found.numbers[0] == 5
        assert list(found.scores) == sorted(found.scores, reverse=True)
        expected = [float(vectors[n] @ vectors[5]) for n in found.numbers]
        np.testing.assert_allclose(found.scores, expected, atol=0.02)


def test_inverted_lists_stay_after_a_removal() -> None:
    """They are not cut back: what is taken out is expected to be replaced by about as much."""
    store = FaissVectors(DIMENSION, 100)
    store.add(range(400), clustered(400, seed=1))
    store.remove(range(390))
    assert (len(store), store.kind) == (10, "inverted lists")
    assert set(store.search(clustered(1, seed=2)[0], 50).numbers) <= set(range(390, 400))


@pytest.mark.parametrize("exact_up_to", [0, 100])
def test_nothing_stored(tmp_path: Path, exact_up_to: int) -> None:
    store = FaissVectors(DIMENSION, exact_up_to)
    store.remove([1])
    store.add([], np.empty((0, DIMENSION), dtype=np.float32))
    store.save(tmp_path / "vectors")
    for empty in (store, FaissVectors.open(tmp_path / "vectors")):
        assert len(empty) == 0
        assert empty.search(random_vectors(1, 1)[0], 10).numbers == ()


def test_everything_removed_and_put_in_again() -> None:
    store = FaissVectors(DIMENSION, 100)
    store.add(range(400), clustered(400, seed=1))
    store.remove(range(400))
    assert store.search(clustered(1, seed=2)[0], 3).numbers == ()
    vectors = clustered(20_000, seed=3)
    store.add(range(400, 20_400), vectors)
    assert store.search(vectors[7], 1).numbers == (407,)


@pytest.mark.parametrize("content", [None, b"", b"not FAISS's", b"IxM2" + bytes(60)])
@pytest.mark.parametrize("name", [RECENT, LISTS, REMOVED])
def test_a_file_that_is_not_faiss(tmp_path: Path, name: str, content: bytes | None) -> None:
    if (name, content) == (LISTS, None):
        pytest.skip("up to the exact size there are no lists, and the manifest names those there")
    store = FaissVectors(DIMENSION, 10)
    store.add(range(20), random_vectors(20, seed=1))
    store.save(tmp_path)
    path = tmp_path / name
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(IndexCorruptError) as error:
        FaissVectors.open(tmp_path)
    assert str(error.value) == (f"{path}: not readable by FAISS; run `talks index build --full`")


@pytest.mark.parametrize("exact_up_to", [10_000, 0])
@pytest.mark.parametrize("wanted", [1, 5, 40, 600, 2000])
def test_a_search_among_some_finds_what_numpy_finds_among_them(
    exact_up_to: int, wanted: int
) -> None:
    vectors = clustered(2000, seed=5)
    store = FaissVectors(DIMENSION, exact_up_to)
    store.add(range(2000), vectors)
    only = np.sort(np.random.default_rng(wanted).choice(2000, wanted, replace=False))
    held = {int(number): vectors[number] for number in only}
    question = clustered(1, seed=6)[0]
    found = store.search(question, 10, only.astype(np.int64))
    expected = nearest(held, question, 10)
    assert set(found.numbers) <= held.keys()
    assert len(found.numbers) == min(10, wanted)
    assert found.scores == pytest.approx([score for _, score in expected], abs=0.02)


def test_a_search_among_none_finds_nothing() -> None:
    store = FaissVectors(DIMENSION, 10)
    store.add(range(5), random_vectors(5, seed=1))
    assert store.search(random_vectors(1, seed=2)[0], 3, np.empty(0, np.int64)).numbers == ()
    assert store.search(random_vectors(1, seed=2)[0], 3, np.array([77])).numbers == ()


@pytest.mark.parametrize("exact_up_to", [0, 1000])
def test_a_vector_that_is_stored(exact_up_to: int) -> None:
    vectors = random_vectors(100, seed=3)
    store = FaissVectors(DIMENSION, exact_up_to)
    store.add(range(0, 200, 2), vectors)
    found = store.stored(6)
    if exact_up_to:
        assert found is not None
        assert np.allclose(found, vectors[3], atol=1e-3)
        assert store.stored(7) is None
    else:
        assert found is None, "all lists would have to be read for it"


def test_lists_of_which_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faiss, "BESIDE_LISTS", 12)
    store = FaissVectors(DIMENSION, 20)
    store.add(range(40), clustered(40, seed=1))
    store.remove(range(40))
    few = clustered(3, seed=2)
    store.add([50, 51, 52], few)
    store.save(tmp_path / "vectors")
    opened = FaissVectors.open(tmp_path / "vectors", 20)
    assert opened.kind == "inverted lists"
    assert opened.search(few[1], 5, np.array([51, 52])).numbers[0] == 51
    assert len(opened.search(few[1], 5).numbers) == 3
