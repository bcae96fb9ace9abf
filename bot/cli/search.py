"""`talks search`."""

from typing import Annotated, Any

import typer
from rich.console import Console

from bot.cli.batch import check_one_given, run_batch
from bot.cli.exits import ABSTAINED
from bot.cli.opening import open_for_questions
from bot.cli.options import (
    BatchOption,
    ConfigOption,
    CorpusOption,
    IndexOption,
    JsonOption,
    check_words,
    settings,
    show_command,
)
from bot.cli.output import print_json
from bot.desk import open_retriever
from bot.records.search import search_record
from bot.terminal.search import print_hits

EPILOG = 'Example: talks search "prisoner exchange" -k 5'


def search(
    query: Annotated[
        str | None,
        typer.Argument(metavar="QUERY", help="What to look for.", callback=check_words),
    ] = None,
    k: Annotated[int | None, typer.Option("-k", min=1, help="How many; else search.top_k.")] = None,
    as_json: JsonOption = False,
    batch: BatchOption = None,
    config: ConfigOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Find passages, best first, without choosing an answer among them.

    The exit code is 0 if there are any, 3 if there are none, 1 after an error.
    """
    check_one_given("query", query, batch)
    chosen = settings(config, index, corpus)
    with open_for_questions(chosen, corpus) as published:
        retriever = open_retriever(published, chosen)
        searched = published.manifest.coverage

        def find(query: str, query_id: str) -> dict[str, Any]:
            return search_record(query, query_id, retriever.search(query, wanted), searched)

        wanted = k or chosen.search.top_k
        if batch is not None:
            run_batch(batch, find)
            return
        hits = retriever.search(query or "", wanted)
    if as_json:
        print_json(search_record(query or "", None, hits, searched))
    else:
        print_hits(Console(highlight=False), hits, searched, show_command(config, index))
    if not hits:
        raise typer.Exit(ABSTAINED)
