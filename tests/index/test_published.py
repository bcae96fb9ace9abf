"""The published version: opened whole or not at all, and verified to the byte."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.build import BuildSettings, build_index
from index.errors import IndexCorruptError, NoIndexError, TalksIndexError
from index.published import open_index, verify_index
from index.versions import Versions
from tests.index.conftest import ARTICLES, WriteCorpus
from tests.index.contents import check_parts_agree, opened
from tests.index.hashing import HashingEncoder


@pytest.fixture
def folder(tmp_path: Path, write_corpus: WriteCorpus) -> Path:
    """An index of the articles."""
    build_index([write_corpus(ARTICLES)], tmp_path / "index", HashingEncoder, BuildSettings())
    return tmp_path / "index"


def files(folder: Path) -> Iterator[Path]:
    """Every file of the published version that holds something, the manifest first."""
    found = sorted(path for path in Versions(folder).published().rglob("*") if path.is_file())
    yield from sorted(
        (path for path in found if path.stat().st_size),
        key=lambda path: path.name != "manifest.json",
    )


def test_open_and_verify(folder: Path) -> None:
    with opened(folder) as index:
        check_parts_agree(index)
        assert verify_index(folder) == index.manifest


def test_verify_finds_any_flipped_bit(folder: Path) -> None:
    chosen = random.Random(7)
    names = set()
    for path in files(folder):
        whole = path.read_bytes()
        for at in {0, len(whole) - 1, *(chosen.randrange(len(whole)) for _ in range(12))}:
            flipped = bytearray(whole)
            flipped[at] ^= 1 << chosen.randrange(8)
            path.write_bytes(flipped)
            with pytest.raises(TalksIndexError) as error:
                verify_index(folder)
            # a format that is not ours is refused before anything else is looked at
            assert str(path) in str(error.value) or "has index format" in str(error.value)
            assert "\n" not in str(error.value)
        path.write_bytes(whole)
        names.add(path.name)
    assert {"manifest.json", "store.sqlite", "recent.faiss", "meta.json"} < names
    verify_index(folder)


def test_a_missing_or_shortened_file_is_named_at_once(folder: Path) -> None:
    for path in files(folder):
        whole = path.read_bytes()
        path.write_bytes(whole[:-1])
        for look in (open_index, verify_index):
            with pytest.raises(IndexCorruptError) as error:
                look(folder)
            assert str(error.value).startswith(str(path))
            assert "\n" not in str(error.value)
        path.unlink()
        for look in (open_index, verify_index):
            with pytest.raises(IndexCorruptError) as error:
                look(folder)
            assert str(error.value).startswith(str(path))
            assert str(error.value).endswith("; run `talks index build --full`")
        path.write_bytes(whole)
    verify_index(folder)


def test_a_failed_opening_lets_go_of_the_version(folder: Path, write_corpus: WriteCorpus) -> None:
    path = Versions(folder).published() / "vectors" / "recent.faiss"
    path.write_bytes(bytes(path.stat().st_size))
    with pytest.raises(IndexCorruptError, match=r"recent\.faiss: not readable by FAISS"):
        open_index(folder)
    build_index(
        [write_corpus(ARTICLES)], folder, HashingEncoder, BuildSettings(keep_versions=1, full=True)
    )
    assert Versions(folder).names() == ["000002"]


def test_nothing_published(tmp_path: Path) -> None:
    for look in (open_index, verify_index):
        with pytest.raises(NoIndexError, match="run `talks index build`"):
            look(tmp_path)
    assert list(tmp_path.iterdir()) == []
