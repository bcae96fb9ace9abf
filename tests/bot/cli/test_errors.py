"""What goes wrong is told in one line, without a traceback, and with an exit code."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.answers import cite
from corpus.models import Article, Span
from index.manifest import FORMAT, LEXICAL, MANIFEST, STORE, VECTORS

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def version(index_folder: Path, tmp_path: Path) -> Path:
    """The published version of a copy of the shared index, ``index`` in the current folder."""
    copy = Path(shutil.copytree(index_folder, tmp_path / "index"))
    return copy / "versions" / "000001"


def one_line(run: subprocess.CompletedProcess[str]) -> str:
    """The only line that an error prints, without ``talks: ``."""
    assert run.returncode == 1
    assert run.stdout == ""
    found = re.fullmatch(r"talks: (.+)\n", run.stderr)
    assert found, run.stderr
    return found[1]


@pytest.mark.parametrize(
    "words",
    [
        ["index", "status"],
        ["index", "verify"],
        ["index", "prune"],
        ["corpus", "list"],
        ["corpus", "show", "monitors"],
    ],
    ids=" ".join,
)
def test_no_index(talks: Run, words: list[str]) -> None:
    message = "no index in nowhere; run `talks index build`, or give its folder by --index"
    assert one_line(talks(*words, "--index", "nowhere")) == message
    assert not Path("nowhere").exists()


@pytest.mark.parametrize("words", [["ask", "Who?"], ["search", "who"], ["ask", "--batch", "-"]])
@pytest.mark.parametrize(
    ("setting", "value"), [("model", "another-model"), ("query_prefix", "query: ")]
)
def test_another_model(
    talks: Run, index_folder: Path, words: list[str], setting: str, value: str
) -> None:
    Path("config.toml").write_text(f'[encoder]\n{setting} = "{value}"\n')
    message = one_line(talks(*words, "--index", index_folder))
    assert message.startswith(f"index was built with encoder.{setting} = '")
    assert f"asks for '{value}'; run `talks index build`" in message


QUESTIONS = [["ask", "Who?"], ["search", "who", "--json"], ["corpus", "list"]]


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_another_format(talks: Run, version: Path, words: list[str]) -> None:
    manifest = json.loads((version / MANIFEST).read_text())
    (version / MANIFEST).write_text(json.dumps(manifest | {"format": FORMAT + 1}))
    message = one_line(talks(*words, "--index", "index"))
    assert (
        f"has index format {FORMAT + 1}, this program reads {FORMAT}; run `talks index" in message
    )


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
@pytest.mark.parametrize(
    "name", [MANIFEST, STORE, f"{VECTORS}/recent.faiss", f"{LEXICAL}/meta.json"]
)
@pytest.mark.parametrize("damage", ["missing", "short", "zeros"])
def test_a_corrupt_index(
    talks: Run, version: Path, words: list[str], name: str, damage: str
) -> None:
    file = version / name
    if damage == "missing":
        file.unlink()
    else:
        size = file.stat().st_size
        file.write_bytes(bytes(size) if damage == "zeros" else file.read_bytes()[: size // 2])
    message = one_line(talks(*words, "--index", "index"))
    assert "talks index build" in message
    assert "incident" not in message


@pytest.mark.parametrize("options", [[], ["--json"], ["--at", "0:1"]])
def test_an_unknown_article(talks: Run, index_folder: Path, options: list[str]) -> None:
    run = talks("corpus", "show", "\x1b[2J", *options, "--index", index_folder)
    assert one_line(run) == "no article '\\x1b[2J'; `talks corpus list` lists them"


@pytest.mark.parametrize(
    "at", ["", ":", "1", "1:", ":1", "2:1", "-1:3", "0:9999", "a:b", "1:2:3", " 1:2"]
)
def test_a_place_that_is_none(talks: Run, index_folder: Path, at: str) -> None:
    run = talks("corpus", "show", "monitors", f"--at={at}", "--index", index_folder)
    assert (run.returncode, run.stdout) == (2, "")
    assert f"Invalid value for --at: '{at}' is not START:END with 0 <= START <= END" in run.stderr


@pytest.mark.parametrize("words", [["ask", "Who?"], ["index", "build"], ["config", "check"]])
def test_bad_settings_are_told_all_at_once(talks: Run, words: list[str]) -> None:
    Path("bad.toml").write_text("[search]\ntop_k = 0\n[answer]\nmax_qotes = 3\n")
    run = talks(*words, "--config", "bad.toml")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == (
        "talks: bad.toml: search.top_k must be at least 1, got 0\n"
        "talks: bad.toml: answer.max_qotes is unknown (did you mean max_quotes?)\n"
    )


def test_settings_that_are_missing(talks: Run) -> None:
    message = one_line(talks("config", "show", "--config", "missing.toml"))
    assert message == "missing.toml: no such file; --config names it"


@pytest.mark.parametrize("words", [["ask", "Who?"], ["search", "who"], ["index", "build"]])
def test_a_corpus_that_is_missing(talks: Run, words: list[str]) -> None:
    message = one_line(talks(*words, "--index", "new", "--corpus", "missing"))
    assert message.startswith("missing: ")


@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_question_and_a_batch_are_one_too_many(
    talks: Run, index_folder: Path, command: str
) -> None:
    Path("batch").touch()
    for words in ([], ["who", "--batch", "batch"]):
        run = talks(command, *words, "--index", index_folder)
        assert (run.returncode, run.stdout) == (2, "")
        assert "Invalid value: give one " in run.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["answer"],
        ["ask", "Who?", "--jsn"],
        ["ask", "Who", "left?"],
        ["search", "who", "-k", "0"],
        ["index", "prune", "--keep", "0"],
        ["corpus", "show"],
        ["ask", os.fsdecode(b"caf\xe9")],
        ["corpus", "show", os.fsdecode(b"caf\xe9")],
    ],
)
def test_wrong_usage(talks: Run, words: list[str]) -> None:
    run = talks(*words)
    assert (run.returncode, run.stdout) == (2, "")
    assert "Usage: talks" in run.stderr
    assert "Traceback" not in run.stderr


def test_an_index_that_is_a_file(talks: Run, corpus_file: Path) -> None:
    Path("index").touch()
    for words in (["ask", "Who?"], ["index", "build"]):
        message = one_line(talks(*words, "--index", "index", "--corpus", corpus_file))
        assert message.startswith("index cannot be written (")


def test_what_is_unexpected_is_logged_under_an_incident(
    talks: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: Path) -> None:
        raise RuntimeError("the inside of\nthe matter")

    monkeypatch.setattr("bot.cli.corpus.open_index", fail)
    log = tmp_path / "state" / "talks" / "log" / "talks.log"
    incidents = set()
    for _ in range(2):
        message = one_line(talks("corpus", "list"))
        found = re.fullmatch(
            r"something went wrong that should not have \(incident (\w{8})\); "
            rf"please report it with what {re.escape(str(log))} says",
            message,
        )
        assert found
        incidents.add(found[1])
        assert f"incident {found[1]}\nTraceback (most recent call last):\n" in log.read_text()
    assert len(incidents) == 2
    assert log.read_text().count("RuntimeError: the inside of\nthe matter") == 2


def test_a_misquote_is_an_incident(talks: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def misquote(_folder: Path) -> None:
        cite(Article("a", "We may leave."), Span(0, 13), "We will leave.")

    monkeypatch.setattr("bot.cli.corpus.open_index", misquote)
    assert "incident" in one_line(talks("corpus", "list"))


def test_a_log_that_cannot_be_written_is_said_to_be(
    talks: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.cli.corpus.open_index", lambda _folder: 1 / 0)
    (tmp_path / "state").touch()
    message = one_line(talks("corpus", "list"))
    assert message.endswith("talks.log cannot be written: Not a directory")


def test_stopping_a_build(talks: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.cli.index.build_from_settings", stop)
    run = talks("index", "build", "--index", "new")
    assert (run.returncode, run.stdout) == (130, "")
    assert run.stderr == "talks: stopped; what was published before has not changed\n"
