"""Versions: the pointer, readers that keep theirs, pruning, leftovers, and the lock."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.errors import IndexCorruptError, IndexLockedError, IndexWriteError, NoIndexError
from index.versions import Versions


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    """A folder with nothing in it yet."""
    return Versions(tmp_path / "index")


def publish(versions: Versions, count: int = 1) -> None:
    """Publish versions that hold no more than a manifest."""
    for _ in range(count):
        with versions.lock():
            staged = versions.stage()
            (staged / "manifest.json").write_text("{}")
            (staged / "lexical").mkdir()
            (staged / "lexical" / "words").write_text("words")
            versions.publish(staged)


@contextmanager
def second_process(environment: dict[str, str], folder: Path, script: str) -> Iterator[int]:
    """A second process that runs ``script`` on ``versions`` and stays until the block has ended."""
    start = (
        "import sys; from pathlib import Path; from index.versions import Versions\n"
        f"versions = Versions(Path({str(folder)!r}))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", start + script], env=environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        yield process.pid
        process.communicate("\n")
        assert process.returncode == 0


WAIT = "print('ready', flush=True); sys.stdin.readline()\n"


def test_nothing_is_published_at_first(versions: Versions) -> None:
    for look in (versions.published, versions.lease):
        with pytest.raises(NoIndexError) as error:
            look()
        assert str(error.value) == (
            f"no index in {versions.folder}; run `talks index build`, or give its folder by --index"
        )
    assert versions.names() == []


def test_publishing_moves_the_pointer(versions: Versions) -> None:
    publish(versions)
    first = versions.published()
    assert (first.name, (first / "lexical" / "words").read_text()) == ("000001", "words")
    publish(versions)
    assert versions.published().name == "000002"
    assert versions.names() == ["000001", "000002"]
    assert sorted(path.name for path in versions.folder.iterdir()) == [
        "build.lock", "current", "versions",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "pointer", [b"", b"\n", b"000001", b"../x\n", b"00000\x00\n", b"\xff\xff\n", b"000001\n\n"]
)
def test_a_damaged_pointer(versions: Versions, pointer: bytes) -> None:
    publish(versions)
    (versions.folder / "current").write_bytes(pointer)
    with pytest.raises(IndexCorruptError) as error:
        versions.lease()
    assert str(error.value) == (
        f"{versions.folder / 'current'} does not name a version; write one of those there (000001) "
        "into it, or delete it and run `talks index build`"
    )


@pytest.mark.parametrize("gone", ["manifest.json", "."])
def test_a_published_version_that_is_gone(versions: Versions, gone: str) -> None:
    publish(versions)
    place = versions.published() / gone
    place.rename(versions.folder / "elsewhere")
    with pytest.raises(IndexCorruptError) as error:
        versions.lease()
    assert str(error.value) == (
        f"{versions.published() / 'manifest.json'} cannot be opened (No such file or directory); "
        "run `talks index build --full`"
    )


def test_pruning_keeps_the_newest(versions: Versions) -> None:
    publish(versions, 5)
    with versions.lock():
        assert versions.prune(3) == ["000001", "000002"]
        assert versions.prune(3) == []
        assert versions.prune(1) == ["000003", "000004"]
        assert versions.prune(1) == []
    assert versions.names() == ["000005"]


def test_pruning_keeps_the_published_one(versions: Versions) -> None:
    publish(versions, 3)
    (versions.folder / "current").write_text("000001\n")
    with versions.lock():
        assert versions.prune(1) == ["000002"]
    assert versions.names() == ["000001", "000003"]


def test_a_reader_keeps_its_version(versions: Versions) -> None:
    publish(versions)
    one, other = versions.lease(), versions.lease()
    publish(versions, 2)
    with versions.lock():
        assert versions.prune(1) == ["000002"]
        one.close()
        assert versions.prune(1) == []
        assert (other.folder / "lexical" / "words").read_text() == "words"
        other.close()
        assert versions.prune(1) == ["000001"]


def test_a_reader_in_another_process_keeps_its_version(
    versions: Versions, environment: dict[str, str]
) -> None:
    publish(versions)
    with second_process(environment, versions.folder, "lease = versions.lease()\n" + WAIT):
        publish(versions, 2)
        with versions.lock():
            assert versions.prune(1) == ["000002"]
    with versions.lock():
        assert versions.prune(1) == ["000001"]


def test_leftovers_are_cleared(versions: Versions) -> None:
    publish(versions, 2)
    place = versions.folder / "versions"
    for name, files in {
        ".staged-000003": ["manifest.json", "store.sqlite"],  # killed before it was renamed
        "000001": ["store.sqlite"],  # killed while it was pruned
        "000003": ["manifest.json"],  # killed before the pointer moved
    }.items():
        (place / name).mkdir(exist_ok=True)
        (place / name / "manifest.json").unlink(missing_ok=True)
        for file in files:
            (place / name / file).touch()
    (versions.folder / "current.new").touch()
    with versions.lock():
        assert versions.stage().name == ".staged-000003"
    assert sorted(path.name for path in place.iterdir()) == [".staged-000003", "000002"]
    assert not (versions.folder / "current.new").exists()


def test_the_published_version_is_never_cleared(versions: Versions) -> None:
    publish(versions, 2)
    (versions.published() / "manifest.json").unlink()
    with versions.lock():
        assert versions.stage().name == ".staged-000003"
    assert versions.published().is_dir()


def test_without_a_pointer_complete_versions_stay(versions: Versions) -> None:
    publish(versions)
    (versions.folder / "current").unlink()
    (versions.folder / "versions" / ".DS_Store").touch()
    publish(versions)
    assert versions.names() == ["000001", "000002"]


def test_the_lock_says_who_holds_it(versions: Versions, environment: dict[str, str]) -> None:
    script = f"with versions.lock():\n    {WAIT}"
    with second_process(environment, versions.folder, script) as pid:
        with pytest.raises(IndexLockedError) as error, versions.lock():
            pass
        assert str(error.value).startswith(
            f"{versions.folder} is being built by process {pid} on {os.uname().nodename} since 20"
        )
        assert str(error.value).endswith("; wait for it to end")
    with versions.lock():
        pass


@pytest.mark.parametrize("record", [None, "", "[]", "{}", "{"])
def test_a_holder_that_cannot_be_read(versions: Versions, record: str | None) -> None:
    with versions.lock():
        holder = versions.folder / "build.holder"
        assert json.loads(holder.read_text())["pid"] == os.getpid()
        holder.unlink()
        if record is not None:
            holder.write_text(record)
        with pytest.raises(IndexLockedError, match="is being built by another process; wait"):
            versions.lock().__enter__()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    versions = Versions(tmp_path / "file" / "index")
    with pytest.raises(IndexWriteError) as error, versions.lock():
        pass
    assert str(error.value) == (
        f"{versions.folder} cannot be written (Not a directory); "
        "choose another folder by --index or index.dir"
    )
    with pytest.raises(NoIndexError):
        versions.lease()


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads and writes everything")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with (
            pytest.raises(IndexWriteError, match=r"cannot be written \(Permission denied\)"),
            Versions(tmp_path / "index").lock(),
        ):
            pass
    finally:
        tmp_path.chmod(0o700)
