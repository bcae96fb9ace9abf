"""Questions embedded together before they are asked for one by one."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from index.encoders.base import Embedded, Encoder, EncoderIdentity, Vectors


class PreparedQueries:
    """An encoder that has the vectors of the questions prepared in this thread at hand.

    A batch of eight takes half of what they take one by one, on one thread (`python -m
    benchmarks.question_batches`). Any other question is embedded as ever.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._here = threading.local()

    @property
    def identity(self) -> EncoderIdentity:
        """That of the encoder."""
        return self._encoder.identity

    @contextmanager
    def prepare(self, texts: Sequence[str]) -> Iterator[None]:
        """Embed these questions in one batch, and keep their vectors while the block runs."""
        once = list(dict.fromkeys(texts))
        self._here.ready = dict(zip(once, self._encoder.embed_queries(once), strict=True))
        try:
            yield
        finally:
            del self._here.ready

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """As the encoder does."""
        return self._encoder.count_tokens(texts)

    def embed_query(self, text: str) -> Vectors:
        """The vector of a question, shape ``(dimension,)``, prepared or not."""
        ready: dict[str, Vectors] = getattr(self._here, "ready", {})
        return ready[text] if text in ready else self._encoder.embed_query(text)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """The vectors of questions, shape ``(len(texts), dimension)``, in their order."""
        return self._encoder.embed_queries(texts)

    def embed_passages(self, texts: Sequence[str], on_embedded: Embedded | None = None) -> Vectors:
        """As the encoder does."""
        return self._encoder.embed_passages(texts, on_embedded)
