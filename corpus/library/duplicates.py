"""Articles that have the same text, or nearly: one story, in several outlets or editions.

Near copies are looked for by MinHash signatures (Broder 1997) in buckets (locality-sensitive
hashing, Indyk and Motwani 1998), by datasketch, then checked exactly, on the words that both have.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from corpus.library.shingles import Shingles, shingles, words_of
from corpus.models import Article

# Two texts are one story if so much of the shorter stands in the longer, and if they are not too
# unlike in length: else a round-up would join all that it holds. Chosen on realtimeqa-2025-26,
# where 34 pairs are found, all but one of them editions of one article; of the 22 next ones, at 0.5
# and 0.3, half are about another event (`python -m evals.duplicates DATA`).
HELD = 0.7
ALIKE = 0.35
# 42 buckets of 3 minima: of two texts that share 35% of their runs of words 84% are met there, of
# 50% 99.6%, of 10% 4%.
_BUCKETS, _MINIMA = 42, 3


@dataclass(frozen=True, slots=True)
class Story:
    """The articles, two at least, that tell one story, by their ids in the order of the corpus.

    ``exact`` says that they are the same word for word; titles, marks and case may differ.
    """

    article_ids: tuple[str, ...]
    exact: bool


def find_stories(
    articles: Iterable[Article], held: float = HELD, alike: float = ALIKE
) -> list[Story]:
    """The stories that several articles tell, in order of their first; ids are unique.

    Whoever is near a copy of one is of its story. ``held`` is the least share of the shorter text's
    runs of five words that stand in the longer, ``alike`` the least share of both texts' runs that
    stand in both (Jaccard). ``articles``, which is no iterator, is gone through twice, so that
    only what may be a copy is in memory.
    """
    near = _may_be_copies(articles)
    involved = {article_id for pair in near for article_id in pair}
    runs: dict[str, Shingles] = {}
    words: dict[str, int] = {}
    for article in articles:
        if article.id in involved:
            runs[article.id] = shingles(article.text)
            words[article.id] = hash(tuple(words_of(article.text)))
    order = {article_id: place for place, article_id in enumerate(runs)}
    groups = _joined(
        (one, other) for one, other in near if _are_copies(runs[one], runs[other], held, alike)
    )
    stories = [
        Story(
            tuple(sorted(group, key=order.__getitem__)),
            exact=len({words[article_id] for article_id in group}) == 1,
        )
        for group in groups
    ]
    return sorted(stories, key=lambda story: order[story.article_ids[0]])


def _may_be_copies(articles: Iterable[Article]) -> list[tuple[str, str]]:
    """Pairs of articles that meet in a bucket."""
    from datasketch import MinHash, MinHashLSH  # not at the top: scipy takes long to import

    permutations = _BUCKETS * _MINIMA
    buckets = MinHashLSH(num_perm=permutations, params=(_BUCKETS, _MINIMA))
    empty = MinHash(permutations, hashfunc=int, scheme="affine32")
    pairs: list[tuple[str, str]] = []
    for article in articles:
        runs = shingles(article.text)
        if not len(runs):
            continue
        signature = empty.copy()
        signature.update_batch(runs)
        pairs += [(other, article.id) for other in buckets.query(signature)]
        buckets.insert(article.id, signature)
    return pairs


def _are_copies(one: Shingles, other: Shingles, held: float, alike: float) -> bool:
    both = len(np.intersect1d(one, other, assume_unique=True))
    shorter, either = min(len(one), len(other)), len(one) + len(other) - both
    return both >= held * shorter and both >= alike * either


def _joined(pairs: Iterable[tuple[str, str]]) -> list[set[str]]:
    """The groups that pairs form."""
    neighbours: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        neighbours[one].add(other)
        neighbours[other].add(one)
    groups: list[set[str]] = []
    while neighbours:
        group: set[str] = set()
        coming = [next(iter(neighbours))]
        while coming:
            article_id = coming.pop()
            if article_id not in group:
                group.add(article_id)
                coming += neighbours.pop(article_id)
        groups.append(group)
    return groups
