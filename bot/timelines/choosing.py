"""Which days make a timeline, and which sentences tell of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from bot.extraction.candidates import Candidate
from bot.extraction.select import choose, repetition, standing, term_vectors
from bot.timelines.dates import told_day
from bot.timelines.models import DatedBy

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

# How much it counts that a sentence is near to all that is told, against its standing among those
# of its day. Chosen on timeline17's dev topics (`python -m evals.timelines DATA`).
_CENTRAL_TO_ALL = 0.7
# Of another day a sentence is told over again that is more alike than this; a lower bound loses
# days of which the same things are told (likewise).
_RETOLD = 0.7


@dataclass(frozen=True, slots=True)
class DatedCandidate:
    """A sentence that may stand in a timeline, its day, and what says so."""

    candidate: Candidate
    day: date
    by: DatedBy


@dataclass(frozen=True, slots=True)
class ChosenDay:
    """A day of a timeline, how many articles tell of it, and what tells it best, best first."""

    day: date
    articles: int
    told: tuple[DatedCandidate, ...]


def dated(candidates: Iterable[Candidate]) -> Iterator[DatedCandidate]:
    """Those of the candidates that have a day: by their words, else by their publication."""
    for candidate in candidates:
        moment = candidate.article.published
        published = moment.date() if moment else None
        told = told_day(candidate.text, published)
        if told:
            yield DatedCandidate(candidate, told, DatedBy.WORDS)
        elif published:
            yield DatedCandidate(candidate, published, DatedBy.PUBLICATION)


def choose_days(found: Sequence[DatedCandidate], days: int, sentences: int) -> list[ChosenDay]:
    """Up to ``days`` days in order, each with up to ``sentences`` sentences, at least one.

    Days come by how many articles tell of them, a publication then counting as much as a sentence
    that names the day; those alike in that by how central to all their best sentence is. This is
    ranking by counts of mentions and publications, as in Ghalandari and Ifrim, "Examining the
    state-of-the-art in news timeline summarization", ACL 2020. Sentences are chosen as for a
    summary (`bot.extraction.select`), by their nearness to all that is told besides. None is
    like another one of its day, or nearly the same as one of another day.
    """
    if not found:
        return []
    vectors = term_vectors([each.candidate.text for each in found])
    central = _central(vectors)
    places: dict[date, list[int]] = defaultdict(list)
    for place, each in enumerate(found):
        places[each.day].append(place)
    tellers = {day: _tellers(found[i] for i in at) for day, at in places.items()}
    ranked = sorted(places, key=lambda day: (-len(tellers[day]), -central[places[day]].max(), day))

    taken: list[int] = []
    chosen: list[ChosenDay] = []
    for day in ranked:
        if len(chosen) == days:
            break
        at = _new(vectors, places[day], taken)
        if not at:
            continue
        cosines = (vectors[at] @ vectors[at].T).toarray()
        scores = standing(cosines, [found[i].candidate.position for i in at])
        scores += _CENTRAL_TO_ALL * central[at]
        alike = np.maximum(cosines, repetition([found[i].candidate.text for i in at]))
        best = [at[i] for i in choose(alike, scores, sentences)]
        taken += best
        articles = len({article for article, _ in tellers[day]})
        chosen.append(ChosenDay(day, articles, tuple(found[i] for i in best)))
    return sorted(chosen, key=lambda each: each.day)


def _new(vectors: "csr_matrix", places: Sequence[int], taken: Sequence[int]) -> list[int]:
    """Those of the places whose texts do not tell over again what was told on another day."""
    if not taken:
        return list(places)
    nearest = (vectors[places] @ vectors[taken].T).max(axis=1).toarray().ravel()
    return [place for place, near in zip(places, nearest, strict=True) if near <= _RETOLD]


def _central(vectors: "csr_matrix") -> npt.NDArray[np.float64]:
    """How near each text is to the centroid of all, as a share of the nearest; shape (n,)."""
    near = np.asarray(vectors @ vectors.mean(axis=0).T).ravel()
    return near / (near.max() or 1.0)


def _tellers(told: Iterable[DatedCandidate]) -> set[tuple[str, DatedBy]]:
    """The articles that name a day, and those that were published on it, by id."""
    return {(each.candidate.article.id, each.by) for each in told}
