"""`talks digest`, through the program's door."""

from pathlib import Path

import pytest

from tests.bot.conftest import Run
from tests.bot.printed import NEAR_NAMES, ask, check_near_names, check_slices


def test_what_is_new(talks: Run, index_folder: Path, articles: dict[str, dict[str, str]]) -> None:
    code, record = ask(
        talks, "digest", index_folder, "--since", "2025-04-01", "--until", "2025-04-30"
    )
    assert (code, record["status"], record["covered"]["articles"]) == (0, "found", 1)
    assert (record["since"], record["until"]) == (
        "2025-04-01T00:00:00+00:00",
        "2025-05-01T00:00:00+00:00",
    )
    [voice] = record["voices"]
    assert voice["speaker"]["name"] == "Ana Ruiz"
    check_slices(voice["statements"], articles)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ((), "nothing_new"),  # since yesterday
        (("--since", "2025-04-01", "--speaker", "Zuzana Quell"), "unknown_speaker"),
        (("--since", "2025-04-01", "--source", "The Nowhere Post"), "unknown_source"),
    ],
)
def test_nothing_new(talks: Run, index_folder: Path, words: tuple[str, ...], reason: str) -> None:
    code, record = ask(talks, "digest", index_folder, *words)
    assert (code, record["status"], record["reason"]) == (3, "abstained", reason)


@pytest.mark.parametrize(("words", "near"), NEAR_NAMES)
def test_names_that_come_near(
    talks: Run, index_folder: Path, words: tuple[str, ...], near: list[str]
) -> None:
    check_near_names(talks, "digest", index_folder, near, "--since", "2025-04-01", *words)


def test_as_a_person_reads_it(talks: Run, index_folder: Path) -> None:
    done = talks("digest", "--since", "2025-04-01", "--speaker", "Ruiz", "--index", index_folder)
    assert done.returncode == 0
    assert done.stdout.startswith("Ana Ruiz\n")
    assert "From 1 article of 1 outlet, 18 April 2025." in done.stdout
    assert "Searched 5 articles" in done.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--since", "lately"), "'lately' is no time; write it as 12h, 1d, 2w or as a day"),
        (("--since", "2025-05-01", "--until", "2025-04-01"), "names a day before that of --since"),
    ],
)
def test_wrong_times(talks: Run, index_folder: Path, words: tuple[str, ...], told: str) -> None:
    done = talks("digest", *words, "--index", index_folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in " ".join(done.stderr.replace("│", " ").split())


@pytest.mark.parametrize(("words", "meant"), [((), 0), (("--speaker", "Ana Ruiz"), 1)])
def test_whom_a_name_may_mean(
    talks: Run, index_folder: Path, words: tuple[str, ...], meant: int
) -> None:
    _, record = ask(talks, "digest", index_folder, "--since", "2025-04-01", *words)
    assert record["meant"] == meant
