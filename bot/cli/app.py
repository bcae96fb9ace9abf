"""The commands, put together."""

from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from bot.cli import (
    ask,
    bot,
    compare,
    config,
    corpus,
    digest,
    feedback,
    index,
    position,
    quotes,
    search,
    summary,
    timeline,
    verify,
)
from bot.cli import eval as evaluation


class _PlainWords(TyperGroup):
    """The program, whose errors are without the words that pydantic puts before typer's."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that is asked for."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")
            raise


app = typer.Typer(
    name="talks",
    cls=_PlainWords,
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
app.command("timeline", epilog=timeline.EPILOG)(timeline.timeline)
app.command("compare", epilog=compare.EPILOG)(compare.compare)
app.command("position", epilog=position.EPILOG)(position.position)
app.command("verify", epilog=verify.EPILOG)(verify.verify)
app.command("digest", epilog=digest.EPILOG)(digest.digest)
app.command("quotes", epilog=quotes.QUOTES_EPILOG)(quotes.quotes)
app.command("speakers", epilog=quotes.SPEAKERS_EPILOG)(quotes.speakers)
app.command("search", epilog=search.EPILOG)(search.search)
app.command("eval", epilog=evaluation.EPILOG)(evaluation.evaluate)
app.add_typer(index.app, name="index")
app.add_typer(corpus.app, name="corpus")
app.add_typer(bot.app, name="bot")
app.add_typer(feedback.app, name="feedback")
app.add_typer(config.app, name="config")
