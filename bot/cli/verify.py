"""`talks verify`."""

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
    check_words,
    settings,
    show_command,
)
from bot.cli.output import print_json
from bot.records.verify import verification_record
from bot.terminal.verify import print_verification
from bot.verification import Verifier, claims_of

EPILOG = 'Example: talks verify "We will not leave the table" --speaker "Ana Ruiz"'


def verify(
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT", help="The words as they are passed on.", callback=check_words
        ),
    ],
    speaker: Annotated[
        str | None,
        typer.Option(
            "--speaker",
            metavar="NAME",
            help="A name or an office: who is said to have said it.",
            callback=check_words,
        ),
    ] = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Tell if a quote is verbatim, altered, cut or somebody else's.

    Where most of the words stand in quotation marks, these are verified, each with who is named
    around it. "..." and [words] stand for what is left out or put in. What is not in the corpus
    may have been said all the same. The exit code is 0 if the words, or words like them, are
    found, 3 if none are, 1 after an error.
    """
    chosen = settings(config, index, corpus)
    with open_for_questions(chosen, corpus) as published:
        verifier = Verifier(published)
        results = [verifier.verify(claim) for claim in claims_of(text, speaker)]
    for number, result in enumerate(results):
        if as_json:
            print_json(verification_record(result))
        else:
            if number:
                typer.echo()
            print_verification(Console(highlight=False), result, show_command(config, index))
    if not any(result.is_found for result in results):
        raise typer.Exit(ABSTAINED)
