"""What the settings open, and that the index is built once."""

from pathlib import Path

import pytest

from bot.answers import Answer
from bot.desk import (
    SAMPLE,
    build,
    corpus_paths,
    encoder_settings,
    open_answerer,
    open_or_build,
    open_retriever,
)
from bot.settings import CorpusSection, EncoderSection, IndexSection, SearchSection, Settings
from corpus.errors import CorpusNotFoundError
from index.encoders import EncoderSettings
from index.errors import EncoderError, IndexMismatchError, NoIndexError
from index.progress import Silent
from index.published import PublishedIndex, open_index
from index.reranker import open_reranker
from tests.index.crossing import write_cross_encoder


class Stages(Silent):
    """Remembers the stages of a build."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def stage(self, name: str, total: int | None = None) -> None:
        self.names.append(name)


def elsewhere(chosen: Settings, folder: Path) -> Settings:
    return chosen.model_copy(update={"index": IndexSection(dir=folder)})


def test_the_sample_is_read_unless_the_settings_name_a_corpus(tmp_path: Path) -> None:
    assert corpus_paths(Settings()) == (SAMPLE,)
    assert list(SAMPLE.glob("*.md"))
    assert corpus_paths(Settings(corpus=CorpusSection(paths=(tmp_path,)))) == (tmp_path,)


def test_the_first_opening_builds_and_the_next_does_not(chosen: Settings, tmp_path: Path) -> None:
    settings, stages = elsewhere(chosen, tmp_path / "index"), Stages()
    first, failures = open_or_build(settings, stages)
    assert stages.names
    assert failures == ()
    again, _ = open_or_build(settings, stages_of_second := Stages())
    assert stages_of_second.names == []
    assert first.manifest == again.manifest
    first.close()
    again.close()


def test_what_cannot_be_read_in_the_first_building_is_told(
    chosen: Settings, corpus_file: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_bytes(corpus_file.read_bytes() + b"{no JSON\n")
    settings = elsewhere(chosen, tmp_path / "index").model_copy(
        update={"corpus": CorpusSection(paths=(broken,))}
    )
    index, failures = open_or_build(settings, Silent())
    assert [(failure.path, failure.line) for failure in failures] == [(str(broken), 6)]
    assert index.manifest.coverage.articles == 5
    index.close()


def test_a_corpus_that_is_not_there_leaves_no_index(chosen: Settings, tmp_path: Path) -> None:
    settings = elsewhere(chosen, tmp_path / "index").model_copy(
        update={"corpus": CorpusSection(paths=(tmp_path / "missing",))}
    )
    with pytest.raises(CorpusNotFoundError):
        open_or_build(settings, Silent())
    with pytest.raises(NoIndexError):
        open_index(tmp_path / "index")


def test_settings_reach_the_build(chosen: Settings, tmp_path: Path) -> None:
    section = IndexSection(dir=tmp_path / "index", passage_tokens=32, overlap_sentences=0)
    report = build(chosen.model_copy(update={"index": section}), Silent())
    assert report.coverage.passages > 5
    index = open_index(tmp_path / "index")
    assert index.manifest.passages.tokens == 32
    assert index.manifest.passages.overlap_sentences == 0
    index.close()


def test_settings_reach_the_search(published: PublishedIndex, chosen: Settings) -> None:
    words_only = chosen.model_copy(update={"search": SearchSection(dense_weight=0.0)})
    assert open_retriever(published, words_only).search("tractor", 10) == ()
    assert {hit.cosine for hit in open_retriever(published, words_only).search("bridge", 9)} == {
        None
    }


def test_a_reranker_that_the_settings_name_orders(
    published: PublishedIndex, chosen: Settings, tmp_path: Path
) -> None:
    model = write_cross_encoder(tmp_path / "model")
    search = SearchSection(reranker=str(model), rerank=4)
    named = chosen.model_copy(update={"search": search})
    hits = open_retriever(published, named).search("prisoners at the bridge", 9)
    scores = open_reranker(str(model)).scores("prisoners at the bridge", [hit.text for hit in hits])
    assert [hit.score for hit in hits] == pytest.approx(sorted(scores, reverse=True), abs=1e-6)
    (model / "config.json").unlink()
    open_reranker.cache_clear()
    with pytest.raises(EncoderError, match=f"search.reranker: '{model}' cannot be loaded"):
        open_answerer(published, named)


@pytest.mark.parametrize(
    "encoder", [EncoderSection(model="another-model"), EncoderSection(query_prefix="query: ")]
)
def test_an_index_of_another_encoder_is_refused(
    published: PublishedIndex, chosen: Settings, encoder: EncoderSection
) -> None:
    with pytest.raises(IndexMismatchError, match="index was built with"):
        open_answerer(published, chosen.model_copy(update={"encoder": encoder}))


def test_the_encoder_is_configured_as_the_settings_say() -> None:
    assert encoder_settings(Settings()) == EncoderSettings()
    section = EncoderSection(model="m", query_prefix="q", passage_prefix="p", threads=2)
    expected = EncoderSettings(model="m", query_prefix="q", passage_prefix="p", threads=2)
    assert encoder_settings(Settings(encoder=section)) == expected


@pytest.mark.parametrize("articles", ["", "notes.rst"])
def test_an_empty_index_answers_nothing(chosen: Settings, tmp_path: Path, articles: str) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    if articles:
        (folder / articles).touch()
    settings = elsewhere(chosen, tmp_path / "index").model_copy(
        update={"corpus": CorpusSection(paths=(folder,))}
    )
    index, _ = open_or_build(settings, Silent())
    result = open_answerer(index, settings).answer("What did Ruiz say?")
    assert not isinstance(result, Answer)
    assert (result.nearest, result.searched.articles) == ((), 0)
    index.close()
