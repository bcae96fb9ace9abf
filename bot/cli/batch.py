"""Questions in, one a line; results out, one a line, in the same order."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import typer


class BatchError(Exception):
    """A batch file cannot be read; its text is one line."""


def run_batch(path: Path, answer: Callable[[str, str], dict[str, Any]]) -> bool:
    """Answer each line of a JSONL file of ``{"id", "question"}``; whether all could be read.

    A line that is not such a record is reported on standard error, and the rest goes on. Each
    result is written out before the next line is read, so that a pipe can be talked with.

    Raises:
        BatchError: if the file cannot be opened.
    """
    all_read = True
    with _opened(path) as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
                question, question_id = record["question"], str(record["id"])
                if not isinstance(question, str):
                    raise TypeError
            except (ValueError, TypeError, KeyError):
                all_read = False
                name = "standard input" if str(path) == "-" else path
                typer.echo(
                    f'talks: {name}:{number}: not a record {{"id": ..., "question": "..."}}; '
                    "it is left out",
                    err=True,
                )
                continue
            typer.echo(json.dumps(answer(question, question_id), ensure_ascii=False))
            sys.stdout.flush()
    return all_read


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    if str(path) == "-":
        yield sys.stdin.buffer
        return
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise BatchError(f"{path}: cannot be read: {error.strerror}") from error
