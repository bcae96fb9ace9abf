"""What commands print as JSON, as its schema says, and the words shown in it."""

import json
import subprocess
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from tests.bot.conftest import Run

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"
Done = subprocess.CompletedProcess[str]


@cache
def _validator(schema: str) -> Draft202012Validator:
    described = json.loads((SCHEMAS / f"{schema}.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(described, format_checker=Draft202012Validator.FORMAT_CHECKER)


def check(schema: str, record: object) -> None:
    """Fail unless a record, after its way through JSON, is as the schema of this name says."""
    _validator(schema).validate(json.loads(json.dumps(record)))


def printed(schema: str, done: Done) -> dict[str, Any]:
    """The one record that a command has printed, as its schema says."""
    record: dict[str, Any] = json.loads(done.stdout)
    check(schema, record)
    return record


def printed_lines(schema: str, done: Done) -> list[dict[str, Any]]:
    """The records that a command has printed, one a line, each as the schema says."""
    records = [json.loads(line) for line in done.stdout.splitlines()]
    for record in records:
        check(schema, record)
    return records


def ask(talks: Run, command: str, index: Path, *words: str) -> tuple[int, dict[str, Any]]:
    """The exit code and the record of a command whose schema has its name."""
    done = talks(command, *words, "--json", "--index", index)
    return done.returncode, printed(command, done)


def check_slices(
    shown: Iterable[Mapping[str, Any]], articles: Mapping[str, Mapping[str, Any]]
) -> None:
    """Fail unless something is shown, and each of it is its article's text from start to end."""
    slices = [(each["text"], each["article"]["id"], each["start"], each["end"]) for each in shown]
    assert slices
    for text, article, start, end in slices:
        assert articles[article]["text"][start:end] == text


NEAR_NAMES = [
    (("--speaker", "Ana Ruizz"), ["Ana Ruiz"]),
    (("--source", "The Velmora Couriers"), ["The Velmora Courier"]),
    (("--speaker", "Zuzana Quell"), []),
]
"""Names that are not in the index of the tests, as options, and those of it that come near."""


def check_near_names(talks: Run, command: str, index: Path, near: list[str], *words: str) -> None:
    """Fail unless a command finds nothing, and tells the names that come near, if there are any."""
    code, record = ask(talks, command, index, *words)
    assert (code, record["near_names"]) == (3, near)
    told = talks(command, *words, "--index", index).stdout
    assert ("Names that come near: " in told) == bool(near)
    assert all(f"come near: {name}." in told for name in near)
