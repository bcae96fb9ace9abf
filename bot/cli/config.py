"""`talks config`: check, show."""

import typer

from bot.cli.options import ConfigOption
from bot.config import load
from bot.render_config import render_toml

app = typer.Typer(help="Look at the settings.", no_args_is_help=True)


@app.command(epilog="Example: talks config check --config talks.toml")
def check(config: ConfigOption = None) -> None:
    """Check the settings, and report everything that is wrong with them at once."""
    loaded = load(config)
    typer.echo(f"{loaded.file or 'no file; defaults and environment'}: all settings are good")


@app.command(epilog="Example: talks config show")
def show(config: ConfigOption = None) -> None:
    """Print the settings in effect, as TOML, and where each comes from."""
    typer.echo(render_toml(load(config)), nl=False)
