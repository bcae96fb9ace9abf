"""`talks quotes` and `talks speakers`."""

from collections.abc import Iterable
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
    SpeakerOption,
    check_words,
    settings,
    show_command,
)
from bot.cli.output import print_failures, print_json
from bot.desk import aliases
from bot.records.statements import quote_record, speaker_record
from bot.statements import Statement, indexed_statements, of_speaker, on_topic, read_statements
from bot.terminal.statements import print_refused_marks, print_speaker, print_statement
from corpus.models import Article
from index.speaker_match import match_speakers

QUOTES_EPILOG = 'Example: talks quotes article.txt --speaker "Ana Ruiz" --json'
SPEAKERS_EPILOG = "Example: talks speakers Ruiz"


def quotes(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATHS]...", help="Articles to read; none: those of the index."),
    ] = None,
    speaker: SpeakerOption = None,
    topic: Annotated[
        str | None,
        typer.Option(
            "--topic", metavar="WORDS", help="Only those on this topic.", callback=check_words
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say which quotation marks were refused, and why.")
    ] = False,
    as_json: JsonOption = False,
    config: ConfigOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """List who said what: in direct speech, quoted in part, or in reported speech.

    Files given are read as they are, without an index. Where it is not sure who spoke, the source
    stands as it is printed. The exit code is 1 if a file cannot be read, 3 if nothing is found.
    """
    chosen = settings(config, index, corpus)
    if paths:
        read = read_statements(paths, aliases(chosen))
        statements: Iterable[Statement] = read.statements
        if speaker is not None:
            statements = of_speaker(statements, speaker, read.speakers)
        if explain:
            _explain(read.articles)
        shown = _show(statements, topic, None, as_json=as_json)
        print_failures(read.reading.failures)
        if read.reading.failures:
            raise typer.Exit(FAILED)
    else:
        with open_for_questions(chosen, corpus) as published:
            known = published.store.quotes.speakers()
            wanted = None if speaker is None else match_speakers(speaker, known)
            statements = indexed_statements(published, wanted)
            if explain:
                _explain(published.store.articles())
            show = show_command(config, index)
            shown = _show(statements, topic, show, as_json=as_json)
    if not shown:
        typer.echo("talks: no such statement in the articles", err=True)
        raise typer.Exit(ABSTAINED)


def speakers(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="Only whom this name or office may mean.",
            callback=check_words,
        ),
    ] = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """List who speaks in the articles, with their offices, those who say most first.

    The exit code is 3 if nobody is found.
    """
    with open_for_questions(settings(config, index, corpus), corpus) as published:
        known = published.store.quotes.speakers()
    found = known if name is None else match_speakers(name, known)
    for speaker in found:
        if as_json:
            print_json(speaker_record(speaker))
        else:
            print_speaker(Console(highlight=False), speaker)
    if not found:
        whom = "nobody" if name is None else f"nobody called {name!r}"
        typer.echo(f"talks: {whom} speaks in the articles", err=True)
        raise typer.Exit(ABSTAINED)


def _explain(articles: Iterable[Article]) -> None:
    """Print the refused quotation marks of articles, to standard error."""
    errors = Console(highlight=False, stderr=True)
    for article in articles:
        if not article.turns:  # a turn is its speaker's whatever marks stand in it
            print_refused_marks(errors, article)


def _show(
    statements: Iterable[Statement], topic: str | None, show: str | None, *, as_json: bool
) -> int:
    """Print statements; how many were printed."""
    console = Console(highlight=False)
    count = 0
    for statement in statements if topic is None else on_topic(statements, topic):
        if as_json:
            print_json(quote_record(statement))
        else:
            print_statement(console, statement, show)
        count += 1
    return count
