"""`talks position` and `talks compare`, through the program's door."""

from pathlib import Path

import pytest

from tests.bot.conftest import Run
from tests.bot.printed import ask


def test_a_position(talks: Run, said_folder: Path) -> None:
    code, record = ask(talks, "position", said_folder, "Ana Ruiz", "grain harbours")
    assert (code, record["status"], record["reason"]) == (0, "found", None)
    (side,) = record["sides"]
    march, april, _ = side["voices"][0]["statements"]
    assert [article["id"] for article in april["also"]] == ["copy"]
    assert march["rewording"] is None
    assert april["rewording"]["text"] == march["text"]
    (difference,) = april["rewording"]["differences"]
    assert [part["text"] for part in difference["before"]] == ["never"]
    assert [part["text"] for part in difference["now"]] == ["not"]


def test_a_comparison(talks: Run, said_folder: Path) -> None:
    code, record = ask(
        talks, "compare", said_folder, "Ruiz", "Jonas Brandt", "Otto Ruiz", "--topic", "grain"
    )
    assert (code, record["status"]) == (0, "found")
    assert [(side["asked"], side["known"]) for side in record["sides"]] == [
        ("Ruiz", True),
        ("Jonas Brandt", True),
        ("Otto Ruiz", False),
    ]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("Ana Ruiz", "volcano insurance"), "nothing_found"),
        (("Zuzana Quell", "grain"), "unknown_speaker"),
        (("Ana Ruiz", "grain", "--source", "The Nowhere Post"), "unknown_source"),
        (("Ana Ruiz", "?!"), "empty_topic"),
    ],
)
def test_no_position(talks: Run, said_folder: Path, words: tuple[str, ...], reason: str) -> None:
    code, record = ask(talks, "position", said_folder, *words)
    assert (code, record["status"], record["reason"]) == (3, "abstained", reason)


def test_as_a_person_reads_it(talks: Run, said_folder: Path) -> None:
    done = talks("position", "Ana Ruiz", "grain harbours", "--index", said_folder)
    assert done.returncode == 0
    assert "Ana Ruiz: 3 statements in 4 articles of 3 outlets, oldest first" in done.stdout
    assert "worded differently from 3 March 2025" in done.stdout
    words = " ".join(done.stdout.split())
    assert "there: “We will >>>never<<< close the grain harbours" in words
    assert "here: “We will >>>not<<< close the grain harbours" in words
    assert "also in Harbours stay open · Sorvik Wire · 13 April 2025" in done.stdout
    assert "date unknown" in done.stdout.rpartition("Grain talk")[2]


def test_a_comparison_as_a_person_reads_it(talks: Run, said_folder: Path) -> None:
    done = talks(
        *("compare", "Ana Ruiz", "Jonas Brandt", "Otto Ruiz", "--topic", "grain"),
        *("--index", said_folder),
    )
    assert done.returncode == 0
    assert "newest first" in done.stdout
    assert "No statement surely on this, of 2 statements of theirs." in done.stdout
    assert "railway" not in done.stdout
    assert "Otto Ruiz: nobody of that name is surely quoted in the corpus" in done.stdout
    assert "Names that come near: Ana Ruiz, Iva Ruiz." in done.stdout


def test_nothing_as_a_person_reads_it(talks: Run, said_folder: Path) -> None:
    done = talks("compare", "Brandt", "Lind", "--topic", "volcanoes", "--index", said_folder)
    assert done.returncode == 3
    assert "No statement surely on this, of 2 statements of theirs." in done.stdout
    assert "No statement surely on this, of 1 statement of theirs." in done.stdout
    assert "Searched 9 articles" in done.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("compare", "Ruiz", "--topic", "grain"), "takes two to four names, got 1"),
        (("compare", *"ABCDE", "--topic", "grain"), "takes two to four names, got 5"),
        (("compare", "Ruiz", "ruiz", "--topic", "grain"), "has one name twice"),
        (("compare", "Ruiz", " ", "--topic", "grain"), "is empty"),
        (("compare", "Ruiz", "Lind"), "Missing option '--topic'"),
        (("position", "Ruiz"), "Missing argument 'TOPIC'"),
        (("position", "Ruiz", " "), "is empty"),
    ],
)
def test_wrong_usage(talks: Run, said_folder: Path, words: tuple[str, ...], message: str) -> None:
    done = talks(*words, "--index", said_folder)
    assert done.returncode == 2
    assert message in " ".join(done.stderr.split())
