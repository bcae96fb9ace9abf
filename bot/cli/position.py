"""`talks position`."""

from typing import Annotated

import typer
from rich.console import Console

from bot.cli.exits import ABSTAINED
from bot.cli.opening import open_for_questions
from bot.cli.options import (
    ConfigOption,
    CorpusOption,
    IndexOption,
    JsonOption,
    SinceOption,
    SourceOption,
    UntilOption,
    check_words,
    narrowing,
    settings,
    show_command,
)
from bot.cli.output import print_json
from bot.desk import open_retriever
from bot.positions import NoPositions, Positioner, PositionsRequest
from bot.records.positions import position_record
from bot.terminal.positions import print_position

EPILOG = 'Example: talks position "Ana Ruiz" "grain harbours" --since 2025-04-01'


def position(  # noqa: PLR0913, PLR0917 - one for each option
    speaker: Annotated[
        str,
        typer.Argument(
            metavar="SPEAKER", help="A name, an office or a body.", callback=check_words
        ),
    ],
    topic: Annotated[
        str, typer.Argument(metavar="TOPIC", help="In a few words.", callback=check_words)
    ],
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Show all that somebody said on a topic, in order of date.

    What was said again is shown once, with where; words that are nearly those of an earlier
    statement are marked, with what differs. No verdict is given. The exit code is 0 if there is a
    statement, 3 if there is none, 1 after an error.
    """
    request = PositionsRequest((speaker,), topic, narrowing(None, since, until, source))
    chosen = settings(config, index, corpus)
    with open_for_questions(chosen) as published:
        retriever = open_retriever(published, chosen)
        result = Positioner(retriever, chosen.answer.caution).position(request)
    if as_json:
        print_json(position_record(result))
    else:
        print_position(Console(highlight=False), result, show_command(config, index))
    if isinstance(result, NoPositions):
        raise typer.Exit(ABSTAINED)
