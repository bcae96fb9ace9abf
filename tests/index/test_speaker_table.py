"""Speakers kept up with changes are as if all were told apart anew, by table and by function."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from corpus.aliases import NO_ALIASES, Aliases
from corpus.models import Article, Quote, QuoteKind, Span, Speaker, Turn
from index.speakers import SURE, SpeakerMention, build_registry
from index.store import Store

# Spellings of one name, shorter names of several, and ids that clash: "Ana O'Ruiz" and "Ana O Ruiz"
# are two names that ids write alike, "Ana Ruiz Mayor" is named as a mayor of the name Ana Ruiz is.
NAMES = st.sampled_from(
    [
        *("Ana Ruiz", "Ana Ruíz", "Ana Maria Ruiz", "Ana Lucia Ruiz", "Ana Ruiz Mayor"),
        *("Ana O'Ruiz", "Ana O Ruiz", "Volodar Zelinsky", "Volodar Zelinskyy", "Iva Petrova"),
    ]
)
ROLES = st.sampled_from([None, "mayor", "mayor of Orsk", "foreign minister", "senator"])
SAID = st.tuples(NAMES, ROLES, st.sampled_from([SURE, 1.0, SURE - 0.01]))
ARTICLES = st.tuples(st.lists(SAID, max_size=4), st.sampled_from([None, 2019, 2020]), st.booleans())
Said = tuple[str, str | None, float]
Told = tuple[Sequence[Said], int | None, bool]
STEPS = st.lists(
    st.dictionaries(st.sampled_from("abcdefg"), st.none() | ARTICLES, min_size=1), max_size=5
)
ALIASES = Aliases({"iva petrova": "Ana Ruiz"}, frozenset(), {})


def put(store: Store, key: str, told: Told) -> None:
    """Store an article with what is said in it."""
    said, year, official = told
    turns = (Turn("MS. RUIZ", Span(0, 4)),) if official else ()
    published = datetime(year, 1, 1, tzinfo=UTC) if year else None
    article = Article(key, "text", published=published, turns=turns)
    store.put(article, "f00d", [], [])
    quotes = [
        Quote(key, QuoteKind.DIRECT, (Span(n, n + 1),), None, None, Speaker("x", name, role), sure)
        for n, (name, role, sure) in enumerate(said)
    ]
    store.quotes.put(article, quotes)


def take(store: Store, key: str) -> Iterable[str]:
    """Remove an article, if it is there; who spoke in it."""
    gone = store.quotes.speakers_of_article(key)
    store.remove(key)
    return gone


def held(store: Store) -> list[object]:
    """The speakers, and whose each statement is."""
    said = [(q.article_id, q.span, q.speaker) for q in store.quotes.all()]
    return [store.quotes.speakers(), sorted(said, key=repr)]


def mentions(articles: Mapping[str, Told]) -> list[SpeakerMention]:
    """The mentions that articles make."""
    found = []
    for key, (said, year, official) in articles.items():
        sure = Counter((name, role) for name, role, confidence in said if confidence >= SURE)
        published = datetime(year, 1, 1, tzinfo=UTC) if year else None
        for (name, role), statements in sure.items():
            found.append(SpeakerMention(key, name, role, published, statements, official))
    return found


@given(steps=STEPS)
def test_changes_give_what_all_gives(steps: list[dict[str, Told | None]]) -> None:
    articles: dict[str, Told] = {}
    with closing(Store.create(Path(":memory:"))) as grown:
        for step in steps:
            after, gone = grown.quotes.last_number(), set[str]()
            for key, told in step.items():
                gone |= set(take(grown, key))
                articles.pop(key, None)
                if told is not None:
                    put(grown, key, told)
                    articles[key] = told
            grown.quotes.registry.tell_apart(NO_ALIASES, after, gone)
            expected = build_registry(mentions(articles), NO_ALIASES)
            assert tuple(grown.quotes.speakers()) == expected.speakers
            with closing(Store.create(Path(":memory:"))) as whole:
                for key, told in articles.items():
                    put(whole, key, told)
                whole.quotes.registry.tell_apart(NO_ALIASES, 0)
                assert held(grown) == held(whole)
        before = held(grown)
        grown.quotes.registry.tell_apart(ALIASES, 0)
        expected = build_registry(mentions(articles), ALIASES)
        assert tuple(grown.quotes.speakers()) == expected.speakers
        grown.quotes.registry.tell_apart(NO_ALIASES, 0)
        assert held(grown) == before


def test_an_id_passes_to_another_name_that_is_written_alike() -> None:
    with closing(Store.create(Path(":memory:"))) as store:
        put(store, "a", ([("Ana O'Ruiz", None, 1.0)], None, False))
        store.quotes.registry.tell_apart(NO_ALIASES, 0)
        put(store, "b", ([("Ana O Ruiz", None, 1.0)] * 2, None, False))
        store.quotes.registry.tell_apart(NO_ALIASES, 1)
        names = {speaker.id: speaker.name for speaker in store.quotes.speakers()}
        assert names == {"ana-o-ruiz": "Ana O Ruiz", "ana-o-ruiz-office-unknown": "Ana O'Ruiz"}
        (quote,) = store.quotes.of_article("a")
        assert quote.speaker == Speaker("ana-o-ruiz-office-unknown", "Ana O'Ruiz")
