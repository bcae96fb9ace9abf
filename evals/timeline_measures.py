"""How near a timeline comes to one that a journalist wrote: dates, and words by aligned dates.

The measures of Martschat and Markert, "Improving ROUGE for timeline summarization", EACL 2017, as
tables of timeline summarisation have them: Date-F1, and ROUGE-1 and ROUGE-2 by "align+ m:1". Words
are stemmed and stop words left out, as there.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rouge_score.tokenizers import DefaultTokenizer
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

Dated = Mapping[date, Sequence[str]]
"""The sentences of each day of a timeline."""

_WORD = re.compile(r"[a-z0-9]+")
_STEMS = DefaultTokenizer(use_stemmer=True)


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean, 0 if both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def date_score(found: Dated, reference: Dated) -> Score:
    """How many of the days found are the reference's, and how many of its are found."""
    shared = len(found.keys() & reference.keys())
    return Score(shared / len(found) if found else 0.0, shared / len(reference))


def aligned_rouge(found: Dated, reference: Dated, n: int) -> Score:
    """ROUGE-``n`` of the days found against the days that they are aligned with.

    For precision each day found is aligned with the day of the reference that is nearest in time
    and words, for recall the other way round; several may be with one. What they share counts
    1 / (1 + days between them).
    """
    ours = {day: _grams(sentences, n) for day, sentences in found.items()}
    theirs = {day: _grams(sentences, n) for day, sentences in reference.items()}
    return Score(
        _matched(_aligned(found, reference), ours, theirs),
        _matched(_aligned(reference, found), theirs, ours),
    )


def _matched(
    aligned: Mapping[date, date],
    grams: Mapping[date, Counter[tuple[str, ...]]],
    others: Mapping[date, Counter[tuple[str, ...]]],
) -> float:
    """The share of the n-grams that the aligned days hold too, each weighted by its distance."""
    total = sum(counts.total() for counts in grams.values())
    shared = sum(
        (grams[day] & others[other]).total() / (1 + abs((day - other).days))
        for day, other in aligned.items()
    )
    return shared / total if total else 0.0


def _aligned(days: Dated, others: Dated) -> dict[date, date]:
    """For each day the other one that costs least, the earliest of those that cost the same."""
    if not others:
        return {}
    words = {day: _plain_words(sentences) for day, sentences in others.items()}
    aligned = {}
    for day, sentences in days.items():
        told = _plain_words(sentences)
        costs = {other: _cost(day, told, other, words[other]) for other in sorted(others)}
        aligned[day] = min(costs, key=costs.__getitem__)
    return aligned


def _cost(day: date, words: Counter[str], other: date, others: Counter[str]) -> float:
    both = words.total() + others.total()
    alike = 2 * (words & others).total() / both if both else 0.0
    return (1 - 1 / (1 + abs((day - other).days))) * (1 - alike)


def _plain_words(sentences: Iterable[str]) -> Counter[str]:
    return Counter(_WORD.findall(" ".join(sentences).lower()))


def _grams(sentences: Iterable[str], n: int) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(" ".join(sentences).lower())
    told = " ".join(word for word in words if word not in ENGLISH_STOP_WORDS)
    stems = _STEMS.tokenize(told)
    return Counter(zip(*(stems[i:] for i in range(n)), strict=False))
