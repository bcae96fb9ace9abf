"""A small encoder that needs no model: words hashed into a vector, for tests of everything else."""

import re
import zlib
from collections.abc import Sequence

import numpy as np

from index.encoders.base import Embedded, EncoderIdentity, Vectors


class HashingEncoder:
    """Texts that share words lie near each other; ``embedded`` lists what it was given to embed."""

    def __init__(self, model: str = "hashing", dimension: int = 32) -> None:
        self.identity = EncoderIdentity(model, f"of {model}", dimension, 256, "", "")
        self.embedded: list[str] = []

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Words and marks."""
        return [len(re.findall(r"\w+|[^\w\s]", text)) for text in texts]

    def embed_query(self, text: str) -> Vectors:
        """The sum of the words' vectors, shape (dimension,), of length 1."""
        dimension = self.identity.dimension
        vector = np.zeros(dimension, dtype=np.float32)
        for word in [self.identity.model, *re.findall(r"\w+", text.lower())]:
            seed = zlib.crc32(word.encode())
            vector += np.random.default_rng(seed).standard_normal(dimension).astype(np.float32)
        unit: Vectors = vector / np.linalg.norm(vector)
        return unit

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """One row for each question."""
        rows = [self.embed_query(text) for text in texts]
        return np.stack(rows) if rows else np.empty((0, self.identity.dimension), np.float32)

    def embed_passages(self, texts: Sequence[str], on_embedded: Embedded | None = None) -> Vectors:
        """One row for each text."""
        self.embedded += texts
        if on_embedded:
            on_embedded(len(texts))
        rows = [self.embed_query(text) for text in texts]
        return np.stack(rows) if rows else np.empty((0, self.identity.dimension), np.float32)
