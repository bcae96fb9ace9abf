"""The options of `talks ask` that narrow a question, for a person and as JSON."""

import json
from pathlib import Path

import pytest

from tests.bot.conftest import Run

QUESTION = "What was said about a withdrawal of the monitors?"


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ((), None),
        (("--speaker", "Ruiz"), None),
        (("--speaker", "ana ruíz", "--since", "2025-04-18", "--until", "2025-04-18"), None),
        (("--source", "velmora courier"), None),
        (("--speaker", "Quimby"), "unknown_speaker"),
        (("--speaker", "Ruiz", "--since", "2025-05-01"), "nothing_in_period"),
        (("--speaker", "Ruiz", "--until", "2025-04-17"), "nothing_in_period"),
        (("--speaker", "Ruiz", "--source", "Carvania Today"), "nothing_in_period"),
        (("--source", "The Orsk Mirror"), "unknown_outlet"),
    ],
)
def test_options_narrow_the_question(
    talks: Run, index_folder: Path, options: tuple[str, ...], reason: str | None
) -> None:
    answered = talks("ask", QUESTION, "--index", index_folder, "--json", *options)
    assert (answered.returncode, answered.stderr) == (0 if reason is None else 3, "")
    assert json.loads(answered.stdout)["reason"] == reason


def test_options_hold_for_a_batch(talks: Run, index_folder: Path) -> None:
    questions = json.dumps({"id": 1, "question": QUESTION}).encode()
    options = ("--batch", "-", "--index", index_folder, "--speaker", "Quimby")
    answered = talks("ask", *options, stdin=questions)
    assert json.loads(answered.stdout)["reason"] == "unknown_speaker"


def test_notes_and_near_names_are_printed(talks: Run, index_folder: Path) -> None:
    narrowed = ("--speaker", "Ruiz", "--since", "2025-04-01")
    answered = talks("ask", QUESTION, "--index", index_folder, *narrowed)
    assert answered.stdout.startswith("Only what was published in the time asked for was searched.")
    unknown = talks("ask", QUESTION, "--index", index_folder, "--speaker", "Iva Ruiz")
    assert unknown.stdout.startswith(
        "Nobody of that name is surely quoted in the corpus.\n\nNames that come near: Ana Ruiz.\n"
    )


@pytest.mark.parametrize(
    "options",
    [
        ("--since", "yesterday"),
        ("--until", "2025-13-01"),
        ("--since", "2025-05-02", "--until", "2025-05-01"),
    ],
)
def test_days_that_are_none_are_refused(
    talks: Run, index_folder: Path, options: tuple[str, ...]
) -> None:
    answered = talks("ask", QUESTION, "--index", index_folder, *options)
    assert (answered.returncode, answered.stdout) == (2, "")
