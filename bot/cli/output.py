"""Results on standard output, what could not be read on standard error."""

import json
from collections.abc import Sequence
from typing import Any

import typer

from bot.harmless import harmless
from corpus.errors import ReadError


def print_json(record: dict[str, Any]) -> None:
    """Print one line of JSON, in UTF-8 whatever the terminal's encoding, and send it off."""
    line = json.dumps(record, ensure_ascii=False)
    # Half a surrogate pair, as in the name of a file that is not UTF-8, has no bytes in UTF-8; as
    # backslashreplace writes it, it is JSON's own escape.
    typer.echo(line.encode("utf-8", "backslashreplace"))


def print_failures(failures: Sequence[ReadError]) -> None:
    """Print a line for each file or record that could not be read."""
    for failure in failures:
        typer.echo(f"talks: {harmless(str(failure))}", err=True)
