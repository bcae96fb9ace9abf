"""Embedding with an exported graph; a runtime is a function from token ids to vectors."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from index.encoders.base import Embedded, EncoderIdentity, Vectors
from index.encoders.batches import TokenIds, batches_by_length
from index.encoders.export import Export
from index.errors import EncoderError

Run = Callable[[dict[str, TokenIds]], Vectors]
"""Inputs by name, each of shape (batch, tokens), to vectors of shape (batch, dimension)."""


class ExportedEncoder:
    """Tokenises, runs the graph, keeps the order. ``run`` is one runtime's way to run it."""

    def __init__(self, export: Export, identity: EncoderIdentity, run: Run) -> None:
        """Load the tokenizer.

        Raises:
            EncoderError: if its file is broken.
        """
        self.identity = identity
        self._export = export
        self._run = run
        self._tokenizer = _tokenizer(export)
        self._tokenizer.enable_truncation(export.window)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without the special ones, untruncated."""
        encodings = self._counting.encode_batch_fast(list(texts), add_special_tokens=False)
        return [len(encoding.ids) for encoding in encodings]

    @cached_property
    def _counting(self) -> Any:
        return _tokenizer(self._export)  # loaded only where passages are cut

    def embed_query(self, text: str) -> Vectors:
        """The vector of a question, shape ``(dimension,)``."""
        vector: Vectors = self._embed([self.identity.query_prefix + text], None)[0]
        return vector

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """The vectors of questions, shape ``(len(texts), dimension)``, in their order."""
        return self._embed([self.identity.query_prefix + text for text in texts], None)

    def embed_passages(self, texts: Sequence[str], on_embedded: Embedded | None = None) -> Vectors:
        """The vectors of passages, shape ``(len(texts), dimension)``, in their order."""
        return self._embed([self.identity.passage_prefix + text for text in texts], on_embedded)

    def _embed(self, texts: list[str], on_embedded: Embedded | None) -> Vectors:
        encodings = self._tokenizer.encode_batch_fast(texts)
        tokens = [encoding.ids for encoding in encodings]
        vectors = np.empty((len(texts), self.identity.dimension), dtype=np.float32)
        for batch in batches_by_length(tokens, self._export.pad):
            available = {
                "input_ids": batch.ids,
                "attention_mask": batch.mask,
                "token_type_ids": np.zeros_like(batch.ids),
            }
            vectors[batch.rows] = self._run({name: available[name] for name in self._export.inputs})
            if on_embedded:
                on_embedded(len(batch.rows))
        return vectors


def _tokenizer(export: Export) -> Any:
    """The export's tokenizer, which neither pads nor truncates."""
    try:
        tokenizer: Any = Tokenizer.from_file(str(export.tokenizer))
    except Exception as error:  # tokenizers has no error of its own
        raise EncoderError(
            f"{export.tokenizer} cannot be loaded; delete {export.folder} and it is exported again"
        ) from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
