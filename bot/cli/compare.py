"""`talks compare`."""

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
    chosen = settings(config, index, corpus)
    with open_for_questions(chosen) as published:
        retriever = open_retriever(published, chosen)
        result = Positioner(retriever, chosen.answer.caution).compare(request)
    if as_json:
        print_json(comparison_record(result))
    else:
        print_comparison(Console(highlight=False), result, show_command(config, index))
    if isinstance(result, NoPositions):
        raise typer.Exit(ABSTAINED)
