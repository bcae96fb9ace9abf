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
    ("options", "message"),
    [
        (("--since", "yesterday"), "'--since': 'yesterday' is no day; write it as 2025-04-18"),
        (("--until", "2025-13-01"), "'--until': '2025-13-01' is no day; write it as 2025-04-18"),
        (
            ("--since", "2025-05-02", "--until", "2025-05-01"),
            "value: --until names a day before that of --since",
        ),
        (("--speaker", ""), "'--speaker': is empty; write something, or leave it out"),
        (("--source", " "), "'--source': is empty; write something, or leave it out"),
    ],
)
def test_options_that_say_nothing_are_refused(
    talks: Run, index_folder: Path, options: tuple[str, ...], message: str
) -> None:
    answered = talks("ask", QUESTION, "--index", index_folder, *options)
    assert (answered.returncode, answered.stdout) == (2, "")
    assert answered.stderr.splitlines()[-1].endswith(message)


@pytest.mark.parametrize("command", ["ask", "search"])
def test_what_has_no_word_finds_nothing(talks: Run, index_folder: Path, command: str) -> None:
    assert talks(command, "  ", "--index", index_folder).returncode == 2
    nothing = talks(command, "?!", "--index", index_folder)
    assert (nothing.returncode, nothing.stderr) == (3, "")
    assert len(nothing.stdout.split("\n\n")) == 2  # why, and what was searched


@pytest.mark.parametrize("command", ["ask", "search", "quotes"])
def test_a_corpus_that_the_index_does_not_hold_is_told(
    talks: Run, index_folder: Path, corpus_file: Path, command: str
) -> None:
    words = () if command == "quotes" else ("monitors",)
    for held in (corpus_file, corpus_file.parent):
        asked = talks(command, *words, "--index", index_folder, "--corpus", held)
        assert (asked.returncode, asked.stderr) == (0, "")
    other = corpus_file.with_name("art")  # the beginning of its name, and no folder
    asked = talks(command, *words, "--index", index_folder, "--corpus", other)
    assert asked.returncode == 0
    assert asked.stderr == (
        f"talks: the index in {index_folder} has no article from {other}; run `talks index build` "
        "with the same options, or name another index by --index\n"
    )


def test_what_the_index_holds_beside_a_corpus_that_is_named_is_told(talks: Run, home: Path) -> None:
    for name in ("ports", "grain", "coal"):
        (home / name).mkdir()
        (home / name / f"{name}.txt").write_text(
            f"The {name} of Velmora stay, said Ana Ruiz in Tarn.\n"
        )
    both = ("--corpus", home / "ports", "--corpus", "grain")
    first = talks("ask", "What of the ports?", "--index", home / "index", *both)
    assert "more article" not in first.stderr
    assert talks("ask", "What of the ports?", "--index", "index", *both).stderr == ""
    asked = talks("ask", "What of the ports?", "--index", home / "index", *both[:2])
    assert asked.stderr == (
        f"talks: the index in {home / 'index'} has 1 more article than --corpus names, which are "
        "asked too; name an index of those alone by --index\n"
    )


def test_a_corpus_may_be_named_by_a_link(talks: Run, home: Path) -> None:
    for name in ("ports", "grain"):
        (home / name).mkdir()
        text = f"The {name} of Velmora stay, said Ana Ruiz in Tarn.\n"
        (home / name / f"{name}.txt").write_text(text)
    for folder in ("ports", "grain"):
        (home / f"to-{folder}").symlink_to(home / folder)
    built = ("--corpus", "ports", "--corpus", "to-grain")
    assert talks("ask", "What of the ports?", "--index", "index", *built).returncode == 0
    for other in (home / "to-ports", "grain"), ("to-ports", home / "to-grain"):
        named = [word for each in other for word in ("--corpus", each)]
        assert talks("ask", "What of the ports?", "--index", "index", *named).stderr == ""
    asked = talks("ask", "What of the ports?", "--index", "index", "--corpus", "to-ports")
    assert "has 1 more article than --corpus names" in asked.stderr
