"""`talks bot`: run, sync, invite, check."""

import os
from typing import Annotated

import typer

from bot.cli.options import ConfigOption, IndexOption, settings

app = typer.Typer(help="Run the Discord bot, and look after it.", no_args_is_help=True)


@app.command(epilog="Example: talks bot run --config talks.toml")
def run(config: ConfigOption = None, index: IndexOption = None) -> None:
    """Run the bot until it is told to end (SIGTERM or Ctrl+C); then it finishes what it answers.

    The token stands in the variable TALKS_DISCORD_TOKEN. The log goes to standard error, one line
    of JSON an event. Without an index the bot runs, says so, and answers once one is built.
    """
    from bot.discord.run import run as run_bot
    from bot.discord.token import read_token

    chosen = settings(config, index)
    named = (("--config", config), ("--index", index))
    words = [word for name, path in named if path for word in (name, str(path))]
    run_bot(chosen, read_token(os.environ), words)


@app.command(epilog="Example: talks bot sync --guild 1234567890")
def sync(
    guild: Annotated[
        int | None,
        typer.Option("--guild", metavar="ID", min=1, help="Only this server, where it is at once."),
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Tell Discord of the commands now; the bot does so by itself when they have changed."""
    from bot.discord.portal import sync_now
    from bot.discord.token import read_token

    count = sync_now(settings(config), read_token(os.environ), guild)
    where = "all servers" if guild is None else f"server {guild}"
    typer.echo(f"told Discord of {count} commands, for {where}")


@app.command(epilog="Example: talks bot invite")
def invite(config: ConfigOption = None) -> None:
    """Print the link that invites the bot to a server, with the rights that it needs."""
    from bot.discord.portal import invite_link
    from bot.discord.token import read_token

    settings(config)
    typer.echo(invite_link(read_token(os.environ)))


@app.command(epilog="Example: talks bot check --config talks.toml")
def check(config: ConfigOption = None, index: IndexOption = None) -> None:
    """Check the settings, the token, the state file and the index, without connecting.

    The exit code is 1 if the bot could not run. That nothing is published is said, and is no error.
    """
    from bot.discord.portal import check_all
    from bot.discord.token import read_token

    for line in check_all(settings(config, index), read_token(os.environ)):
        typer.echo(line)
