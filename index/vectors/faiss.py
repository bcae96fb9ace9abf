"""Vectors in FAISS: compared exactly up to a size; beyond it, most of them by inverted lists."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from index.encoders.base import Vectors
from index.filter import Numbers
from index.ranking import Ranking
from index.vectors.file import corrupt, read, write
from index.vectors.lists import InvertedLists, as_ranking

RECENT, LISTS, REMOVED = "recent.faiss", "lists.faiss", "removed.npy"
"""The files of a folder of vectors: LISTS is not there up to the exact size, and is never changed
once it is published."""
# So many vectors are added or removed beside the lists before these are made anew with them. To
# compare 8,000 takes 0.5 ms, a tenth of a search among 1,000,000. To make the lists of 2,100,000
# statements anew, with their sums, takes 4 CPU seconds and half as much memory again as they have,
# and happens once in fifty builds that add ten news articles each
# (`python -m benchmarks.incremental DATA`, with other values here).
BESIDE_LISTS = 8000


class FaissVectors:
    """A folder of vectors: those added of late, which are all compared, beside inverted lists.

    Up to ``exact_up_to`` of them are all compared exactly. Beyond, they go into inverted lists,
    which stay as they are while a few are added or removed. They stay lists when vectors are taken
    out.
    """

    def __init__(self, dimension: int, exact_up_to: int) -> None:
        self._recent = _flat(dimension)
        self._lists: InvertedLists | None = None
        self._removed: set[int] = set()  # numbers in the lists of what is no more
        self._exact_up_to = exact_up_to

    @classmethod
    def open(cls, folder: Path, exact_up_to: int = 0) -> "FaissVectors":
        """Read what `save` wrote; the lists are read as they are searched.

        Raises:
            IndexCorruptError: if a file is missing or not what was written.
        """
        recent = read(folder / RECENT)
        store = cls(recent.d, exact_up_to)
        store._recent = recent
        try:
            store._removed = set(np.load(folder / REMOVED, allow_pickle=False).tolist())
        except (OSError, ValueError, EOFError) as error:
            raise corrupt(folder / REMOVED) from error
        if (folder / LISTS).exists():
            store._lists = InvertedLists.open(folder / LISTS)
        return store

    def __len__(self) -> int:
        in_lists = 0 if self._lists is None else len(self._lists) - len(self._removed)
        return int(self._recent.ntotal) + in_lists

    @property
    def kind(self) -> str:
        """ "exact" or "inverted lists"."""
        return "exact" if self._lists is None else "inverted lists"

    def remove(self, numbers: Sequence[int]) -> None:
        """Take out vectors by number; those not there are ignored."""
        if not numbers:
            return
        gone = np.asarray(numbers, dtype=np.int64)
        self._recent.remove_ids(gone)
        if self._lists is not None:
            self._removed.update(gone[np.isin(gone, self._lists.numbers())].tolist())
            self._merge_if_many()

    def add(self, numbers: Sequence[int], vectors: Vectors) -> None:
        """Put in vectors, shape (len(numbers), dimension), under numbers not there yet."""
        if not numbers:
            return
        self._recent.add_with_ids(np.ascontiguousarray(vectors), np.asarray(numbers, np.int64))
        self._merge_if_many()

    def search(self, vector: Vectors, k: int, only: Numbers | None = None) -> Ranking:
        """The ``k`` nearest to ``vector``, shape (dimension,), best first; scores are cosines.

        ``only`` are the numbers to be searched, None for all; the fewer they are, the more lists
        are probed for them.
        """
        # For one question a second thread waits, spinning, for longer than the search takes: 6.8 ms
        # of CPU with two, 0.1 with one, among 3,000 vectors (`python -m benchmarks.ask DATA`).
        faiss.omp_set_num_threads(1)  # of the thread that calls
        if only is not None and not len(only):
            return Ranking((), ())
        recent = self._search_recent(vector, k, only)
        if self._lists is None:
            return recent
        listed = self._search_lists(self._lists, vector, k, only)
        if not recent.numbers:
            return listed
        found = [*zip(recent.numbers, recent.scores, strict=True)]
        found += zip(listed.numbers, listed.scores, strict=True)
        best = sorted(found, key=lambda pair: -pair[1])[:k]
        return Ranking(tuple(number for number, _ in best), tuple(score for _, score in best))

    def stored(self, number: int) -> Vectors | None:
        """The vector under a number, shape (dimension,), as precisely as it is kept; None where
        there is none, and of inverted lists, of which all would have to be read for it.
        """
        try:
            return np.asarray(self._recent.reconstruct(number), dtype=np.float32)
        except RuntimeError:  # what FAISS raises for a number that it does not have
            return None

    def save(self, folder: Path) -> None:
        """Write the vectors to a folder; lists that were read from it and did not change stay.

        Raises:
            OSError: if it cannot be written.
        """
        folder.mkdir(exist_ok=True)
        write(self._recent, folder / RECENT)
        with (folder / REMOVED).open("wb") as file:
            np.save(file, np.array(sorted(self._removed), dtype=np.int64))
        if self._lists is not None:
            self._lists.save(folder / LISTS)

    def _search_recent(self, vector: Vectors, k: int, only: Numbers | None) -> Ranking:
        if not self._recent.ntotal:
            return Ranking((), ())
        parameters = None
        if only is not None:
            chosen = faiss.IDSelectorBatch(only)
            parameters = faiss.SearchParameters(sel=chosen)  # type: ignore[call-arg]
        scores, numbers = self._recent.search(vector.reshape(1, -1), k, params=parameters)
        return as_ranking(scores[0], numbers[0])

    def _search_lists(
        self, lists: InvertedLists, vector: Vectors, k: int, only: Numbers | None
    ) -> Ranking:
        """The ``k`` best in the lists that are not removed."""
        wanted = k
        while True:
            found = lists.search(vector, wanted, only)
            if not self._removed:
                return found
            kept = [i for i, number in enumerate(found.numbers) if number not in self._removed][:k]
            if len(kept) == k or len(found.numbers) < wanted:
                return Ranking(
                    tuple(found.numbers[i] for i in kept), tuple(found.scores[i] for i in kept)
                )
            wanted *= 2

    def _merge_if_many(self) -> None:
        """Put what stands beside the lists into them, where that is more than it may be."""
        recent, lists = int(self._recent.ntotal), self._lists
        if lists is None and recent <= self._exact_up_to:
            return
        if lists is not None and recent + len(self._removed) <= BESIDE_LISTS:
            return
        numbers = faiss.vector_to_array(self._recent.id_map)
        vectors = self._recent.index.reconstruct_n(0, recent)
        removed = np.array(sorted(self._removed), dtype=np.int64)
        self._lists = (
            InvertedLists.train(numbers, vectors)
            if lists is None
            else lists.change(removed, numbers, vectors)
        )
        self._recent, self._removed = _flat(self._recent.d), set()


def _flat(dimension: int) -> Any:
    """An index of none, which compares every vector."""
    # Components of 16 bits: on 48,932 real vectors the same ten nearest for every one of 200
    # questions, cosines within 5e-5, in 1.2 ms where 32 bits took 3.1, and half the memory
    # (`python -m benchmarks.vectors DATA` measures it as SQfp16).
    half = faiss.ScalarQuantizer.QT_fp16
    return faiss.IndexIDMap2(
        faiss.IndexScalarQuantizer(dimension, half, faiss.METRIC_INNER_PRODUCT)
    )
