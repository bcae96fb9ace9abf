"""What `talks position` and `talks compare` do alike."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import typer
from rich.console import Console

from bot.cli.exits import ABSTAINED
from bot.cli.opening import open_for_questions
from bot.cli.output import print_json
from bot.desk import open_retriever
from bot.positions import NoPositions, Positioner, Positions
from bot.settings import Settings

Result = Positions | NoPositions


def tell_positions(
    chosen: Settings,
    ask: Callable[[Positioner], Result],
    show: Callable[[Console, Result], None],
    record: Callable[[Result], dict[str, Any]] | None,
    corpus: Sequence[Path] | None,
) -> None:
    """Ask the index of these settings, and print what it says: as ``record`` has it, if any.

    ``corpus`` is what the command line names.

    Raises:
        CorpusError, TalksIndexError: as `open_for_questions`.
        typer.Exit: if nobody said anything.
    """
    with open_for_questions(chosen, corpus) as published:
        result = ask(Positioner(open_retriever(published, chosen), chosen.answer.caution))
    if record:
        print_json(record(result))
    else:
        show(Console(highlight=False), result)
    if isinstance(result, NoPositions):
        raise typer.Exit(ABSTAINED)
