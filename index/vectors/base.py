"""What every vector store offers."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from index.encoders.base import Vectors
from index.filter import Numbers
from index.ranking import Ranking


class VectorStore(Protocol):
    """Unit vectors under numbers; similarity is the inner product, the cosine."""

    @property
    def kind(self) -> str:
        """How they are searched, in words."""
        ...

    def __len__(self) -> int: ...

    def remove(self, numbers: Sequence[int]) -> None:
        """Take out vectors by number; those not there are ignored."""
        ...

    def add(self, numbers: Sequence[int], vectors: Vectors) -> None:
        """Put in vectors, shape (len(numbers), dimension), under numbers not there yet."""
        ...

    def search(self, vector: Vectors, k: int, only: Numbers | None = None) -> Ranking:
        """The ``k`` nearest to ``vector``, shape (dimension,), best first; scores are cosines.

        ``only`` are the numbers to be searched, None for all.
        """
        ...

    def stored(self, number: int) -> Vectors | None:
        """The vector under a number, shape (dimension,), as precisely as it is kept; None where
        there is none, or it cannot be told at once.
        """
        ...

    def save(self, folder: Path) -> None:
        """Write the store to files in a folder.

        Raises:
            OSError: if it cannot be written.
        """
        ...
