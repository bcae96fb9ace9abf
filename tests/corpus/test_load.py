"""A corpus of files and folders: order, counts, duplicates, and what cannot be read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.errors import CorpusNotFoundError, ReadError
from corpus.load import load_corpus


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles in two formats, one broken line, and files that are not read."""
    root = tmp_path / "news"
    (root / "b").mkdir(parents=True)
    (root / ".git").mkdir()
    (root / "a.jsonl").write_text('{"id": "1", "text": "One."}\n{oops\n{"id": "2", "text": "Two."}')
    (root / "b" / "c.txt").write_text("Three.")
    (root / "b" / "d.pdf").write_bytes(b"%PDF")
    (root / ".hidden.txt").write_text("Hidden.")
    (root / ".git" / "e.txt").write_text("Hidden.")
    return root


def test_a_folder(folder: Path) -> None:
    corpus = load_corpus([folder])
    assert [article.text for article in corpus] == ["One.", "Two.", "Three."]
    summary = corpus.summary
    assert (summary.read, summary.skipped, summary.failed) == (3, (folder / "b" / "d.pdf",), 1)
    assert str(summary.failures[0]).startswith(f"{folder / 'a.jsonl'}:2: not valid JSON: ")


def test_reading_again_gives_the_same(folder: Path) -> None:
    corpus = load_corpus([folder])
    assert list(corpus) == list(corpus)
    assert corpus.summary.read == 3


def test_strict_fails_at_the_first(folder: Path) -> None:
    articles = iter(load_corpus([folder], strict=True))
    assert next(articles).text == "One."
    with pytest.raises(ReadError, match=r"a\.jsonl:2: "):
        next(articles)


def test_a_duplicate_id_names_both_places(folder: Path) -> None:
    again = folder.parent / "z.jsonl"
    again.write_text('{"id": "2", "text": "Another two."}')
    corpus = load_corpus([folder, again])
    assert [article.text for article in corpus] == ["One.", "Two.", "Three."]
    duplicate = corpus.summary.failures[-1]
    assert (duplicate.path, duplicate.line) == (str(again), 1)
    assert f"id '2' was read before at {folder / 'a.jsonl'}:3" in duplicate.reason


def test_a_file_met_twice_counts_once(folder: Path) -> None:
    corpus = load_corpus([folder / "b" / "c.txt", folder, folder])
    assert [article.text for article in corpus] == ["Three.", "One.", "Two."]
    assert corpus.summary.failed == 1


def test_ids_stay_when_the_folder_moves(folder: Path) -> None:
    before = [article.id for article in load_corpus([folder])]
    moved = folder.rename(folder.parent / "elsewhere")
    assert [article.id for article in load_corpus([moved])] == before


def test_a_missing_path(folder: Path) -> None:
    with pytest.raises(
        CorpusNotFoundError, match=r"nowhere: no such file or directory; check the corpus path"
    ):
        load_corpus([folder, folder / "nowhere"])


def test_a_named_file_that_no_reader_knows_fails(folder: Path) -> None:
    corpus = load_corpus([folder / "b" / "d.pdf"])
    assert list(corpus) == []
    assert "unknown format; readers: .txt" in str(corpus.summary.failures[0])


def test_what_is_no_file(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "link.txt").symlink_to("gone.txt")
    (folder / "empty.txt").touch()
    Path(os.fsdecode(bytes(folder) + b"/caf\xe9.txt")).write_text("Four.")
    corpus = load_corpus([folder / "b", folder])
    assert len(list(corpus)) == 3
    reasons = {Path(problem.path).name: problem.reason for problem in corpus.summary.failures}
    assert reasons["pipe.txt"] == "not a regular file"
    assert reasons["link.txt"] == "no such file or directory"
    assert reasons["empty.txt"] == "empty"
    assert reasons["caf\\xe9.txt"] == "the name is not valid UTF-8; rename the file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_unreadable(folder: Path) -> None:
    (folder / "b").chmod(0)
    (folder / "a.jsonl").chmod(0)
    corpus = load_corpus([folder])
    try:
        assert list(corpus) == []
        assert [problem.reason for problem in corpus.summary.failures] == [
            "folder: permission denied",
            "permission denied",
        ]
    finally:
        (folder / "b").chmod(0o700)


def test_progress_is_told_before_each_file(folder: Path) -> None:
    told: list[tuple[str, int, int]] = []
    corpus = load_corpus([folder], on_progress=lambda path, n, of: told.append((path.name, n, of)))
    list(corpus)
    assert told == [("a.jsonl", 1, 3), ("c.txt", 2, 3), ("d.pdf", 3, 3)]


def test_slow_libraries_are_imported_only_when_needed(folder: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from corpus.load import load_corpus\n"
        f"list(load_corpus([Path({str(folder)!r})]))\n"
        "print(*sorted({'trafilatura', 'charset_normalizer', 'frontmatter', 'yaml'}"
        " & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    assert done.stdout.strip() == ""
