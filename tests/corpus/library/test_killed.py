"""A process killed while it keeps articles: nothing that was kept is lost, nothing is half there.

Another process changes a library, and kills itself at its n-th call of anything that a function
of `corpus.library` calls, with nothing run after that.
"""

import shutil
import signal
from pathlib import Path
from types import FrameType

import pytest

from corpus.library.library import Library
from corpus.load import load_corpus
from corpus.models import Article
from tests.corpus.library.conftest import MONDAY, article, keep
from tests.dying import die_at

ADVERTISED = "The grain is sold.\n\nAdvertisement\n\nAll of it."  # Markdown would not keep it
OLD = [
    article("ports", "The ports stay open."),
    article("grain", "The grain is sold."),
    article("gone", "The talks are off."),
    article("same", "Nothing happened."),
]
NEW = [
    article("ports", "The ports are shut."),
    article("grain", ADVERTISED),
    article("same", "Nothing happened."),
    article("come", "The talks are on."),
]
SCRIPT = """
from tests.corpus.library.test_killed import change, counted
from tests.dying import act_and_die

act_and_die(change, counted)
"""


def change(folder: Path) -> None:
    """Bring a library of OLD to NEW."""
    with Library(folder).writing() as writer:
        for kept in NEW:
            writer.keep(kept, MONDAY)
        writer.remove("gone")


def counted(frame: FrameType, event: str) -> bool:
    """Whether a function of `corpus.library` calls anything, or is called."""
    return event in {"call", "c_call"} and "/corpus/library/" in frame.f_code.co_filename


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    """A library of OLD."""
    library = Library(tmp_path / "prepared")
    for kept in OLD:
        keep(library, kept)
    return library.folder


def check_nothing_is_lost(library: Library) -> None:
    """What was there is there yet, or among the older versions; what stands there is whole."""
    wanted = {kept.id: {kept.text} for kept in OLD}
    for kept in NEW:
        wanted.setdefault(kept.id, set()).add(kept.text)
    for found in load_corpus([library.folder]):
        assert found.text in wanted[found.id]
    for kept in OLD:
        current = library.current(kept.id)
        texts = [version.article.text for version in library.older(kept.id)]
        assert kept.text in [*texts, *([current.article.text] if current else [])]


def test_killed_at_any_moment(prepared: Path, tmp_path: Path) -> None:
    shutil.copytree(prepared, tmp_path / "whole")
    [(code, calls)] = die_at([(tmp_path / "whole", 0)], SCRIPT)
    assert code == 0
    moments = range(1, len(calls), len(calls) // 50)
    assert len(moments) >= 50
    folders = [tmp_path / str(moment) for moment in moments]
    for folder in folders:
        shutil.copytree(prepared, folder)
    died = die_at(list(zip(folders, moments, strict=True)), SCRIPT)
    half_done = 0
    for folder, moment, (code, _) in zip(folders, moments, died, strict=True):
        assert code == -signal.SIGKILL, moment
        library = Library(folder)
        check_nothing_is_lost(library)
        texts = {found.text for found in load_corpus([folder])}
        half_done += {kept.text for kept in OLD} != texts != {kept.text for kept in NEW}

        change(folder)  # whoever comes next ends it
        found = {a.id: a.text for a in load_corpus([folder], strict=True)}
        assert found == {kept.id: kept.text for kept in NEW}, moment
        for kept in OLD:
            versions = [version.article.text for version in library.older(kept.id)]
            assert versions == ([] if kept.id == "same" else [kept.text]), moment
    assert half_done > 5


def test_what_a_crash_left_of_a_change_of_format_is_ended(prepared: Path) -> None:
    library = Library(prepared)
    for text in (ADVERTISED, "The grain is sold out."):  # to JSONL, and back to Markdown
        (old,) = (path for path in library.paths() if "grain" in path.read_text())
        before = old.read_bytes()
        keep(library, Article("grain", text), MONDAY)
        assert not old.exists()
        old.write_bytes(before)  # as if it had been killed before taking it away
        with library.writing():
            pass
        assert not old.exists()
        found = {a.id: a.text for a in load_corpus([prepared], strict=True)}
        assert found["grain"] == text
        assert len(found) == len(OLD)
