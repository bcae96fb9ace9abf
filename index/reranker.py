"""A second stage, where the operator names one: a model that reads question and passage together.

Source: Nogueira and Cho, "Passage re-ranking with BERT", 2019.
"""

import logging
import threading
from collections.abc import Sequence
from functools import cache
from typing import Any, Protocol

import numpy as np

from index.encoders.model_files import find_model
from index.errors import EncoderError

_SCORING = ("ForSequenceClassification", "ForCausalLM")


class Reranker(Protocol):
    """Tells how well texts answer a question; safe to use from several threads."""

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """A score for each text, in their order; higher for what answers better."""
        ...


class CrossEncoderReranker:
    """A sentence-transformers CrossEncoder with one score for a pair, such as those of MS MARCO."""

    def __init__(self, model: str) -> None:
        """Load the model, by its name or folder.

        Raises:
            EncoderError: if it cannot be had or loaded, or has not one score for a pair.
        """
        # Not at the top: it takes seconds, and few name a model.
        import transformers
        from sentence_transformers import CrossEncoder

        transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        logging.getLogger("transformers").setLevel(logging.ERROR)
        folder = find_model(model, setting="search.reranker", owner="cross-encoder")
        try:
            self._model: Any = CrossEncoder(str(folder), device="cpu")
        except Exception as error:  # a model's files can make its libraries raise anything
            why = str(error).strip().partition("\n")[0] or type(error).__name__
            raise EncoderError(
                f"search.reranker: '{model}' cannot be loaded by sentence-transformers: {why}; "
                'check the name or the folder, or set it to ""'
            ) from error
        # Any other model would be loaded too, with random weights at its end.
        made_for = (self._model.config.architectures or [""])[0]
        if self._model.num_labels != 1 or not made_for.endswith(_SCORING):
            raise EncoderError(
                f"search.reranker: '{model}' is no cross-encoder with one score for a pair; name "
                'one that ranks passages, or set it to ""'
            )
        self._one_at_a_time = threading.Lock()  # its tokenizer must not be used by two threads

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """A score of 0 to 1 for each text, in their order, as the model's authors have it."""
        if not texts:
            return []
        with self._one_at_a_time:
            found = self._model.predict(
                [(question, text) for text in texts], show_progress_bar=False
            )
        return [float(score) for score in np.asarray(found).reshape(len(texts))]


@cache
def open_reranker(model: str) -> CrossEncoderReranker:
    """The cross-encoder of that name or folder; one of each is loaded in a process.

    Raises:
        EncoderError: if it cannot be loaded, or has not one score for a pair.
    """
    return CrossEncoderReranker(model)
