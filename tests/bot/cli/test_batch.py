"""`--batch`: one line in, one line out, in order; bad lines are reported and the rest goes on."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

RUIZ = "What did Ruiz say about the withdrawal of the monitors?"
PIE = "What is the best recipe for apple pie?"


def lines(*records: object) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def results(run: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run.stdout.splitlines()]


@pytest.fixture
def batch(talks: Run, index_folder: Path, tmp_path: Path) -> Run:
    """Ask what a file holds."""

    def run(content: bytes, command: str = "ask") -> subprocess.CompletedProcess[str]:
        (tmp_path / "questions.jsonl").write_bytes(content)
        return talks(command, "--batch", "questions.jsonl", "--index", index_folder)

    return run


def test_answers_come_in_order(batch: Run) -> None:
    questions = [(f"q{n}", (RUIZ, PIE)[n % 2]) for n in (3, 1, 2, 5, 4)]
    run = batch(lines(*({"id": id_, "question": question} for id_, question in questions)))
    assert (run.returncode, run.stderr) == (0, "")
    assert [(r["id"], r["question"]) for r in results(run)] == questions
    assert {r["status"] for r in results(run)} == {"answered", "abstained"}


def test_searches_come_in_order(batch: Run) -> None:
    run = batch(lines({"id": 2, "question": "prisoners"}, {"id": 1, "question": ""}), "search")
    assert (run.returncode, run.stderr) == (0, "")
    assert [(r["schema"], r["id"], r["question"]) for r in results(run)] == [
        ("talks.search/1", "2", "prisoners"),
        ("talks.search/1", "1", ""),
    ]


@pytest.mark.parametrize(
    ("given", "shown"), [(7, "7"), (-1, "-1"), ("7", "7"), ("", ""), ("é", "é")]
)
def test_ids_come_back_as_text(batch: Run, given: object, shown: str) -> None:
    run = batch(lines({"id": given, "question": PIE, "more": [1]}))
    assert [r["id"] for r in results(run)] == [shown]


@pytest.mark.parametrize(
    "bad",
    [
        b"{no JSON}",
        b"[]",
        b'"text"',
        b"{}",
        b'{"id": "1"}',
        b'{"question": "Who?"}',
        b'{"id": null, "question": "Who?"}',
        b'{"id": true, "question": "Who?"}',
        b'{"id": 1.5, "question": "Who?"}',
        b'{"id": ["1"], "question": "Who?"}',
        b'{"id": 1, "question": null}',
        b'{"id": 1, "question": 7}',
        b'{"id": 1, "question": "\\ud800"}',
        b'{"id": 1, "question": "\xff"}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"id": ' + b"9" * 5000 + b', "question": "Who?"}',
    ],
)
def test_a_bad_line_is_reported_and_the_rest_answered(batch: Run, bad: bytes) -> None:
    good = lines({"id": "a", "question": PIE})
    run = batch(good + b"\n" + bad + b"\n" + good.replace(b'"a"', b'"b"'))
    assert run.returncode == 1
    assert run.stderr == (
        'talks: questions.jsonl:3: not a record {"id": ..., "question": "..."}; it is left out\n'
    )
    assert [r["id"] for r in results(run)] == ["a", "b"]


@pytest.mark.parametrize("content", [b"", b"\n", b"\n \r\n"])
def test_nothing_in_gives_nothing_out(batch: Run, content: bytes) -> None:
    run = batch(content)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n"])
def test_lines_may_end_as_they_like(batch: Run, ending: bytes) -> None:
    record = lines({"id": "a", "question": PIE}).strip()
    run = batch(b"\xef\xbb\xbf" + record + b"\r\n" + record + ending)
    assert (run.returncode, len(results(run))) == (0, 2)


def test_standard_input_is_a_file_too(talks: Run, index_folder: Path) -> None:
    stdin = lines({"id": 1, "question": RUIZ}, {"id": 2, "question": PIE})
    run = talks("ask", "--batch", "-", "--index", index_folder, stdin=stdin)
    assert (run.returncode, run.stderr) == (0, "")
    assert [r["id"] for r in results(run)] == ["1", "2"]


def test_one_result_for_one_question_is_the_same_alone(talks: Run, index_folder: Path) -> None:
    run = talks("ask", RUIZ, "--json", "--index", index_folder)
    alone = json.loads(run.stdout)
    stdin = lines({"id": alone["id"], "question": RUIZ})
    together = talks("ask", "--batch", "-", "--index", index_folder, stdin=stdin)
    assert results(together) == [alone]


@pytest.mark.parametrize("command", ["ask", "search"])
@pytest.mark.parametrize("path", ["missing.jsonl", "."])
def test_a_batch_that_cannot_be_opened_builds_nothing(
    talks: Run, command: str, path: str, tmp_path: Path
) -> None:
    run = talks(command, "--batch", path, "--index", "new")
    assert run.returncode == 2
    assert f"Invalid value for '--batch': '{path}': " in run.stderr
    assert run.stdout == ""
    assert not (tmp_path / "new").exists()
