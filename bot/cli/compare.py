"""`talks compare`."""

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
from bot.positions.models import MOST_SIDES
from bot.records.positions import comparison_record
from bot.terminal.positions import print_comparison

EPILOG = 'Example: talks compare "Ana Ruiz" "the Carvanian foreign ministry" --topic grain'


def _check_speakers(speakers: list[str]) -> list[str]:
    """Two to four, each with words and asked for once.

    Raises:
        typer.BadParameter: if they are not.
    """
    for speaker in speakers:
        check_words(speaker)
    if not 2 <= len(speakers) <= MOST_SIDES:
        raise typer.BadParameter(f"takes two to four names, got {len(speakers)}")
    if len({speaker.casefold() for speaker in speakers}) < len(speakers):
        raise typer.BadParameter("has one name twice; name each once")
    return speakers


def compare(  # noqa: PLR0913, PLR0917 - one for each option
    speakers: Annotated[
        list[str],
        typer.Argument(
            metavar="SPEAKER...",
            help="Two to four names, offices or bodies.",
            callback=_check_speakers,
        ),
    ],
    topic: Annotated[
        str, typer.Option("--topic", metavar="WORDS", help="On what.", callback=check_words)
    ],
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Show what two to four speakers or sides said on a topic, newest first.

    Where one of them said nothing on it, that is said. The exit code is 0 if any of them said
    something, 3 if none did, 1 after an error.
    """
    request = PositionsRequest(tuple(speakers), topic, narrowing(None, since, until, source))
    show = show_command(config, index)
    tell_positions(
        settings(config, index, corpus),
        lambda positioner: positioner.compare(request),
        lambda console, result: print_comparison(console, result, show),
        comparison_record if as_json else None,
        corpus,
    )
