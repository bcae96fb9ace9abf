"""Every command: its help, its output and its exit codes."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup
from typer.testing import CliRunner

from bot.cli.app import app
from index.published import PublishedIndex

Run = Callable[..., subprocess.CompletedProcess[str]]

RUIZ = "What did Ruiz say about the withdrawal of the monitors?"
PIE = "What is the best recipe for apple pie?"


def commands(group: TyperGroup, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command that does something."""
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name)


ROOT = typer.main.get_command(app)
assert isinstance(ROOT, TyperGroup)
COMMANDS = list(commands(ROOT))


@pytest.fixture
def copied_index(index_folder: Path, tmp_path: Path) -> Path:
    """A copy of the shared index that a test may change."""
    return Path(shutil.copytree(index_folder, tmp_path / "index"))


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_has_an_example_that_the_command_takes(words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, [*words, "--help"], env={"COLUMNS": "200"})
    assert result.exit_code == 0
    assert re.search(rf"^ *Example: talks {' '.join(words)}\b", result.output, re.MULTILINE)
    assert "--config" in result.output
    assert CliRunner().invoke(app, [*words, "-h"]).exit_code == 0


def test_the_program_explains_itself(talks: Run) -> None:
    for words in ([], ["--help"]):
        run = talks(*words)
        assert "--install-completion" in run.stdout + run.stderr
        assert "Example: talks ask" in run.stdout + run.stderr
    for group in ("index", "corpus", "config"):
        assert "Commands:" in talks(group, "--help").stdout


def test_version(talks: Run) -> None:
    run = talks("--version")
    assert (run.returncode, run.stderr) == (0, "")
    assert re.fullmatch(r"talks \d+\.\d+\.\d+\n", run.stdout)


def test_an_answer(talks: Run, index_folder: Path) -> None:
    run = talks("ask", RUIZ, "--index", index_folder)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(
        "  │ She said that a withdrawal of the monitors was a matter for Carvania to\n"
        "  │ decide.\n"
        "    — Ana Ruiz, in reported speech\n"
        "    Velmora leaves the monitors to Carvania · The Velmora Courier · 18 April\n"
        "    2025\n"
        "    https://courier.example/monitors#:~:text="
    )
    assert f"    talks corpus show --index {index_folder} --at 79:158 monitors\n" in run.stdout


def test_no_answer_has_an_exit_code_of_its_own(talks: Run, index_folder: Path) -> None:
    for question in (PIE, "?!"):
        for options in ([], ["--json"]):
            run = talks("ask", question, "--index", index_folder, *options)
            assert (run.returncode, run.stderr) == (3, "")
            assert run.stdout


@pytest.mark.parametrize("question", ["", " \t"])
def test_a_blank_question_is_refused(talks: Run, index_folder: Path, question: str) -> None:
    run = talks("ask", question, "--index", index_folder)
    assert (run.returncode, run.stdout) == (2, "")
    assert "is empty; write something" in run.stderr


def test_a_quote_can_be_opened_by_the_command_that_comes_with_it(
    talks: Run, index_folder: Path
) -> None:
    shown = talks("ask", RUIZ, "--index", index_folder).stdout
    found = re.search(r"^ +talks (corpus show .*)$", shown, re.MULTILINE)
    assert found
    run = talks(*found[1].split())
    assert (run.returncode, run.stderr) == (0, "")
    assert (
        ">>>She said that a withdrawal of the monitors was a matter for Carvania to decide.<<<"
        in run.stdout
    )


def test_first_use_builds_with_progress_on_standard_error_only(
    talks: Run, corpus_file: Path, tmp_path: Path
) -> None:
    first = talks("ask", RUIZ, "--json", "--index", "new", "--corpus", corpus_file)
    assert first.returncode == 0
    assert "embedding passages: " in first.stderr
    assert json.loads(first.stdout)["status"] == "answered"
    again = talks("ask", RUIZ, "--json", "--index", "new")
    assert (again.returncode, again.stdout, again.stderr) == (0, first.stdout, "")


def test_first_use_tells_what_could_not_be_read(talks: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "The talks go on."}\n{"text": 7}\n')
    run = talks("search", "talks", "--json", "--index", "new", "--corpus", "a.jsonl")
    assert run.returncode == 0
    assert "\ntalks: a.jsonl:2: text is not a string\n" in run.stderr
    assert len(json.loads(run.stdout)["passages"]) == 1


def test_without_options_the_sample_is_indexed_in_the_users_folder(
    talks: Run, tmp_path: Path
) -> None:
    assert talks("search", "talks", "--json").returncode == 0
    assert (tmp_path / "data" / "talks" / "index" / "current").is_file()
    assert "sample" in talks("corpus", "list").stdout


def test_searching(talks: Run, index_folder: Path) -> None:
    run = talks("search", "prisoners exchanged", "-k", "2", "--index", index_folder)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("1.  Sixty prisoners are exchanged · The Velmora Courier")
    assert "\n2.  " in run.stdout
    assert "\n3.  " not in run.stdout
    record = json.loads(
        talks("search", "prisoners", "-k", "2", "--json", "--index", index_folder).stdout
    )
    assert [passage["rank"] for passage in record["passages"]] == [1, 2]


def test_building(talks: Run, corpus_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    shutil.copy(corpus_file, folder / "a.jsonl")
    (folder / "b.txt").write_bytes(b"\0\0")
    (folder / "c.rst").touch()
    build = ("index", "build", "--corpus", folder, "--index", "new")
    run = talks(*build)
    assert run.returncode == 1
    assert run.stderr.endswith(f"talks: {folder / 'b.txt'}: binary, not text\n")
    assert re.sub(r"\d+ statements", "N statements", run.stdout) == (
        "published version 000001: 5 articles, 5 passages, N statements\n"
        "articles: 5 added, 0 changed, 0 removed, 0 unchanged; 5 passages embedded\n"
        "read 5, skipped 1, failed 1\n"
    )
    (folder / "b.txt").unlink()
    run = talks(*build)
    assert run.returncode == 0
    assert re.sub(r"\d+ statements", "N statements", run.stdout) == (
        "nothing changed; still version 000001: 5 articles, 5 passages, N statements\n"
        "articles: 0 added, 0 changed, 0 removed, 5 unchanged; 0 passages embedded\n"
        "read 5, skipped 1, failed 0\n"
    )
    record = json.loads(talks(*build, "--full", "--json").stdout)
    assert (record["version"], record["embedded_passages"]) == ("000002", 5)
    (folder / "a.jsonl").write_text('{"text": 7}\n')
    run = talks(*build)
    assert run.returncode == 1
    assert "kept as they were, since their file could not be read: 5\n" in run.stdout
    run = talks(*build, "--strict")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.endswith(f"talks: {folder / 'a.jsonl'}:1: text is not a string\n")


def test_status(talks: Run, index_folder: Path, published: PublishedIndex) -> None:
    run = talks("index", "status", "--index", index_folder)
    assert (run.returncode, run.stderr) == (0, "")
    assert "articles    5, published 2025-03-01 to 2025-05-02\n" in run.stdout
    record = json.loads(talks("index", "status", "--json", "--index", index_folder).stdout)
    assert record["version"] == published.manifest.version


def test_verifying(talks: Run, copied_index: Path) -> None:
    run = talks("index", "verify", "--index", copied_index)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("version 000001 is whole: ")
    store = copied_index / "versions" / "000001" / "store.sqlite"
    data = bytearray(store.read_bytes())
    data[-1] ^= 1
    store.write_bytes(data)
    run = talks("index", "verify", "--index", copied_index)
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith(f"talks: {store} does not have the sha256 recorded")


def test_pruning(talks: Run, corpus_file: Path) -> None:
    for _ in range(3):
        talks("index", "build", "--full", "--corpus", corpus_file, "--index", "new")
    prune = ("index", "prune", "--index", "new", "--keep", "1")
    assert talks(*prune).stdout == "removed 000001, 000002; kept 000003\n"
    assert talks(*prune).stdout == "removed nothing; kept 000003\n"


def test_listing(talks: Run, index_folder: Path) -> None:
    run = talks("corpus", "list", "--index", index_folder)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines() == [
        "grain  Carvania offers to open its ports · Carvania Today · 2 May 2025",
        "monitors  Velmora leaves the monitors to Carvania · The Velmora Courier · 18 April 2025",
        "-odd id; x  Moratorium ␛]0;owned␇ on �2J drones �desrever · The ␛[31mRed␛[0m Gazette · "
        "1 March 2025",
        "glaciers  Why the glaciers of Ystrad shrink · unknown outlet · date unknown",
        "prisoners  Sixty prisoners are exchanged · The Velmora Courier · date unknown",
    ]


def test_showing(talks: Run, index_folder: Path, articles: dict[str, dict[str, str]]) -> None:
    for article in articles.values():
        run = talks("corpus", "show", "--json", "--index", index_folder, "--", article["id"])
        record = json.loads(run.stdout)
        assert {name: record[name] for name in ("id", "title", "text")} == {
            name: article[name] for name in ("id", "title", "text")
        }
    run = talks("corpus", "show", "--index", index_folder, "--at", "4:14", "--", "-odd id; x")
    assert (run.returncode, run.stderr) == (0, "")
    assert "\nThe >>>moratorium<<< on drones holds, ␛[31mColonel Ilse Marten␛[0m" in run.stdout


def test_settings(talks: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert talks("config", "check").stdout.endswith(": all settings are good\n")
    (tmp_path / "mine.toml").write_text("[search]\ntop_k = 4\n")
    monkeypatch.setenv("TALKS_ANSWER_MAX_QUOTES", "2")
    run = talks("config", "show", "--config", "mine.toml")
    assert "top_k = 4  # mine.toml\n" in run.stdout
    assert "max_quotes = 2  # $TALKS_ANSWER_MAX_QUOTES\n" in run.stdout


def test_settings_reach_the_commands(talks: Run, index_folder: Path, tmp_path: Path) -> None:
    toml = f'[index]\ndir = "{index_folder}"\n[search]\ntop_k = 1\n[answer]\ncaution = "strict"\n'
    (tmp_path / "config.toml").write_text(toml)
    assert len(json.loads(talks("search", "talks", "--json").stdout)["passages"]) == 1
    assert talks("ask", "bridge and flag", "--json").returncode == 3


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("talks ", {"ask", "search", "index", "corpus", "config"}),
        ("talks co", {"corpus", "config"}),
        ("talks index ", {"build", "status", "verify", "prune"}),
        ("talks ask --", {"--json", "--batch", "--config", "--index", "--corpus", "--help"}),
    ],
)
def test_bash_completes_commands_and_options(
    talks: Run, monkeypatch: pytest.MonkeyPatch, words: str, offered: set[str]
) -> None:
    monkeypatch.setenv("_TALKS_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split(" ")) - 1))
    assert offered <= set(talks().stdout.split())
