"""The passages of articles embedded while more of them come, before a build asks for them."""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

import numpy as np

from corpus.models import Article
from corpus.sentences import split_sentences
from index.encoders import Encoder, EncoderIdentity
from index.encoders.base import Embedded, Vectors
from index.passages import PassageSettings, cut_article

_AT_ONCE = 8  # articles, so that the build that follows waits for no more


class Ahead:
    """The encoder of a build that is to come, opened by the first article that it takes.

    It embeds in a thread, while pages come and while the build reads and compares. What is not
    ready when the build asks for it is embedded then, so that only time depends on what was taken.
    Use with ``with``, which ends the work.

    Args:
        open_encoder: opens the encoder.
        settings: how the build will cut articles.
    """

    def __init__(self, open_encoder: Callable[[], Encoder], settings: PassageSettings) -> None:
        self._open_encoder = open_encoder
        self._settings = settings
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="ahead")
        self._opened: Future[Encoder] | None = None
        self._waiting: deque[Article] = deque()
        self._ready: dict[str, Vectors] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._thread.shutdown(cancel_futures=True)

    def take(self, article: Article) -> None:
        """Embed the passages of an article when there is time."""
        self._encoder()
        self._waiting.append(article)
        self._thread.submit(self._embed_waiting)

    def open(self) -> Encoder:
        """This encoder, once it is open.

        Raises:
            EncoderError: if the model cannot be had.
        """
        self._encoder().result()
        return self

    @property
    def identity(self) -> EncoderIdentity:
        """That of the encoder."""
        return self._encoder().result().identity

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """As the encoder does."""
        return self._encoder().result().count_tokens(texts)

    def embed_query(self, text: str) -> Vectors:
        """As the encoder does."""
        return self._encoder().result().embed_query(text)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """As the encoder does."""
        return self._encoder().result().embed_queries(texts)

    def embed_passages(self, texts: Sequence[str], on_embedded: Embedded | None = None) -> Vectors:
        """The vectors of passages, shape ``(len(texts), dimension)``, in their order; nothing is
        taken any more."""
        encoder = self._encoder().result()
        self._thread.shutdown(cancel_futures=True)
        missing = [text for text in texts if text not in self._ready]
        if on_embedded:
            on_embedded(len(texts) - len(missing))
        fresh = iter(encoder.embed_passages(missing, on_embedded))
        vectors = np.empty((len(texts), encoder.identity.dimension), np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self._ready[text] if text in self._ready else next(fresh)
        return vectors

    def _encoder(self) -> Future[Encoder]:
        if self._opened is None:
            self._opened = self._thread.submit(self._open_encoder)
        return self._opened

    def _embed_waiting(self) -> None:
        """Embed some of what waits, in the thread; an error comes again when the build asks."""
        encoder = self._encoder().result()
        some = [self._waiting.popleft() for _ in range(min(_AT_ONCE, len(self._waiting)))]
        texts = [text for article in some for text in self._passages(article, encoder)]
        if texts:
            self._ready.update(zip(texts, encoder.embed_passages(texts), strict=True))

    def _passages(self, article: Article, encoder: Encoder) -> list[str]:
        sentences = split_sentences(article.text, article.turns)
        spans = cut_article(article, sentences, self._settings, encoder.count_tokens)
        return [span.of(article.text) for span in spans]
