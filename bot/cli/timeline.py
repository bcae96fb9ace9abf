"""`talks timeline`."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.cli.exits import ABSTAINED, FAILED
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
from bot.harmless import harmless
from bot.records.timeline import timeline_record
from bot.terminal.timeline import print_timeline
from bot.timelines import NoTimeline, Timeline, Timeliner, TimelineRequest
from bot.timelines.models import MOST_DATES

EPILOG = 'Example: talks timeline "grain harbours" --since 2025-04-01 --dates 5'


def _check_png(path: Path | None) -> Path | None:
    """A path as it is, if its name says what is written there.

    Raises:
        typer.BadParameter: if it does not end with .png.
    """
    if path and path.suffix.lower() != ".png":
        raise typer.BadParameter("is drawn as PNG; give a file whose name ends with .png")
    return path


def timeline(  # noqa: PLR0913, PLR0917 - one for each option
    topic: Annotated[
        str, typer.Argument(metavar="TOPIC", help="In a few words.", callback=check_words)
    ],
    speaker: SpeakerOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    dates: Annotated[
        int,
        typer.Option("--dates", metavar="N", min=1, max=MOST_DATES, help="The most days wanted."),
    ] = 10,
    picture: Annotated[
        Path | None,
        typer.Option(
            "--picture",
            metavar="FILE.png",
            dir_okay=False,
            help="Draw when who spoke of it into this file.",
            callback=_check_png,
        ),
    ] = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Tell a topic by date in exact sentences, each with its source.

    A sentence has the day that its words tell ("on Tuesday", counted from publication), where they
    surely tell one, else that of publication, and it is said which. The exit code is 0 if there is
    a timeline, 3 if there is nothing to tell, 1 after an error.
    """
    request = TimelineRequest(topic, narrowing(speaker, since, until, source), dates)
    chosen = settings(config, index, corpus)
    with open_for_questions(chosen, corpus) as published:
        result = Timeliner(open_retriever(published, chosen)).tell(request)
    if as_json:
        print_json(timeline_record(result))
    else:
        print_timeline(Console(highlight=False), result, show_command(config, index))
    if isinstance(result, NoTimeline):
        raise typer.Exit(ABSTAINED)
    if picture:
        _draw(result, picture)


def _draw(result: Timeline, path: Path) -> None:
    """Write the picture; where there is nothing to draw, say so."""
    # Not at the top: it is asked for seldom.
    from bot.timelines.picture import draw_voices

    drawing = draw_voices(result.voices)
    if drawing is None:
        problem = "not drawn: statements of known speakers on two days or more are needed"
        typer.echo(f"talks: {harmless(str(path))}: {problem}", err=True)
        return
    try:
        path.write_bytes(drawing.png)
    except OSError as error:
        problem = f"cannot be written ({error.strerror}); give another file by --picture"
        typer.echo(f"talks: {harmless(str(path))} {problem}", err=True)
        raise typer.Exit(FAILED) from error
