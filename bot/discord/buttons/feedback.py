"""Buttons that say what somebody thinks of an answer, where the server's managers want to know."""

import re
from typing import Any, Self

import discord

from bot.discord.buttons.press import KEY, Pressed, pressed
from bot.discord.render import render_error
from bot.discord.sending import ephemeral
from bot.discord.services import Services

_NOTED = "Thank you, that is noted with the question. You may change your mind."
_NOT_KEPT = "That is not noted: feedback is off here, or this answer is kept no longer."


class FeedbackButton(
    discord.ui.DynamicItem[discord.ui.Button[Any]], template=rf"talks:(?P<how>good|poor):{KEY}:0"
):
    """Notes that an answer is good, or that it is not."""

    def __init__(self, key: str, *, good: bool) -> None:
        super().__init__(
            discord.ui.Button(
                emoji="👍" if good else "👎",
                style=discord.ButtonStyle.secondary,
                custom_id=f"talks:{'good' if good else 'poor'}:{key}:0",
            )
        )
        self._key = key
        self._good = good

    @classmethod
    async def from_custom_id(
        cls, _interaction: Pressed, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button of an id."""
        return cls(match["key"], good=match["how"] == "good")

    async def callback(self, interaction: Pressed) -> None:
        """Note it, and say so to whoever pressed."""
        await pressed(interaction, self._note)

    async def _note(self, interaction: Pressed, services: Services) -> None:
        noted = await services.kept.vote(self._key, interaction.user.id, good=self._good)
        await ephemeral(interaction, render_error(_NOTED if noted else _NOT_KEPT))
