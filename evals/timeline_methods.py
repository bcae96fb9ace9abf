"""Ways to make a timeline, to be compared: from dated sentences to the sentences of days."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from bot.extraction.select import term_vectors
from bot.timelines.choosing import DatedCandidate, choose_days
from bot.timelines.models import DatedBy

Timeline = dict[date, list[str]]
"""The sentences of each day."""

_LEAD = 5  # sentences of an article that tell of its publication, in the published methods


@dataclass(frozen=True, slots=True)
class Task:
    """Sentences to choose from, and how many days and sentences of a day are wanted."""

    found: Sequence[DatedCandidate]
    days: int
    sentences: int


Method = Callable[[Task], Timeline]


def at_random(task: Task) -> Timeline:
    """Days on which something was published, and sentences of it."""
    chance = random.Random(1)
    told = _by_day(each for each in task.found if each.by is DatedBy.PUBLICATION)
    days = chance.sample(sorted(told), min(task.days, len(told)))
    return {
        day: _texts(chance.sample(told[day], min(task.sentences, len(told[day])))) for day in days
    }


def publications(task: Task) -> Timeline:
    """The days on which most articles were published, and their first sentences."""
    told = defaultdict(list)
    for each in task.found:
        published = each.candidate.article.published
        if published:
            told[published.date()].append(each)
    days = sorted(told, key=lambda day: (-len(_articles(told[day])), day))[: task.days]
    return {
        day: _texts(sorted(told[day], key=lambda each: each.candidate.position)[: task.sentences])
        for day in days
    }


def mentions(task: Task) -> Timeline:
    """DATEWISE of Ghalandari and Ifrim (ACL 2020), its days ranked by counts of mentions.

    A day is told by the sentences that name it and the first of what was published then, chosen
    greedily so that their sum comes nearest to the centroid of the day.
    """
    told = _by_day(
        each for each in task.found if each.by is DatedBy.WORDS or each.candidate.position < _LEAD
    )
    named = Counter(each.day for each in task.found if each.by is DatedBy.WORDS)
    days = sorted(told, key=lambda day: (-named[day], day))[: task.days]
    return {day: _centroid(told[day], task.sentences) for day in days}


def clusters(task: Task) -> Timeline:
    """CLUST of the same: Markov clusters of the articles of two days in a row, largest first.

    A cluster's day is the one that its articles name most, else the first of their publications;
    its first sentences are chosen from as in `mentions`.
    """
    articles: dict[str, list[DatedCandidate]] = defaultdict(list)
    for each in task.found:
        articles[each.candidate.article.id].append(each)
    groups = list(articles.values())
    vectors = term_vectors([" ".join(_texts(group)) for group in groups])
    days = np.array([_published(group).toordinal() for group in groups])
    alike = np.asarray((vectors @ vectors.T).todense())
    alike[np.abs(days[:, None] - days) > 1] = 0
    timeline: Timeline = {}
    for cluster in sorted(_markov(alike), key=len, reverse=True):
        told = [each for i in cluster for each in groups[i]]
        named = Counter(each.day for each in told if each.by is DatedBy.WORDS)
        day = named.most_common(1)[0][0] if named else min(_published(groups[i]) for i in cluster)
        lead = [each for each in told if each.candidate.position < _LEAD]
        if lead and day not in timeline and len(timeline) < task.days:
            timeline[day] = _centroid(lead, task.sentences)
    return timeline


def ours(task: Task) -> Timeline:
    """`bot.timelines`."""
    chosen = choose_days(task.found, task.days, task.sentences)
    return {each.day: _texts(each.told) for each in chosen}


METHODS: dict[str, Method] = {
    "at random": at_random,
    "most published, first sentences": publications,
    "most mentioned, centroid (DATEWISE)": mentions,
    "Markov clusters (CLUST)": clusters,
    "**ours**": ours,
}


def _by_day(found: Iterable[DatedCandidate]) -> dict[date, list[DatedCandidate]]:
    told: dict[date, list[DatedCandidate]] = defaultdict(list)
    for each in found:
        told[each.day].append(each)
    return told


def _texts(chosen: Iterable[DatedCandidate]) -> list[str]:
    return [each.candidate.text for each in chosen]


def _articles(told: Iterable[DatedCandidate]) -> set[str]:
    return {each.candidate.article.id for each in told}


def _published(told: Sequence[DatedCandidate]) -> date:
    published = told[0].candidate.article.published
    if published is None:
        raise ValueError(f"article {told[0].candidate.article.id} has no date")
    return published.date()


def _centroid(told: Sequence[DatedCandidate], wanted: int) -> list[str]:
    """Sentences whose sum is nearest to that of all, found greedily; equal ones once."""
    texts = list(dict.fromkeys(_texts(told)))
    vectors = term_vectors(texts).toarray()
    centroid = vectors.sum(axis=0)
    total = np.zeros(vectors.shape[1])
    chosen: list[int] = []
    while len(chosen) < min(wanted, len(texts)):
        sums = total + vectors
        lengths = np.linalg.norm(sums, axis=1)
        near = (sums @ centroid) / np.where(lengths == 0, 1, lengths)
        near[chosen] = -np.inf
        chosen.append(int(near.argmax()))
        total += vectors[chosen[-1]]
    return [texts[i] for i in chosen]


def _markov(alike: npt.NDArray[np.float64], rounds: int = 50) -> list[list[int]]:
    """Van Dongen, "Graph clustering by flow simulation", 2000: expansion and inflation, both 2."""
    flow = alike.copy()
    np.fill_diagonal(flow, 1)
    flow /= flow.sum(axis=0)
    for _ in range(rounds):
        before = flow
        flow = (flow @ flow) ** 2
        flow[flow < 1e-4] = 0
        flow /= flow.sum(axis=0)
        if np.allclose(flow, before, atol=1e-6):
            break
    found = {tuple(np.flatnonzero(row).tolist()) for row in flow if row.any()}
    return [list(cluster) for cluster in sorted(found)]
