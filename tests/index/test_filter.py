"""What a filter lets through, beside plain Python over the same articles; searches within it."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from corpus.models import Article, Quote
from index.build import BuildSettings, build_index
from index.filter import EVERYTHING, Filter
from index.passages import PassageSettings
from index.published import PublishedIndex
from index.retriever import Retriever, SearchSettings
from index.speakers import SURE
from index.store import Passage
from tests.index.contents import opened
from tests.index.hashing import HashingEncoder

NEWS = [
    {
        "id": f"news-{n}",
        "title": "Talks",
        "source": ("The Orsk Courier", "Tarsk Today", None)[n % 3],
        "published": None if n == 5 else f"2025-04-{10 + n:02}",
        "text": (
            f"“We will not sign page {n},” said Ana Ruiz, who leads the delegation of Velmora. "
            f"Minister Jonas Brandt said that page {n} was late.\n\n"
            f"Carvanian officials said that page {n} was read. Page {n} is about the harbours."
        ),
    }
    for n in range(8)
]
BRIEFING = {
    "id": "briefing",
    "title": "Briefing by the minister",
    "source": "The Orsk Courier",
    "published": "2025-04-20",
    "turns": [
        {"speaker": "Ana Ruiz", "text": "The harbours stay open. " * 12},
        {"speaker": "Q", "text": "What of page 4? " * 3},
        {"speaker": "Jonas Brandt", "text": "Page 4 is late. " * 12},
    ],
}

QUIET = {"id": "quiet", "text": "The harbours are open.", "published": "2025-04-13"}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PublishedIndex]:
    """The articles and the transcript, in small passages; two articles came or changed later."""
    folder = tmp_path_factory.mktemp("filter")
    path = folder / "news.jsonl"
    settings = BuildSettings(passages=PassageSettings(tokens=20, overlap_sentences=0))
    for articles in ([{**NEWS[0], "text": "A draft."}, *NEWS[2:]], [*NEWS, BRIEFING, QUIET]):
        path.write_text("".join(json.dumps(record) + "\n" for record in articles))
        build_index([path], folder / "index", HashingEncoder, settings)
    with opened(folder / "index") as published:
        yield published


def everything(index: PublishedIndex) -> tuple[list[tuple[Passage, Article]], dict[int, Quote]]:
    """All passages with their articles, and all statements by number."""
    numbers = sorted(index.store.passage_numbers())
    quotes = {
        number: quote
        for article in index.store.articles()
        for number in index.store.quotes.numbers_of_article(article.id)
        for quote in index.store.quotes.of_numbers([number])
    }
    return index.store.passages_with_articles(numbers), quotes


DAY = datetime(2025, 4, 13, tzinfo=UTC)
FILTERS = [
    Filter(speakers, printed, since, until, outlets, left_out)
    for speakers, printed, since, until, outlets, left_out in product(
        [(), ("ana-ruiz",), ("ana-ruiz", "jonas-brandt"), ("nobody",)],
        [(), ("Carvanian officials",)],
        [None, DAY],
        [None, DAY + timedelta(days=2)],
        [(), ("The Orsk Courier",), ("The Orsk Courier", "Tarsk Today"), ("No Outlet",)],
        [(), ("The Orsk Courier",)],
    )
]
FILTERS += [replace(one, articles=("news-1", "briefing", "nothing")) for one in FILTERS[::5]]
PRINTED = [
    (words,)
    for words in (
        "officials",  # of others
        "CARVANIAN OFFICIALS",
        "Cárvanian officials",
        "Carvanian, officials",
        'Carvanian "officials\0',
        "official",  # not the word
        "officials Carvanian",
        "Ruiz",  # who is a sure speaker
        "OR officials",
        "words: officials",
        "offic*",
        "—",
        "",
    )
] + [("Carvanian officials", "officials"), ("nobody", "officials"), ("—", "officials")]
FILTERS += [Filter(printed=printed) for printed in PRINTED]


def is_named(source: str, words: str) -> bool:
    """Whether the words are the source's; no source here is more than a name."""
    return plain(source) == plain(words)


def plain(text: str) -> list[str]:
    """The words of a text without case and accents."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"[^\W_]+", "".join(c for c in folded if not unicodedata.combining(c)))


@pytest.mark.parametrize("wanted", FILTERS, ids=repr)
def test_what_is_let_through(index: PublishedIndex, wanted: Filter) -> None:
    allowed = index.store.allowed(wanted)
    if wanted == Filter():
        assert allowed == EVERYTHING
        return
    passages, quotes = everything(index)
    articles = {article.id: article for _, article in passages}

    def theirs(quote: Quote) -> bool:
        sure = quote.speaker is not None and quote.confidence >= SURE
        if sure and quote.speaker:
            return quote.speaker.id in wanted.speakers
        source = quote.source.of(articles[quote.article_id].text) if quote.source else ""
        return any(is_named(source, words) for words in wanted.printed)

    def in_their_turn(passage: Passage, article: Article) -> bool:
        return any(
            turn.span.overlaps(passage.span)
            and any(theirs(q) and turn.span.contains(q.span) for q in quotes.values()
                    if q.article_id == article.id)
            for turn in article.turns
        )  # fmt: skip

    assert allowed.passages is not None
    assert allowed.statements is not None
    assert allowed.passages.tolist() == [
        passage.number
        for passage, article in passages
        if wanted.admits(article) and (not wanted.of_speakers or in_their_turn(passage, article))
    ]
    assert allowed.statements.tolist() == [
        number
        for number, quote in sorted(quotes.items())
        if wanted.admits(articles[quote.article_id]) and (not wanted.of_speakers or theirs(quote))
    ]
    assert allowed.nothing == (not len(allowed.passages) and not len(allowed.statements))


def test_the_articles_have_what_is_filtered(index: PublishedIndex) -> None:
    ruiz = index.store.allowed(Filter(speakers=("ana-ruiz",)))
    assert ruiz.statements is not None
    assert ruiz.passages is not None
    assert len(ruiz.statements) == 9
    assert len(ruiz.passages) > 1  # of her turn
    officials = index.store.allowed(Filter(printed=("carvanian officials",)))
    assert officials.statements is not None
    assert len(officials.statements) == 8


@pytest.mark.parametrize("wanted", FILTERS, ids=repr)
def test_a_search_finds_what_is_let_through_alone(index: PublishedIndex, wanted: Filter) -> None:
    retriever = Retriever(index, HashingEncoder(), SearchSettings(candidates=4))
    allowed = index.store.allowed(wanted)
    found = retriever.find("page 4 of the harbours", 4, allowed)
    free = retriever.find("page 4 of the harbours", 1000)
    passages = [hit.passage.number for hit in found.passages]
    if allowed.passages is not None:
        assert set(passages) <= set(allowed.passages.tolist())
        assert len(passages) == min(4, len(allowed.passages))
    let_through = [
        hit.quote
        for hit in free.quotes
        if allowed.statements is None
        or hit.quote in set(index.store.quotes.of_numbers(allowed.statements.tolist()))
    ]
    assert [hit.cosine for hit in found.quotes] == pytest.approx(
        [hit.cosine for hit in free.quotes if hit.quote in let_through][:4]
    )


def test_outlets_come_with_the_most_frequent_first(index: PublishedIndex) -> None:
    assert index.store.outlets() == ["The Orsk Courier", "Tarsk Today"]


def test_numbers_are_ascending_and_each_once(index: PublishedIndex, tmp_path: Path) -> None:
    allowed = index.store.allowed(
        Filter(speakers=("ana-ruiz",), printed=("officials", "Carvanian officials"))
    )
    for numbers in (allowed.passages, allowed.statements):
        assert numbers is not None
        assert np.all(np.diff(numbers) > 0)
