"""Batches: every row once, within the budget, padded and masked rightly, longest first."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.encoders.batches import batches_by_length

rows = st.lists(st.lists(st.integers(1, 30_000), max_size=40), max_size=60)


@given(tokens=rows, budget=st.integers(1, 200), pad=st.integers(0, 3))
def test_what_holds_of_all_batches(tokens: list[list[int]], budget: int, pad: int) -> None:
    batches = list(batches_by_length(tokens, pad, budget))
    assert sorted(row for batch in batches for row in batch.rows) == list(range(len(tokens)))
    for batch in batches:
        assert batch.ids.shape == batch.mask.shape == (len(batch.rows), batch.ids.shape[1])
        assert batch.ids.size <= budget or len(batch.rows) == 1
        assert batch.ids.shape[1] == max(1, *(len(tokens[row]) for row in batch.rows), 0)
        for line, row in enumerate(batch.rows):
            length = len(tokens[row])
            assert batch.ids[line, :length].tolist() == tokens[row]
            assert np.all(batch.ids[line, length:] == pad)
            assert batch.mask[line].tolist() == [1] * length + [0] * (batch.ids.shape[1] - length)
    lengths = [len(tokens[row]) for batch in batches for row in batch.rows]
    assert lengths == sorted(lengths, reverse=True)
    # no batch could have taken the first row of the next
    for batch, _ in pairwise(batches):
        assert (len(batch.rows) + 1) * batch.ids.shape[1] > budget


def test_equal_lengths_keep_their_order() -> None:
    assert [batch.rows for batch in batches_by_length([[1], [2], [3], [4]], 0, 2)] == [
        [0, 1], [2, 3],
    ]  # fmt: skip
