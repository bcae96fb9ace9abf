"""Vectors in FAISS: compared exactly up to a size, by inverted lists beyond it."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from index.encoders.base import Vectors
from index.errors import IndexCorruptError
from index.filter import Numbers
from index.ranking import Ranking

# Lists probed for a question. With vectors kept at 8 bits a component, which alone leaves a
# recall@10 of 0.99, real passages and questions have 0.91 with 8 lists probed, 0.94 with 16, 0.96
# with 32, 0.977 with 64 and 0.986 with 128, among 1,000,000 in 1,024 lists; 128 cost half the CPU
# of embedding the question. Synthetic vectors promise far more
# (`python -m benchmarks.vectors DATA`).
PROBES = 128
_TRAINING_PER_LIST = 64
_HASHTABLE = 2  # faiss::DirectMap::Hashtable, which its Python module does not name


class FaissVectors:
    """Vectors in one FAISS index.

    Up to ``exact_up_to`` of them stand in a flat index, where every one is compared; beyond, in
    inverted lists with 8-bit components, trained anew when there should be more than twice as many
    lists as there are. They stay lists when vectors are taken out.
    """

    def __init__(self, dimension: int, exact_up_to: int) -> None:
        # Components of 16 bits: on 48,932 real vectors the same ten nearest for every one of 200
        # questions, cosines within 5e-5, in 1.2 ms where 32 bits took 3.1, and half the memory
        # (`python -m benchmarks.vectors DATA` measures it as SQfp16).
        half = faiss.ScalarQuantizer.QT_fp16
        flat = faiss.IndexScalarQuantizer(dimension, half, faiss.METRIC_INNER_PRODUCT)
        self._index: Any = faiss.IndexIDMap2(flat)
        self._exact_up_to = exact_up_to

    @classmethod
    def open(cls, path: Path, exact_up_to: int = 0) -> "FaissVectors":
        """Read what `save` wrote.

        Raises:
            IndexCorruptError: if the file is missing or not FAISS's.
        """
        try:
            index = faiss.read_index(str(path))
        except RuntimeError as error:
            raise IndexCorruptError(
                f"{path}: not readable by FAISS; run `talks index build --full`"
            ) from error
        store = cls(index.d, exact_up_to)
        if not isinstance(index, faiss.IndexIDMap2):
            index.nprobe = PROBES  # type: ignore[attr-defined]  # FAISS keeps that of its building
        store._index = index
        return store

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def kind(self) -> str:
        """ "exact" or "inverted lists"."""
        return "exact" if isinstance(self._index, faiss.IndexIDMap2) else "inverted lists"

    def remove(self, numbers: Sequence[int]) -> None:
        """Take out vectors by number; those not there are ignored."""
        if numbers:
            self._index.remove_ids(np.asarray(numbers, dtype=np.int64))

    def add(self, numbers: Sequence[int], vectors: Vectors) -> None:
        """Put in vectors, shape (len(numbers), dimension), under numbers not there yet."""
        if not numbers:
            return
        if len(self) + len(numbers) > self._exact_up_to and self._outgrown(len(numbers)):
            self._retrain(vectors)
        self._index.add_with_ids(np.ascontiguousarray(vectors), np.asarray(numbers, np.int64))

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
        parameters = None if only is None else self._parameters(only)
        scores, numbers = self._index.search(vector.reshape(1, -1), k, params=parameters)
        found = [(int(n), float(s)) for n, s in zip(numbers[0], scores[0], strict=True) if n >= 0]
        return Ranking(tuple(n for n, _ in found), tuple(s for _, s in found))

    def stored(self, number: int) -> Vectors | None:
        """The vector under a number, shape (dimension,), as precisely as it is kept; None where
        there is none, and of inverted lists, of which all would have to be read for it.
        """
        if not isinstance(self._index, faiss.IndexIDMap2):
            return None
        try:
            return np.asarray(self._index.reconstruct(number), dtype=np.float32)
        except RuntimeError:  # what FAISS raises for a number that it does not have
            return None

    def _parameters(self, only: Numbers) -> Any:
        chosen = faiss.IDSelectorBatch(only)
        if isinstance(self._index, faiss.IndexIDMap2):
            return faiss.SearchParameters(sel=chosen)  # type: ignore[call-arg]
        # So many lists that they hold as many of the wanted as PROBES lists hold vectors.
        probes = min(self._index.nlist, math.ceil(PROBES * len(self) / len(only)))
        return faiss.SearchParametersIVF(sel=chosen, nprobe=probes)  # type: ignore[call-arg]

    def save(self, path: Path) -> None:
        """Write the store to one file.

        Raises:
            OSError: if it cannot be written.
        """
        try:
            faiss.write_index(self._index, str(path))
        except RuntimeError as error:
            raise OSError(str(error).rpartition(" failed: ")[2]) from error

    def _outgrown(self, coming: int) -> bool:
        if isinstance(self._index, faiss.IndexIDMap2):
            return True
        return bool(_lists_for(len(self) + coming) > 2 * self._index.nlist)

    def _retrain(self, coming: Vectors) -> None:
        """Move what is stored into inverted lists cut for it and for what is coming."""
        numbers, stored = self._stored()
        sample = np.concatenate([stored, coming])
        lists = _lists_for(len(sample))
        wanted = lists * _TRAINING_PER_LIST
        if len(sample) > wanted:
            chosen = np.random.default_rng(0).choice(len(sample), wanted, replace=False)
            sample = sample[np.sort(chosen)]
        dimension = self._index.d
        index = faiss.IndexIVFScalarQuantizer(
            faiss.IndexFlatIP(dimension),
            dimension,
            lists,
            faiss.ScalarQuantizer.QT_8bit,
            faiss.METRIC_INNER_PRODUCT,
        )
        index.cp.min_points_per_centroid = 1
        index.train(np.ascontiguousarray(sample))
        index.nprobe = PROBES
        if len(numbers):
            index.add_with_ids(stored, numbers)
        self._index = index

    def _stored(self) -> tuple[Any, Vectors]:
        """All numbers, shape (n,), and their vectors, shape (n, dimension)."""
        if isinstance(self._index, faiss.IndexIDMap2):
            numbers = faiss.vector_to_array(self._index.id_map)
            vectors = self._index.index.reconstruct_n(0, len(numbers))
            return numbers, vectors
        lists = self._index.invlists
        numbers = np.concatenate(
            [
                faiss.rev_swig_ptr(lists.get_ids(i), lists.list_size(i)).copy()
                for i in range(self._index.nlist)
                if lists.list_size(i)
            ]
            or [np.empty(0, np.int64)]
        )
        self._index.set_direct_map_type(_HASHTABLE)
        return numbers, self._index.reconstruct_batch(numbers)


def _lists_for(vectors: int) -> int:
    """About the square root of the number of vectors, as a power of two, at least 1."""
    return 1 << round(math.log2(max(1, vectors)) / 2)
