"""Very many vectors: FAISS's inverted lists, of which a search looks into some."""

import math
import shutil
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from index.encoders.base import Vectors
from index.filter import Numbers
from index.ranking import Ranking
from index.vectors.file import read, write

# Lists probed for a question. With vectors kept at 8 bits a component, which alone leaves a
# recall@10 of 0.99, real passages and questions have 0.91 with 8 lists probed, 0.94 with 16, 0.96
# with 32, 0.977 with 64 and 0.986 with 128, among 1,000,000 in 1,024 lists; 128 cost half the CPU
# of embedding the question. Synthetic vectors promise far more
# (`python -m benchmarks.vectors DATA`).
PROBES = 128
_TRAINING_PER_LIST = 64
_HASHTABLE = 2  # faiss::DirectMap::Hashtable, which its Python module does not name


class InvertedLists:
    """Vectors with 8-bit components in about as many lists as the square root of their number.

    What is opened stays a file until it is changed, and is neither read nor written to be saved.
    """

    def __init__(self, index: Any, path: Path | None = None) -> None:
        self._index = index
        self._path = path  # of the file that holds just this, None once it is changed

    @classmethod
    def train(cls, numbers: Numbers, vectors: Vectors) -> "InvertedLists":
        """Lists cut for these vectors, shape (len(numbers), dimension), which they then hold."""
        dimension = vectors.shape[1]
        lists = _lists_for(len(vectors))
        index = faiss.IndexIVFScalarQuantizer(
            faiss.IndexFlatIP(dimension),
            dimension,
            lists,
            faiss.ScalarQuantizer.QT_8bit,
            faiss.METRIC_INNER_PRODUCT,
        )
        index.cp.min_points_per_centroid = 1
        index.train(_sample(vectors, lists * _TRAINING_PER_LIST))
        index.nprobe = PROBES
        index.add_with_ids(vectors, numbers)
        return cls(index)

    @classmethod
    def open(cls, path: Path) -> "InvertedLists":
        """Map what `save` wrote into memory, where processes share it; a search reads its lists.

        Raises:
            IndexCorruptError: if the file is missing or not FAISS's.
        """
        index = read(path, faiss.IO_FLAG_MMAP_IFC)
        index.nprobe = PROBES  # not what was right when it was written
        return cls(index, path)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def count(self) -> int:
        """How many lists there are."""
        return int(self._index.nlist)

    def numbers(self) -> Numbers:
        """The numbers of all vectors, list by list."""
        lists = self._index.invlists
        filled = (i for i in range(self._index.nlist) if lists.list_size(i))
        parts = [faiss.rev_swig_ptr(lists.get_ids(i), lists.list_size(i)).copy() for i in filled]
        return np.concatenate([np.empty(0, np.int64), *parts])

    def search(self, vector: Vectors, k: int, only: Numbers | None) -> Ranking:
        """The ``k`` nearest, best first; the fewer ``only`` are, the more lists are probed."""
        if not len(self):
            return Ranking((), ())
        parameters = None
        if only is not None:
            # So many lists that they hold as many of the wanted as PROBES lists hold vectors.
            probes = min(self.count, math.ceil(PROBES * len(self) / len(only)))
            chosen = faiss.IDSelectorBatch(only)
            parameters = faiss.SearchParametersIVF(  # type: ignore[call-arg]
                sel=chosen, nprobe=probes
            )
        scores, numbers = self._index.search(vector.reshape(1, -1), k, params=parameters)
        return as_ranking(scores[0], numbers[0])

    def change(self, removed: Numbers, numbers: Numbers, vectors: Vectors) -> "InvertedLists":
        """Lists without some vectors and with others; in memory, and these are of use no more.

        They are trained anew if there should be more than twice as many.
        """
        if self._path:
            self._index = read(self._path)
        if len(removed):
            self._index.remove_ids(removed)
        if _lists_for(len(self) + len(numbers)) > 2 * self.count:
            held = self.numbers()
            self._index.set_direct_map_type(_HASHTABLE)
            stored = self._index.reconstruct_batch(held)
            return self.train(np.append(held, numbers), np.concatenate([stored, vectors]))
        if len(numbers):
            self._index.add_with_ids(vectors, numbers)
        return InvertedLists(self._index)

    def save(self, path: Path) -> None:
        """Write the lists to a file; nothing, if they are as they were read from it.

        A file that is there is replaced, not written to, since it may be a link.

        Raises:
            OSError: if it cannot be written.
        """
        if path == self._path:
            return
        path.unlink(missing_ok=True)
        if self._path is None:
            write(self._index, path)
        else:
            shutil.copyfile(self._path, path)


def as_ranking(scores: Any, numbers: Any) -> Ranking:
    """What FAISS found for one question; its places without a vector have the number -1."""
    found = [(int(n), float(s)) for n, s in zip(numbers, scores, strict=True) if n >= 0]
    return Ranking(tuple(n for n, _ in found), tuple(s for _, s in found))


def _sample(vectors: Vectors, wanted: int) -> Vectors:
    if len(vectors) <= wanted:
        return np.ascontiguousarray(vectors)
    chosen = np.random.default_rng(0).choice(len(vectors), wanted, replace=False)
    return np.ascontiguousarray(vectors[np.sort(chosen)])


def _lists_for(vectors: int) -> int:
    """About the square root of the number of vectors, as a power of two, at least 1."""
    return 1 << round(math.log2(max(1, vectors)) / 2)
