"""`talks timeline`, through the program's door."""

from pathlib import Path

import pytest

from tests.bot.conftest import Run
from tests.bot.printed import NEAR_NAMES, ask, check_near_names, check_slices


def test_a_topic(talks: Run, index_folder: Path, articles: dict[str, dict[str, str]]) -> None:
    code, record = ask(talks, "timeline", index_folder, "withdrawal of the monitors")
    assert (code, record["status"], record["reason"]) == (0, "found", None)
    (event,) = record["events"]
    assert (event["day"], event["articles"]) == ("2025-04-18", 1)
    check_slices(event["sentences"], articles)
    assert {sentence["dated_by"] for sentence in event["sentences"]} <= {"words", "publication"}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("volcano insurance",), "nothing_found"),
        (("exchange of prisoners",), "nothing_dated"),
        (("monitors", "--speaker", "Zuzana Quell"), "unknown_speaker"),
        (("monitors", "--source", "The Nowhere Post"), "unknown_source"),
    ],
)
def test_no_timeline(talks: Run, index_folder: Path, words: tuple[str, ...], reason: str) -> None:
    code, record = ask(talks, "timeline", index_folder, *words)
    assert (code, record["status"], record["reason"]) == (3, "abstained", reason)
    assert (record["events"], record["covered"]) == ([], None)


@pytest.mark.parametrize(("words", "near"), NEAR_NAMES)
def test_names_that_come_near(
    talks: Run, index_folder: Path, words: tuple[str, ...], near: list[str]
) -> None:
    check_near_names(talks, "timeline", index_folder, near, "monitors", *words)


def test_as_a_person_reads_it(talks: Run, index_folder: Path) -> None:
    done = talks("timeline", "withdrawal of the monitors", "--index", index_folder)
    assert done.returncode == 0
    assert "18 April 2025, told by 1 article" in done.stdout
    assert "dated by its publication" in done.stdout
    assert "Chosen from 1 article (The Velmora Courier), 18 April 2025." in done.stdout


def test_nothing_to_draw_is_said(talks: Run, index_folder: Path, tmp_path: Path) -> None:
    done = talks("timeline", "monitors", "--picture", tmp_path / "a.png", "--index", index_folder)
    assert done.returncode == 0
    assert "a.png: not drawn: statements of known speakers on two days" in done.stderr
    assert not (tmp_path / "a.png").exists()


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("",), "is empty; write something"),
        ((), "Missing argument 'TOPIC'"),
        (("monitors", "--dates", "0"), "'--dates': Input should be greater than or equal to 1"),
        (("monitors", "--dates", "many"), "'--dates': Input should be a valid integer"),
        (("monitors", "--picture", "."), "is a directory"),
        (("monitors", "--picture", "a.txt"), "give a file whose name ends with .png"),
        (("monitors", "--picture", "png"), "give a file whose name ends with .png"),
    ],
)
def test_wrong_use(talks: Run, index_folder: Path, words: tuple[str, ...], problem: str) -> None:
    done = talks("timeline", *words, "--index", index_folder)
    assert done.returncode == 2
    assert problem in " ".join(done.stderr.replace("│", " ").split())
