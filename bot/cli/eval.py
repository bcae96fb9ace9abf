"""`talks eval`."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.cli.exits import FAILED
from bot.cli.opening import open_for_questions
from bot.cli.options import ConfigOption, CorpusOption, IndexOption, JsonOption, settings
from bot.cli.output import print_json
from bot.cli.progress import BuildProgress
from bot.evaluation.compare import compare as compare_outcomes
from bot.evaluation.evaluate import evaluate as ask_file
from bot.evaluation.questions import Problem
from bot.evaluation.report import evaluation_record, read_evaluation
from bot.evaluation.text import print_evaluation
from bot.harmless import harmless

EPILOG = "Example: talks eval questions.jsonl --compare before.json --html page.html"


def evaluate(
    file: Annotated[
        typer.FileBinaryRead,
        typer.Argument(
            metavar="FILE",
            lazy=False,
            help='"-" for standard input: JSONL {"id", "question"} with what answers it: '
            '"relevant", "answer_spans", "speaker" or "unanswerable".',
        ),
    ],
    compare: Annotated[
        Path | None,
        typer.Option("--compare", metavar="OLD.json", help="Say what moved since this --json."),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="PAGE.html", help="Write a page with plots and failures."),
    ] = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Measure answers on questions of your own whose answers you know.

    docs/evaluation.md describes the file and the figures. The exit code is 0 if all was asked and
    found in the index, and 1 if a line has a problem, a question failed (the rest is measured), or
    after an error.
    """
    # Both before the questions are asked, which takes a while.
    old = None if compare is None else read_evaluation(compare)
    if html is not None:
        from bot.evaluation.page import check_writable, write_page

        check_writable(html)
    name = file.name

    def tell(problem: Problem) -> None:
        typer.echo(f"talks: {harmless(f'{name}:{problem.line}: {problem.reason}')}", err=True)

    chosen = settings(config, index, corpus)
    with (
        open_for_questions(chosen, corpus) as published,
        BuildProgress("nothing was written") as progress,
    ):
        evaluation = ask_file(file, name, published, chosen, progress, tell)
        if old is not None:
            comparison = compare_outcomes(old.outcomes, evaluation.outcomes, str(compare))
            evaluation = replace(evaluation, comparison=comparison)
    if as_json:
        print_json(evaluation_record(evaluation))
    else:
        print_evaluation(Console(highlight=False), evaluation)
    if html is not None:
        write_page(evaluation, html)
    if evaluation.problems or any(o.failure is not None for o in evaluation.outcomes):
        raise typer.Exit(FAILED)
