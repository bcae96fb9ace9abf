"""Timelines made in other ways, for comparison."""

from datetime import UTC, date, datetime

import pytest

from bot.extraction.candidates import Candidate
from bot.timelines.choosing import DatedCandidate
from bot.timelines.models import DatedBy
from corpus.models import Article, Span
from evals.timeline_methods import METHODS, Method, Task, clusters, mentions, publications

PORTS = "Carvania opened grain harbours to foreign ships in the spring."
STRIKE = "Dockers in Tarn struck over wages and pensions for a fifth week."


def told(name: str, text: str, published: int, day: int | None = None) -> DatedCandidate:
    moment = datetime(2025, 4, published, tzinfo=UTC)
    candidate = Candidate(
        Article(name, text, published=moment), Span(0, len(text)), text, 0, None, None
    )
    by = DatedBy.PUBLICATION if day is None else DatedBy.WORDS
    return DatedCandidate(candidate, date(2025, 4, day or published), by)


FOUND = [
    told("a", PORTS, 18, 12),
    told("b", PORTS, 19, 12),
    told("c", STRIKE, 25),
    told("d", STRIKE, 25),
    told("e", STRIKE, 26),
]


def test_days_of_most_publications() -> None:
    assert list(publications(Task(FOUND, 1, 1))) == [date(2025, 4, 25)]


def test_days_of_most_mentions() -> None:
    assert mentions(Task(FOUND, 1, 2)) == {date(2025, 4, 12): [PORTS]}


def test_a_cluster_is_told_on_the_day_that_it_names_most_else_on_its_first() -> None:
    assert clusters(Task(FOUND, 5, 1)) == {
        date(2025, 4, 25): [STRIKE],
        date(2025, 4, 12): [PORTS],
    }


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_no_more_than_is_wanted(method: Method) -> None:
    timeline = method(Task(FOUND, 1, 1))
    assert len(timeline) == 1
    assert all(len(sentences) == 1 for sentences in timeline.values())
