"""A build killed at any moment: the old version goes on answering, and the next build is clean.

Another process builds, and kills itself at its n-th call of a function of this project (at two
dozen of them, from the first to the end of pruning), with nothing run after that.
"""

import json
import shutil
import signal
from pathlib import Path
from types import FrameType

import pytest

from index.build import BuildReport, BuildSettings, build_index
from index.passages import PassageSettings
from index.published import verify_index
from tests.dying import die_at
from tests.index.contents import check_parts_agree, opened, passages
from tests.index.hashing import HashingEncoder

SETTINGS = BuildSettings(passages=PassageSettings(tokens=20), keep_versions=1)
OLD = {f"{n}": f"Ship {n} of Velmora calls at Port Lind. It carries grain." for n in range(8)}
NEW = {**{key: text for key, text in OLD.items() if key > "2"}, "x": "The talks in Orsk stopped."}

SCRIPT = """
from tests.dying import act_and_die
from tests.index.test_killed_builds import Counted, build

act_and_die(build, Counted())
"""


class Counted:
    """Counts calls of the project's functions and, while it publishes and prunes, of Python's."""

    def __init__(self) -> None:
        self._publishing = False

    def __call__(self, frame: FrameType, event: str) -> bool:
        code = frame.f_code
        if "/index/" not in code.co_filename or "/tests/" in code.co_filename:
            return False
        if event == "call" and code.co_name in {"publish", "prune"}:
            self._publishing = True
        return event == "call" or (self._publishing and event == "c_call")


def build(root: Path) -> BuildReport:
    """Bring the index of a folder up to its corpus."""
    return build_index([root / "news.jsonl"], root / "index", HashingEncoder, SETTINGS)


def write(path: Path, articles: dict[str, str]) -> None:
    """The articles as a corpus of one file."""
    records = [
        {"id": key, "title": f"Courier {key}", "text": text} for key, text in articles.items()
    ]
    path.write_text("\n".join(json.dumps(record) for record in records))


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
    build(root)
    write(root / "news.jsonl", NEW)
    return root


def test_a_build_killed_at_any_moment(prepared: Path, tmp_path: Path) -> None:
    shutil.copytree(prepared, tmp_path / "whole")
    [(code, calls)] = die_at([(tmp_path / "whole", 0)], SCRIPT)
    assert code == 0
    assert ids(tmp_path / "whole" / "index") == set(NEW)
    publish, prune = calls.index("publish"), calls.index("prune")
    early = range(1, publish, max(1, publish // 10))
    late = range(publish, prune, max(1, (prune - publish) // 10))
    last = range(prune, len(calls), max(1, (len(calls) - prune) // 5))
    moments = [*early, *late, *last]
    assert len(moments) >= 24

    roots = [tmp_path / str(moment) for moment in moments]
    for root in roots:
        shutil.copytree(prepared, root)
    died = die_at(list(zip(roots, moments, strict=True)), SCRIPT)

    answering = []
    for root, moment, (code, _) in zip(roots, moments, died, strict=True):
        assert code == -signal.SIGKILL, calls[moment - 1]

        found = ids(root / "index")
        assert found in (set(OLD), set(NEW)), calls[moment - 1]
        answering.append(found == set(NEW))
        verify_index(root / "index")

        report = build(root)
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


def test_a_first_build_killed(tmp_path: Path) -> None:
    write(tmp_path / "news.jsonl", OLD)
    [(code, _)] = die_at([(tmp_path, 60)], SCRIPT)
    assert code == -signal.SIGKILL
    build(tmp_path)
    assert ids(tmp_path / "index") == set(OLD)
    assert [path.name for path in (tmp_path / "index" / "versions").iterdir()] == ["000001"]
