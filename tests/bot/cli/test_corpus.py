"""`talks corpus`: articles added, changed, removed, exported and examined, through the door."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.bot.conftest import Run
from tests.bot.printed import printed_lines

PORTS = """---
id: ports
title: Ports stay open
source: The Velmora Courier
published: 2025-04-18
---

The ports of Velmora stay open, its ministry said on Friday. “We will not shut them,” said Ana Ruiz.
"""


def records(talks: Run, schema: str, *words: str | Path) -> tuple[int, list[dict[str, Any]]]:
    """The exit code and the records printed, each as its schema has it."""
    done = talks("corpus", *words, "--json")
    return done.returncode, printed_lines(schema, done)


@pytest.fixture
def incoming(home: Path) -> Path:
    """A folder with a Markdown article, a plain text and a file that is none."""
    folder = home / "incoming"
    folder.mkdir()
    (folder / "ports.md").write_text(PORTS, encoding="utf-8")
    (folder / "grain.txt").write_text("Grain\n\nTarsk sold more grain than ever.\n")
    (folder / "broken.txt").write_bytes(b"\0\1\2")
    return folder


def test_added_then_found_then_changed(talks: Run, incoming: Path) -> None:
    done = talks("corpus", "add", incoming)
    assert done.returncode == 1
    assert "broken.txt: binary, not text" in done.stderr
    assert "2 added, 0 changed, 0 unchanged, 1 failed" in done.stdout
    (incoming / "broken.txt").unlink()
    # nothing is named, so that what was added is the corpus
    assert talks("index", "build", "--index", "index").returncode == 0
    assert "ports" in talks("corpus", "list", "--index", "index").stdout

    assert records(talks, "kept", "add", incoming)[1][0]["outcome"] == "unchanged"
    (incoming / "ports.md").write_text(PORTS.replace("Friday", "Monday"), encoding="utf-8")
    code, (grain, ports) = records(talks, "kept", "add", incoming)
    assert (code, grain["outcome"], ports["outcome"]) == (0, "unchanged", "changed")
    code, (history,) = records(talks, "history", "history", "ports")
    assert (code, history["removed"]) == (0, False)
    first, second = history["versions"]
    assert first["changed"] is None
    (words,) = second["changed"]["words"]
    assert (words["before"]["text"], words["after"]["text"]) == ("Friday.", "Monday.")


def test_two_files_of_one_name_are_two_articles(talks: Run, incoming: Path, home: Path) -> None:
    other = home / "other"
    other.mkdir()
    (other / "grain.txt").write_text("Wheat\n\nTarsk sold less wheat than ever.\n")
    _, first = records(talks, "kept", "add", incoming / "grain.txt")
    _, second = records(talks, "kept", "add", other / "grain.txt")
    assert first[0]["id"] != second[0]["id"]
    assert second[0]["outcome"] == "added"


def test_history_as_a_person_reads_it(talks: Run, incoming: Path) -> None:
    talks("corpus", "add", incoming / "ports.md")
    changed = PORTS.replace("Friday", "Monday").replace("Ports stay", "Ports still stay")
    (incoming / "ports.md").write_text(changed, encoding="utf-8")
    talks("corpus", "add", incoming / "ports.md")
    talks("corpus", "remove", "ports", "--yes")
    done = talks("corpus", "history", "ports")
    assert done.returncode == 0
    for line in ("  - Friday.", "  + Monday.", "  + Ports still stay open", "was removed since"):
        assert line in done.stdout


def test_removed(talks: Run, incoming: Path) -> None:
    talks("corpus", "add", incoming / "ports.md")
    asked = talks("corpus", "remove", "ports", stdin=b"n\n")
    assert asked.returncode == 1
    assert "Remove 1 from" in asked.stderr
    code, found = records(talks, "kept", "remove", "ports", "--yes")
    assert (code, [record["outcome"] for record in found]) == (0, ["removed"])
    done = talks("corpus", "remove", "ports", "--yes")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no article 'ports' in" in done.stderr


def test_removed_for_good(talks: Run, incoming: Path, home: Path) -> None:
    talks("corpus", "add", incoming / "ports.md")
    asked = talks("corpus", "remove", "ports", "--for-good", stdin=b"n\n")
    assert (asked.returncode, "Delete for good 1 from" in asked.stderr) == (1, True)
    assert "--for-good" in talks("corpus", "remove", "ports", "--yes").stdout
    code, found = records(talks, "kept", "remove", "ports", "--for-good", "--yes")
    assert (code, [record["outcome"] for record in found]) == (0, ["deleted"])
    assert "was ever kept in" in talks("corpus", "history", "ports").stderr
    talks("corpus", "add", incoming / "ports.md")
    done = talks("corpus", "remove", "ports", "--for-good", "--yes")
    assert "talks index build --full" in done.stdout
    assert "no article 'ports'" in talks("corpus", "remove", "ports", "--for-good", "--yes").stderr


@pytest.mark.parametrize("unreadable", [["0001"], ["0001", "0002"]])
def test_removed_for_good_though_versions_cannot_be_read(
    talks: Run, incoming: Path, unreadable: list[str]
) -> None:
    talks("corpus", "add", incoming / "ports.md")
    (incoming / "ports.md").write_text(PORTS.replace("Friday", "Monday"), encoding="utf-8")
    talks("corpus", "add", incoming / "ports.md")
    removed = talks("corpus", "remove", "ports", "--yes").stdout
    (history,) = re.findall(r"its versions stay in (.+);", removed)
    for name in unreadable:
        (Path(history) / f"{name}.md").write_bytes(b"\0\1")
    done = talks("corpus", "remove", "ports", "--for-good", "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    title = "untitled" if len(unreadable) == 2 else "Ports stay open"
    assert f"deleted  ports  {title}" in done.stdout
    assert not Path(history).exists()


def test_what_stands_in_a_file_of_ones_own_is_not_removed(talks: Run, corpus_file: Path) -> None:
    kept = corpus_file.parent / "kept"
    done = talks("corpus", "remove", "grain", "--yes", "--corpus", kept, "--corpus", corpus_file)
    assert done.returncode == 1
    assert "kept: no such file" in done.stderr
    kept.mkdir(exist_ok=True)
    done = talks("corpus", "remove", "grain", "--yes", "--corpus", kept, "--corpus", corpus_file)
    assert f"take it out of {corpus_file} yourself" in done.stderr


@pytest.mark.parametrize("target", ["out.jsonl", "out.jsonl.gz", "out"])
def test_exported_and_imported(talks: Run, incoming: Path, home: Path, target: str) -> None:
    talks("corpus", "add", incoming)
    assert "2 written" in talks("corpus", "export", home / target).stdout
    code, found = records(talks, "kept", "import", home / target, "--corpus", home / "new")
    assert (code, [record["outcome"] for record in found]) == (0, ["added", "added"])
    before, after = (
        records(talks, "history", "history", "ports", *words)[1]
        for words in ((), ("--corpus", home / "new"))
    )
    assert before == after  # with when and where it came from


def test_exported_in_part(talks: Run, incoming: Path, home: Path) -> None:
    talks("corpus", "add", incoming)
    done = talks("corpus", "export", home / "a.jsonl", "--source", "the velmora courier")
    assert "1 written" in done.stdout
    done = talks("corpus", "export", home / "b.jsonl", "--since", "2025-05-01")
    assert (done.returncode, (home / "b.jsonl").read_bytes()) == (3, b"")
    done = talks("corpus", "export", home / "a.jsonl")
    assert done.returncode == 1
    assert "a.jsonl is there already" in done.stderr


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("add", "nowhere.txt"), "nowhere.txt: no such file"),
        (("import", "nowhere"), "nowhere: no such file"),
        (("history", "nothing"), "no article 'nothing' was ever kept in"),
        (("remove", "nothing", "--yes"), "no article 'nothing' in"),
        (("export", "no/such/folder.jsonl"), "cannot be written"),
        (("add", "stdin", "--corpus", "stdin"), "corpus.paths names files alone"),
        (("add", ".", "--corpus", "kept"), "where articles are kept; name another folder"),
    ],
)
def test_mistakes_are_one_line(
    talks: Run, home: Path, words: tuple[str, ...], problem: str
) -> None:
    done = talks("corpus", *words)
    assert done.returncode == 1
    assert problem in done.stderr
    assert done.stderr.count("\n") == 1


def test_listed_in_part(talks: Run, index_folder: Path) -> None:
    def ids(*words: str) -> tuple[int, set[str]]:
        done = talks("corpus", "list", "--json", "--index", index_folder, *words)
        return done.returncode, {json.loads(line)["id"] for line in done.stdout.splitlines()}

    assert ids("--source", "the velmora courier") == (0, {"monitors", "prisoners"})
    assert ids("--since", "2025-04-19") == (0, {"grain"})
    assert ids("--since", "2030-01-01") == (3, set())


def test_examined(talks: Run, incoming: Path) -> None:
    long = " ".join(f"Sentence {n} of the report on grain and ports." for n in range(20))
    for name, published in (("one", "2025-04-18"), ("two", "2125-04-18")):
        text = f"---\npublished: {published}\n---\n{long}\n"
        (incoming / f"{name}.md").write_text(text, encoding="utf-8")
    code, found = records(talks, "finding", "doctor", "--corpus", incoming)
    assert code == 1
    assert {record["ailment"] for record in found} == {
        "unreadable", "no_date", "future_date", "short", "copies",
    }  # fmt: skip
    done = talks("corpus", "doctor", "--corpus", incoming)
    assert len(done.stdout.splitlines()) == len(found)


def test_nothing_is_wrong(talks: Run, home: Path) -> None:
    long = " ".join(f"Sentence {n} of the report on grain and ports." for n in range(20))
    (home / "a.md").write_text(f"---\npublished: 2025-04-18\n---\n{long}\n", encoding="utf-8")
    done = talks("corpus", "doctor", "--corpus", home / "a.md")
    assert (done.returncode, done.stdout) == (0, "Nothing is wrong.\n")
