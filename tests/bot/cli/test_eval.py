"""`talks eval`: figures, problems, comparison, page; and how it ends."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation.errors import EvaluationError
from bot.evaluation.report import evaluation_record, read_evaluation
from bot.questions.models import Question
from tests.bot.printed import printed

Run = Callable[..., subprocess.CompletedProcess[str]]
RUIZ = "What did Ruiz say about the withdrawal of the monitors?"
QUESTIONS: list[dict[str, Any]] = [
    {"id": "ruiz", "question": RUIZ, "relevant": ["monitors"], "speaker": "Ana Ruiz"},
    {
        "id": "ports",
        "question": "How many harbours would the plan for grain shipments open?",
        "answer_spans": [{"article_id": "grain", "start": 69, "end": 146}],
    },
    {"id": "who", "question": "Who will not leave the table?", "speaker": "A. Ruiz"},
    {"id": "pie", "question": "What is the best recipe for apple pie?", "unanswerable": True},
    {"id": "refused", "question": "?!", "unanswerable": False},
    {"id": "wrong", "question": "Why do the glaciers shrink?", "relevant": ["monitors"]},
]


def lines(*records: object) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def values(evaluation: dict[str, Any]) -> dict[str, float]:
    return {figure["key"]: round(figure["value"], 3) for figure in evaluation["figures"]}


@pytest.fixture
def measure(talks: Run, index_folder: Path, home: Path) -> Run:
    """Measure on a file of these contents."""

    def run(content: bytes, *options: str) -> subprocess.CompletedProcess[str]:
        (home / "questions.jsonl").write_bytes(content)
        return talks("eval", "questions.jsonl", *options, "--index", index_folder)

    return run


def test_figures(measure: Run) -> None:
    run = measure(lines(*QUESTIONS), "--json")
    assert run.returncode == 0
    assert [line.partition(":")[0] for line in run.stderr.splitlines()] == [
        "asking questions",
        "asking questions",
        "measuring",
    ]
    found = printed("evaluation", run)
    assert {outcome["asked"]["id"]: outcome["right"] for outcome in found["outcomes"]} == {
        "ruiz": True,
        "ports": True,
        "who": True,
        "pie": False,
        "refused": None,
        "wrong": False,
    }
    told = values(found)
    assert told["right answers"] == 0.75
    assert told["speaker accuracy"] == 1
    assert told["answered without an answer"] == 0
    assert told["refused with an answer"] == 0.2
    assert told["Hits@1"] == 0.667
    assert told["span Hits@1"] == 1
    assert found["problems"] == []
    assert (found["left_out"], found["comparison"]) == (0, None)


def test_a_person_reads_a_table_that_fits(measure: Run) -> None:
    run = measure(lines(*QUESTIONS))
    assert run.returncode == 0
    assert run.stdout.startswith("6 questions, 5 articles, ")
    assert "\nFinding the articles that answer" in run.stdout
    assert "\n  answered without an answer (less is better)  0.000  unknown of one" in run.stdout
    assert max(map(len, run.stdout.splitlines())) <= 80


def test_every_problem_is_told_and_the_rest_is_measured(measure: Run) -> None:
    bad: list[object] = [
        {"question": "Who left?", "relevent": ["monitors"]},
        {"id": "ruiz", "question": "Again?", "speaker": "Ruiz"},
        {"question": "Who is it?", "relevant": ["grain", "no such"], "speaker": "Ana Rouis"},
        {
            "question": "Where?",
            "answer_spans": [
                {"article_id": "grain", "start": 0, "end": 9999},
                {"article_id": "gone", "start": 0, "end": 1},
            ],
        },
    ]
    run = measure(lines(QUESTIONS[0], *bad) + b"oops\n", "--json")
    assert run.returncode == 1
    found = printed("evaluation", run)
    told = [line for line in run.stderr.splitlines() if line.startswith("talks: ")]
    assert told == [
        f"talks: questions.jsonl:{problem['line']}: {problem['reason']}"
        for problem in found["problems"]
    ]
    assert [problem["line"] for problem in found["problems"]] == [2, 3, 4, 4, 5, 5, 6]
    told_of = [problem["reason"] for problem in found["problems"]]
    assert told_of[2].startswith("the index holds no article 'no such'; correct the id")
    assert told_of[3].startswith("nobody in the index is called 'Ana Rouis'")
    assert told_of[4].startswith("the index holds no article 'gone'")
    assert told_of[5].startswith("0:9999 is not in article 'grain', which ends at ")
    assert found["left_out"] == 3
    assert len(found["outcomes"]) == 3


def test_what_the_index_does_not_hold_counts_as_not_found(measure: Run) -> None:
    run = measure(lines({"question": RUIZ, "relevant": ["gone"]}), "--json")
    found = printed("evaluation", run)
    assert set(values(found).values()) == {0.0}
    assert found["outcomes"][0]["right"] is False


def test_a_question_that_fails_counts_as_wrong(
    measure: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.answers import Answerer

    answer = Answerer.answer_to

    def fail(self: Answerer, question: Question, *rest: Any) -> object:
        if question.text != RUIZ:
            raise RuntimeError("the inside of\nthe \x1b[2Jmatter")
        return answer(self, question, *rest)

    monkeypatch.setattr(Answerer, "answer_to", fail)
    run = measure(lines(*QUESTIONS), "--json")
    assert run.returncode == 1
    found = printed("evaluation", run)
    assert [outcome["status"] for outcome in found["outcomes"]] == ["answered", *["failed"] * 5]
    told = values(found)
    assert (told["answered without an answer"], told["refused with an answer"]) == (1, 0.8)
    assert told["right answers"] == 0.25
    assert "questions.jsonl:2: failed (RuntimeError: the inside of" in run.stderr
    assert "\x1b" not in run.stderr


def test_the_same_compared_with_itself(measure: Run) -> None:
    Path("old.json").write_text(measure(lines(*QUESTIONS), "--json").stdout)
    run = measure(lines(*reversed(QUESTIONS)), "--compare", "old.json", "--json")
    assert run.returncode == 0
    compared = printed("evaluation", run)["comparison"]
    assert (compared["file"], compared["questions"]) == ("old.json", 6)
    assert {moved["verdict"] for moved in compared["movements"]} == {"same"}
    assert compared["changed"] == []
    again = measure(lines(*QUESTIONS), "--compare", "old.json")
    assert "Compared over the 6 questions that old.json has too\n" in again.stdout
    assert "0 questions came out otherwise\n" in again.stdout
    assert max(map(len, again.stdout.splitlines())) <= 80


def test_what_moved(measure: Run) -> None:
    Path("old.json").write_text(measure(lines(*QUESTIONS), "--json").stdout)
    Path("config.toml").write_text('[answer]\ncaution = "strict"\n[search]\ndense_weight = 0.0\n')
    changed = [{**QUESTIONS[1], "speaker": "Brandt"}, {"question": "New?", "speaker": "Ruiz"}]
    content = lines(QUESTIONS[0], *changed, *QUESTIONS[3:])
    compared = printed("evaluation", measure(content, "--compare", "old.json", "--json"))[
        "comparison"
    ]
    assert (compared["questions"], compared["only_old"]) == (4, ["who"])
    assert compared["altered"] == ["ports"]
    assert len(compared["only_new"]) == 1
    text = measure(content, "--compare", "old.json").stdout
    assert "left out: 1 not in it, 1 only in it, 1 with other words" in " ".join(text.split())


def test_what_was_printed_reads_back(measure: Run) -> None:
    Path("old.json").write_text(measure(lines(*QUESTIONS), "--json").stdout)
    written = json.loads(Path("old.json").read_text())
    read = read_evaluation(Path("old.json"))
    assert json.loads(json.dumps(evaluation_record(read))) == written


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (None, "old.json cannot be read (No such file or directory); give a file that"),
        ("", "old.json is not one JSON record; give a file that `talks eval --json` wrote"),
        ("{}\n{}", "old.json is not one JSON record"),
        ("[" * 100_000, "old.json is not one JSON record"),
        ("[]", "old.json is not of the schema talks.evaluation/1"),
        ('{"schema": "talks.answer/1"}', "old.json is not of the schema talks.evaluation/1"),
        ('{"schema": "talks.evaluation/1"}', "old.json: file: "),
    ],
)
def test_what_cannot_be_compared(measure: Run, content: str | None, cause: str) -> None:
    if content is not None:
        Path("old.json").write_text(content)
    run = measure(lines(*QUESTIONS), "--compare", "old.json")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith(f"talks: {cause}")
    assert run.stderr.count("\n") == 1
    with pytest.raises(EvaluationError):
        read_evaluation(Path("old.json"))


def test_a_page_is_written(measure: Run) -> None:
    run = measure(lines(*QUESTIONS), "--html", "page.html", "--json")
    assert run.returncode == 0
    page = Path("page.html").read_text(encoding="utf-8")
    assert "Why do the glaciers shrink?" in page
    assert page.count("<img ") == 2
    assert [path.name for path in Path().glob(".page*")] == []


def test_a_page_that_cannot_be_written_is_told_first(measure: Run) -> None:
    run = measure(lines(*QUESTIONS), "--html", "missing/page.html")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith("talks: missing/page.html cannot be written, for ")
    assert run.stderr.count("\n") == 1


@pytest.mark.parametrize("content", [b"", b"\n\n", b"oops\n"])
def test_no_question(measure: Run, content: bytes) -> None:
    run = measure(content)
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.splitlines()[-1].startswith(
        "talks: questions.jsonl holds no question that can be asked; write one a line"
    )


def test_standard_input_is_a_file_too(talks: Run, index_folder: Path) -> None:
    run = talks("eval", "-", "--json", "--index", index_folder, stdin=lines(*QUESTIONS))
    assert run.returncode == 0
    assert len(printed("evaluation", run)["outcomes"]) == len(QUESTIONS)


@pytest.mark.parametrize("words", [["eval"], ["eval", "missing.jsonl"], ["eval", "."]])
def test_a_file_that_cannot_be_opened_builds_nothing(talks: Run, words: list[str]) -> None:
    run = talks(*words, "--index", "new")
    assert (run.returncode, run.stdout) == (2, "")
    assert not Path("new").exists()


def test_who_stops_it_finds_nothing_half_written(index_folder: Path, home: Path) -> None:
    (home / "questions.jsonl").write_bytes(
        lines(*({"id": n, "question": RUIZ, "speaker": "Ruiz"} for n in range(20_000)))
    )
    program = "from bot.cli import main; main()"
    options = ["--html", "page.html", "--json", "--index", str(index_folder)]
    with subprocess.Popen(
        [sys.executable, "-c", program, "eval", "questions.jsonl", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stderr.readline() == b"asking questions: 0 of 20,000\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stdout.read() == b""
        told = process.stderr.read().splitlines()
        assert told[-1] == b"talks: stopped; nothing was written"
    assert not list(home.glob("*page*"))
