"""Builds: whole, incremental, and equal to each other whatever came before."""

import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import CorpusNotFoundError, ReadError
from index import files
from index.build import ArticleCounts, BuildReport, BuildSettings, build_index
from index.encoders import EncoderIdentity
from index.encoders.base import Vectors
from index.errors import (
    EmptyCorpusError,
    EncoderError,
    IndexCorruptError,
    IndexLockedError,
    IndexMismatchError,
    IndexWriteError,
    NoIndexError,
)
from index.passages import PassageSettings
from index.published import open_index, verify_index
from index.versions import Versions
from tests.index.conftest import ARTICLES, WriteCorpus
from tests.index.contents import check_parts_agree, near, opened, passages, sharing
from tests.index.hashing import HashingEncoder

SMALL = BuildSettings(passages=PassageSettings(tokens=20))
Build = Callable[..., BuildReport]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the index is."""
    return tmp_path / "index"


@pytest.fixture
def build(folder: Path, hashing: HashingEncoder) -> Build:
    """Builds with the hashing encoder, whose ``embedded`` then lists what this build embedded."""

    def run(*paths: Path, encoder: HashingEncoder = hashing, **changed: object) -> BuildReport:
        encoder.embedded.clear()
        chosen = replace(SMALL, **changed)  # type: ignore[arg-type]
        report = build_index(paths, folder, lambda: encoder, chosen)
        embedded = report.embedded_passages + report.embedded_statements
        assert embedded == len(encoder.embedded)
        verify_index(folder)
        with opened(folder) as index:
            check_parts_agree(index)
            assert index.manifest.version == report.version
            assert index.manifest.coverage == report.coverage
        return report

    return run


def test_a_first_build(build: Build, folder: Path, write_corpus: WriteCorpus) -> None:
    report = build(write_corpus(ARTICLES))
    assert (report.version, report.published) == ("000001", True)
    assert report.articles == ArticleCounts(added=3)
    with opened(folder) as index:
        assert {key for key, _ in passages(index)} == set(ARTICLES)
        for (key, span), words in passages(index).items():
            assert words == span.of(ARTICLES[key])
        article = index.store.article("pause")
        assert article
        assert (article.title, article.text) == ("Courier pause", ARTICLES["pause"])
        sentences = [span.of(article.text) for span in index.store.sentences("pause")]
        assert sentences[-1] == "Nobody set a new date."


def test_nothing_changed(
    build: Build, hashing: HashingEncoder, folder: Path, write_corpus: WriteCorpus
) -> None:
    corpus = write_corpus(ARTICLES)
    first = build(corpus)
    again = build(corpus)
    assert (again.version, again.published) == ("000001", False)
    assert again.articles == ArticleCounts(unchanged=3)
    assert (again.coverage, hashing.embedded) == (first.coverage, [])
    assert Versions(folder).names() == ["000001"]


def test_one_changed_one_added_one_removed(
    build: Build, hashing: HashingEncoder, folder: Path, write_corpus: WriteCorpus
) -> None:
    build(write_corpus(ARTICLES))
    changed = {"pause": ARTICLES["pause"], "ports": "The ports are shut.", "peace": "It holds."}
    report = build(write_corpus(changed))
    assert report.articles == ArticleCounts(added=1, changed=1, removed=1, unchanged=1)
    assert hashing.embedded == ["The ports are shut.", "It holds."]
    with opened(folder) as index:
        assert {key for key, _ in passages(index)} == set(changed)
        assert not sharing(index, "harvest farmers Okoye")
        assert {key for key, _ in sharing(index, "shut")} == {"ports"}
        assert max(near(index, "It holds.").items(), key=lambda item: item[1])[0][0] == "peace"


def test_a_removed_article_alone(
    build: Build, hashing: HashingEncoder, folder: Path, write_corpus: WriteCorpus
) -> None:
    build(write_corpus(ARTICLES))
    report = build(write_corpus({"grain": ARTICLES["grain"]}))
    assert report.articles == ArticleCounts(removed=2, unchanged=1)
    assert hashing.embedded == []
    with opened(folder) as index:
        assert {key for key, _ in passages(index)} == {"grain"}


def test_a_change_of_the_title_alone(
    build: Build, hashing: HashingEncoder, folder: Path, write_corpus: WriteCorpus
) -> None:
    corpus = write_corpus(ARTICLES)
    build(corpus)
    corpus.write_text(corpus.read_text().replace("Courier grain", "Courier wheat"))
    assert build(corpus).articles == ArticleCounts(changed=1, unchanged=2)
    with opened(folder) as index:
        assert {key for key, _ in sharing(index, "wheat")} == {"grain"}


@pytest.mark.parametrize(
    ("model", "changed"),
    [
        ("another model", {}),
        ("hashing", {"passages": PassageSettings(tokens=30)}),
        ("hashing", {"passages": PassageSettings(tokens=20, overlap_sentences=0)}),
        ("hashing", {"full": True}),
    ],
)
def test_built_anew(
    build: Build, folder: Path, write_corpus: WriteCorpus, model: str, changed: dict[str, object]
) -> None:
    corpus = write_corpus(ARTICLES)
    build(corpus)
    report = build(corpus, encoder=HashingEncoder(model), **changed)
    assert (report.version, report.published) == ("000002", True)
    assert report.articles == ArticleCounts(added=3)
    assert report.embedded_passages == report.coverage.passages
    with opened(folder) as index:
        assert index.manifest.encoder.model == model


def test_a_changed_prefix_builds_anew(folder: Path, write_corpus: WriteCorpus) -> None:
    class Prefixed(HashingEncoder):
        identity = EncoderIdentity("hashing", "of hashing", 32, 256, "", "passage: ")

        def __init__(self) -> None:
            self.embedded = []

    corpus = write_corpus(ARTICLES)
    build_index([corpus], folder, HashingEncoder, SMALL)
    report = build_index([corpus], folder, Prefixed, SMALL)
    assert report.articles == ArticleCounts(added=3)


def test_old_versions_are_pruned(build: Build, folder: Path, write_corpus: WriteCorpus) -> None:
    for number in range(5):
        build(write_corpus({"a": f"Edition {number} is out."}), keep_versions=2)
    assert Versions(folder).names() == ["000004", "000005"]


def test_a_reader_is_not_disturbed(build: Build, folder: Path, write_corpus: WriteCorpus) -> None:
    build(write_corpus(ARTICLES))
    with opened(folder) as old:
        before = (passages(old), near(old, "ports"), sharing(old, "ports of Tarsk"))
        for number in range(4):
            build(write_corpus({"a": f"Edition {number} is out."}), keep_versions=1)
        assert (passages(old), near(old, "ports"), sharing(old, "ports of Tarsk")) == before
    with opened(folder) as new:
        assert {key for key, _ in passages(new)} == {"a"}


def test_what_cannot_be_read_is_kept(
    build: Build, tmp_path: Path, write_corpus: WriteCorpus
) -> None:
    news = write_corpus(ARTICLES)
    other = tmp_path / "other.txt"
    other.write_text("A courier: Tarsk closed its border.\n")
    build(news, other)
    other.write_bytes(b"\x00\x01\x02 binary")
    report = build(news, other)
    assert report.articles == ArticleCounts(unchanged=3, kept=1)
    assert (report.published, report.reading.failed) == (False, 1)
    # what was in no file that failed is removed all the same
    report = build(write_corpus({"pause": ARTICLES["pause"]}), other)
    assert report.articles == ArticleCounts(unchanged=1, removed=2, kept=1)
    assert report.coverage.articles == 2


def test_a_line_that_cannot_be_read_keeps_its_file(build: Build, write_corpus: WriteCorpus) -> None:
    """Which article the broken line held is not known, so all that are missing stay."""
    corpus = write_corpus(ARTICLES)
    build(corpus)
    lines = corpus.read_text().splitlines()
    corpus.write_text("\n".join([lines[0], "{" + lines[1]]))
    assert build(corpus).articles == ArticleCounts(unchanged=1, kept=2)
    corpus.write_text(lines[0])
    assert build(corpus).articles == ArticleCounts(unchanged=1, removed=2)


def test_a_file_that_looks_as_it_did_is_not_read(
    build: Build, folder: Path, write_corpus: WriteCorpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_COARSEST", -1)  # as if it had been written long ago
    corpus = write_corpus(ARTICLES)
    build(corpus)
    monkeypatch.setattr("corpus.readers.jsonl._record", None)  # reading would fail
    report = build(corpus)
    assert (report.articles, report.reading.read) == (ArticleCounts(unchanged=3), 3)
    monkeypatch.undo()
    assert build(write_corpus(ARTICLES | {"pause": "It holds."})).articles == ArticleCounts(
        changed=1, unchanged=2
    )


def test_a_file_whose_name_is_not_utf8_ends_no_build(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_COARSEST", -1)
    news = tmp_path / "news"
    news.mkdir()
    (news / "pause.md").write_text("# The Courier\n\nThe pause holds.\n")
    for name in (b"b\xff.md", b"b\xff.pdf"):
        (news / os.fsdecode(name)).write_text("Nobody reads this.\n")
    for _ in range(2):
        report = build(news)
        assert (report.coverage.articles, report.reading.failed) == (1, 1)


def test_a_file_that_was_just_written_is_read(
    build: Build, folder: Path, write_corpus: WriteCorpus
) -> None:
    corpus = write_corpus(ARTICLES)
    build(corpus)
    with opened(folder) as index:
        assert index.store.files.looks() == {}
    same_length = corpus.read_text().replace("Friday", "Monday")
    with corpus.open("r+") as file:
        file.write(same_length)
    assert build(corpus).articles == ArticleCounts(changed=1, unchanged=2)


def test_an_id_that_comes_again_in_a_new_file(
    build: Build, tmp_path: Path, write_corpus: WriteCorpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_COARSEST", -1)
    news = write_corpus(ARTICLES)
    build(news)
    other = tmp_path / "a.jsonl"
    other.write_text(json.dumps({"id": "pause", "title": "Courier", "text": "It holds."}))
    assert build(news, other).reading.failed == 1
    report = build(other, news)  # what comes first counts, and the other is told of each time
    assert report.articles == ArticleCounts(changed=1, unchanged=2)
    assert "id 'pause' was read before" in str(report.reading.failures[0])
    assert build(other, news).reading.failed == 1


def test_a_moved_corpus(
    build: Build, hashing: HashingEncoder, folder: Path, write_corpus: WriteCorpus
) -> None:
    corpus = write_corpus(ARTICLES)
    build(corpus)
    moved = corpus.rename(corpus.with_name("moved.jsonl"))
    report = build(moved)
    assert report.articles == ArticleCounts(unchanged=3, moved=3)
    assert (report.version, hashing.embedded) == ("000002", [])
    with opened(folder) as index:
        assert {article.origin for article in index.store.articles()} == {str(moved)}
    assert not build(moved).published


def test_two_articles_of_one_id(build: Build, folder: Path, write_corpus: WriteCorpus) -> None:
    corpus = write_corpus(ARTICLES)
    again = json.dumps({"id": "pause", "title": "Courier", "text": "Something else."})
    corpus.write_text(corpus.read_text() + again)
    report = build(corpus)
    assert (report.articles.added, report.reading.failed) == (3, 1)
    assert "id 'pause' was read before" in str(report.reading.failures[0])
    with opened(folder) as index:
        article = index.store.article("pause")
        assert article
        assert article.text == ARTICLES["pause"]


def test_a_transcript(build: Build, folder: Path, tmp_path: Path) -> None:
    turns = [{"speaker": "Q", "text": "When?"}, {"speaker": "MS. RUIZ", "text": "Soon. I hope."}]
    corpus = tmp_path / "briefing.jsonl"
    corpus.write_text(json.dumps({"id": "b", "title": "Courier briefing", "turns": turns}))
    build(corpus)
    with opened(folder) as index:
        assert sorted(passages(index).values()) == ["MS. RUIZ: Soon. I hope.", "Q: When?"]
        article = index.store.article("b")
        assert article
        assert [turn.label for turn in article.turns] == ["Q", "MS. RUIZ"]


def test_an_empty_corpus(
    build: Build, folder: Path, tmp_path: Path, write_corpus: WriteCorpus
) -> None:
    (tmp_path / "empty").mkdir()
    report = build(tmp_path / "empty")
    assert (report.published, report.coverage.articles) == (True, 0)
    with opened(folder) as index:
        assert passages(index) == {}
        assert near(index, "ports") == {}
        assert sharing(index, "ports") == set()
    assert build(write_corpus(ARTICLES)).articles == ArticleCounts(added=3)
    with pytest.raises(EmptyCorpusError, match="no article, the published version 3; nothing was"):
        build(tmp_path / "empty")
    with opened(folder) as index:
        assert {article_id for article_id, _ in passages(index)} == set(ARTICLES)


def test_beyond_the_exact_size(build: Build, folder: Path, write_corpus: WriteCorpus) -> None:
    many = {f"{n}": f"Ship {n} of Velmora calls at port {n % 7}." for n in range(60)}
    build(write_corpus(many), exact_up_to=20)
    with opened(folder) as index:
        assert index.manifest.vectors == "inverted lists"
        assert len(index.vectors) == 60
    many |= {f"{n}": f"Grain ship {n} waits." for n in range(50, 80)}
    assert build(write_corpus(many), exact_up_to=20).articles == ArticleCounts(
        added=20, changed=10, unchanged=50
    )


def test_strict_ends_at_the_first_failure(
    build: Build, folder: Path, write_corpus: WriteCorpus
) -> None:
    corpus = write_corpus(ARTICLES)
    build(corpus)
    corpus.write_text("{broken\n" + corpus.read_text())
    with pytest.raises(ReadError, match=r"news\.jsonl:1: not valid JSON"):
        build(corpus, strict=True)
    assert untouched(folder)


def untouched(folder: Path) -> bool:
    """Whether the first version answers as before, and nothing else is left."""
    verify_index(folder)
    with opened(folder) as index:
        assert {key for key, _ in sharing(index, "harvest")} == {"grain"}
    return sorted(path.name for path in (folder / "versions").iterdir()) == ["000001"]


def test_errors_that_are_not_of_the_disk_are_not_called_so(
    build: Build, folder: Path, write_corpus: WriteCorpus
) -> None:
    class Failing(HashingEncoder):
        def embed_query(self, text: str) -> Vectors:
            raise RuntimeError("out of memory")

    build(write_corpus(ARTICLES))
    corpus = write_corpus({"a": "New."})
    with pytest.raises(RuntimeError, match="out of memory"):
        build(corpus, encoder=Failing())
    assert untouched(folder)

    def missing() -> HashingEncoder:
        raise EncoderError("no such model")

    with pytest.raises(EncoderError):
        build_index([corpus], folder, missing, SMALL)
    with pytest.raises(CorpusNotFoundError):
        build(corpus, folder / "nowhere")
    assert untouched(folder)


def test_one_build_at_a_time(build: Build, folder: Path, write_corpus: WriteCorpus) -> None:
    corpus = write_corpus(ARTICLES)
    build(corpus)
    with Versions(folder).lock(), pytest.raises(IndexLockedError):
        build(write_corpus({"a": "New."}))
    assert untouched(folder)


@pytest.mark.parametrize(
    "name", ["store.sqlite", "vectors/recent.faiss", "quotes/removed.npy", "lexical/meta.json"]
)
def test_a_damaged_version_is_not_gone_on_from(
    build: Build, folder: Path, write_corpus: WriteCorpus, name: str
) -> None:
    build(write_corpus(ARTICLES))
    path = Versions(folder).published() / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(IndexCorruptError) as error:
        build(write_corpus({"a": "New."}))
    assert str(error.value) == (
        f"{path} does not have the sha256 recorded; run `talks index build --full`"
    )
    assert Versions(folder).names() == ["000001"]
    assert build(write_corpus({"a": "New."}), full=True).version == "000002"


def test_of_another_format_nothing_is_taken_over(
    build: Build, folder: Path, write_corpus: WriteCorpus
) -> None:
    before = build(write_corpus(ARTICLES))
    (Versions(folder).published() / "manifest.json").write_text('{"format": 1}')
    with pytest.raises(IndexMismatchError, match="run `talks index build`"):
        open_index(folder)
    after = build(write_corpus(ARTICLES))
    assert after.version == "000002"
    assert after.articles.added == len(ARTICLES)
    assert after.embedded_passages == before.embedded_passages
    with opened(folder) as index:
        check_parts_agree(index)


def test_a_file_in_place_of_the_folder(folder: Path, write_corpus: WriteCorpus) -> None:
    folder.write_text("not a folder")
    with pytest.raises(IndexWriteError, match=r"index cannot be written \(.*\); choose another"):
        build_index([write_corpus(ARTICLES)], folder, HashingEncoder, SMALL)
    with pytest.raises(NoIndexError):
        open_index(folder)


bodies = st.lists(
    st.sampled_from(["Ports are open.", "Grain is dear.", "“We wait,” said Ana Ruiz.", "Peace."]),
    min_size=1,
    max_size=12,
).map(" ".join)
corpora = st.dictionaries(st.sampled_from("abcdef"), bodies, max_size=6)


@settings(max_examples=8)
@given(history=st.lists(corpora, min_size=2, max_size=4))
def test_an_incremental_index_equals_a_full_one(history: list[dict[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as root:
        corpus, grown, whole = Path(root, "news.jsonl"), Path(root, "grown"), Path(root, "whole")
        for articles in history:
            lines = [
                json.dumps({"id": key, "title": f"Courier {key}", "text": text})
                for key, text in articles.items()
            ]
            corpus.write_text("\n".join(lines))
            if not lines:
                corpus.write_text('{"id": "z", "title": "Courier", "text": "Never empty."}')
            build_index([corpus], grown, HashingEncoder, SMALL)
        build_index([corpus], whole, HashingEncoder, SMALL)
        with opened(grown) as one, opened(whole) as other:
            check_parts_agree(one)
            assert passages(one) == passages(other)
            assert set(one.store.articles()) == set(other.store.articles())
            for question in ("grain ports", "said Ruiz", "peace", "courier"):
                assert near(one, question) == pytest.approx(near(other, question), abs=1e-6)
                assert sharing(one, question) == sharing(other, question)
