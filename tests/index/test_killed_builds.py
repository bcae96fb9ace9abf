"""A build killed at any moment: the old version goes on answering, and the next build is clean.

A second process builds, and kills itself at its n-th call of a function of this project (at two
dozen of them, from the first to the end of pruning), with nothing run after that.
"""

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from index.build import BuildSettings, build_index
from index.passages import PassageSettings
from index.published import verify_index
from tests.index.contents import check_parts_agree, opened, passages
from tests.index.hashing import HashingEncoder

SETTINGS = BuildSettings(passages=PassageSettings(tokens=20), keep_versions=1)
OLD = {f"{n}": f"Ship {n} of Velmora calls at Port Lind. It carries grain." for n in range(8)}
NEW = {**{key: text for key, text in OLD.items() if key > "2"}, "x": "The talks in Orsk stopped."}

# Counted are calls of the project's functions and, while it publishes and prunes, of Python's too.
SCRIPT = """
import os, signal, sys
from pathlib import Path
from index.build import build_index
from tests.index.hashing import HashingEncoder
from tests.index.test_killed_builds import SETTINGS

corpus, folder, last = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
calls, publishing = [], False

def count(frame, event, argument):
    global publishing
    code = frame.f_code
    ours = "/index/" in code.co_filename and "/tests/" not in code.co_filename
    if ours and event == "call" and code.co_name in ("publish", "prune"):
        publishing = True
    if ours and (event == "call" or publishing and event == "c_call"):
        calls.append(code.co_name)
        if len(calls) == last:
            os.kill(os.getpid(), signal.SIGKILL)

sys.setprofile(count)
build_index([corpus], folder, HashingEncoder, SETTINGS)
sys.setprofile(None)
print(*calls)
"""


def write(path: Path, articles: dict[str, str]) -> None:
    """The articles as a corpus of one file."""
    records = [
        {"id": key, "title": f"Courier {key}", "text": text} for key, text in articles.items()
    ]
    path.write_text("\n".join(json.dumps(record) for record in records))


def build_and_die(root: Path, environment: dict[str, str], last: int) -> tuple[int, list[str]]:
    """Build in a second process that dies at its call ``last`` (0: never): exit code and calls."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, root / "news.jsonl", root / "index", str(last)],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    return done.returncode, done.stdout.split()


def ids(folder: Path) -> set[str]:
    """The articles that the published version answers from, its parts compared."""
    with opened(folder) as index:
        check_parts_agree(index)
        return {key for key, _ in passages(index)}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a published index of OLD, and NEW waiting to be built."""
    root = tmp_path_factory.mktemp("prepared")
    write(root / "news.jsonl", OLD)
    build_index([root / "news.jsonl"], root / "index", HashingEncoder, SETTINGS)
    write(root / "news.jsonl", NEW)
    return root


def test_a_build_killed_at_any_moment(
    prepared: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    shutil.copytree(prepared, tmp_path / "whole")
    code, calls = build_and_die(tmp_path / "whole", environment, 0)
    assert code == 0
    assert ids(tmp_path / "whole" / "index") == set(NEW)
    publish, prune = calls.index("publish"), calls.index("prune")
    early = range(1, publish, max(1, publish // 10))
    late = range(publish, prune, max(1, (prune - publish) // 10))
    last = range(prune, len(calls), max(1, (len(calls) - prune) // 5))
    moments = [*early, *late, *last]
    assert len(moments) >= 24

    answering = []
    for moment in moments:
        root = tmp_path / str(moment)
        shutil.copytree(prepared, root)
        code, _ = build_and_die(root, environment, moment)
        assert code == -signal.SIGKILL, calls[moment - 1]

        found = ids(root / "index")
        assert found in (set(OLD), set(NEW)), calls[moment - 1]
        answering.append(found == set(NEW))
        verify_index(root / "index")

        report = build_index([root / "news.jsonl"], root / "index", HashingEncoder, SETTINGS)
        assert report.published is not answering[-1]
        verify_index(root / "index")
        assert ids(root / "index") == set(NEW)
        assert sorted(path.name for path in (root / "index").iterdir()) == [
            "build.lock", "current", "versions",
        ]  # fmt: skip
        left = [path.name for path in (root / "index" / "versions").iterdir()]
        assert left == [report.version], calls[moment - 1]
    # the old one up to one moment, the new one from then on, and both were seen
    assert answering == sorted(answering)
    assert set(answering) == {False, True}


def test_a_first_build_killed(tmp_path: Path, environment: dict[str, str]) -> None:
    write(tmp_path / "news.jsonl", OLD)
    code, _ = build_and_die(tmp_path, environment, 60)
    assert code == -signal.SIGKILL
    build_index([tmp_path / "news.jsonl"], tmp_path / "index", HashingEncoder, SETTINGS)
    assert ids(tmp_path / "index") == set(OLD)
    assert [path.name for path in (tmp_path / "index" / "versions").iterdir()] == ["000001"]
