"""Statements and speakers in the store: whole records back, and whose they are, kept up to date."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.aliases import NO_ALIASES, Aliases
from corpus.models import Article, Quote, QuoteKind, Span, Speaker, Turn
from index.build import BuildReport, BuildSettings, build_index
from index.filter import Filter
from index.passages import PassageSettings
from index.speakers import SURE, KnownSpeaker, Office, SpeakerMention, build_registry
from index.store import Store
from tests.index.conftest import WriteCorpus
from tests.index.contents import opened
from tests.index.hashing import HashingEncoder

RUIZ = Speaker("ana-ruiz", "Ana Ruiz", "foreign minister")
BRANDT = Speaker("jonas-brandt", "Jonas Brandt")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with closing(Store.create(tmp_path / "store.sqlite")) as made:
        yield made


def put(store: Store, article: Article, *quotes: Quote) -> None:
    """Store an article with statements in place of its own."""
    store.remove(article.id)
    store.put(article, "fingerprint", [], [])
    store.quotes.put(article, quotes)


def tell_apart(store: Store, aliases: Aliases = NO_ALIASES) -> None:
    """Tell apart the speakers of all that is stored."""
    store.quotes.registry.tell_apart(aliases, 0)


def quote(article: str, start: int, speaker: Speaker | None = RUIZ, sure: float = 0.98) -> Quote:
    parts = (Span(start, start + 2),)
    return Quote(article, QuoteKind.DIRECT, parts, None, None, speaker, sure)


spans = st.integers(0, 2**31 - 2).flatmap(
    lambda start: st.builds(Span, st.just(start), st.integers(start, 2**31 - 1))
)
speakers = st.builds(
    Speaker,
    st.text(),
    st.sampled_from(["Ana Ruiz", "Ö", "", "'; --", "Jonas\0Brandt"]),
    st.sampled_from([None, "", "mayor"]),
)
quotes = st.builds(
    Quote,
    st.just("a"),
    st.sampled_from(QuoteKind),
    st.lists(spans, min_size=1, max_size=3).map(tuple),
    st.none() | spans,
    st.none() | spans,
    st.none() | speakers,
    st.floats(0, 1),
    st.none() | spans,
    denied=st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(quotes, max_size=5))
def test_statements_come_back_whole_with_the_speakers_of_the_corpus(
    store: Store, stored: list[Quote]
) -> None:
    put(store, Article("a", "text"), *stored)
    tell_apart(store)
    sure = [q.speaker for q in stored if q.speaker and q.confidence >= SURE]
    mentions = [SpeakerMention("a", who.name, who.role, None, 1) for who in sure]
    ids = build_registry(mentions, NO_ALIASES).ids
    expected = []
    for one in sorted(stored, key=lambda q: q.span.start):
        who = one.speaker
        known = ids.get(("a", who.name, who.role)) if who else None
        expected.append(replace(one, speaker=replace(who, id=known) if who and known else None))
    assert store.quotes.of_article("a") == expected


def test_numbers_are_given_in_order_and_lead_back(store: Store) -> None:
    article = Article("a", "text")
    store.put(article, "", [], [])
    numbers = store.quotes.put(article, [quote("a", 5), quote("a", 1)])
    assert store.quotes.numbers_of_article("a") == numbers
    assert [q.span.start for q in store.quotes.of_numbers(numbers)] == [5, 1]
    assert [q.span.start for q in store.quotes.of_numbers([numbers[1], 999])] == [1]


def test_sources_as_printed_go_with_their_article(store: Store) -> None:
    article = Article("a", "Carvanian officials said so.")
    of_officials = replace(quote("a", 25), source=Span(0, 19), speaker=None)
    of_ruiz = replace(of_officials, speaker=RUIZ, confidence=SURE)
    perhaps_of_ruiz = replace(of_ruiz, confidence=SURE - 0.01)
    put(store, article, of_officials, of_ruiz, perhaps_of_ruiz)
    first, _, third = store.quotes.numbers_of_article("a")
    printed = store.allowed(Filter(printed=("Carvanian officials",))).statements
    assert printed is not None
    assert printed.tolist() == [first, third]
    store.remove("a")
    assert store.allowed(Filter(printed=("Carvanian officials",))).nothing


def test_statements_go_with_their_article(store: Store) -> None:
    for key in "ab":
        put(store, Article(key, "text"), quote(key, 0))
    store.remove("a")
    tell_apart(store)
    assert store.quotes.of_article("a") == []
    assert [q.article_id for q in store.quotes.all()] == ["b"]
    assert [(s.statements, s.articles) for s in store.quotes.speakers()] == [(1, 1)]
    store.remove("b")
    tell_apart(store)
    assert store.quotes.speakers() == []


def test_statements_of_speakers_are_those_of_the_newest_article_first(store: Store) -> None:
    for key, year in (("undated", None), ("old", 2019), ("new", 2024), ("b", 2019)):
        published = datetime(year, 1, 1, tzinfo=UTC) if year else None
        article = Article(key, "text", published=published)
        put(store, article, quote(key, 9), quote(key, 3), quote(key, 5, BRANDT))
    tell_apart(store)
    of = store.quotes.of_speakers
    order = [("new", 3), ("new", 9), ("b", 3), ("b", 9), ("old", 3), ("old", 9)]
    order += [("undated", 3), ("undated", 9)]
    assert [(q.article_id, q.span.start) for q in of(["ana-ruiz"])] == order
    assert [(q.article_id, q.span.start) for q in of(["jonas-brandt"])] == [
        ("new", 5), ("b", 5), ("old", 5), ("undated", 5)
    ]  # fmt: skip
    assert list(of(["ana-ruiz", "jonas-brandt"])) == list(store.quotes.all())
    assert list(of([])) == list(of(["nobody"])) == []


def test_mentions_are_of_those_who_surely_speak(store: Store) -> None:
    moment = datetime(2024, 1, 1, 12, tzinfo=UTC)
    put(
        store,
        Article("a", "text", published=moment),
        quote("a", 0),
        quote("a", 2),
        quote("a", 4, RUIZ, SURE - 0.01),
        quote("a", 6, BRANDT, SURE),
        quote("a", 8, Speaker("x", "Iva Petrova"), SURE - 0.01),
        quote("a", 10, None, 1.0),
    )
    put(store, Article("b", "text", turns=(Turn("MS. RUIZ", Span(0, 4)),)), quote("b", 0))
    tell_apart(store)
    held = Office("foreign minister", moment, moment, 2)
    assert store.quotes.speakers() == [
        KnownSpeaker("ana-ruiz", "Ana Ruiz", ("Ana Ruiz",), (held,), 3, 2),
        KnownSpeaker("jonas-brandt", "Jonas Brandt", ("Jonas Brandt",), (), 1, 1),
    ]


def test_the_registry_comes_back_whole(store: Store) -> None:
    moment = datetime(2024, 1, 1, 12, tzinfo=UTC)
    put(store, Article("a", "text", published=moment), quote("a", 0), quote("a", 2, BRANDT))
    put(store, Article("b", "text"), quote("b", 0, replace(RUIZ, name="Ana Ruíz")))
    registry = build_registry(
        [
            SpeakerMention("a", "Ana Ruiz", "foreign minister", moment, 1),
            SpeakerMention("a", "Jonas Brandt", None, moment, 1),
            SpeakerMention("b", "Ana Ruíz", "foreign minister", None, 1),
        ],
        NO_ALIASES,
    )
    assert [s.id for s in registry.speakers] == ["ana-ruiz", "jonas-brandt"]
    for _ in range(2):
        tell_apart(store)
        assert tuple(store.quotes.speakers()) == registry.speakers
    coverage = store.coverage()
    assert (coverage.statements, coverage.speakers) == (3, 2)


def test_the_registry_is_written_again_when_speakers_change(store: Store) -> None:
    for key, name in (("a", "Ana Ruiz"), ("b", "Nan Ruiz")):
        put(store, Article(key, "text"), quote(key, 0, Speaker("x", name)))
    tell_apart(store)
    assert {q.speaker.id for q in store.quotes.all() if q.speaker} == {"ana-ruiz", "nan-ruiz"}
    tell_apart(store, Aliases({"nan ruiz": "Ana Ruiz"}, frozenset(), {}))
    assert [s.names for s in store.quotes.speakers()] == [("Ana Ruiz", "Nan Ruiz")]
    assert {q.speaker.id for q in store.quotes.all() if q.speaker} == {"ana-ruiz"}
    assert [q.speaker.name for q in store.quotes.all() if q.speaker] == ["Ana Ruiz", "Nan Ruiz"]


BEFORE = {
    "pause": "“We will not sign,” said Ana Ruiz, the foreign minister of Velmora.",
    "ports": "Velmoran Foreign Minister Ana Ruiz said that the ports stay open.",
    "grain": "Jonas Brandt, a spokesman for Tarsk, said that grain is sold.",
}
AFTER = {
    "pause": BEFORE["pause"],
    "ports": "Mayor Ana Maria Ruiz said that the ports stay open.",
    "peace": "“It holds,” said Iva Petrova, an envoy of Tarsk. “For now,” Ruíz said.",
}
Build = Callable[..., BuildReport]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Builds into a folder of ``tmp_path`` with an encoder that costs nothing."""

    def run(corpus: Path, name: str = "index", aliases: Aliases = NO_ALIASES) -> BuildReport:
        chosen = BuildSettings(passages=PassageSettings(tokens=20), aliases=aliases)
        return build_index([corpus], tmp_path / name, HashingEncoder, chosen)

    return run


def speakers_and_statements(folder: Path) -> tuple[list[KnownSpeaker], list[Quote]]:
    with opened(folder) as index:
        return index.store.quotes.speakers(), list(index.store.quotes.all())


def test_an_incremental_build_tells_speakers_apart_as_a_full_one_does(
    build: Build, tmp_path: Path, write_corpus: WriteCorpus
) -> None:
    build(write_corpus(BEFORE))
    before, _ = speakers_and_statements(tmp_path / "index")
    assert [(s.id, s.statements) for s in before] == [("ana-ruiz", 2), ("jonas-brandt", 1)]
    corpus = write_corpus(AFTER)
    build(corpus)
    build(corpus, "full")
    incremental = speakers_and_statements(tmp_path / "index")
    assert incremental == speakers_and_statements(tmp_path / "full")
    assert "Jonas Brandt" not in [speaker.name for speaker in incremental[0]]


def test_a_changed_file_of_aliases_alone_makes_a_new_version(
    build: Build, tmp_path: Path, write_corpus: WriteCorpus
) -> None:
    corpus = write_corpus(BEFORE)
    build(corpus)
    aliases = Aliases({"jonas brandt": "Ana Ruiz"}, frozenset(), {})
    report = build(corpus, aliases=aliases)
    assert (report.version, report.published) == ("000002", True)
    assert report.embedded_passages == report.embedded_statements == 0
    known, statements = speakers_and_statements(tmp_path / "index")
    assert [(s.id, s.names) for s in known] == [("ana-ruiz", ("Ana Ruiz", "Jonas Brandt"))]
    assert {q.speaker.id for q in statements if q.speaker} == {"ana-ruiz"}
    again = build(corpus, aliases=aliases)
    assert (again.version, again.published) == ("000002", False)
    assert build(corpus).published
    assert len(speakers_and_statements(tmp_path / "index")[0]) == 2
