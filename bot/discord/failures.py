"""Saying what went wrong: one sentence to whoever asked, all of it to the log."""

import logging
import uuid
from typing import Any

import discord
from discord import app_commands

from bot.discord.errors import SayToUser
from bot.discord.render import render_error, render_incident
from bot.discord.reply import Reply
from bot.discord.sending import ephemeral, is_expired
from bot.discord.services import Services

log = logging.getLogger("talks.errors")

INCIDENT = "incident"
"""The name of an error that nobody expected."""


def explain(error: BaseException, contact: str) -> tuple[Reply, str]:
    """What is said of an error, and its name for the log and the metrics.

    What nobody expected is logged with its traceback under an incident id, which is said.
    """
    cause = _cause(error)
    if isinstance(cause, SayToUser):
        return render_error(cause.message), type(cause).__name__
    if isinstance(cause, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        return render_error(
            "This command has changed just now; restart Discord or try again in a few minutes."
        ), "CommandChanged"
    if isinstance(cause, app_commands.CheckFailure):
        return render_error("You need more rights on this server for that."), "NotAllowed"
    incident = uuid.uuid4().hex[:8]
    log.error("incident", extra={"incident": incident}, exc_info=cause)
    return render_incident(incident, contact), INCIDENT


async def tell(
    interaction: "discord.Interaction[Any]", error: BaseException, services: Services
) -> None:
    """Say what went wrong to whoever used a command or a button, to them alone."""
    cause = _cause(error)
    if isinstance(cause, discord.HTTPException) and is_expired(cause):
        log.warning("interaction expired", extra={"reason": str(cause)})
        return
    reply, outcome = explain(error, services.settings.discord.contact)
    if outcome == INCIDENT:
        services.metrics.error()
    await ephemeral(interaction, reply)


def _cause(error: BaseException) -> BaseException:
    return error.original if isinstance(error, app_commands.CommandInvokeError) else error
