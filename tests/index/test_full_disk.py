"""A disk that is full: one clear error, and the old version untouched."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# Builds an index of one article, then takes away the room and builds one of sixty more, printing
# what happens: "published", or the error, each on one line.
PREAMBLE = """
import json, random, resource, shutil, sys
from pathlib import Path
from index.build import BuildSettings, build_index
from index.errors import IndexWriteError
from index.progress import Silent
from index.published import verify_index
from index.versions import Versions
from tests.index.contents import check_parts_agree, opened
from tests.index.hashing import HashingEncoder

root = Path(sys.argv[1])
folder, corpus = root / "index", Path(sys.argv[2]) / "news.jsonl"
words = random.Random(1)
chosen = lambda: "".join(words.choice("abcdefgh") for _ in range(6))

def write(count):
    texts = [" ".join(chosen() for _ in range(150)) for _ in range(count)]
    records = [{"id": f"{n}", "title": "Courier", "text": text} for n, text in enumerate(texts)]
    corpus.write_text("".join(json.dumps(record) + "\\n" for record in records))

def build(full, progress=Silent(), dimension=32):
    open_encoder = lambda: HashingEncoder(dimension=dimension)
    try:
        build_index([corpus], folder, open_encoder, BuildSettings(full=full), progress)
        return "published"
    except IndexWriteError as error:
        return str(error)

def check(version, articles):
    verify_index(folder)
    with opened(folder) as index:
        assert (index.manifest.version, index.manifest.coverage.articles) == (version, articles)
    assert [path.name for path in (folder / "versions").iterdir()] == [version]
    assert sorted(p.name for p in folder.iterdir()) == ["build.lock", "current", "versions"]

write(1)
assert build(False) == "published"
write(60)
"""

LIMITED = (
    PREAMBLE
    + """
limit, stage, full, dimension = (
    int(sys.argv[3]), sys.argv[4], sys.argv[5] == "full", int(sys.argv[6])
)

class Limiting(Silent):
    def stage(self, name, total=None):
        if name == stage:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

print(build(full, Limiting(), dimension))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
check("000001", 1)
assert build(False) == "published"
"""
)

FULL = (
    PREAMBLE
    + """
pad = root / "pad"
results = []
for room in range(0, 1_500_000, 40_000):
    pad.unlink(missing_ok=True)
    with pad.open("wb") as file:
        file.write(bytes(max(0, shutil.disk_usage(root).free - room)))
    print(result := build(True))
    if result == "published":
        break
    check("000001", 1)
"""
)


def run(script: str, environment: dict[str, str], *arguments: object) -> list[str]:
    """What the script prints, by line."""
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


# tantivy writes in a thread; what it says depends on who notices first.
TANTIVY = "File too large|An error occurred in a thread"


@pytest.mark.parametrize(
    ("limit", "stage", "mode", "dimension", "cause"),
    [
        (0, "reading articles", "onward", 32, TANTIVY),
        (3000, "reading articles", "full", 32, TANTIVY),
        (0, "embedding passages", "onward", 32, TANTIVY),
        (900, "embedding passages", "full", 32, TANTIVY),
        (9000, "embedding passages", "full", 32, TANTIVY),
        (60_000, "embedding passages", "onward", 32, TANTIVY),
        (0, "checking", "onward", 32, "disk I/O error"),  # SQLite
        (9000, "checking", "full", 32, "disk I/O error"),
        (200_000, "embedding passages", "full", 2048, "write error in "),  # FAISS
    ],
)
def test_a_write_that_fails(
    tmp_path: Path, environment: dict[str, str],
    limit: int, stage: str, mode: str, dimension: int, cause: str,
) -> None:  # fmt: skip
    (line,) = run(LIMITED, environment, tmp_path, tmp_path, limit, stage, mode, dimension)
    assert line.startswith(f"{tmp_path / 'index'}: the new version cannot be written (")
    assert re.search(cause, line)
    assert line.endswith(
        "); make room or choose another folder by --index; the published version is untouched"
    )


def test_a_disk_without_room(tmp_path: Path, environment: dict[str, str]) -> None:
    """A small file system of its own, in a namespace that ends with the process."""
    if os.geteuid() != 0 or not shutil.which("unshare"):
        pytest.skip("only root can mount a small file system")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = f"mount -t tmpfs -o size=6m none {disk}"
    if subprocess.run(["unshare", "-m", "sh", "-c", mount], check=False).returncode != 0:
        pytest.skip("no file system can be mounted here")
    command = f'{mount} && exec "$0" "$@"'
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", command, sys.executable, "-c", FULL, disk, tmp_path],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    *failures, result = done.stdout.splitlines()
    assert result == "published"
    assert len(failures) >= 5
    for line in failures:
        assert line.startswith(f"{disk / 'index'}: the new version cannot be written (")
        assert line.endswith("; the published version is untouched")
    assert any("disk is full" in line for line in failures)
    assert any("No space left on device" in line for line in failures)
