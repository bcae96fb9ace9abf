"""Questions embedded together have the vectors that they have alone."""

import threading
from collections.abc import Sequence

import numpy as np
import pytest

from index.encoders import Encoder
from index.encoders.base import Vectors
from index.encoders.prepared import PreparedQueries
from tests.index.hashing import HashingEncoder

QUESTIONS = [
    "Who left?",
    "What did the delegation of Velmora say about the ports on Friday?",
    "",
    "Who left?",
    "grain " * 400,
]


class Counting(HashingEncoder):
    """Notes how it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[object] = []

    def embed_query(self, text: str) -> Vectors:
        """Embed one."""
        self.asked.append(text)
        return super().embed_query(text)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed several."""
        self.asked.append(list(texts))
        return np.stack([HashingEncoder.embed_query(self, text) for text in texts])


def test_vectors_are_those_of_single_questions(encoder: Encoder) -> None:
    together = encoder.embed_queries(QUESTIONS)
    alone = np.stack([encoder.embed_query(question) for question in QUESTIONS])
    assert together.dtype == np.float32
    np.testing.assert_allclose(together, alone, atol=1e-6)
    assert encoder.embed_queries([]).shape == (0, encoder.identity.dimension)


def test_what_is_prepared_is_embedded_once() -> None:
    counting = Counting()
    prepared = PreparedQueries(counting)
    with prepared.prepare(["a", "b", "a"]):
        vectors = [prepared.embed_query(text) for text in ("b", "a", "c")]
    assert counting.asked == [["a", "b"], "c"]
    for vector, text in zip(vectors, ("b", "a", "c"), strict=True):
        np.testing.assert_array_equal(vector, HashingEncoder().embed_query(text))
    prepared.embed_query("a")
    assert counting.asked[2:] == ["a"]


def test_it_is_forgotten_after_an_error_too() -> None:
    counting = Counting()
    prepared = PreparedQueries(counting)
    with pytest.raises(KeyError), prepared.prepare(["a"]):
        raise KeyError
    prepared.embed_query("a")
    assert counting.asked == [["a"], "a"]


def test_threads_have_their_own() -> None:
    counting = Counting()
    prepared = PreparedQueries(counting)
    with prepared.prepare(["a"]):
        thread = threading.Thread(target=prepared.embed_query, args=("a",))
        thread.start()
        thread.join()
    assert counting.asked == [["a"], "a"]
