"""From a question to passages: both rankings fused, each alone, and from several threads."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.build import BuildSettings, build_index
from index.encoders import Encoder
from index.fusion import fuse
from index.passages import PassageSettings
from index.published import PublishedIndex
from index.retriever import Retriever, SearchSettings
from tests.index.conftest import ARTICLES, WriteCorpus
from tests.index.contents import opened

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


def test_scores_are_those_of_the_rankings(index: PublishedIndex, encoder: Encoder) -> None:
    settings = SearchSettings(candidates=4, dense_weight=0.3, lexical_weight=0.7)
    hits = Retriever(index, encoder, settings).search(QUESTION, 4)
    dense = index.vectors.search(encoder.embed_query(QUESTION), 4)
    lexical = index.lexical.search(QUESTION, 4)
    fused = fuse([dense, lexical], [0.3, 0.7])
    assert [(hit.passage.number, hit.score) for hit in hits] == list(
        zip(fused.numbers[:4], fused.scores[:4], strict=True)
    )
    cosines = dict(zip(dense.numbers, dense.scores, strict=True))
    bm25 = dict(zip(lexical.numbers, lexical.scores, strict=True))
    for hit in hits:
        assert hit.cosine == cosines.get(hit.passage.number)
        assert hit.bm25 == bm25.get(hit.passage.number)


def test_a_weight_of_nought_leaves_a_ranking_out(index: PublishedIndex, encoder: Encoder) -> None:
    words = Retriever(index, encoder, SearchSettings(dense_weight=0)).search("dragons", 5)
    assert words == ()
    meaning = Retriever(index, encoder, SearchSettings(lexical_weight=0)).search("dragons", 50)
    assert len(meaning) == len(index.vectors)
    assert all(hit.bm25 is None and hit.cosine is not None for hit in meaning)


@pytest.mark.parametrize("question", ["", "?", "the", "ports " * 2000, "\0", "порт 😀"])
def test_any_question_is_taken(index: PublishedIndex, encoder: Encoder, question: str) -> None:
    hits = Retriever(index, encoder, SearchSettings()).search(question, 2)
    assert [hit.rank for hit in hits] == [1, 2]


def test_several_threads_ask_at_once(index: PublishedIndex, encoder: Encoder) -> None:
    from index.encoders import EncoderSettings, open_question_encoder

    asking = open_question_encoder(EncoderSettings(), encoder.identity)
    retriever = Retriever(index, asking, SearchSettings())
    questions = [QUESTION, "Who leads the delegation?", "How was the harvest?"] * 8
    alone = [retriever.search(question, 3) for question in questions]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda question: retriever.search(question, 3), questions)) == alone
