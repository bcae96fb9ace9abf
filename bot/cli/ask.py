"""`talks ask`."""

from datetime import datetime
from typing import Annotated, Any

import typer
from rich.console import Console

from bot.answers import Abstention
from bot.cli.batch import check_one_given, run_batch
from bot.cli.exits import ABSTAINED
from bot.cli.opening import open_for_questions
from bot.cli.options import (
    BatchOption,
    ConfigOption,
    CorpusOption,
    IndexOption,
    JsonOption,
    check_unicode,
    settings,
    show_command,
)
from bot.cli.output import print_json
from bot.desk import open_answerer
from bot.questions.models import Narrowing
from bot.records.answer import answer_record
from bot.terminal.answer import print_answer

_DAY = "%Y-%m-%d"
EPILOG = 'Example: talks ask "What did the spokesman say about the moratorium?"'


def ask(  # noqa: PLR0913, PLR0917 - one for each option
    question: Annotated[
        str | None,
        typer.Argument(metavar="QUESTION", help="In quotation marks.", callback=check_unicode),
    ] = None,
    speaker: Annotated[
        str | None,
        typer.Option(
            "--speaker",
            metavar="NAME",
            help="Only the words of whom this name or office may mean.",
            callback=check_unicode,
        ),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            "--since", metavar="DAY", formats=[_DAY], help="Only what was published from then on."
        ),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option(
            "--until", metavar="DAY", formats=[_DAY], help="Only what was published by then."
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar="OUTLET",
            help="Only what this outlet published.",
            callback=check_unicode,
        ),
    ] = None,
    as_json: JsonOption = False,
    batch: BatchOption = None,
    config: ConfigOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Answer a question in exact words, each with its source.

    The first time, the index is built from the corpus; after that, `talks index build` brings it
    up to date. Days are written 2025-04-18 and are those of UTC. The exit code is 0 if there is an
    answer, 3 if there is none, 1 after an error.
    """
    check_one_given("question", question, batch)
    if since and until and until < since:
        raise typer.BadParameter("--until names a day before that of --since")
    narrowing = Narrowing(
        speaker, since.date() if since else None, until.date() if until else None, source
    )
    chosen = settings(config, index, corpus)
    with open_for_questions(chosen) as published:
        answerer = open_answerer(published, chosen)

        def answer(question: str, question_id: str) -> dict[str, Any]:
            return answer_record(answerer.answer(question, question_id, narrowing=narrowing))

        if batch is not None:
            run_batch(batch, answer)
            return
        result = answerer.answer(question or "", narrowing=narrowing)
    if as_json:
        print_json(answer_record(result))
    else:
        print_answer(Console(highlight=False), result, show_command(config, index))
    if isinstance(result, Abstention):
        raise typer.Exit(ABSTAINED)
