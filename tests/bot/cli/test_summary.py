"""`talks summary`, through the program's door."""

from pathlib import Path

import pytest

from tests.bot.conftest import Run
from tests.bot.printed import NEAR_NAMES, ask, check_near_names, check_slices


def test_a_topic(talks: Run, index_folder: Path, articles: dict[str, dict[str, str]]) -> None:
    code, record = ask(talks, "summary", index_folder, "withdrawal of the monitors")
    assert (code, record["status"], record["covered"]["articles"]) == (0, "found", 1)
    check_slices(record["main"] + record["said"] + record["ahead"], articles)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("volcano insurance",), "nothing_found"),
        (("--speaker", "Zuzana Quell"), "unknown_speaker"),
        (("--source", "The Nowhere Post"), "unknown_source"),
        (("--article", "nowhere"), "unknown_article"),
    ],
)
def test_nothing_to_summarise(
    talks: Run, index_folder: Path, words: tuple[str, ...], reason: str
) -> None:
    code, record = ask(talks, "summary", index_folder, *words)
    assert (code, record["status"], record["reason"]) == (3, "abstained", reason)


@pytest.mark.parametrize("words", [(), ("",), (" ", "--source", "Wire"), ("--article", "")])
def test_nothing_asked(talks: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    done = talks("summary", *words, "--index", tmp_path / "none")
    assert done.returncode == 2, "as other commands, and before an index is opened or built"
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(("words", "near"), NEAR_NAMES)
def test_names_that_come_near(
    talks: Run, index_folder: Path, words: tuple[str, ...], near: list[str]
) -> None:
    check_near_names(talks, "summary", index_folder, near, *words)


def test_as_a_person_reads_it(talks: Run, index_folder: Path) -> None:
    done = talks("summary", "--speaker", "Ana Ruiz", "--index", index_folder)
    assert done.returncode == 0
    assert "Who said what" in done.stdout or "The main development" in done.stdout
    assert "— Ana Ruiz" in done.stdout
    assert "Chosen from 1 article (The Velmora Courier), 18 April 2025." in done.stdout


def test_a_period_that_ends_before_it_begins(talks: Run, index_folder: Path) -> None:
    done = talks(
        "summary", "--since", "2025-05-01", "--until", "2025-04-01", "--index", index_folder
    )
    assert done.returncode == 2
    assert "--until names a day before that of --since" in done.stderr


def test_a_length_that_is_none(talks: Run, index_folder: Path) -> None:
    done = talks("summary", "monitors", "--length", "endless", "--index", index_folder)
    assert done.returncode == 2
    assert "Invalid value for '--length': 'endless' is not one of 'short', 'medium'" in done.stderr
