"""Batches of token ids, sorted by length so that little is padded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

TokenIds = NDArray[np.int64]
# Tokens in one batch. OpenVINO took the same CPU a passage with 400 to 3,200 and 10% more with
# 6,400, ONNX Runtime 31 ms with 400, 34 with 1,600, 36 with 3,200 and 44 with 6,400; from 1,600 to
# 6,400 the peak of memory grew by 270 and 190 MB (`python -m benchmarks.encoders DATA`).
BATCH_TOKENS = 1600


@dataclass(frozen=True, slots=True)
class Batch:
    """``rows`` are positions in the input; ``ids`` and ``mask`` have shape (rows, longest)."""

    rows: list[int]
    ids: TokenIds
    mask: TokenIds


def batches_by_length(
    tokens: Sequence[Sequence[int]], pad: int, budget: int = BATCH_TOKENS
) -> Iterator[Batch]:
    """Cut token sequences into padded batches of at most ``budget`` tokens, longest first.

    A sequence longer than the budget makes a batch of its own. Every position occurs once.
    """
    order = sorted(range(len(tokens)), key=lambda row: -len(tokens[row]))
    start = 0
    while start < len(order):
        longest = max(1, len(tokens[order[start]]))
        rows = order[start : start + max(1, budget // longest)]
        ids = np.full((len(rows), longest), pad, dtype=np.int64)
        mask = np.zeros((len(rows), longest), dtype=np.int64)
        for line, row in enumerate(rows):
            ids[line, : len(tokens[row])] = tokens[row]
            mask[line, : len(tokens[row])] = 1
        yield Batch(rows, ids, mask)
        start += len(rows)
