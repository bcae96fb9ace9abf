"""The button that deletes what is kept of somebody."""

import re
from typing import Any, Self

import discord

from bot.discord.buttons.press import Pressed, pressed
from bot.discord.posting.person import direct_channel
from bot.discord.render import render_forgotten
from bot.discord.sending import ephemeral
from bot.discord.services import Services


class ForgetButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template="talks:forget"):
    """Deletes what is kept of whoever presses it."""

    def __init__(self) -> None:
        super().__init__(
            discord.ui.Button(
                label="Delete my data",
                style=discord.ButtonStyle.danger,
                custom_id="talks:forget",
            )
        )

    @classmethod
    async def from_custom_id(
        cls, _interaction: Pressed, _item: discord.ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """The button of an id."""
        return cls()

    async def callback(self, interaction: Pressed) -> None:
        """Delete it, and say what that was."""
        await pressed(interaction, _forget)


async def _forget(interaction: Pressed, services: Services) -> None:
    deleted = await services.kept.forget_user(interaction.user.id)
    watches = await services.watchlist.forget_user(interaction.user.id)
    await services.outbox.forget_direct(await direct_channel(interaction))
    await ephemeral(interaction, render_forgotten(deleted.answers, deleted.feedback, watches))
