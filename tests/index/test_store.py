"""The store: whole records back, nothing left of what is removed, several readers."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.models import Article, Span, Turn
from index.errors import IndexCorruptError
from index.store import Passage, Store, article_fingerprint

ARTICLE = Article(
    id="a", text="One. Two. Three.", title="Counting", published=datetime(2025, 4, 18, tzinfo=UTC)
)
characters = st.characters(exclude_categories=["Cs"])  # what UTF-8 can hold
texts = st.text(characters, min_size=1) | st.sampled_from(["\0", "e\u0301", "😀", "'; --", "\r\n"])


@st.composite
def spans(draw: st.DrawFn, size: int) -> Span:
    """A span into a text of this size."""
    start = draw(st.integers(0, size))
    return Span(start, draw(st.integers(start, size)))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Any article."""
    text = draw(texts)
    optional = st.none() | texts
    turns = st.lists(st.builds(Turn, optional, spans(len(text))), max_size=3).map(tuple)
    return Article(
        id=draw(texts),
        text=text,
        title=draw(optional),
        source=draw(optional),
        url=draw(optional),
        author=draw(optional),
        published=draw(st.none() | st.datetimes(timezones=st.just(UTC))),
        language=draw(optional),
        origin=draw(optional),
        turns=draw(turns),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store may be made."""
    return tmp_path / "store.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """An empty store."""
    with closing(Store.create(path)) as made:
        yield made


numbered = count()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(article=articles(), data=st.data())
def test_round_trip(tmp_path: Path, article: Article, data: st.DataObject) -> None:
    some_spans = st.lists(spans(len(article.text)), max_size=5)
    sentences, passages = data.draw(some_spans), data.draw(some_spans)
    path = tmp_path / f"{next(numbered)}.sqlite"
    with closing(Store.create(path)) as store:
        put = store.put(article, "f00d", sentences, passages)
        store.commit()
    with closing(Store.open(path)) as store:
        assert store.article(article.id) == article
        assert list(store.articles()) == [article]
        assert store.sentences(article.id) == tuple(sentences)
        assert [passage.span for passage in put] == passages
        numbers = [passage.number for passage in put]
        assert store.passages(numbers) == put
        assert store.passages_with_articles(numbers) == [(passage, article) for passage in put]
        assert store.fingerprint(article.id) == "f00d"
        assert store.origins() == {article.id: article.origin}
        assert store.passage_numbers() == set(numbers)


def test_what_is_not_there(store: Store, path: Path) -> None:
    assert store.article("x") is None
    assert store.sentences("x") == ()
    assert store.remove("x") == []
    assert store.passages([]) == []
    with pytest.raises(IndexCorruptError) as error:
        store.passages([7])
    assert str(error.value) == f"{path}: passage 7 is missing; run `talks index build --full`"


def test_passages_come_in_the_order_asked_for(store: Store) -> None:
    first, second = store.put(ARTICLE, "f", [], [Span(0, 4), Span(5, 9)])
    (third,) = store.put(replace(ARTICLE, id="b"), "f", [], [Span(0, 9)])
    asked = [third.number, first.number, second.number, first.number]
    assert store.passages(asked) == [third, first, second, first]
    assert [article.id for _, article in store.passages_with_articles(asked)] == ["b", *"aaa"]


def test_removal_leaves_nothing(store: Store, path: Path) -> None:
    kept = replace(ARTICLE, id="kept", turns=(Turn("Q", Span(0, 4)),))
    gone = replace(ARTICLE, turns=(Turn("A", Span(0, 4)), Turn(None, Span(5, 9))))
    store.put(gone, "f", [Span(0, 4)], [Span(0, 4), Span(5, 9)])
    store.put(kept, "f", [Span(0, 4)], [Span(0, 9)])
    assert store.remove(gone.id) == [1, 2]
    store.commit()
    with closing(sqlite3.connect(path)) as plain:
        rows = {
            table: [row[0] for row in plain.execute(f"SELECT {column} FROM {table}")]
            for table, column in (("articles", "id"), ("turns", "article"), ("passages", "article"))
        }
    assert rows == {table: ["kept"] for table in rows}


def test_numbers_are_never_used_again(path: Path) -> None:
    seen: list[Passage] = []
    for edition in range(4):
        opened = Store.edit(path) if edition else Store.create(path)
        with closing(opened) as store:
            store.remove(ARTICLE.id)
            seen += store.put(ARTICLE, "f", [], [Span(0, 4), Span(5, 9)])
            store.commit()
    assert [passage.number for passage in seen] == list(range(1, 9))


def test_what_is_not_committed_is_not_kept(path: Path) -> None:
    with closing(Store.create(path)) as store:
        store.put(ARTICLE, "f", [], [])
    with pytest.raises(IndexCorruptError):
        Store.open(path)


def test_moving_changes_the_origin_alone(store: Store) -> None:
    store.put(ARTICLE, "f", [Span(0, 4)], [Span(0, 4)])
    store.move(ARTICLE.id, "elsewhere.jsonl")
    assert store.article(ARTICLE.id) == replace(ARTICLE, origin="elsewhere.jsonl")
    assert store.fingerprint("a") == "f"
    assert store.origins() == {"a": "elsewhere.jsonl"}


def test_coverage_and_order(store: Store) -> None:
    assert (store.coverage().articles, store.coverage().earliest) == (0, None)
    days = {"old": datetime(2024, 1, 1, tzinfo=UTC), "unknown": None}
    days["new"] = datetime(2025, 4, 18, 10, 0, 0, 500, tzinfo=UTC)
    days["newer"] = datetime(2025, 4, 18, 10, 0, 1, tzinfo=UTC)
    for key, published in days.items():
        store.put(replace(ARTICLE, id=key, published=published), "f", [], [Span(0, 4)])
    assert [article.id for article in store.articles()] == ["newer", "new", "old", "unknown"]
    coverage = store.coverage()
    assert (coverage.articles, coverage.passages) == (4, 4)
    assert (coverage.earliest, coverage.latest) == (days["old"], days["newer"])


def test_several_threads_read_at_once(path: Path) -> None:
    with closing(Store.create(path)) as store:
        expected = {}
        for key in map(str, range(50)):
            turns = tuple(Turn(key, Span(n, n + 1)) for n in range(3))
            article = replace(ARTICLE, id=key, title=key * 3, turns=turns)
            (passage,) = store.put(article, key, [Span(0, 4)], [Span(0, 9)])
            expected[passage.number] = (passage, article)
        store.commit()
    with closing(Store.open(path)) as store, ThreadPoolExecutor(8) as pool:
        numbers = list(expected)
        rounds = [numbers[n % 50 :] + numbers[: n % 50] for n in range(80)]
        for asked, found in zip(
            rounds, pool.map(store.passages_with_articles, rounds), strict=True
        ):
            assert found == [expected[number] for number in asked]


def test_a_published_store_is_only_read(path: Path) -> None:
    with closing(Store.create(path)) as store:
        store.commit()
    with closing(Store.open(path)) as store, pytest.raises(sqlite3.OperationalError):
        store.put(ARTICLE, "f", [], [])


@pytest.mark.parametrize("content", [None, b"", b"not SQLite's" * 100])
def test_a_file_that_is_not_a_store(path: Path, content: bytes | None) -> None:
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(IndexCorruptError) as error:
        Store.open(path)
    assert str(error.value).startswith(f"{path}: not readable (")


def test_a_path_with_every_sign(tmp_path: Path) -> None:
    path = tmp_path / "50% of? #1 é.sqlite"
    with closing(Store.create(path)) as store:
        store.put(ARTICLE, "f", [], [])
        store.commit()
    with closing(Store.open(path)) as store:
        assert store.article("a") == ARTICLE


@pytest.mark.parametrize(
    "changed",
    [
        replace(ARTICLE, id="b"),
        replace(ARTICLE, text="One. Two. Four."),
        replace(ARTICLE, title=None),
        replace(ARTICLE, title=None, source="Counting"),
        replace(ARTICLE, url="https://news.example/a"),
        replace(ARTICLE, author="Ana Ruiz"),
        replace(ARTICLE, published=None),
        replace(ARTICLE, language="en"),
        replace(ARTICLE, turns=(Turn(None, Span(0, 4)),)),
    ],
)
def test_a_fingerprint_tells_every_field_apart(changed: Article) -> None:
    assert article_fingerprint(changed) != article_fingerprint(ARTICLE)


def test_a_fingerprint_leaves_out_the_origin() -> None:
    assert article_fingerprint(replace(ARTICLE, origin="x")) == article_fingerprint(ARTICLE)
