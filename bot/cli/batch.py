"""Questions in, one a line; results out, one a line, in the same order."""

import json
from collections.abc import Callable
from typing import Any, BinaryIO

import typer

from bot.cli.output import print_json
from bot.harmless import harmless


def run_batch(lines: BinaryIO, answer: Callable[[str, str], dict[str, Any]]) -> bool:
    """Answer each line of a JSONL file of ``{"id", "question"}``; whether all could be read.

    A line that is not such a record is reported on standard error, and the rest goes on. Each
    result is written out before the next line is read, so that a pipe can be talked with.
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
    return all_read


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
