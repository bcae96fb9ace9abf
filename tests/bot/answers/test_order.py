"""Which of the words that may answer come first."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.answers.judge import Stretch
from bot.answers.order import Weights, ordered
from bot.answers.sought import Sought
from bot.questions.kind import Kind
from corpus.models import Article, Span
from index.published import PublishedIndex
from index.retriever import Hit
from index.store import Passage

QUESTION = "the monitors withdraw"
TODAY = datetime(2025, 5, 1, tzinfo=UTC)


@pytest.fixture
def sought(published: PublishedIndex) -> Sought:
    return Sought(QUESTION, QUESTION, Kind.OTHER, published.lexical)


def stretch(name: str, text: str = "Nothing of it.", cosine: float = 0.5, age: int = 0) -> Stretch:
    article = Article(name, text, published=TODAY - timedelta(days=age))
    return Stretch(article, Span(0, len(text)), cosine, text, text)


def hit(of: Stretch, rank: int, score: float) -> Hit:
    return Hit(Passage(rank, of.article.id, of.span), of.article, rank, score, None, None)


def names(sought: Sought, stretches: list[Stretch], hits: list[Hit], weights: Weights) -> list[str]:
    return [one.article.id for _, one in ordered(sought, stretches, hits, weights)]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (stretch("better", cosine=0.6), stretch("worse")),
        (stretch("better", "The monitors withdraw."), stretch("worse", "The monitors stay.")),
        (stretch("better", age=3), stretch("worse", age=4)),
        (stretch("better", cosine=0.6, age=900), stretch("worse")),  # dates break ties alone
    ],
)
def test_the_better_comes_first(sought: Sought, better: Stretch, worse: Stretch) -> None:
    for both in ([better, worse], [worse, better]):
        assert names(sought, both, [], Weights()) == ["better", "worse"]


def test_equal_ones_keep_their_order(sought: Sought) -> None:
    assert names(sought, [stretch("b"), stretch("a")], [], Weights()) == ["b", "a"]


def test_the_passage_counts(sought: Sought) -> None:
    best, last, elsewhere = stretch("best"), stretch("last"), stretch("elsewhere")
    hits = [hit(best, 1, 2.5), hit(stretch("middle"), 2, 1.5), hit(last, 3, 0.5)]
    found = dict.fromkeys(["best", "last", "elsewhere"], 0.0)
    weights = Weights(coverage=0.0, passage=0.4, recent=0.0)
    for score, one in ordered(sought, [elsewhere, last, best], hits, weights):
        found[one.article.id] = score
    assert found == pytest.approx({"best": 0.9, "last": 0.5, "elsewhere": 0.5})
    (only,) = ordered(sought, [best], hits[:1], weights)
    assert only[0] == pytest.approx(0.9)


def test_where_only_statements_are_searched_none_is_behind(sought: Sought) -> None:
    weights = Weights(coverage=0.0, passage=0.4, recent=0.0)
    assert [score for score, _ in ordered(sought, [stretch("a")], [], weights)] == [0.9]


def test_no_date_is_no_better(sought: Sought) -> None:
    weights = Weights(coverage=0.0, passage=0.0, recent=0.1)
    undated = Stretch(Article("undated", "Nothing."), Span(0, 8), 0.5, "Nothing.", "Nothing.")
    stretches = [undated, stretch("new"), stretch("old", age=30)]
    scores = {one.article.id: score for score, one in ordered(sought, stretches, [], weights)}
    assert scores == pytest.approx({"new": 0.6, "old": 0.55, "undated": 0.5})
