"""The second stage: a tiny cross-encoder, with random weights, made for the tests."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.build import BuildSettings, build_index
from index.encoders.model_files import PACKAGED_MODEL
from index.errors import EncoderError
from index.passages import PassageSettings
from index.published import PublishedIndex
from index.reranker import CrossEncoderReranker, open_reranker
from index.retriever import Retriever, SearchSettings
from tests.index.conftest import ARTICLES, WriteCorpus
from tests.index.contents import opened
from tests.index.crossing import write_cross_encoder
from tests.index.hashing import HashingEncoder

QUESTION = "Which harbour may ships from Tarsk call at?"


class Shortest:
    """Ranks the shortest first; ``read`` lists what it was given."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """1 / length."""
        assert question == QUESTION
        self.read += texts
        return [1 / len(text) for text in texts]


@pytest.fixture
def index(
    tmp_path: Path, write_corpus: WriteCorpus, hashing: HashingEncoder
) -> Iterator[PublishedIndex]:
    """The articles in small passages."""
    settings = BuildSettings(passages=PassageSettings(tokens=20, overlap_sentences=0))
    build_index([write_corpus(ARTICLES)], tmp_path / "index", lambda: hashing, settings)
    with opened(tmp_path / "index") as published:
        yield published


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a cross-encoder."""
    return write_cross_encoder(tmp_path_factory.mktemp("models") / "tiny")


def test_the_best_are_put_in_its_order(index: PublishedIndex, hashing: HashingEncoder) -> None:
    fused = Retriever(index, hashing, SearchSettings()).search(QUESTION, 99)
    shortest = Shortest()
    settings = SearchSettings(rerank=3)
    hits = Retriever(index, hashing, settings, shortest).search(QUESTION, 2)
    assert shortest.read == [hit.text for hit in fused[:3]]
    ordered = sorted(fused[:3], key=lambda hit: len(hit.text))
    assert [hit.text for hit in hits] == [hit.text for hit in ordered[:2]]
    assert [hit.rank for hit in hits] == [1, 2]
    assert [hit.score for hit in hits] == [1 / len(hit.text) for hit in hits]
    before = {hit.passage.number: (hit.cosine, hit.bm25) for hit in fused}
    assert all((hit.cosine, hit.bm25) == before[hit.passage.number] for hit in hits)


def test_as_many_are_read_as_are_wanted(index: PublishedIndex, hashing: HashingEncoder) -> None:
    fused = Retriever(index, hashing, SearchSettings()).search(QUESTION, 4)
    shortest = Shortest()
    hits = Retriever(index, hashing, SearchSettings(rerank=1), shortest).search(QUESTION, 4)
    assert shortest.read == [hit.text for hit in fused]
    assert [hit.text for hit in hits] == sorted(shortest.read, key=len)


def test_a_cross_encoder_scores_each_text(model: Path) -> None:
    reranker = CrossEncoderReranker(str(model))
    texts = list(ARTICLES.values())
    scores = reranker.scores(QUESTION, texts)
    assert all(0 <= score <= 1 for score in scores)
    assert len(set(scores)) == len(texts)
    assert reranker.scores(QUESTION, texts[::-1]) == pytest.approx(scores[::-1], abs=1e-6)
    assert reranker.scores(QUESTION, []) == []


def test_several_threads_rerank_at_once(
    index: PublishedIndex, hashing: HashingEncoder, model: Path
) -> None:
    retriever = Retriever(index, hashing, SearchSettings(), open_reranker(str(model)))
    questions = [QUESTION, "Who leads the delegation?"] * 4
    alone = [retriever.search(question, 3) for question in questions]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda question: retriever.search(question, 3), questions)) == alone


def test_one_is_loaded_in_a_process(model: Path) -> None:
    assert open_reranker(str(model)) is open_reranker(str(model))


@pytest.mark.parametrize("damage", ["no config", "no weights", "broken"])
def test_a_model_that_cannot_be_loaded(tmp_path: Path, model: Path, damage: str) -> None:
    folder = write_cross_encoder(tmp_path / "damaged")
    if damage == "no config":
        (folder / "config.json").unlink()
    elif damage == "no weights":
        (folder / "model.safetensors").unlink()
    else:
        (folder / "config.json").write_text("{")
    with pytest.raises(EncoderError) as error:
        open_reranker(str(folder))
    message = str(error.value)
    assert message.startswith(f"search.reranker: '{folder}' cannot be loaded by sentence-transf")
    assert message.endswith('; check the name or the folder, or set it to ""')
    assert "\n" not in message


def test_a_model_that_does_not_score_pairs_is_refused(tmp_path: Path) -> None:
    three = write_cross_encoder(tmp_path / "three", labels=3)
    for name in (str(three), PACKAGED_MODEL):
        with pytest.raises(EncoderError) as error:
            open_reranker(name)
        assert str(error.value) == (
            f"search.reranker: '{name}' is no cross-encoder with one score for a pair; name one "
            'that ranks passages, or set it to ""'
        )
