"""`talks feedback`: export."""

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import ConfigOption, settings
from bot.cli.output import print_json
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.discord.kept import AllFeedback

app = typer.Typer(help="What people thought of the bot's answers.", no_args_is_help=True)


@app.callback()
def _feedback() -> None:
    """What people thought of the bot's answers."""


@app.command(epilog="Example: talks feedback export > liked.jsonl")
def export(
    poor: Annotated[
        bool,
        typer.Option(
            "--poor",
            help="Print the questions of poor answers instead, for you to say what answers.",
        ),
    ] = False,
    config: ConfigOption = None,
) -> None:
    """Print questions that people judged the answers of, as JSONL that `talks eval` reads.

    Words found good answer; an abstention found good says that nothing does. An answer found poor
    does not say what would be good, so it is left out, and counted on standard error.
    """
    from bot.discord.evaluation_set import evaluation_record, judged

    feedback = asyncio.run(_read(settings(config)))
    left_out = 0
    for one in judged(feedback.readable):
        record = evaluation_record(one)
        if poor:
            record = None if record else {"id": one.kept.key, "question": one.kept.question}
        if record:
            print_json(record)
        else:
            left_out += 1
    if left_out:
        typer.echo(f"talks: {left_out:,} more were judged, and are left out", err=True)
    if feedback.unreadable:
        typer.echo(
            f"talks: {feedback.unreadable:,} judgements cannot be read, another version of talks "
            "wrote them; they are left out",
            err=True,
        )


async def _read(chosen: Settings) -> "AllFeedback":
    from bot.discord import kept
    from bot.discord.state import State

    state = await State.open(chosen.discord.state, (kept.SCHEMA,))
    try:
        return await kept.KeptAnswers(state).feedback()
    finally:
        await state.close()
