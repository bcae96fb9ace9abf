"""`talks corpus`: list, show."""

from contextlib import closing
from typing import Annotated

import typer
from rich.console import Console

from bot.cli.options import ConfigOption, IndexOption, JsonOption, check_unicode, settings
from bot.cli.output import print_json
from bot.harmless import harmless
from bot.records.article import article_record
from bot.terminal.article import print_article
from bot.terminal.parts import describe
from corpus.errors import CorpusError
from corpus.models import Article, Span
from index.published import open_index

app = typer.Typer(help="Look at the articles that the index holds.", no_args_is_help=True)


@app.command("list", epilog="Example: talks corpus list --json")
def list_articles(
    as_json: JsonOption = False, config: ConfigOption = None, index: IndexOption = None
) -> None:
    """List the articles, newest first."""
    with closing(open_index(settings(config, index).index.dir)) as published:
        for article in published.store.articles():
            if as_json:
                print_json(article_record(article))
            else:
                typer.echo(f"{harmless(article.id)}  {describe(article)}")


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


def _place(at: str, article: Article) -> Span:
    start, _, end = at.partition(":")
    if start.isdecimal() and end.isdecimal() and int(start) <= int(end) <= len(article.text):
        return Span(int(start), int(end))
    raise typer.BadParameter(
        f"{at!r} is not START:END with 0 <= START <= END <= {len(article.text)}", param_hint="--at"
    )
