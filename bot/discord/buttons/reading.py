"""Buttons that read on: pages, context, sources, the passages of an abstention.

A button is known by its id alone, ``talks:<look>:<key>:<page>``, and finds the rest anew: what was
shown, in the state file; its words, in the index that is published now. So it works after a restart
and after a new index, for as long as what it belongs to is kept.

Who asked changes the message itself. Everybody else gets a copy that they alone see, and change.
"""

import re
from typing import Any, Self

import discord

from bot.discord.buttons.feedback import FeedbackButton
from bot.discord.buttons.looks import Look, Quotes, Sight, sight
from bot.discord.buttons.press import KEY, Pressed, pressed
from bot.discord.errors import SayToUser
from bot.discord.kept import Kept
from bot.discord.render import GONE, Heading
from bot.discord.sending import finish
from bot.discord.services import Services
from bot.discord.shown import ShownKind, recite

_ID = rf"talks:(?P<look>{'|'.join(Look)}):{KEY}:(?P<page>\d{{1,4}})"


class ReadButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=_ID):
    """Shows one page of one look."""

    def __init__(self, look: Look, key: str, page: int, label: str = "") -> None:
        super().__init__(
            discord.ui.Button(
                label=label or look.value,
                style=discord.ButtonStyle.secondary,
                custom_id=f"talks:{look}:{key}:{page}",
            )
        )
        self._look = look
        self._key = key
        self._page = page

    @classmethod
    async def from_custom_id(
        cls, _interaction: Pressed, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button of an id."""
        return cls(Look(match["look"]), match["key"], int(match["page"]))

    async def callback(self, interaction: Pressed) -> None:
        """Show what the button is for."""
        await pressed(interaction, self._show)

    async def _show(self, interaction: Pressed, services: Services) -> None:
        kept = await services.kept.load(self._key)
        if kept is None:
            raise SayToUser(GONE)
        if _may_change(interaction, kept):
            await interaction.response.defer()
        else:
            await interaction.response.defer(ephemeral=True, thinking=True)
        quotes: Quotes = await services.engine.read(
            lambda version: recite(kept.shown.places, version.published)
        )
        heading = Heading.of_message(interaction.message)
        seen = sight(kept.shown, quotes, self._look, self._page, heading)
        await finish(interaction, seen.reply, rows(kept, seen), for_all=False)


def _may_change(interaction: Pressed, kept: Kept) -> bool:
    """Whether the message is theirs: their question's, or a copy that they alone see."""
    message = interaction.message
    own = interaction.user.id == kept.asker_id
    return own or bool(message and message.flags.ephemeral)


def rows(kept: Kept, seen: Sight) -> discord.ui.View:
    """The buttons under one page of one look of what is kept."""
    view = discord.ui.View(timeout=None)
    for button in _reading(kept, seen):
        view.add_item(button)
    if kept.question is not None and seen.look is Look.MAIN:
        view.add_item(FeedbackButton(kept.key, good=True))
        view.add_item(FeedbackButton(kept.key, good=False))
    return view


def _reading(kept: Kept, seen: Sight) -> list[ReadButton]:
    key, page = kept.key, seen.page
    abstained = kept.shown.kind is ShownKind.ABSTENTION
    quotes = Look.PASSAGES if abstained else Look.MAIN
    if not kept.shown.places:
        return []
    if seen.look in {Look.CONTEXT, Look.SOURCES}:
        return [ReadButton(quotes, key, page, "Back to the quotes")]
    if seen.look is not quotes:
        return [ReadButton(quotes, key, 0, "Show the passages anyway")]
    buttons = []
    if page > 0:
        buttons.append(ReadButton(quotes, key, page - 1, "◀ Back"))
    if page + 1 < seen.pages:
        buttons.append(ReadButton(quotes, key, page + 1, "Next ▶"))
    buttons.append(ReadButton(Look.CONTEXT, key, page, "More context"))
    buttons.append(ReadButton(Look.SOURCES, key, page, "Sources"))
    if abstained:
        buttons.append(ReadButton(Look.MAIN, key, 0, "Hide the passages"))
    return buttons
