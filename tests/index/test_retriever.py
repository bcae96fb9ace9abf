"""From a question to passages: what ranks them, together and alone, and from several threads."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.build import BuildSettings, build_index
from index.encoders import Encoder
from index.passages import PassageSettings
from index.published import PublishedIndex
from index.retriever import Retriever, SearchSettings
from tests.index.conftest import ARTICLES, WriteCorpus
from tests.index.contents import opened
from tests.index.hashing import HashingEncoder

QUESTION = "Which harbour may ships from Tarsk call at?"


@pytest.fixture
def index(tmp_path: Path, write_corpus: WriteCorpus, encoder: Encoder) -> Iterator[PublishedIndex]:
    """The articles, embedded by the real model in small passages."""
    settings = BuildSettings(passages=PassageSettings(tokens=20, overlap_sentences=0))
    build_index([write_corpus(ARTICLES)], tmp_path / "index", lambda: encoder, settings)
    with opened(tmp_path / "index") as published:
        yield published


def test_the_best_passage_comes_first(index: PublishedIndex, encoder: Encoder) -> None:
    hits = Retriever(index, encoder, SearchSettings()).search(QUESTION, 3)
    assert "Ships from Tarsk may call at Port Lind." in hits[0].text
    assert hits[0].article.title == "Courier ports"
    assert [hit.rank for hit in hits] == [1, 2, 3]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits[0].passage.span.of(ARTICLES["ports"]) == hits[0].text


def test_scores_are_sums_of_their_parts(index: PublishedIndex, encoder: Encoder) -> None:
    settings = SearchSettings(
        candidates=4, dense_weight=0.3, lexical_weight=0.7, article_weight=0.5, opening_weight=0.1
    )
    hits = Retriever(index, encoder, settings).search(QUESTION, 4)
    dense = index.vectors.search(encoder.embed_query(QUESTION), 4)
    lexical = index.lexical.search(QUESTION, 4)
    cosines = dict(zip(dense.numbers, dense.scores, strict=True))
    bm25 = dict(zip(lexical.numbers, lexical.scores, strict=True))
    places = {p.number: p for p in index.store.places({*dense.numbers, *lexical.numbers})}
    whole = index.article_words.search(QUESTION, 99)
    by_article = dict(zip(whole.numbers, whole.scores, strict=True))
    best = max(by_article.get(place.first, 0.0) for place in places.values())
    expected = {
        number: 0.3 * _share(cosines, number)
        + 0.7 * _share(bm25, number)
        + 0.5 * by_article.get(place.first, 0.0) / best
        + 0.1 * place.opens
        for number, place in places.items()
    }
    ranked = sorted(expected.items(), key=lambda pair: -pair[1])[:4]
    assert [hit.passage.number for hit in hits] == [number for number, _ in ranked]
    assert [hit.score for hit in hits] == pytest.approx([score for _, score in ranked], rel=1e-5)
    for hit in hits:
        assert hit.cosine == cosines.get(hit.passage.number)
        assert hit.bm25 == bm25.get(hit.passage.number)


def _share(scores: dict[int, float], number: int) -> float:
    """How far a score is from the last of four candidates, or 0 of fewer, to the best."""
    lowest = min(scores.values()) if len(scores) == 4 else 0.0
    return (scores.get(number, lowest) - lowest) / (max(scores.values()) - lowest)


def test_asking_for_more_stretches_no_scale(index: PublishedIndex, encoder: Encoder) -> None:
    retriever = Retriever(index, encoder, SearchSettings(candidates=2))
    few, many = retriever.search(QUESTION, 2), retriever.search(QUESTION, 6)
    scores = {hit.passage.number: hit.score for hit in many}
    assert [scores[hit.passage.number] for hit in few] == [hit.score for hit in few]
    assert len(many) == 6


def test_the_article_speaks_for_its_passages(
    tmp_path: Path, write_corpus: WriteCorpus, hashing: HashingEncoder
) -> None:
    same = "The ships waited for a week."
    articles = {"one": f"Tarsk sold its grain. {same}", "two": f"Nobody danced at all. {same}"}
    settings = BuildSettings(passages=PassageSettings(tokens=8, overlap_sentences=0))
    build_index([write_corpus(articles)], tmp_path / "index", lambda: hashing, settings)
    with opened(tmp_path / "index") as index:
        words = SearchSettings(dense_weight=0.0, opening_weight=0.0)
        for question, first in (("ships grain", "one"), ("ships dance", "two")):
            hits = Retriever(index, hashing, words).search(question, 9)
            waiting = [hit.article.id for hit in hits if hit.text == same]
            assert waiting[0] == first
            assert len(waiting) == 2


def test_what_opens_an_article_or_a_turn_comes_first(
    tmp_path: Path, hashing: HashingEncoder
) -> None:
    path = tmp_path / "transcripts.jsonl"
    turns = [
        {"speaker": "MR. OKOYE", "text": "The ships waited. We heard of grain."},
        {"speaker": "MS. RUIZ", "text": "Nobody danced. The ships waited."},
    ]
    path.write_text(json.dumps({"id": "a", "turns": turns}))
    settings = BuildSettings(passages=PassageSettings(tokens=8, overlap_sentences=0))
    build_index([path], tmp_path / "index", lambda: hashing, settings)
    with opened(tmp_path / "index") as index:
        places = index.store.places(sorted(index.store.passage_numbers()))
        passages = index.store.passages([place.number for place in places])
        article = index.store.article("a")
        assert article is not None
        openings = [
            p.span.of(article.text)
            for p, place in zip(passages, places, strict=True)
            if place.opens
        ]
        assert openings == ["MR. OKOYE: The ships waited.", "MS. RUIZ: Nobody danced."]
        assert {place.first for place in places} == {places[0].number}
        hits = Retriever(index, hashing, SearchSettings(dense_weight=0)).search("ships", 2)
        assert hits[0].text == openings[0]


def test_a_weight_of_nought_leaves_a_ranking_out(index: PublishedIndex, encoder: Encoder) -> None:
    words = Retriever(index, encoder, SearchSettings(dense_weight=0)).search("dragons", 5)
    assert words == ()
    meaning = Retriever(index, encoder, SearchSettings(lexical_weight=0)).search("dragons", 50)
    assert len(meaning) == len(index.vectors)
    assert all(hit.bm25 is None and hit.cosine is not None for hit in meaning)


@pytest.mark.parametrize(
    ("question", "found"),
    [("", 0), ("?", 0), ("the", 0), ("\0", 0), ("ports " * 2000, 2), ("порт 😀", 2)],
)
def test_any_question_is_taken(
    index: PublishedIndex, encoder: Encoder, question: str, found: int
) -> None:
    hits = Retriever(index, encoder, SearchSettings()).search(question, 2)
    assert [hit.rank for hit in hits] == [1, 2][:found]


def test_several_threads_ask_at_once(index: PublishedIndex, encoder: Encoder) -> None:
    from index.encoders import EncoderSettings, open_question_encoder

    asking = open_question_encoder(EncoderSettings(), encoder.identity)
    retriever = Retriever(index, asking, SearchSettings())
    questions = [QUESTION, "Who leads the delegation?", "How was the harvest?"] * 8
    alone = [retriever.search(question, 3) for question in questions]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda question: retriever.search(question, 3), questions)) == alone
