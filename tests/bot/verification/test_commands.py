"""`talks verify`, through the program's door."""

from pathlib import Path
from typing import Any

import pytest

from tests.bot.conftest import Run
from tests.bot.printed import printed_lines

WHOLE = "We will not leave the table before the last prisoner is home"


def records(talks: Run, index: Path, *words: str) -> tuple[int, list[dict[str, Any]]]:
    done = talks("verify", *words, "--json", "--index", index)
    return done.returncode, printed_lines("verify", done)


@pytest.mark.parametrize(
    ("words", "code", "verdict"),
    [
        ((WHOLE,), 0, "verbatim"),
        (("Our harbours stay shut",), 0, "altered"),
        ((WHOLE, "--speaker", "Jonas Brandt"), 0, "other_speaker"),
        (("We will ... leave the table",), 0, "cut"),
        (("Nothing of this kind stands in any article of the valley",), 3, "not_found"),
        (("two words",), 3, "too_short"),
    ],
)
def test_verdicts(
    talks: Run, verified_folder: Path, words: tuple[str, ...], code: int, verdict: str
) -> None:
    done, (record,) = records(talks, verified_folder, *words)
    assert (done, record["verdict"]) == (code, verdict)
    told = ("abstained", verdict) if code else ("found", None)
    assert (record["status"], record["reason"]) == told


def test_two_quotations(talks: Run, verified_folder: Path) -> None:
    code, found = records(
        talks, verified_folder, f"“{WHOLE}.” — Ana Ruiz\n\n“Nobody knows about goats.”"
    )
    assert (code, [record["verdict"] for record in found]) == (0, ["verbatim", "not_found"])


def test_a_difference_as_a_person_reads_it(talks: Run, verified_folder: Path) -> None:
    done = talks("verify", "Our harbours stay shut", "--index", verified_folder)
    assert done.stdout.startswith("Asked: Our harbours stay shut\nAltered:")
    assert "    in the article: Our harbours stay >>>open<<<\n" in done.stdout
    assert "    as asked:       Our harbours stay >>>shut<<<\n" in done.stdout
    assert "— Ana Ruiz" in done.stdout


def test_a_cut_as_a_person_reads_it(talks: Run, verified_folder: Path) -> None:
    done = talks("verify", "the grain ships would sail in June", "--index", verified_folder)
    assert "cut out of its sentence. A condition is lost: unless." in done.stdout
    assert "unless the insurers refuse." in done.stdout


def test_all_places_as_a_person_reads_them(talks: Run, verified_folder: Path) -> None:
    done = talks("verify", WHOLE, "--index", verified_folder)
    assert "Verbatim: the words stand so in 2 articles." in done.stdout
    assert "also in Nobody leaves · Sorvik Wire · 19 April 2025" in done.stdout
    assert "another\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [((" ",), "is empty"), ((), "Missing argument"), (("a b c", "--speaker", ""), "is empty")],
)
def test_wrong_usage(talks: Run, verified_folder: Path, words: tuple[str, ...], said: str) -> None:
    done = talks("verify", *words, "--index", verified_folder)
    assert done.returncode == 2
    assert said in done.stderr
