"""The commands, put together; the one that is asked for alone is imported."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.metadata import version
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup


class _Place(NamedTuple):
    """Where a command is: a function, or the commands of a group."""

    module: str
    name: str = "app"
    epilog: str = "EPILOG"


_PLACES = {
    "ask": _Place("ask", "ask"),
    "summary": _Place("summary", "summary"),
    "timeline": _Place("timeline", "timeline"),
    "compare": _Place("compare", "compare"),
    "position": _Place("position", "position"),
    "verify": _Place("verify", "verify"),
    "digest": _Place("digest", "digest"),
    "quotes": _Place("quotes", "quotes", "QUOTES_EPILOG"),
    "speakers": _Place("quotes", "speakers", "SPEAKERS_EPILOG"),
    "search": _Place("search", "search"),
    "eval": _Place("eval", "evaluate"),
    "index": _Place("index"),
    "corpus": _Place("corpus"),
    "bot": _Place("bot"),
    "feedback": _Place("feedback"),
    "config": _Place("config"),
}


class _Commands(Mapping[str, Any]):
    """The commands by name, each imported when it is asked for: all take half a second."""

    def __getitem__(self, name: str) -> Any:
        place = _PLACES[name]
        module = import_module(f"bot.cli.{place.module}")
        found = getattr(module, place.name)
        alone = typer.Typer(rich_markup_mode=None)
        if isinstance(found, typer.Typer):
            alone.add_typer(found, name=name)
        else:
            alone.command(name, epilog=getattr(module, place.epilog))(found)
        return typer.main.get_group(alone).commands[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_PLACES)

    def __len__(self) -> int:
        return len(_PLACES)


class _Program(TyperGroup):
    """The program, whose errors are without the words that pydantic puts before typer's."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = _Commands()  # type: ignore[assignment]

    def invoke(self, ctx: Any) -> Any:
        """Run the command that is asked for."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")
            raise


app = typer.Typer(
    name="talks",
    cls=_Program,
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
