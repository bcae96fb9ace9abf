"""The three runtimes of one model beside each other: the same vectors, the same tokens."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from index.encoders import Encoder, EncoderSettings, open_build_encoder, open_question_encoder
from index.encoders.base import Backend, Vectors
from index.encoders.torch import SentenceTransformerEncoder

TEXTS = [
    "",
    " ",
    ".",
    "a",
    "The ports of Velmora stay open, its ministry said.",
    "“We will not sign this,” said Ana Ruiz.",
    "Переговоры в Орске остановлены. 谈判已停止。 😀 e\u0301 \u200b\u00a0",
    "x" * 500,
    "The talks in Orsk stopped on Friday. " * 12,
    "Tarsk sold more grain than ever. " * 200,  # far beyond the window
    "\n\t\r\n ports \0 \x07",
    "[CLS] [SEP] [PAD] [UNK] ##ing",
]
PREFIXED = {"query_prefix": "question: ", "passage_prefix": "passage: "}


@pytest.fixture(scope="module")
def oracle() -> Encoder:
    """The model as sentence-transformers runs it."""
    return SentenceTransformerEncoder(EncoderSettings(threads=1))


@pytest.fixture(scope="module")
def expected(oracle: Encoder) -> Vectors:
    """The vectors that it gives the texts, shape (texts, 384)."""
    return oracle.embed_passages(TEXTS)


Open = Callable[[Encoder], Encoder]
RUNTIMES: dict[str, Open] = {
    "openvino": lambda built: open_build_encoder(EncoderSettings(backend="openvino", threads=1)),
    "onnx": lambda built: open_build_encoder(EncoderSettings(backend="onnx", threads=1)),
    "question": lambda built: open_question_encoder(EncoderSettings(), built.identity),
}


@pytest.mark.parametrize("name", RUNTIMES)
def test_the_same_vectors_and_tokens(
    name: str, encoder: Encoder, oracle: Encoder, expected: Vectors
) -> None:
    other = RUNTIMES[name](encoder)
    assert other.identity == oracle.identity
    assert other.count_tokens(TEXTS) == oracle.count_tokens(TEXTS)
    found = other.embed_passages(TEXTS)
    assert found.shape == (len(TEXTS), 384)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, expected, atol=1e-4)
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    for text, vector in zip(TEXTS[:6], expected, strict=False):
        np.testing.assert_allclose(other.embed_query(text), vector, atol=1e-4)


def test_order_is_kept_over_batches(encoder: Encoder) -> None:
    texts = [TEXTS[n % len(TEXTS)] + str(n) for n in range(40)]
    told: list[int] = []
    vectors = encoder.embed_passages(texts, told.append)
    assert sum(told) == len(texts)
    alone = [encoder.embed_passages([text])[0] for text in texts]
    np.testing.assert_allclose(vectors, alone, atol=1e-4)


def test_nothing_to_do(encoder: Encoder, oracle: Encoder) -> None:
    for each in (encoder, oracle):
        assert each.count_tokens([]) == []
        assert each.embed_passages([]).shape == (0, 384)


@pytest.mark.parametrize("backend", ["openvino", "onnx", "sentence-transformers"])
def test_prefixes_are_put_before_the_text(backend: Backend, encoder: Encoder) -> None:
    plain = EncoderSettings(backend=backend, threads=1)
    prefixed = open_build_encoder(replace(plain, **PREFIXED))  # type: ignore[arg-type]
    assert prefixed.identity.query_prefix == "question: "
    asked = prefixed.embed_query("Are the ports open?")
    (passage,) = prefixed.embed_passages(["The ports are open."])
    expected = encoder.embed_passages(
        ["question: Are the ports open?", "passage: The ports are open."]
    )
    np.testing.assert_allclose([asked, passage], expected, atol=1e-4)
    assert prefixed.count_tokens(["The ports are open."]) == [5]


def test_near_meanings_lie_near(encoder: Encoder) -> None:
    near, far = encoder.embed_passages(["The harbours are not shut.", "A cook salted the soup."])
    question = encoder.embed_query("Are the ports open?")
    assert float(near @ question) > float(far @ question) + 0.2
