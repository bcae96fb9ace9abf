"""Passages embedded ahead of a build have the vectors that they would have had."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.load import load_corpus
from corpus.models import Article
from index.ahead import Ahead
from index.build import BuildSettings, build_index
from index.encoders.base import Embedded, Vectors
from index.errors import EncoderError
from index.passages import PassageSettings
from index.published import open_index
from tests.index.hashing import HashingEncoder

HARBOUR = (
    "Ana Ruiz, the foreign minister of Velmora, spoke in Port Sorel. “The harbour of Orsk stays "
    "open until the winter. Nobody will close it before,” she said. Farmers had waited for it."
)
GRAIN = "“Grain will reach Carvania by rail,” Boris Okoye said. He named no day for it."
SMALL = PassageSettings(tokens=20)


class Telling(HashingEncoder):
    """Tells when it has embedded something."""

    def __init__(self) -> None:
        super().__init__()
        self.done = threading.Event()

    def embed_passages(self, texts: Sequence[str], on_embedded: Embedded | None = None) -> Vectors:
        """Embed passages."""
        vectors = super().embed_passages(texts, on_embedded)
        self.done.set()
        return vectors


@pytest.fixture
def articles(write_corpus: Callable[[dict[str, str]], Path]) -> tuple[Path, list[Article]]:
    corpus = write_corpus({"harbour.txt": HARBOUR, "grain.txt": GRAIN})
    return corpus, list(load_corpus([corpus]))


def test_a_build_embeds_only_what_was_not_taken(
    articles: tuple[Path, list[Article]], tmp_path: Path
) -> None:
    corpus, (first, second) = articles
    encoder = Telling()
    with Ahead(lambda: encoder, SMALL) as ahead:
        ahead.take(first)
        encoder.done.wait()
        there = list(encoder.embedded)
        assert len(there) > 1
        assert all(text in first.text for text in there)
        build_index([corpus], tmp_path / "ahead", ahead.open, BuildSettings(SMALL))
    assert len(set(encoder.embedded)) == len(encoder.embedded), "embedded twice"
    assert any(text in second.text for text in encoder.embedded)
    build_index([corpus], tmp_path / "plain", HashingEncoder, BuildSettings(SMALL))
    one, other = open_index(tmp_path / "ahead"), open_index(tmp_path / "plain")
    try:
        for question in ("Who closes the harbour?", "When will grain come?"):
            vector = HashingEncoder().embed_query(question)
            found, expected = one.vectors.search(vector, 9), other.vectors.search(vector, 9)
            np.testing.assert_array_equal(found.numbers, expected.numbers)
            np.testing.assert_array_equal(found.scores, expected.scores)
    finally:
        one.close()
        other.close()


def test_vectors_stand_in_the_order_of_the_texts_and_are_counted() -> None:
    encoder = Telling()
    with Ahead(lambda: encoder, SMALL) as ahead:
        ahead.take(Article(id="grain", text=GRAIN))
        encoder.done.wait()
        texts = ["Something else.", *encoder.embedded, "And this."]
        steps: list[int] = []
        vectors = ahead.embed_passages(texts, steps.append)
    assert encoder.embedded == [*texts[1:-1], texts[0], texts[-1]]
    np.testing.assert_array_equal(vectors, HashingEncoder().embed_passages(texts))
    assert sum(steps) == len(texts)


def test_nothing_is_opened_until_it_is_needed() -> None:
    opened: list[int] = []

    def open_encoder() -> HashingEncoder:
        opened.append(1)
        return HashingEncoder()

    with Ahead(open_encoder, SMALL) as ahead:
        assert not opened
        assert ahead.open().identity == HashingEncoder().identity
        assert ahead.embed_passages([]).shape == (0, HashingEncoder().identity.dimension)
    assert opened == [1]


def test_an_encoder_that_cannot_be_had_is_told_of_when_the_build_opens_it() -> None:
    def fail() -> HashingEncoder:
        raise EncoderError("no such model; name another")

    with Ahead(fail, SMALL) as ahead:
        ahead.take(Article(id="grain", text=GRAIN))
        with pytest.raises(EncoderError, match="no such model"):
            ahead.open()


def test_what_waits_is_dropped_at_the_end() -> None:
    begun, go_on = threading.Event(), threading.Event()

    class Slow(HashingEncoder):
        def embed_passages(
            self, texts: Sequence[str], on_embedded: Embedded | None = None
        ) -> Vectors:
            begun.set()
            go_on.wait()
            return super().embed_passages(texts, on_embedded)

    slow = Slow()
    with Ahead(lambda: slow, SMALL) as ahead:
        ahead.take(Article(id="grain", text=GRAIN))
        begun.wait()
        for number in range(100):
            ahead.take(Article(id=str(number), text=f"{GRAIN} This is number {number}."))
        go_on.set()
    assert len(slow.embedded) < 60
