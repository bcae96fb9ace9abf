"""`talks digest`."""

from datetime import UTC, date, datetime
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
    SourceOption,
    SpeakerOption,
    UntilOption,
    check_unicode,
    settings,
    show_command,
)
from bot.cli.output import print_json
from bot.digests import DigestRequest, NoDigest, make_digest
from bot.digests.since import read_since
from bot.questions.period import days
from bot.questions.understand import Known
from bot.records.digest import digest_record
from bot.terminal.digest import print_digest

EPILOG = "Example: talks digest --since 1w"


def digest(
    since: Annotated[
        str,
        typer.Option(
            "--since",
            metavar="TIME",
            help="Published since then: 12h, 1d or 2w ago, or from a day on (2025-04-18).",
            callback=check_unicode,
        ),
    ] = "1d",
    until: UntilOption = None,
    speaker: SpeakerOption = None,
    source: SourceOption = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """List what was newly said, by speaker, in exact words, each with its source.

    A statement is new if no article of the 30 days before reports it, and its sentence does not
    say that it is older; what several articles repeat is shown once. Articles without a date are
    left out. The exit code is 0 if there is anything new,
    3 if there is nothing, 1 after an error.
    """
    request = DigestRequest(*_period(since, until, datetime.now(UTC)), speaker, source)
    with open_for_questions(settings(config, index, corpus), corpus) as published:
        result = make_digest(published, Known(published), request)
    if as_json:
        print_json(digest_record(result))
    else:
        print_digest(Console(highlight=False), result, show_command(config, index))
    if isinstance(result, NoDigest):
        raise typer.Exit(ABSTAINED)


def _period(since: str, until: date | None, now: datetime) -> tuple[datetime, datetime | None]:
    """From when on and before when, aware UTC.

    Raises:
        typer.BadParameter: if ``since`` is no time, or not before the end.
    """
    try:
        begin = read_since(since, now)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--since") from error
    within = days(None, until)
    end = within.until if within else None
    if end and end <= begin:
        raise typer.BadParameter("--until names a day before that of --since")
    return begin, end
