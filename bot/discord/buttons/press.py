"""What happens around every press of a button: it is counted, and an error is said."""

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.discord.failures import tell
from bot.discord.services import Services

Pressed = discord.Interaction[Any]
KEY = r"(?P<key>[\w-]{12})"
"""The part of a button's id that says what it belongs to (`KeptAnswers.keep`)."""


async def pressed(
    interaction: Pressed, act: Callable[[Pressed, Services], Awaitable[None]]
) -> None:
    """Do what a button is for; tell whoever pressed it what went wrong, if anything did."""
    services: Services = interaction.client.services
    try:
        with services.running.one():
            await act(interaction, services)
    except Exception as error:  # noqa: BLE001 - the last door of an event
        await tell(interaction, error, services)
