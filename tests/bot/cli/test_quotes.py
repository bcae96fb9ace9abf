"""`talks quotes` and `talks speakers`: who said what, from files and from an index."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.desk import build
from bot.settings import CorpusSection, IndexSection, Settings
from index.progress import Silent
from tests.bot.printed import printed_lines

Run = Callable[..., subprocess.CompletedProcess[str]]

RECORDS: dict[str, dict[str, Any]] = {
    "talks": {
        "title": "Nobody leaves",
        "source": "The Velmora Courier",
        "url": "https://courier.example/nobody",
        "published": "2019-04-18",
        "text": (
            "“We will not leave the table,” said Ana Ruiz, the foreign minister of Velmora. “Not "
            "now.” Officials said that a pause was likely.\n\n"
            "Jonas Brandt, a spokesman for Carvania, said that the ports would stay open. He "
            "denied that grain was held back."
        ),
    },
    "ports": {
        "published": "2024-05-02",
        "text": "“The ports are ours,” said Ana Ruíz, the foreign minister of Velmora.",
    },
    "marks": {"text": "The harbour was shut. “It was a long day in the rain.\n\nNobody spoke."},
    "escapes": {
        "title": "\x1b]0;owned\x07 title",
        "text": "“Go,” said Ilse Mar\x1bten, the \x9b2Jmayor. “Now,” said Ole \u202eEk\x1b[31m.",
    },
    "briefing": {
        "turns": [
            {"speaker": "\x1b[31mColonel Ilse Tarn", "text": "Good “morning."},
            {"speaker": "Q", "text": "Who?"},
        ]
    },
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records as JSONL."""
    path = tmp_path_factory.mktemp("quotes") / "a.jsonl"
    records = [{"id": key, **record} for key, record in RECORDS.items()]
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def folder(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the same."""
    made = tmp_path_factory.mktemp("indexed") / "index"
    chosen = Settings(corpus=CorpusSection(paths=(corpus,)), index=IndexSection(dir=made))
    build(chosen, Silent())
    return made


@pytest.fixture(params=["files", "index"])
def where(request: pytest.FixtureRequest, corpus: Path, folder: Path) -> list[str | Path]:
    """The words that name the articles, as files or as an index."""
    return [corpus] if request.param == "files" else ["--index", folder]


def words(records: list[dict[str, Any]]) -> list[str]:
    return [record["parts"][0]["text"] for record in records]


def test_what_a_person_sees(talks: Run, corpus: Path) -> None:
    run = talks("quotes", corpus, "--speaker", "Brandt")
    assert (run.returncode, run.stderr) == (0, "")
    place = RECORDS["talks"]["text"].index("that the ports")
    assert run.stdout.startswith(
        "  │ that the ports would stay open\n"
        "    — Jonas Brandt (spokesman for Carvania), in reported speech · said\n"
        "    Nobody leaves · The Velmora Courier · 18 April 2019\n"
        f"    {corpus} {place}:{place + 30}\n\n"
        "  │ that grain was held back\n"
        "    — Jonas Brandt (spokesman for Carvania), in reported speech, denied or\n"
        "    refused · denied\n"
    )


def test_in_an_index_each_can_be_opened(talks: Run, folder: Path) -> None:
    run = talks("quotes", "--index", folder, "--speaker", "Ruiz")
    assert (run.returncode, run.stderr) == (0, "")
    first, second, _ = run.stdout.split("\n\n")
    assert "  │ The ports are ours,\n    — Ana Ruíz" in first  # the newest article first
    assert second.startswith("  │ We will not leave the table,\n  │ Not now.\n    — Ana Ruiz (")
    assert "https://courier.example/nobody#:~:text=" in second
    assert f"    talks corpus show --index {folder} --at 1:88 talks" in second


def test_who_is_not_known_for_sure_stands_as_printed(talks: Run, corpus: Path) -> None:
    assert "\n    — unresolved: Officials, in reported speech" in talks("quotes", corpus).stdout


def test_records_hold_the_words_of_the_articles(talks: Run, where: list[str | Path]) -> None:
    run = talks("quotes", "--json", *where)
    assert (run.returncode, run.stderr) == (0, "")
    records = printed_lines("quote", run)
    assert {record["article_id"] for record in records} >= {"talks", "ports", "escapes"}
    for record in records:
        text = RECORDS[record["article_id"]].get("text")
        if text is not None:
            for part in [record, *record["parts"]]:
                assert part["text"] == text[part["start"] : part["end"]]
        assert (record["start"], record["end"]) == (
            record["parts"][0]["start"],
            record["parts"][-1]["end"],
        )
    (spoken,) = (r for r in records if r["parts"][0]["text"] == "We will not leave the table,")
    assert [part["text"] for part in spoken["parts"]] == [
        "We will not leave the table,",
        "Not now.",
    ]
    assert spoken["speaker"]["id"] == "ana-ruiz"
    assert (spoken["kind"], spoken["denied"], spoken["within"]) == ("direct", False, None)


@pytest.mark.parametrize(
    ("asked", "starts"),
    [
        ("Ana Ruiz", ["The ports are ours,", "We will not leave the table,"]),
        ("ana ruíz", ["The ports are ours,", "We will not leave the table,"]),
        ("RUIZ", ["The ports are ours,", "We will not leave the table,"]),
        ("the foreign minister", ["The ports are ours,", "We will not leave the table,"]),
        ("the Carvania spokesman", ["that grain was held back", "that the ports would stay open"]),
        ("the Velmora spokesman", []),
        ("Iva Ruiz", []),
        ("Officials", []),
    ],
)
def test_those_of_a_speaker(
    talks: Run, where: list[str | Path], asked: str, starts: list[str]
) -> None:
    run = talks("quotes", "--speaker", asked, "--json", *where)
    assert sorted(words(printed_lines("quote", run))) == starts
    if starts:
        assert (run.returncode, run.stderr) == (0, "")
    else:
        nothing = "talks: no such statement in the articles\n"
        assert (run.returncode, run.stdout, run.stderr) == (3, "", nothing)


@pytest.mark.parametrize(
    ("topic", "starts"),
    [
        ("ports", ["The ports are ours,", "that the ports would stay open"]),
        ("open ports", ["The ports are ours,", "that the ports would stay open"]),
        ("apple pie", []),
        ("?!", []),
    ],
)
def test_those_on_a_topic(
    talks: Run, where: list[str | Path], topic: str, starts: list[str]
) -> None:
    run = talks("quotes", "--topic", topic, "--json", *where)
    assert sorted(words(printed_lines("quote", run))) == starts
    assert run.returncode == (0 if starts else 3)
    assert len(run.stderr.splitlines()) == (0 if starts else 1)


def test_speaker_and_topic_together(talks: Run, where: list[str | Path]) -> None:
    run = talks("quotes", "--speaker", "Ruiz", "--topic", "ports", "--json", *where)
    assert words(printed_lines("quote", run)) == ["The ports are ours,"]


def test_refused_marks_are_explained(talks: Run, where: list[str | Path]) -> None:
    run = talks("quotes", "--explain", "--speaker", "Brandt", "--json", *where)
    assert run.returncode == 0
    assert len(printed_lines("quote", run)) == 2
    at = RECORDS["marks"]["text"].index("“")
    assert f"marks {at}:{at + 1} refused: an opening mark" in run.stderr
    assert "“It was a long day in the rain" in run.stderr
    assert "briefing" not in run.stderr  # a turn needs no marks


def test_refused_marks_are_explained_where_nothing_else_is_found(talks: Run, home: Path) -> None:
    (home / "a.txt").write_text(RECORDS["marks"]["text"], encoding="utf-8")
    run = talks("quotes", "a.txt", "--explain")
    assert (run.returncode, run.stdout) == (3, "")
    explained, nothing = run.stderr.splitlines()
    assert "refused: an opening mark" in explained
    assert nothing == "talks: no such statement in the articles"


def test_an_article_without_statements(talks: Run, home: Path) -> None:
    (home / "a.txt").write_text("The harbour was shut on Friday.", encoding="utf-8")
    run = talks("quotes", "a.txt")
    nothing = "talks: no such statement in the articles\n"
    assert (run.returncode, run.stdout, run.stderr) == (3, "", nothing)


def test_a_path_that_does_not_exist(talks: Run) -> None:
    run = talks("quotes", "none.txt")
    assert (run.returncode, run.stdout) == (1, "")
    (line,) = run.stderr.splitlines()
    assert line.startswith("talks: none.txt")


def test_what_cannot_be_read_is_told_after_the_rest(talks: Run, corpus: Path, home: Path) -> None:
    (home / "b.jsonl").write_text('{"text": 7}\n')
    run = talks("quotes", corpus, "b.jsonl", "--speaker", "Brandt", "--json")
    assert run.returncode == 1
    assert run.stderr == "talks: b.jsonl:1: text is not a string\n"
    assert len(printed_lines("quote", run)) == 2
    run = talks("quotes", "b.jsonl")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == "talks: b.jsonl:1: text is not a string\n"


def test_files_need_no_index(talks: Run, corpus: Path, home: Path) -> None:
    before = sorted(home.iterdir())
    assert talks("quotes", corpus, "--index", "none").returncode == 0
    assert sorted(path for path in home.iterdir() if path.name != "stdin") == before


def test_the_operators_aliases_are_heeded(talks: Run, corpus: Path, home: Path) -> None:
    (home / "aliases.toml").write_text('[[same]]\nnames = ["Ana Ruiz", "Jonas Brandt"]\n')
    (home / "config.toml").write_text('[corpus]\naliases = "aliases.toml"\n')
    run = talks("quotes", corpus, "--speaker", "Jonas Brandt", "--json")
    assert {r["speaker"]["id"] for r in printed_lines("quote", run)} == {"ana-ruiz"}
    (home / "aliases.toml").write_text("[[same]]\n")
    run = talks("quotes", corpus)
    assert (run.returncode, run.stdout) == (1, "")
    assert "[[same]] 1 must give names" in run.stderr


def test_speakers(talks: Run, folder: Path) -> None:
    run = talks("speakers", "Ruiz", "--index", folder)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == (
        "Ana Ruiz (also Ana Ruíz): 2 statements, 2 articles\n"
        "    foreign minister of Velmora, 18 April 2019 to 2 May 2024\n"
    )
    everyone = talks("speakers", "--index", folder).stdout
    assert run.stdout in everyone
    assert "Jonas Brandt: 2 statements, 1 article\n" in everyone


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ([], {"ana-ruiz", "jonas-brandt"}),
        (["Ana Ruíz"], {"ana-ruiz"}),
        (["the spokesman"], {"jonas-brandt"}),
    ],
)
def test_records_of_speakers(talks: Run, folder: Path, asked: list[str], ids: set[str]) -> None:
    run = talks("speakers", *asked, "--json", "--index", folder)
    assert (run.returncode, run.stderr) == (0, "")
    records = printed_lines("speaker", run)
    found = {record["id"] for record in records}
    assert found == ids if asked else found >= ids
    statements = [record["statements"] for record in records]
    assert statements == sorted(statements, reverse=True)


def test_each_speaker_has_as_many_statements_as_are_listed(talks: Run, folder: Path) -> None:
    run = talks("quotes", "--json", "--index", folder)
    said = [r["speaker"]["id"] for r in printed_lines("quote", run) if r["speaker"]]
    for record in printed_lines("speaker", talks("speakers", "--json", "--index", folder)):
        assert record["statements"] == said.count(record["id"])


def test_an_unknown_speaker(talks: Run, folder: Path) -> None:
    run = talks("speakers", "Iva \x1b[31mRuiz", "--index", folder)
    assert (run.returncode, run.stdout) == (3, "")
    assert run.stderr == "talks: nobody called 'Iva \\x1b[31mRuiz' speaks in the articles\n"


def test_an_index_without_speakers(talks: Run, home: Path) -> None:
    (home / "a.txt").write_text("The harbour was shut on Friday.", encoding="utf-8")
    run = talks("speakers", "--index", "new", "--corpus", "a.txt")
    assert (run.returncode, run.stdout) == (3, "")
    assert run.stderr.splitlines()[-1] == "talks: nobody speaks in the articles"


@pytest.mark.parametrize("command", ["quotes", "speakers"])
def test_nothing_of_an_article_reaches_the_terminal_as_a_command(
    talks: Run, folder: Path, command: str
) -> None:
    run = talks(command, "--index", folder, *(["--explain"] if command == "quotes" else []))
    assert run.returncode == 0
    assert "␛" in run.stdout
    shown = run.stdout + run.stderr
    assert not {c for c in shown if c < " " and c != "\n"}
    assert not set(shown) & {"\x7f", "\x9b", "\u202e"}


@pytest.mark.parametrize(
    "words", [("quotes", "--speaker", "\udc80"), ("quotes", "--topic", "\udc80"),
              ("speakers", "\udc80")],
)  # fmt: skip
def test_what_is_not_text_is_wrong_usage(talks: Run, words: tuple[str, ...]) -> None:
    run = talks(*words)
    assert (run.returncode, run.stdout) == (2, "")
    assert "is not valid in the terminal's encoding" in run.stderr
