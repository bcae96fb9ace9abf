"""Which sentences stand for all: central to what is told, early in their articles, not alike."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.lexical import terms

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Similarity = npt.NDArray[np.float64]
"""Cosines between n texts, shape (n, n)."""

# Weights of what is added to centrality (0 to 1), and of centrality against repetition; chosen on
# timeline17's dev topics among LexRank, centroid with MMR and submodular coverage, over TF-IDF and
# over the encoder's vectors (`python -m evals.summaries DATA`).
_LEAD = 0.3
_LEAD_SENTENCES = 3.0
_CENTRAL = 0.7
# Sentences more alike than this tell the same; likewise chosen.
TOO_ALIKE = 0.35
# Fewer words in common are those of the topic.
_FEWEST_SHARED = 4


def term_vectors(texts: Sequence[str]) -> "csr_matrix":
    """TF-IDF vectors of length 1, English stop words left out; sparse, shape (n, terms)."""
    # Not at the top: it takes a second and 80 MB, and only summaries need it.
    from scipy.sparse import csr_matrix, eye_array
    from sklearn.feature_extraction.text import TfidfVectorizer

    try:
        return TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
    except ValueError:  # not a word in any of them
        return csr_matrix(eye_array(len(texts)))


def similarity(texts: Sequence[str]) -> Similarity:
    """Cosines of the texts' TF-IDF vectors, English stop words left out; shape (n, n)."""
    vectors = term_vectors(texts)
    return np.asarray((vectors @ vectors.T).todense(), dtype=np.float64)


def repetition(texts: Sequence[str]) -> Similarity:
    """How much of the shorter of each two texts is in the other; shape (n, n).

    That is the share of its words, stemmed and without stop words, by how few texts have them: what
    nearly all have is their topic. 0 where few words are in both.
    """
    from sklearn.feature_extraction.text import CountVectorizer

    try:
        words = CountVectorizer(analyzer=terms, binary=True).fit_transform(texts)
    except ValueError:  # not a word in any of them
        return np.eye(len(texts))
    weights = np.log((len(texts) + 1) / np.asarray(words.sum(axis=0)).ravel())
    shared = np.asarray((words.multiply(weights) @ words.T).todense(), dtype=np.float64)
    number = np.asarray((words @ words.T).todense())
    shorter = np.minimum.outer(np.diag(shared), np.diag(shared))
    return np.where(number < _FEWEST_SHARED, 0.0, shared / np.maximum(shorter, 1e-9))


def standing(alike: Similarity, positions: Sequence[int]) -> npt.NDArray[np.float64]:
    """How well each sentence stands for all, shape (n,), higher is better.

    Centrality is the mean cosine with all (the centroid of Radev et al., "Centroid-based
    summarization of multiple documents", 2004), as a share of the highest; ``positions``, from 0,
    are those in the articles, of which the first tell most in news.
    """
    central = alike.mean(axis=1)
    early = np.exp(-np.asarray(positions) / _LEAD_SENTENCES)
    return np.asarray(central / central.max() + _LEAD * early)


def choose(
    alike: Similarity, scores: npt.NDArray[np.float64], wanted: int, taken: Sequence[int] = ()
) -> list[int]:
    """Up to ``wanted`` texts beside those taken, best first, none alike to another.

    ``alike`` is how much of one is told by another, 0 to 1, shape (n, n); ``scores`` say how well
    each stands, higher is better, -inf for what may not be chosen.

    Maximal marginal relevance: Carbonell and Goldstein, "The use of MMR, diversity-based reranking
    for reordering documents and producing summaries", SIGIR 1998.
    """
    chosen = list(taken)
    while len(chosen) - len(taken) < wanted:
        repeated = alike[:, chosen].max(axis=1) if chosen else np.zeros(len(scores))
        value = _CENTRAL * scores - (1 - _CENTRAL) * repeated
        value[repeated > TOO_ALIKE] = -np.inf
        value[chosen] = -np.inf
        value[np.isneginf(scores)] = -np.inf
        best = int(value.argmax()) if len(value) else 0
        if not len(value) or np.isneginf(value[best]):
            break
        chosen.append(best)
    return chosen[len(taken) :]
