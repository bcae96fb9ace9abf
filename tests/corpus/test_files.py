"""Which files make up a corpus: their order and names, and each but once."""

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.files import CorpusFile, find_files

NAMES = st.sampled_from(["a", "b", "a-b", "a.txt", "a b", "A", "é", ".hidden"])


def refusing(shut: Path) -> Callable[[str], object]:
    """What lists folders, but one."""
    listing = os.scandir

    def scandir(folder: str) -> object:
        if folder == str(shut):
            raise PermissionError(errno.EACCES, "Permission denied", folder)
        return listing(folder)

    return scandir


def found(*paths: Path) -> list[Path]:
    """The paths of the files at these."""
    return [file.path for file in find_files(paths) if isinstance(file, CorpusFile)]


@settings(max_examples=50)
@given(st.sets(st.lists(NAMES, min_size=1, max_size=3).map("/".join), max_size=12))
def test_files_come_in_the_order_of_their_paths(names: set[str]) -> None:
    with tempfile.TemporaryDirectory() as root:
        for name in sorted(names, key=len, reverse=True):
            path = Path(root, name)
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch()
        expected = [
            path
            for path in sorted(Path(root).rglob("*"))
            if path.is_file() and not any(part[0] == "." for part in path.relative_to(root).parts)
        ]
        assert found(Path(root)) == expected
        assert found(*expected, Path(root)) == expected


def test_names_are_as_a_path_would_have_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").touch()
    monkeypatch.chdir(tmp_path)
    for folder, name in ((".", "news/a.txt"), ("news", "news/a.txt"), ("./news/", "news/a.txt")):
        (file,) = find_files([Path(folder)])
        assert isinstance(file, CorpusFile)
        assert (file.name, str(file.path), file.root) == (name, name, Path(folder))


def test_a_file_counts_once_however_it_is_reached(tmp_path: Path) -> None:
    folder, other = tmp_path / "news", tmp_path / "other"
    folder.mkdir()
    (folder / "a.txt").touch()
    (folder / "b.txt").symlink_to("a.txt")
    (folder / "c.txt").symlink_to("gone.txt")
    (folder / "inside").symlink_to(tmp_path)  # links to folders are left out
    other.symlink_to(folder)
    assert found(folder) == [folder / "a.txt", folder / "c.txt"]
    assert found(other, folder) == [other / "a.txt", other / "c.txt"]
    assert found(folder / "b.txt", folder) == [folder / "b.txt", folder / "c.txt"]


def test_a_folder_that_cannot_be_listed_stands_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "shut").mkdir()
    monkeypatch.setattr("corpus.files.os.scandir", refusing(tmp_path / "shut"))
    problem, file = find_files([tmp_path])
    assert isinstance(problem, ReadError)
    assert str(problem) == f"{tmp_path / 'shut'}: folder: permission denied"
    assert isinstance(file, CorpusFile)
    assert file.path == tmp_path / "a.txt"
