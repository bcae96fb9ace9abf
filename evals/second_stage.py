"""What a second stage could go by: signs, in 0 to 1, that a passage found answers a question."""

import math
import re
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from index.lexical import LexicalIndex, terms
from index.retriever import Hit

Matrix = npt.NDArray[np.float64]
T = TypeVar("T", str, tuple[str, str])

SIGNS = (
    "score",  # of the first stage; the others are added to it
    "terms",  # the question's terms, weighed by how rare they are, that the passage has
    "pairs",  # of terms that stand side by side in the question
    "close",  # the terms that some 30 in a row have
    "title",  # the terms that the title has
    "names",  # the words with a capital within the question
    "numbers",
    "outlet",  # is named in the question
    "asks",  # the share of the sentences that are questions
    "length",
)
_WINDOW = 30
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][\w’'-]+")
_END = re.compile(r"[.?!]")


def signs(question: str, hits: Sequence[Hit], lexical: LexicalIndex) -> Matrix:
    """The signs of each passage found, shape (len(hits), len(SIGNS))."""
    asked = terms(question)
    weights = {term: _rarity(term, lexical) for term in asked}
    pairs = {pair: min(map(weights.__getitem__, pair)) for pair in pairwise(asked)}
    names = {t: weights[t] for n in _NAME.findall(question) for t in terms(n) if t in weights}
    numbers = {t: weights[t] for t in asked if t.isdigit()}
    rows = []
    for hit in hits:
        found = terms(hit.text)
        held = set(found)
        outlet = (hit.article.source or "").split(" | ")[0].lower()
        rows.append(
            (
                hit.score,
                _share(weights, held),
                _share(pairs, set(pairwise(found))),
                _closest(weights, found),
                _share(weights, set(terms(hit.article.title or ""))),
                _share(names, held),
                _share(numbers, held),
                float(bool(outlet) and outlet in question.lower()),
                hit.text.count("?") / max(1, len(_END.findall(hit.text))),
                min(1.0, len(found) / 200),
            )
        )
    return np.array(rows).reshape(len(rows), len(SIGNS))


def _rarity(term: str, lexical: LexicalIndex) -> float:
    frequency = lexical.document_frequency(term)
    return math.log(1 + (len(lexical) - frequency + 0.5) / (frequency + 0.5))


def _share(weights: Mapping[T, float], held: Set[T]) -> float:
    """The share of all, by weight, that is held."""
    total = sum(weights.values())
    return sum(w for term, w in weights.items() if term in held) / total if total else 0.0


def _closest(weights: dict[str, float], found: Sequence[str]) -> float:
    """The largest share of the terms, by weight, among any 30 in a row."""
    places = [n for n, term in enumerate(found) if term in weights]
    windows = (set(found[start : start + _WINDOW]) for start in places)
    return max((_share(weights, window) for window in windows), default=0.0)
