"""`talks corpus`: list, show."""

import json
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from bot.cli.options import ConfigOption, IndexOption, JsonOption, settings
from bot.records import article_record
from bot.terminal import describe
from corpus.errors import CorpusError
from corpus.models import Article
from index.published import open_index

app = typer.Typer(help="Look at the articles that the index holds.", no_args_is_help=True)


@app.command("list", epilog="Example: talks corpus list --json")
def list_articles(
    as_json: JsonOption = False, config: ConfigOption = None, index: IndexOption = None
) -> None:
    """List the articles, newest first."""
    published = open_index(settings(config, index).index.dir)
    for article in published.store.articles():
        if as_json:
            typer.echo(json.dumps(article_record(article), ensure_ascii=False))
        else:
            typer.echo(f"{article.id}  {describe(article)}")


@app.command(epilog="Example: talks corpus show 3f0c2d1a9b8e7f60 --at 120:245")
def show(
    article_id: Annotated[str, typer.Argument(metavar="ID", help="As `talks corpus list` has it.")],
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="START:END", help="Mark these characters, as a quote gives."),
    ] = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
    index: IndexOption = None,
) -> None:
    """Print an article as it is stored, its words marked where a quote was taken."""
    published = open_index(settings(config, index).index.dir)
    article = published.store.article(article_id)
    if article is None:
        raise CorpusError(f"no article {article_id!r}; `talks corpus list` lists them")
    start, end = _place(at, article) if at else (0, 0)
    if as_json:
        typer.echo(json.dumps(article_record(article) | {"text": article.text}, ensure_ascii=False))
        return
    console = Console(highlight=False)
    console.print(Text(describe(article), style="bold"), soft_wrap=True)
    if article.url:
        console.print(Text(article.url, style="blue"), soft_wrap=True)
    text = Text(f"\n{article.text}")
    text.stylize("reverse", start + 1, end + 1)
    if start < end and not console.is_terminal:
        text = Text(f"\n{article.text[:start]}>>>{article.text[start:end]}<<<{article.text[end:]}")
    console.print(text, soft_wrap=True)


def _place(at: str, article: Article) -> tuple[int, int]:
    start, _, end = at.partition(":")
    if start.isdecimal() and end.isdecimal() and int(start) <= int(end) <= len(article.text):
        return int(start), int(end)
    raise typer.BadParameter(
        f"{at!r} is not START:END with 0 <= START <= END <= {len(article.text)}", param_hint="--at"
    )
