"""Articles kept, changed and removed; their older versions stay."""

from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from corpus.errors import LibraryError
from corpus.library import library as module
from corpus.library.library import Library
from corpus.library.models import Outcome
from corpus.load import load_corpus
from tests.corpus.library.conftest import MONDAY, TUESDAY, article, keep

OPEN, SHUT = article(text="The ports stay open."), article(text="The ports are shut.")


def texts(library: Library) -> list[str]:
    """The texts of an article's older versions."""
    return [version.article.text for version in library.older("ports")]


def corpus(library: Library) -> dict[str, str]:
    """What a build reads of the folder, id to text; all of it can be read."""
    found = load_corpus([library.folder], strict=True)
    return {article.id: article.text for article in found}


def test_an_article_is_kept_once(library: Library) -> None:
    assert keep(library, OPEN) is Outcome.ADDED
    assert keep(library, OPEN, TUESDAY) is Outcome.UNCHANGED
    current = library.current("ports")
    assert current
    assert (current.article.text, current.receipt) == (OPEN.text, MONDAY)
    assert library.older("ports") == []
    assert corpus(library) == {"ports": OPEN.text}


def test_a_changed_article_keeps_its_older_versions(library: Library) -> None:
    keep(library, OPEN)
    assert keep(library, SHUT, TUESDAY) is Outcome.CHANGED
    assert keep(library, replace(SHUT, title="No"), TUESDAY) is Outcome.CHANGED
    assert keep(library, OPEN, TUESDAY) is Outcome.CHANGED
    assert texts(library) == [OPEN.text, SHUT.text, SHUT.text]
    assert [version.receipt for version in library.older("ports")] == [MONDAY, TUESDAY, TUESDAY]
    assert corpus(library) == {"ports": OPEN.text}


def test_a_removed_article_is_among_its_versions(library: Library) -> None:
    keep(library, OPEN)
    with library.writing() as writer:
        folder = writer.remove("ports")
        assert writer.remove("ports") is None
        assert writer.remove("grain") is None
    assert folder
    assert [path.name for path in folder.iterdir()] == ["0001.md"]
    assert (library.current("ports"), corpus(library)) == (None, {})
    assert keep(library, SHUT) is Outcome.ADDED
    assert texts(library) == [OPEN.text]


def test_a_file_keeps_its_name_when_title_and_outlet_change(library: Library) -> None:
    keep(library, article(title="Ports open", source="Courier"))
    (before,) = library.paths()
    keep(library, article(title="Ports shut", source="The Courier"))
    assert library.paths() == [before]
    assert before.parent.name == "courier"


def test_a_file_that_was_moved_by_hand_is_found(library: Library) -> None:
    keep(library, article(source="Courier"))
    (before,) = library.paths()
    moved = library.folder / "elsewhere" / f"by-hand-{before.stem}.md"
    moved.parent.mkdir()
    before.rename(moved)
    assert keep(library, SHUT) is Outcome.CHANGED
    assert library.paths() == [moved]


def test_a_file_that_was_deleted_by_hand_meanwhile_is_written_anew(library: Library) -> None:
    with library.writing() as writer:
        writer.keep(OPEN, MONDAY)
        library.paths()[0].unlink()
        assert writer.keep(SHUT, MONDAY) is Outcome.ADDED
    assert corpus(library) == {"ports": SHUT.text}


def test_a_file_that_was_broken_by_hand_is_set_aside(library: Library) -> None:
    keep(library, OPEN)
    (path,) = library.paths()
    path.write_bytes(b"---\nid: [\n---\nThe ports\n")
    assert keep(library, SHUT) is Outcome.CHANGED
    assert corpus(library) == {"ports": SHUT.text}
    history = library.folder / ".history"
    assert [found.read_bytes() for found in history.rglob("*.md")] == [
        b"---\nid: [\n---\nThe ports\n"
    ]


def test_from_markdown_to_jsonl_and_back(library: Library) -> None:
    menu = article(text="The ports stay open.\n\nAdvertisement\n\nAll of them.")
    for kept, ending in ((OPEN, ".md"), (menu, ".jsonl"), (SHUT, ".md")):
        keep(library, kept)
        assert [path.suffix for path in library.paths()] == [ending]
        assert corpus(library) == {"ports": kept.text}
    assert texts(library) == [OPEN.text, menu.text]


def test_two_articles_of_one_title_are_two_files(library: Library) -> None:
    keep(library, article("a", "The ports stay open.", title="Ports"))
    keep(library, article("b", "The ports are shut.", title="PORTS"))
    assert corpus(library) == {"a": "The ports stay open.", "b": "The ports are shut."}


def test_no_article_takes_the_place_of_another(library: Library) -> None:
    keep(library, article("../Courier #1"))
    (path,) = library.paths()
    key = path.stem[-16:]
    with pytest.raises(LibraryError, match=f"where '{key}' would stand, but holds"):
        keep(library, article(key, "Something else."))
    assert corpus(library) == {"../Courier #1": "The ports stay open."}


def test_many_versions_are_in_order(library: Library) -> None:
    with library.writing() as writer:
        for number in range(12):
            writer.keep(article(text=f"Edition {number}."), MONDAY)
    assert texts(library) == [f"Edition {number}." for number in range(11)]


def test_what_cannot_be_kept_leaves_what_is_there(library: Library) -> None:
    keep(library, OPEN)
    with pytest.raises(LibraryError, match="cannot be kept"):
        keep(library, article(text=" "))
    assert corpus(library) == {"ports": OPEN.text}


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(LibraryError, match=r"cannot be kept there .* corpus.paths or by --corpus"):
        keep(Library(tmp_path / "file" / "kept"), OPEN)


def test_two_writers_take_turns(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(library, OPEN)
    monkeypatch.setattr(module, "_WAIT", 0.01)
    with FileLock(library.folder / ".lock"), pytest.raises(LibraryError, match="another process"):
        keep(library, SHUT)
    assert keep(library, SHUT) is Outcome.CHANGED


def test_of_a_deleted_article_nothing_is_left(library: Library) -> None:
    keep(library, OPEN)
    keep(library, SHUT, TUESDAY)
    keep(library, article("grain", "The ports and their grain."))
    (path,) = (p for p in library.paths() if b"shut" in p.read_bytes())
    (library.folder / ".staged" / path.name).write_bytes(path.read_bytes())  # a crash left it
    with library.writing() as writer:
        writer.delete("ports")
        writer.delete("nothing")
        assert writer.keep(OPEN, MONDAY) is Outcome.ADDED
        writer.remove("ports")
        writer.delete("ports")  # what was removed before
    assert (library.current("ports"), library.older("ports")) == (None, [])
    assert corpus(library) == {"grain": "The ports and their grain."}
    files = [path for path in library.folder.rglob("*") if path.is_file()]
    assert sum(b"The ports" in path.read_bytes() for path in files) == 1


def test_the_newest_version_that_can_be_read_names_an_article(library: Library) -> None:
    assert library.newest("ports") is None
    keep(library, OPEN)
    keep(library, SHUT, TUESDAY)
    found = library.newest("ports")
    assert found
    assert found.text == SHUT.text
    with library.writing() as writer:
        history = writer.remove("ports")
    assert history
    (history / "0002.md").write_bytes(b"\0")
    found = library.newest("ports")
    assert found
    assert found.text == OPEN.text
    (history / "0001.md").write_bytes(b"\0")
    assert library.newest("ports") == article("ports", "")


def test_what_cannot_be_deleted_wholly_is_told_and_can_be_deleted_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(library, OPEN)
    keep(library, SHUT, TUESDAY)
    keep(library, OPEN, TUESDAY)

    def halfway(history: Path) -> None:
        (history / "0001.md").unlink()
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch, library.writing() as writer:
        patch.setattr("corpus.library.library.shutil.rmtree", halfway)
        with pytest.raises(LibraryError, match=r"try again; some of its versions may be deleted"):
            writer.delete("ports")
    assert texts(library) == [SHUT.text]
    with library.writing() as writer:
        writer.delete("ports")
    assert library.newest("ports") is None
