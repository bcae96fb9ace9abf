"""Embedding with sentence-transformers itself: any model, and the oracle for the other runtimes."""

import copy
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.encoders.base import Embedded, EncoderIdentity, EncoderSettings, Vectors
from index.encoders.model_files import find_model, fingerprint
from index.errors import EncoderError

_CHUNK = 256


def load_model(path: str) -> Any:
    """A SentenceTransformer on the CPU, ready to embed.

    Raises:
        EncoderError: if the files do not make a model.
    """
    import transformers
    from sentence_transformers import SentenceTransformer

    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.getLogger("transformers").setLevel(logging.ERROR)
    try:
        return SentenceTransformer(path, device="cpu").eval()
    except Exception as error:  # a model's files can make its libraries raise anything
        raise EncoderError(
            f"encoder.model: '{path}' cannot be loaded by sentence-transformers: "
            f"{str(error).splitlines()[0] if str(error) else type(error).__name__}"
        ) from error


class SentenceTransformerEncoder:
    """The model as its authors run it."""

    def __init__(self, settings: EncoderSettings) -> None:
        folder: Path = find_model(settings.model)
        self._model = load_model(str(folder))
        # Its own tokenizer is set otherwise while it embeds, perhaps in another thread.
        self._counting = copy.deepcopy(self._model.tokenizer)
        if settings.threads:
            import torch

            torch.set_num_threads(settings.threads)
        self.identity = EncoderIdentity(
            model=settings.model,
            fingerprint=fingerprint(folder),
            dimension=int(self._model.get_embedding_dimension()),
            window=int(self._model.max_seq_length or 512),
            query_prefix=settings.query_prefix,
            passage_prefix=settings.passage_prefix,
        )

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without the special ones, untruncated."""
        if not texts:
            return []
        encoded = self._counting(
            list(texts), add_special_tokens=False, truncation=False, verbose=False
        )
        return [len(ids) for ids in encoded["input_ids"]]

    def embed_query(self, text: str) -> Vectors:
        """The vector of a question, shape ``(dimension,)``."""
        vector: Vectors = self._embed([self.identity.query_prefix + text])[0]
        return vector

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """The vectors of questions, shape ``(len(texts), dimension)``, in their order."""
        return self._embed([self.identity.query_prefix + text for text in texts])

    def embed_passages(self, texts: Sequence[str], on_embedded: Embedded | None = None) -> Vectors:
        """The vectors of passages, shape ``(len(texts), dimension)``, in their order."""
        vectors = np.empty((len(texts), self.identity.dimension), dtype=np.float32)
        for start in range(0, len(texts), _CHUNK):
            chunk = [self.identity.passage_prefix + text for text in texts[start : start + _CHUNK]]
            vectors[start : start + len(chunk)] = self._embed(chunk)
            if on_embedded:
                on_embedded(len(chunk))
        return vectors

    def _embed(self, texts: list[str]) -> Vectors:
        vectors = self._model.encode(texts, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)
