"""`talks position`."""

from typing import Annotated

import typer

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
from bot.cli.positions import tell_positions
from bot.positions import PositionsRequest
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
    show = show_command(config, index)
    tell_positions(
        settings(config, index, corpus),
        lambda positioner: positioner.position(request),
        lambda console, result: print_position(console, result, show),
        position_record if as_json else None,
        corpus,
    )
