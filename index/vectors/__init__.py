"""Which passages lie near a question: vectors by number, with one store a folder."""

from index.vectors.base import VectorStore
from index.vectors.faiss import LISTS, FaissVectors

__all__ = ["LISTS", "FaissVectors", "VectorStore"]
