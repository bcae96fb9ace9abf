"""Files lie in folders as they are written, and where links lead to."""

from pathlib import Path

import pytest

from index.paths import lies_in, names


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """``kept/a.txt``; ``to-kept`` leads to ``kept``, and ``kept/out`` out of it to ``other``."""
    for name in ("kept", "kept-too", "other"):
        (tmp_path / name).mkdir()
    (tmp_path / "kept" / "a.txt").touch()
    (tmp_path / "to-kept").symlink_to(tmp_path / "kept")
    (tmp_path / "kept" / "out").symlink_to(tmp_path / "other")
    (tmp_path / "to-a.txt").symlink_to(tmp_path / "kept" / "a.txt")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "named", "inside"),
    [
        ("kept/a.txt", "kept", True),
        ("kept/a.txt", "kept/a.txt", True),
        ("kept/a.txt", "to-kept", True),
        ("to-kept/a.txt", "kept", True),
        ("to-a.txt", "kept/a.txt", True),
        ("kept/a.txt", "to-a.txt", True),
        ("kept/out/b.txt", "kept", True),
        ("kept/out/b.txt", "other", True),
        ("to-kept/out/b.txt", "to-kept", True),
        ("kept/gone.txt", "to-kept", True),
        ("kept-too/a.txt", "kept", False),
        ("other/b.txt", "kept", False),
        ("kept/a.txt", "kept/out", False),
        ("kept", "kept/a.txt", False),
    ],
)
def test_lies_in(
    folders: Path, monkeypatch: pytest.MonkeyPatch, file: str, named: str, inside: bool
) -> None:
    monkeypatch.chdir(folders)
    for name in (named, folders / named):
        assert lies_in(file, set(names(name))) == inside
        assert lies_in(str(folders / file), set(names(name))) == inside
