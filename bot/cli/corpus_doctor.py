"""`talks corpus doctor`."""

from datetime import UTC, datetime

import typer

from bot.cli.exits import FAILED
from bot.cli.options import ConfigOption, CorpusOption, JsonOption, settings
from bot.cli.output import print_json
from bot.desk import corpus_paths, feed_health
from bot.harmless import in_one_line
from bot.records.library import finding_record
from corpus.library.doctor import examine
from corpus.load import load_corpus

EPILOG = "Example: talks corpus doctor"


def doctor(
    as_json: JsonOption = False, config: ConfigOption = None, corpus: CorpusOption = None
) -> None:
    """Say what is wrong with the corpus and its feeds, a line for each, with what to do.

    Feeds that fail, files that cannot be read, dates that are missing or to come, texts that are
    short or of unusual length for their outlet, and copies of one story. The exit code is 1 if
    anything is wrong.
    """
    chosen = settings(config, corpus=corpus)
    found = examine(load_corpus(corpus_paths(chosen)), feed_health(chosen), datetime.now(UTC))
    for finding in found:
        if as_json:
            print_json(finding_record(finding))
        else:
            ailment = finding.ailment.value.replace("_", " ")
            typer.echo(in_one_line(f"{ailment}: {finding.what}; {finding.next_step}"))
    if not found and not as_json:
        typer.echo("Nothing is wrong.")
    if found:
        raise typer.Exit(FAILED)
