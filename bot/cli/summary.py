"""`talks summary`."""

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
    SpeakerOption,
    UntilOption,
    check_words,
    narrowing,
    settings,
    show_command,
)
from bot.cli.output import print_json
from bot.desk import open_retriever
from bot.records.summary import summary_record
from bot.summaries import Length, NoSummary, Summariser, SummaryRequest
from bot.summaries.models import NOTHING_TO_SUMMARISE, NoSummaryReason
from bot.terminal.summary import print_summary

EPILOG = 'Example: talks summary "grain harbours" --since 2025-04-01 --length short'


def summary(  # noqa: PLR0913, PLR0917 - one for each option
    topic: Annotated[
        str | None,
        typer.Argument(metavar="[TOPIC]", help="In a few words.", callback=check_words),
    ] = None,
    article: Annotated[
        str | None,
        typer.Option("--article", metavar="ID", help="Only this article.", callback=check_words),
    ] = None,
    speaker: SpeakerOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    length: Annotated[Length, typer.Option("--length", help="How much is wanted.")] = Length.MEDIUM,
    as_json: JsonOption = False,
    config: ConfigOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Summarise a topic, speaker, article or period in exact sentences, each with its source.

    What is asked may be combined. The main development comes first, then who said what, then what
    is open or to come. The exit code is 0 if there is a summary, 3 if there is nothing to
    summarise, 1 after an error.
    """
    if not any((topic, article, speaker, since, until, source)):
        raise typer.BadParameter(NOTHING_TO_SUMMARISE[NoSummaryReason.NOTHING_ASKED])
    request = SummaryRequest(topic, article, narrowing(speaker, since, until, source), length)
    chosen = settings(config, index, corpus)
    with open_for_questions(chosen, corpus) as published:
        result = Summariser(open_retriever(published, chosen)).summarise(request)
    if as_json:
        print_json(summary_record(result))
    else:
        print_summary(Console(highlight=False), result, show_command(config, index))
    if isinstance(result, NoSummary):
        raise typer.Exit(ABSTAINED)
