"""Which passages lie near a question: vectors by number, with one store a file."""

from index.vectors.base import VectorStore
from index.vectors.faiss import FaissVectors

__all__ = ["FaissVectors", "VectorStore"]
