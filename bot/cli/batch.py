"""Questions in, one a line; results out, one a line, in the same order."""

import json
from collections.abc import Callable
from typing import Any, BinaryIO

import typer

from bot.cli.exits import FAILED
from bot.cli.output import print_json
from bot.harmless import harmless


def check_one_given(what: str, given: str | None, batch: BinaryIO | None) -> None:
    """See that a command is given one question, called ``what``, or a file of them.

    Raises:
        typer.BadParameter: if it is given neither, or both.
    """
    if (given is None) == (batch is None):
        raise typer.BadParameter(f"give one {what}, or a file of them by --batch")


def run_batch(lines: BinaryIO, answer: Callable[[str, str], dict[str, Any]]) -> None:
    """Answer each line of a JSONL file of ``{"id", "question"}``.

    A line that is not such a record is reported on standard error, and the rest goes on. Each
    result is written out before the next line is read, so that a pipe can be talked with.

    Raises:
        typer.Exit: in the end, if a line could not be read.
    """
    all_read = True
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            question_id, question = _question(line)
        except (ValueError, RecursionError):
            all_read = False
            typer.echo(
                f"talks: {harmless(lines.name)}:{number}: "
                'not a record {"id": ..., "question": "..."}; it is left out',
                err=True,
            )
        else:
            print_json(answer(question, question_id))
    if not all_read:
        raise typer.Exit(FAILED)


def _question(line: bytes) -> tuple[str, str]:
    """Id and question of a line; a number as id stands for its digits.

    Raises:
        ValueError: if it is not such a record, or the question not valid Unicode.
        RecursionError: if it is nested too deeply.
    """
    match json.loads(line):
        case {"id": bool()}:
            raise ValueError("neither text nor a number")
        case {"id": str() | int() as question_id, "question": str(question)}:
            question.encode()
            return str(question_id), question
        case _:
            raise ValueError("not a record")
