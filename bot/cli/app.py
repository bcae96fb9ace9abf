"""The commands, put together."""

from importlib.metadata import version
from typing import Annotated

import typer

from bot.cli import ask, bot, config, corpus, feedback, index, quotes, search, summary
from bot.cli import eval as evaluation

app = typer.Typer(
    name="talks",
    help="Answers what was said in the talks, on the record: in exact words, each with its source.",
    epilog='Example: talks ask "What did the delegation say about the ceasefire?"',
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"talks {version('talks-bot')}")
        raise typer.Exit


@app.callback()
def _talks(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version and end.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Options of the program itself."""


app.command("ask", epilog=ask.EPILOG)(ask.ask)
app.command("summary", epilog=summary.EPILOG)(summary.summary)
app.command("quotes", epilog=quotes.QUOTES_EPILOG)(quotes.quotes)
app.command("speakers", epilog=quotes.SPEAKERS_EPILOG)(quotes.speakers)
app.command("search", epilog=search.EPILOG)(search.search)
app.command("eval", epilog=evaluation.EPILOG)(evaluation.evaluate)
app.add_typer(index.app, name="index")
app.add_typer(corpus.app, name="corpus")
app.add_typer(bot.app, name="bot")
app.add_typer(feedback.app, name="feedback")
app.add_typer(config.app, name="config")
