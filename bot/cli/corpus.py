"""`talks corpus`: list, show, history; the others have files of their own."""

from contextlib import closing
from typing import Annotated

import typer
from rich.console import Console

from bot.cli import corpus_add, corpus_doctor, corpus_export, corpus_remove, corpus_update
from bot.cli.corpus_wanted import is_wanted
from bot.cli.exits import ABSTAINED
from bot.cli.options import (
    ConfigOption,
    CorpusOption,
    IndexOption,
    JsonOption,
    SinceOption,
    SourceOption,
    check_unicode,
    settings,
)
from bot.cli.output import print_json
from bot.desk import library
from bot.harmless import harmless
from bot.records.article import article_record
from bot.records.library import history_record
from bot.terminal.article import print_article
from bot.terminal.library import print_history
from bot.terminal.parts import describe
from corpus.errors import CorpusError
from corpus.models import Article, Span
from index.published import open_index

app = typer.Typer(
    help="Keep articles, and look at those that the index holds.", no_args_is_help=True
)
app.command("add", epilog=corpus_add.ADD_EPILOG)(corpus_add.add)
app.command("update", epilog=corpus_update.EPILOG)(corpus_update.update)


@app.command("list", epilog="Example: talks corpus list --since 2025-04-01 --json")
def list_articles(
    source: SourceOption = None,
    since: SinceOption = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
    index: IndexOption = None,
) -> None:
    """List the articles of the index, newest first; the exit code is 3 if there is none."""
    found = 0
    with closing(open_index(settings(config, index).index.dir)) as published:
        for article in published.store.articles():
            if not is_wanted(article, source, since):
                continue
            found += 1
            if as_json:
                print_json(article_record(article))
            else:
                typer.echo(f"{harmless(article.id)}  {describe(article)}")
    if not found:
        told = "there is no such article; `talks index status` says what the index holds"
        typer.echo(f"talks: {told}", err=True)
        raise typer.Exit(ABSTAINED)


@app.command(epilog="Example: talks corpus show 3f0c2d1a9b8e7f60 --at 120:245")
def show(
    article_id: Annotated[
        str,
        typer.Argument(metavar="ID", help="As `talks corpus list` has it.", callback=check_unicode),
    ],
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="START:END", help="Mark these characters, as a quote gives."),
    ] = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
    index: IndexOption = None,
) -> None:
    """Print an article as it is stored, its words marked where a quote was taken."""
    with closing(open_index(settings(config, index).index.dir)) as published:
        article = published.store.article(article_id)
    if article is None:
        raise CorpusError(f"no article {article_id!r}; `talks corpus list` lists them")
    marked = _place(at, article) if at is not None else None
    if as_json:
        print_json(article_record(article, text=True))
    else:
        print_article(Console(highlight=False), article, marked)


@app.command(epilog="Example: talks corpus history 3f0c2d1a9b8e7f60")
def history(
    article_id: Annotated[
        str,
        typer.Argument(metavar="ID", help="As `talks corpus list` has it.", callback=check_unicode),
    ],
    as_json: JsonOption = False,
    config: ConfigOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Say when an article was added or fetched, and what changed in it since, word for word.

    Only articles that `talks corpus add` or a feed brought have a history. The words are those of
    the versions, and none of them but the last is answered from.
    """
    keeping = library(settings(config, corpus=corpus))
    current = keeping.current(article_id)
    versions = [*keeping.older(article_id), *([current] if current else [])]
    if not versions:
        raise CorpusError(f"no article {article_id!r} was ever kept in {keeping.folder}")
    if as_json:
        print_json(history_record(versions, removed=current is None))
    else:
        print_history(Console(highlight=False), versions, removed=current is None)


app.command("remove", epilog=corpus_remove.EPILOG)(corpus_remove.remove)
app.command("export", epilog=corpus_export.EPILOG)(corpus_export.export)
app.command("import", epilog=corpus_add.IMPORT_EPILOG)(corpus_add.import_)
app.command("doctor", epilog=corpus_doctor.EPILOG)(corpus_doctor.doctor)


def _place(at: str, article: Article) -> Span:
    start, _, end = at.partition(":")
    if start.isdecimal() and end.isdecimal() and int(start) <= int(end) <= len(article.text):
        return Span(int(start), int(end))
    raise typer.BadParameter(
        f"{at!r} is not START:END with 0 <= START <= END <= {len(article.text)}", param_hint="--at"
    )
