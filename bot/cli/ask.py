"""`talks ask`."""

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
from bot.desk import open_answerer
from bot.records.answer import answer_record
from bot.terminal.answer import print_answer

EPILOG = 'Example: talks ask "What did the spokesman say about the moratorium?"'


def ask(  # noqa: PLR0913, PLR0917 - one for each option
    question: Annotated[
        str | None,
        typer.Argument(metavar="QUESTION", help="In quotation marks.", callback=check_words),
    ] = None,
    speaker: SpeakerOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
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
    narrowed = narrowing(speaker, since, until, source)
    chosen = settings(config, index, corpus)
    with open_for_questions(chosen, corpus) as published:
        answerer = open_answerer(published, chosen)

        def answer(question: str, question_id: str) -> dict[str, Any]:
            return answer_record(answerer.answer(question, question_id, narrowing=narrowed))

        if batch is not None:
            run_batch(batch, answer)
            return
        result = answerer.answer(question or "", narrowing=narrowed)
    if as_json:
        print_json(answer_record(result))
    else:
        print_answer(Console(highlight=False), result, show_command(config, index))
    if isinstance(result, Abstention):
        raise typer.Exit(ABSTAINED)
