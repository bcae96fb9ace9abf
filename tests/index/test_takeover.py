"""What is taken over of a version: links of what is never changed, all else copied and checked."""

import json
from pathlib import Path

import pytest

from index.build import BuildSettings, build_index
from index.errors import IndexCorruptError
from index.lexical import LexicalIndex
from index.passages import PassageSettings
from index.published import verify_index
from index.ranking import Ranking
from index.takeover import Takeover
from index.vectors import faiss
from index.versions import Versions
from tests.index.hashing import HashingEncoder

SETTINGS = BuildSettings(passages=PassageSettings(tokens=20), exact_up_to=10, keep_versions=1)


def build(root: Path, ships: range) -> Path:
    """The version after a build of so many articles."""
    corpus = root / "news.jsonl"
    texts = ({"id": f"{n}", "text": f"Ship {n} of Velmora calls at port {n % 7}."} for n in ships)
    corpus.write_text("".join(json.dumps(each) + "\n" for each in texts))
    build_index([corpus], root / "index", HashingEncoder, SETTINGS)
    return Versions(root / "index").published()


def build_often(root: Path) -> None:
    """Build so often that segments are merged, and compare all with its sums."""
    for last in range(31, 45):
        build(root, range(last))
    verify_index(root / "index")


def contents(folder: Path) -> dict[str, bytes]:
    """All files under a folder, by path."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def damage(path: Path) -> None:
    """Change one bit in the middle, where a link shows it too."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_what_is_never_changed_is_linked_and_nothing_else(tmp_path: Path) -> None:
    before = build(tmp_path, range(30))
    after = tmp_path / "after"
    after.mkdir()
    links = Takeover(before, after).links()
    assert contents(after) == {
        name: content
        for name, content in contents(before).items()
        if name != "manifest.json" and not name.endswith(".lock")
    }
    linked = {name for name in contents(after) if (after / name).samefile(before / name)}
    assert linked == links.keys()
    assert {"vectors/lists.faiss"} < linked
    assert {Path(name).suffix for name in linked} > {".idx", ".store", ".term"}
    assert not linked & {"store.sqlite", "vectors/recent.faiss", "lexical/meta.json"}


def test_words_taken_over_change_by_themselves(tmp_path: Path) -> None:
    before = build(tmp_path, range(30))
    files, found = contents(before), everything(before / "lexical")
    after = tmp_path / "after"
    after.mkdir()
    Takeover(before, after)
    taken = LexicalIndex(after / "lexical")
    for number in range(100, 140):  # enough commits for segments to be merged and cleared
        with taken.writing() as changes:
            changes.remove([1, 2, number - 3])
            changes.add(number, f"Grain of Velmora, ship {number}.")
    assert contents(before) == files
    assert everything(before / "lexical") == found
    assert len(taken) == 28 + 3
    assert len(list((after / "lexical").glob("*.store"))) < 20


def test_damage_in_a_link_stays_damage(tmp_path: Path) -> None:
    path = build(tmp_path, range(30)) / "vectors" / "lists.faiss"
    damage(path)
    after = build(tmp_path, range(31))
    with pytest.raises(IndexCorruptError, match=f"^{after}/vectors/lists.faiss does not have the"):
        verify_index(tmp_path / "index")


def test_damage_is_not_read_into_new_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = build(tmp_path, range(30))
    damage(before / "vectors" / "lists.faiss")
    monkeypatch.setattr(faiss, "BESIDE_LISTS", 0)
    with pytest.raises(IndexCorruptError) as error:
        build(tmp_path, range(31))
    assert str(error.value) == (
        f"{before}/vectors/lists.faiss does not have the sha256 recorded; "
        "run `talks index build --full`"
    )
    assert Versions(tmp_path / "index").names() == [before.name]


@pytest.mark.parametrize("kind", [".idx", ".pos", ".store", ".term", ".fast", ".fieldnorm"])
def test_damage_is_not_merged_into_new_words(tmp_path: Path, kind: str) -> None:
    """It is found when its segment is merged with others, or is damage still."""
    damage(next((build(tmp_path, range(30)) / "lexical").glob(f"*{kind}")))
    with pytest.raises(IndexCorruptError, match="does not have the sha256 recorded"):
        build_often(tmp_path)


def test_new_lists_leave_the_old_ones_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = build(tmp_path, range(30))
    lists = before / "vectors" / "lists.faiss"
    held = tmp_path / "held"
    held.hardlink_to(lists)
    content = held.read_bytes()
    monkeypatch.setattr(faiss, "BESIDE_LISTS", 0)
    after = build(tmp_path, range(31))
    assert held.read_bytes() == content != (after / "vectors" / "lists.faiss").read_bytes()
    verify_index(tmp_path / "index")


def everything(folder: Path) -> list[Ranking]:
    """What some questions find in words."""
    words = LexicalIndex(folder)
    return [words.search(question, 100) for question in ("ship", "Velmora", "port 3", "grain")]
